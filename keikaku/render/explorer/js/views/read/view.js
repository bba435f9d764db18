/*
 * A plan to be read from its beginning to its end, one uppermost part at a time: all of that is in the page, to be found
 * by the browser's own search and printed. With a text in the address and no place, what holds that text is listed.
 */
import { clear, element, withAttributes } from '../../parts/dom.js';
import { filterField } from '../../parts/filter_field.js';
import { hasText } from '../../data/evidence.js';
import { filtered, isFiltered, sameFilters } from '../../data/selection.js';
import { addressOf, placeAt, rowAt, sectionsOf } from '../../data/reading.js';
import { plainPlan, plansShown } from '../../data/plans.js';
import { firstSeen, markChosen, watchHeadings } from './following.js';
import { foundShown } from './found.js';
import { countOf, noticesOf, rowsOf, sectionParts } from './section.js';
import { listenForSteps, stepFrom } from './steps.js';
import { passagesIn, selectionOf } from './taken.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../types.js').View} View */
/** @typedef {import('../../data/reading.js').Section} Section */
/** @typedef {import('./section.js').Reading} Reading */

/** @satisfies {import('../../types.js').ViewModule} */
export const readView = {
  id: /** @type {const} */ ('read'),
  needsPlans: 1,
  ways: [{ words: 'words.read', says: 'way.read' }],
  create,
};

/**
 * The place that the address names: a passage or a part of the plan that was picked, else the chosen element.
 * @param {App} app
 */
function placeOf({ model, state }) {
  const { picks, at } = state();
  for (const pick of picks) {
    const place = placeAt(model, pick);
    if (place) return place;
  }
  return at >= 0 ? placeAt(model, model.data.things[at].id) : null;
}

/** Whether what holds a text is listed. @param {App} app */
const isList = (app) => app.state().query.trim() !== '' && !app.state().picks.some((pick) => placeAt(app.model, pick));

/**
 * What is read: the plan of the place, else the one that is shown, and of several the main one or the first.
 * @param {App} app
 * @returns {Reading}
 */
function readingOf(app) {
  const { model } = app;
  const { things, passages } = model.data;
  const place = placeOf(app);
  const own = !place ? -2 : place.passage >= 0 ? passages[place.passage].plan : things[place.thing].plan;
  const shown = plansShown(model, app.state());
  const usual = plainPlan(model, app.state());
  const plan = own > -2 ? own : usual >= 0 || shown.length < 2 ? usual : shown[0];
  const sections = sectionsOf(model, plan, app.state());
  if (!place) return { sections, open: sections[0] ?? null, at: -1, lost: false };
  for (const open of sections) {
    const at = rowAt(open.rows, place);
    if (at >= 0) return { sections, open, at, lost: false };
  }
  const top = place.thing >= 0 ? model.policyOf[place.thing] : -1;
  const near = sections.find((one) => one.top === top) ?? sections[0] ?? null;
  return { sections, open: near, at: -1, lost: isFiltered(app.state()) };
}

/**
 * @param {App} app
 * @returns {View}
 */
