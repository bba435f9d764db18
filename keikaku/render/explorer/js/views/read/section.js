/*
 * A section of a plan as it is read: its rows, beside them the contents, before it what the page does not hold, behind it
 * the ways on.
 */
import { element, withAttributes } from '../../parts/dom.js';
import { inside } from '../../parts/door.js';
import { originalOf } from '../../parts/original.js';
import { hasText } from '../../data/evidence.js';
import { filtered, isFiltered, unfiltered } from '../../data/selection.js';
import { pagesOfRows, sectionsOf } from '../../data/reading.js';
import { plainPlan, plansShown } from '../../data/plans.js';
import { contentsChoice, contentsColumn, sectionName, toRow } from './contents.js';
import { rowShown } from './passage.js';
import { stepButtons } from './steps.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../data/reading.js').Section} Section */
/** @typedef {{ sections: Section[], open: Section | null, at: number, lost: boolean }} Reading at: the row that is addressed, or -1; lost: the filters leave it out */

/**
 * What the page does not hold, and where it is to be had; and that filters leave something out.
 * @param {App} app
 * @param {Section | null} open
 */
export function noticesOf(app, open) {
  if (hasText(app.model)) return [];
  const plan = open ? open.plan : Math.max(plainPlan(app.model, app.state()), 0);
  return [
    element(
      'p',
      'lead read-without',
      app.say('read.withoutText'),
      ' ',
      app.model.data.plans.length > 0 && originalOf(app, plan),
    ),
  ];
}

/**
 * How much a section is.
 * @param {App} app
 * @param {Section | null} open
 */
export function countOf(app, open) {
  if (!open) return '';
  const n = open.rows.filter(({ passage }) => passage >= 0).length;
  const pages = pagesOfRows(app.model, open.rows);
  return pages.length
    ? app.say(pages.length > 1 ? 'read.countPages' : 'read.countPage', {
        n,
        from: pages[0],
        to: pages[pages.length - 1],
      })
    : app.say('read.count', { n });
}

/**
 * The plans to choose from, contents, bar and text of a section, and the ways on from it.
 * @param {App} app
 * @param {Reading} reading
 * @param {(by: number) => void} step
 * @returns {HTMLElement[]}
 */
export function sectionParts(app, { sections, open, lost }, step) {
  if (!open) return [nothingLeft(app)];
  const bar = element('div', 'read-bar', contentsChoice(app, sections, open), ...stepButtons(app, step));
  const keys = element('p', 'quiet read-keys', ...stepButtons(app, step), app.say('read.keys'));
  const main = element(
    'div',
    'read-main',
    lost && filteredOut(app),
    element('div', 'read-rows', ...rowsOf(app, open)),
    waysOn(app, sections, open),
  );
  return [
    ...plansToRead(app, open),
    bar,
    element('div', 'read-columns', element('div', 'read-side', keys, contentsColumn(app, sections, open)), main),
  ];
}

/**
 * @param {App} app
 * @param {Section} section
 * @param {boolean} [whole] with what is folded on the screen
 */
export function rowsOf(app, { rows }, whole = false) {
  const kept = new Set(filtered(app.model, app.state()).links);
  const { passages } = app.model.data;
  /** @type {number | string | null} */
  let last = null;
  return rows.map((row) => {
    const page = row.passage >= 0 ? passages[row.passage].page : null;
    const begins = page !== null && page !== last;
    if (page !== null) last = page;
    return rowShown(app, row, { keeps: (link) => kept.has(link), page: begins ? page : null, whole });
  });
}

/**
 * Of several plans that are shown each, to be read by itself.
 * @param {App} app
 * @param {Section} open
 */
function plansToRead(app, open) {
  const shown = plansShown(app.model, app.state());
  if (shown.length < 2) return [];
  const { plans } = app.model.data;
  const links = shown.flatMap((plan) => {
    const [first] = sectionsOf(app.model, plan, app.state());
    if (!first) return [];
    const patch = toRow(app, first.rows[0]);
    const link = inside('', app.address(patch), [app.in(plans[plan].name)], () => app.set(patch));
    return [element('li', '', withAttributes(link, { 'aria-current': plan === open.plan && 'true' }))];
  });
  return [
    withAttributes(element('nav', 'read-plans', element('ul', '', ...links)), { 'aria-label': app.say('read.plans') }),
  ];
}

/**
 * The section before and the one behind.
 * @param {App} app
 * @param {Section[]} sections
 * @param {Section} open
 */
function waysOn(app, sections, open) {
  const place = sections.indexOf(open);
  const way = (/** @type {Section | undefined} */ to, /** @type {import('../../types.js').Text} */ key) => {
    if (!to) return null;
    const patch = toRow(app, to.rows[0]);
    return inside(
      key === 'read.next' ? 'read-next' : 'read-previous',
      app.address(patch),
      [element('span', 'quiet', app.say(key)), ' ', sectionName(app, to)],
      () => app.set(patch),
    );
  };
  return element('p', 'read-on', way(sections[place - 1], 'read.previous'), way(sections[place + 1], 'read.next'));
}

/** @param {App} app */
const showAll = (app) =>
  inside('offer', app.address(unfiltered()), [app.say('filters.showAll')], () => app.set(unfiltered()));

/** @param {App} app */
const filteredOut = (app) => element('p', 'notice', app.say('read.lost'), ' ', showAll(app));

/** @param {App} app */
const nothingLeft = (app) =>
  element('p', 'notice', app.say('read.empty'), ' ', isFiltered(app.state()) && showAll(app));
