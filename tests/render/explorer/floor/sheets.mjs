/*
 * Whether the oldest browsers that are promised (browserslist in package.json) show what the style sheets ask for, by the
 * data of MDN: properties with their words, functions and units, selectors, at-rules. Prints each thing that one of them
 * does not know, unless an older way stands before it in the same rule, or it stands in @supports, or it is one of
 * REFINEMENTS or, on paper, of ON_PAPER. What the scripts ask for the linter sees.
 *
 *   node tests/render/explorer/floor/sheets.mjs FILE.css …
 */
import { readFileSync } from 'node:fs';
import * as csstree from 'css-tree';
import { compat, lacking } from './promised.mjs';

const { properties, selectors, types, 'at-rules': rules } = compat.css;

/** What a browser may pass over, and what is then seen. */
const REFINEMENTS = {
  'text-wrap': 'lines break where they happen to',
  'scrollbar-width': 'a bar of the usual width; none is hidden by it alone',
  '::-webkit-scrollbar': 'the bar of the system',
  '::-webkit-scrollbar-track': 'the bar of the system',
  '::-webkit-scrollbar-thumb': 'the bar of the system',
  cursor: 'a phone has none',
  resize: 'a phone has no corner to pull at',
  'forced-color-adjust': 'Safari forces no colours',
  'text-size-adjust': 'no browser but those of phones enlarges texts by itself',
  'paint-order': 'older ones know it for texts of SVG, of which alone it is asked',
  '@page': 'the margins that the printing dialog has',
  orphans: 'a line alone on a sheet',
  widows: 'a line alone on a sheet',
  'break-after': 'a heading alone at the foot of a sheet',
  'break-before': 'the colophon alone on a sheet',
};
/** The same of what is asked for on paper alone. */
const ON_PAPER = { ':has': 'a long list begins on a new sheet' };
const VIEWPORT = { s: 'small', l: 'large', d: 'dynamic' };

/**
 * What of a value MDN knows by a name of its own: words, functions, units.
 * @param {csstree.CssNode} value
 * @param {any} property
 * @returns {[string, any][]}
 */
function partsOf(value, property) {
  /** @type {[string, any][]} */
  const found = [];
  csstree.walk(value, (node) => {
    if (node.type === 'Identifier') found.push([node.name, property?.[node.name]]);
    if (node.type === 'Function') {
      const kinds = [types, types.color, types.image, types['basic-shape'], types['transform-function'], property];
      found.push([`${node.name}()`, kinds.map((kind) => kind?.[node.name]).find(Boolean)]);
    }
    if (node.type === 'Dimension') {
      const wide = VIEWPORT[/^([sld])v(h|w|min|max|i|b)$/.exec(node.unit)?.[1] ?? ''];
      found.push([node.unit, wide ? types.length[`viewport_percentage_units_${wide}`] : types.length[node.unit]]);
    }
  });
  return found;
}

/**
 * @param {csstree.Declaration} node
 * @param {csstree.Declaration[]} before in the same rule
 * @param {boolean} inPage
 * @returns {[string, any][]} what it asks for, with MDN's feature
 */
function askedBy({ property: name, value }, before, inPage) {
  if (name.startsWith('--') || inPage) return [];
  const own = properties[name];
  const others = before.filter((one) => one.property === name || one.property === `-webkit-${name}`);
  if (others.length) return []; // an older way, for those who do not know this one
  return [
    [name, own],
    ...partsOf(value, own).map(([part, feature]) => /** @type {[string, any]} */ ([`${name}: ${part}`, feature])),
  ];
}

/**
 * @param {string} file
 * @returns {string[]} what its sheet asks for in vain
 */
function wantsOf(file) {
  /** @type {string[]} */
  const found = [];
  const tree = csstree.parse(readFileSync(file, 'utf8'), {
    positions: true,
    onParseError: ({ message, line }) => found.push(`${file}:${line}: ${message}`),
  });
  csstree.walk(tree, function visit(node) {
    /** @type {[string, any][]} */
    let asked = [];
    if (this.atrule?.name === 'supports') return;
    if (node.type === 'Declaration') {
      const all = (this.block?.children.toArray() ?? []).filter(({ type }) => type === 'Declaration');
      const others = all.filter(
        (one) => one !== node && (one.property.startsWith('-') || all.indexOf(one) < all.indexOf(node)),
      );
      asked = askedBy(node, others, this.atrule?.name === 'page');
    } else if (node.type === 'PseudoClassSelector') asked = [[`:${node.name}`, selectors[node.name]]];
    else if (node.type === 'PseudoElementSelector') asked = [[`::${node.name}`, selectors[node.name]]];
    else if (node.type === 'NestingSelector') asked = [['&', selectors.nesting]];
    else if (node.type === 'Atrule') asked = [[`@${node.name}`, rules[node.name]]];
    else if (node.type === 'Feature') asked = [[`@media ${node.name}`, rules.media[node.name]]];
    const printed = this.atrule?.prelude && csstree.generate(this.atrule.prelude) === 'print';
    const passedOver = printed ? { ...REFINEMENTS, ...ON_PAPER } : REFINEMENTS;
    for (const [name, feature] of asked) {
      const who = lacking(feature);
      if (who.length && !(name.split(': ')[0] in passedOver))
        found.push(`${file}:${node.loc?.start.line}: ${name} is unknown to ${who.join(', ')}`);
    }
  });
  return found;
}

const wants = process.argv.slice(2).flatMap(wantsOf);
if (wants.length) console.error(wants.join('\n'));
process.exitCode = wants.length ? 1 : 0;
