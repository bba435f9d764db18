/*
 * A row of the reading view: a heading, or a passage with its page before it and what belongs to it beside it.
 */
import { element, withAttributes } from '../../parts/dom.js';
import { inside } from '../../parts/door.js';
import { glyph } from '../../parts/glyph.js';
import { languageOf, named } from '../../parts/texts.js';
import { policyBadge, policyLook } from '../../parts/policy_marks.js';
import { verdictOf } from '../../parts/verdicts.js';
import { addressOf, isRaw, numberOf } from '../../data/reading.js';
import { called } from '../../data/plans.js';
import { marginOf, shortName } from './margin.js';
import { wordsShown } from './words.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../data/reading.js').Row} Row */
/**
 * @typedef {object} Manner
 * @property {(link: number) => boolean} keeps which links the filters leave
 * @property {number | string | null} page that begins with the row
 * @property {boolean} whole with what is folded on the screen
 */

const HEADINGS = /** @type {const} */ (['h3', 'h4', 'h5', 'h6']);
const NARROW = ['Considered', 'Needed']; // that say no one does it

/**
 * @param {App} app
 * @param {Row} row
 * @param {Manner} manner
 */
export function rowShown(app, row, manner) {
  const { page } = manner;
  const { body, margin } = row.depth >= 0 ? headingParts(app, row, manner) : passageParts(app, row, manner);
  const made = element(
    'div',
    row.depth >= 0 ? `read-row read-heading depth-${Math.min(row.depth, 3)}` : 'read-row',
    element('div', 'read-gutter', page !== null && app.say('cite.pageNumber', { page })),
    element('div', 'read-body', ...body),
    margin && element('div', 'read-margin', margin),
  );
  return withAttributes(made, { tabindex: -1, 'data-at': addressOf(app.model, row) });
}

/**
 * @param {App} app
 * @param {Row} row
 * @param {Manner} manner
 */
function headingParts(app, row, { keeps }) {
  const { model } = app;
  const { things } = model.data;
  const { thing, depth } = row;
  const { name, at } = things[thing];
  const number = numberOf(at);
  const isPolicy = model.policies.includes(thing);
  const policy = model.policyOf[thing];
  const mark = isPolicy
    ? policyBadge(app, thing)
    : number && element('span', policy >= 0 ? `number of-${policyLook(model, policy).ink}` : 'number', number);
  const link = inside('read-title', app.address({ at: thing }), [named(app, name, 'span')], () => app.visit(thing));
  const body = [
    element('p', 'read-kind', app.in(called(model.data, thing).name)),
    element(HEADINGS[Math.min(depth, 3)], '', mark || null, mark ? ' ' : null, link),
  ];
  return { body, margin: marginOf(app, row, { keeps, named: new Set() }) };
}

/**
 * @param {App} app
 * @param {Row} row
 * @param {Manner} manner
 */
function passageParts(app, row, { keeps, whole }) {
  const { passages } = app.model.data;
  const { thing, passage } = row;
  const names = passage >= 0 ? passages[passage].names : [];
  const text = passage >= 0 ? passages[passage].text : undefined;
  const label = labelOf(app, row);
  const raw = isRaw(app.model, thing);
  // In its own language a text needs no label beside it, but that of a table or a picture does.
  const withLabel = label && (!text || raw || languageOf(text) !== app.state().language);
  const shownLabel = withLabel ? wordsShown(app, label, names, text ? 'read-label' : 'read-text') : null;
  const shownText = text ? wordsShown(app, text, names, raw ? 'read-text raw' : 'read-text') : null;
  const body = [
    kindLine(app, row),
    shownLabel?.shown ?? null,
    valuesOf(app, thing),
    shownText?.shown ?? null,
    factsOf(app, row, whole),
  ];
  const found = new Set([...(shownLabel?.found ?? []), ...(shownText?.found ?? [])]);
  return { body, margin: marginOf(app, row, { keeps, named: found }) };
}

/**
 * What a passage says in short, in the page's language: its element's name; what it is to achieve, where it states that.
 * @param {App} app
 * @param {Row} row
 */
function labelOf(app, { thing }) {
  if (thing < 0) return '';
  const { name, aim } = app.model.data.things[thing];
  const isWhole = app.model.childrenOf[thing].length > 0;
  return app.in(isWhole ? (aim ?? ['', '']) : name);
}

/**
 * What it is, how it puts it, and where it stands.
 * @param {App} app
 * @param {Row} row
 */
function kindLine(app, { thing, passage }) {
  const { passages, modalities, things, kinds } = app.model.data;
  const mode = passage >= 0 ? modalities[passages[passage].modality ?? -1] : undefined;
  const isWhole = thing >= 0 && app.model.childrenOf[thing].length > 0;
  const what = isWhole
    ? app.say('read.aim')
    : thing >= 0 &&
      inside('read-short', app.address({ at: thing }), [glyph(kinds[things[thing].kind]), shortName(app, thing)], () =>
        app.visit(thing),
      );
  return element(
    'div',
    'read-kind',
    what,
    mode ? element('span', NARROW.includes(mode[0]) ? 'read-mode not-done' : 'read-mode', app.in(mode[1])) : null,
    passage >= 0 && app.cite([passage]),
  );
}

/**
 * The values of an indicator in a line each, and whether its target will be met.
 * @param {App} app
 * @param {number} thing
 */
function valuesOf(app, thing) {
  const place = app.model.indicatorOf.get(thing);
  if (place === undefined) return null;
  const indicator = app.model.data.indicators[place];
  const rows = indicator.values.map(({ name, period, written, printed }) =>
    element(
      'div',
      '',
      element('dt', '', app.in(name)),
      element('dd', '', app.in(written) || printed, ' ', element('span', 'quiet', app.in(period))),
    ),
  );
  return element('div', '', element('dl', 'read-values', ...rows), verdictOf(app, indicator));
}

/**
 * The numbers and dates that a passage gives, folded on the screen: what is in them is made when they open.
 * @param {App} app
 * @param {Row} row
 * @param {boolean} whole
 */
function factsOf(app, { thing, passage }, whole) {
  const { facts } = app.model.data;
  if (thing < 0 || passage < 0 || app.model.childrenOf[thing].length) return null;
  const own = app.model.factsOf[thing].filter((fact) => facts[fact][3].includes(passage));
  if (!own.length) return null;
  const made = element('details', 'read-facts', element('summary', '', app.say('read.facts', { n: own.length })));
  const fill = () => {
    if (made.children.length > 1) return;
    made.append(element('ul', '', ...own.map((fact) => element('li', '', named(app, facts[fact][2], 'span')))));
  };
  made.addEventListener('toggle', () => made.open && fill());
  if (whole) {
    fill();
    made.open = true;
  }
  return made;
}