function create(app) {
  const place = element('div', 'read');
  const notices = element('div', '');
  const counted = withAttributes(element('p', 'found'), { role: 'status' });
  /** @type {Reading} */
  let reading = { sections: [], open: null, at: -1, lost: false };
  /** What is listed, where it is a list. @type {number[] | null} */
  let listed = null;
  let stop = () => {};
  let watch = () => {};

  const fill = () => {
    watch();
    reading = readingOf(app);
    listed = null;
    clear(place);
    clear(notices).append(...noticesOf(app, reading.open));
    if (isList(app)) {
      const { things } = filtered(app.model, app.state());
      const kept = new Set(things);
      const { list, said, passages } = foundShown(app, (thing) => kept.has(thing));
      listed = passages;
      counted.replaceChildren(said);
      place.append(list);
      return;
    }
    counted.replaceChildren(countOf(app, reading.open));
    place.append(...sectionParts(app, reading, step));
    watch = watchHeadings(place);
  };
  const rowElement = (/** @type {number} */ at) =>
    /** @type {HTMLElement | undefined} */ (place.querySelectorAll('.read-row')[at]);
  const mark = (/** @type {boolean} */ focus) => {
    place.querySelector('.read-row.addressed')?.classList.remove('addressed');
    const row = reading.at >= 0 && !listed ? rowElement(reading.at) : undefined;
    if (!row) return;
    row.classList.add('addressed');
    row.scrollIntoView({ block: 'start' });
    if (focus) row.focus({ preventScroll: true });
  };
  const step = (/** @type {number} */ by) => {
    const { sections, open } = reading;
    if (listed || !open) return;
    const from = reading.at >= 0 ? reading.at : firstSeen(place) - (by > 0 ? 1 : 0);
    const next = stepFrom(sections, open, from, by);
    if (!next) return app.announce(app.say('read.end'));
    const { kinds, things } = app.model.data;
    const { at } = app.state();
    const follows = at >= 0 && kinds[things[at].kind].family === 'element' && next.thing >= 0;
    app.set({ picks: [addressOf(app.model, next)], ...(follows && { at: next.thing }) }, 'replace');
  };
  return {
    show(host) {
      host.append(
        element('h2', '', app.say('read.title')),
        notices,
        element('div', 'list-tools', filterField(app, hasText(app.model) ? 'read.search' : 'read.searchNames')),
        counted,
        place,
      );
      fill();
      mark(true);
      stop = listenForSteps(step);
    },
    update(before) {
      const patch = settled(app, before, reading);
      if (patch) return app.set(patch, 'replace'); // comes back here
      const now = app.state();
      const filled = before.query !== now.query || !sameFilters(before, now) || isList(app) !== (listed !== null);
      if (filled) fill();
      const moved = String(before.picks) !== String(now.picks);
      if (!listed && (moved || before.at !== now.at)) {
        const after = readingOf(app);
        if (!sameSection(reading.open, after.open) || after.lost !== reading.lost) fill();
        else reading = { ...reading, at: after.at };
      }
      if (before.at !== now.at) markChosen(place, now.at);
      if (filled || moved || before.at !== now.at) mark(moved);
    },
    leave() {
      stop();
      watch();
    },
    selection: () => selectionOf(app, listed ?? passagesIn(reading.open), reading.open, listed !== null),
    paper: () => paperOf(app, reading, listed !== null, [counted, ...place.children]),
  };
}

/**
 * A change of the address that keeps the reader where the text is: who chooses an element goes there, who chooses
 * anything else stays, who types a text to be found leaves the place.
 * @param {App} app
 * @param {State} before
 * @param {Reading} reading
 * @returns {Partial<State> | null}
 */
function settled(app, before, { open, at }) {
  const now = app.state();
  if (String(before.picks) !== String(now.picks)) return null;
  if (before.query !== now.query && now.query.trim() && now.picks.length) return { picks: [] };
  if (before.at === now.at) return null;
  const place = now.at >= 0 ? placeAt(app.model, app.model.data.things[now.at].id) : null;
  if (place && now.picks.length && !now.query) return { picks: [] };
  if (!place && !now.picks.length && at >= 0 && open) return { picks: [addressOf(app.model, open.rows[at])] };
  return null;
}

/**
 * @param {Section | null} one
 * @param {Section | null} other
 */
const sameSection = (one, other) => one?.plan === other?.plan && one?.top === other?.top && one?.share === other?.share;

/**
 * The section as it is printed, with what is folded on the screen; or what is listed.
 * @param {App} app
 * @param {Reading} reading
 * @param {boolean} list
 * @param {Element[]} parts as they are shown
 */
function paperOf(app, { open }, list, parts) {
  if (list || !open) return element('div', 'read', ...parts.map((part) => part.cloneNode(true)));
  return element('div', 'read', parts[0].cloneNode(true), element('div', 'read-rows', ...rowsOf(app, open, true)));
}
