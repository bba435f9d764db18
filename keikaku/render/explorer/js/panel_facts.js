/*
 * What is said of one thing alone: its names, numbers, dates, descriptions, and the values of an indicator.
 */
import {addTo} from './data.js';
import {element, withAttributes} from './dom.js';
import {groupHeading, foldedList, listed, panelSection, statementItem} from './panel_parts.js';
import {named} from './texts.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Indicator} Indicator */

/**
 * Other names and readings.
 * @param {App} app @param {number} thing @returns {HTMLElement | null}
 */
export function namesPart(app, thing) {
  const {also, reading} = app.model.data.things[thing];
  const rows = element('dl', 'names');
  const row = (/** @type {string} */ title, /** @type {string[]} */ names, /** @type {string} */ lang) => {
    if (!names.length) return;
    const value = withAttributes(element('dd', '', listed(app, names)), {lang: lang !== app.state().language && lang});
    rows.append(element('dt', '', title), value);
  };
  row(app.say('panel.reading'), reading, 'ja');
  const both = [also[0], also[1].filter((name) => !also[0].includes(name))];
  const order = app.state().language === 'ja' ? [0, 1] : [1, 0];
  for (const at of order) row(app.say(at === 0 ? 'panel.alsoJapanese' : 'panel.alsoEnglish'), both[at], at === 0 ? 'ja' : 'en');
  return rows.children.length ? rows : null;
}

/**
 * Its facts by what kind of fact they are.
 * @param {App} app @param {number} thing @returns {HTMLElement | null}
 */
export function factsPart(app, thing) {
  const {facts} = app.model.data;
  /** @type {Map<string, number[]>} */
  const kinds = new Map();
  for (const fact of app.model.factsOf[thing]) addTo(kinds, app.in(facts[fact][1]), fact);
  if (!kinds.size) return null;
  const groups = [...kinds].map(([kind, some]) => {
    const entries = some.map((fact) => () => {
      const [, , text, passages] = facts[fact];
      return statementItem(app, [named(app, text, 'span')], passages);
    });
    return element('div', 'group', groupHeading([kind], some.length > 1 ? some.length : undefined), foldedList(app, 'statements', entries));
  });
  return panelSection(app.say('panel.facts'), ...groups);
}

/**
 * The values of an indicator as a table.
 * @param {App} app @param {number} thing @returns {HTMLElement | null}
 */
export function indicatorPart(app, thing) {
  const place = app.model.indicatorOf.get(thing);
  if (place === undefined) return null;
  const indicator = app.model.data.indicators[place];
  const part = panelSection(app.say('panel.values'));
  if (indicator.values.length) part.append(valueTable(app, indicator));
  return part;
}

/** @param {App} app @param {Indicator} indicator */
function valueTable(app, indicator) {
  const unit = app.in(indicator.unit);
  const caption = element('caption', '', unit ? app.say('panel.valuesIn', {unit}) : app.say('panel.values'));
  const heads = ['panel.valueKind', 'panel.period', 'panel.value', 'panel.source'];
  const head = element('tr', '', ...heads.map((key) => withAttributes(element('th', '', app.say(key)), {scope: 'col'})));
  const rows = indicator.values.map((value) => element('tr', '',
    withAttributes(named(app, value.name, 'th'), {scope: 'row'}),
    named(app, value.period, 'td'),
    withAttributes(element('td', 'number', value.printed), {lang: app.state().language !== 'ja' && 'ja'}),
    element('td', '', app.cite(value.stated))));
  const table = element('table', 'values', caption, element('thead', '', head), element('tbody', '', ...rows));
  return withAttributes(element('div', 'scroll', table), {role: 'region', tabindex: 0, 'aria-label': app.say('panel.values')});
}
