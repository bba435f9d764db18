/*
 * When what happens: what opens, starts, ends, is held or revised, as near as the plan dates it, with done and planned
 * apart; the years of the indicators and the plan's own period as layers.
 */
import { choice, policyChoice } from '../../parts/choices.js';
import { button, clear, element, withAttributes } from '../../parts/dom.js';
import { foldedControls } from '../../parts/folded.js';
import { filterField } from '../../parts/filter_field.js';
import { filtered, sameFilters } from '../../data/selection.js';
import { nothingFits } from '../../search/nothing.js';
import { saveTable } from '../../take_away/files.js';
import { tellTaken } from '../../take_away/taken.js';
import { timeChart } from './chart.js';
import { byYear, chosenOf, entriesOf, NO_VALUES, today, valuesOf, WORDS } from './entries.js';
import { rowsForFile } from './file.js';
import { yearList } from './list.js';
import { marksKey, momentMark } from './marks.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').View} View */
/** @typedef {import('./entries.js').Entry} Entry */
/** @typedef {import('./entries.js').Word} Word */

const NARROWEST = 640; // pixels that the picture needs; below that the list alone is the timeline
const PAPER = 1040; // wide enough for the picture to stand on one sheet
const NEWEST = '-when'; // in State.sort

/** @satisfies {import('../../types.js').ViewModule} */
export const whenView = {
  id: /** @type {const} */ ('when'),
  needsPlans: 1,
  unheeded: ['relationsOff'], // no date says how things are linked
  ways: [
    { words: 'words.when', says: 'way.when', base: true, dated: true, patch: (app, heard) => datesOf(app, heard, []) },
    { words: 'words.planned', says: 'way.planned', patch: (app, heard) => datesOf(app, heard, ['past', 'ahead']) },
    { words: 'words.done', says: 'way.done', patch: (app, heard) => datesOf(app, heard, ['done']) },
    { words: 'words.opening', says: 'way.opening', patch: (app, heard) => datesOf(app, heard, ['Opening']) },
  ],
  create,
};

/**
 * The dates of some kinds, of the year or the thing that is named; null where there are none. Without kinds, all dates.
 * @param {App} app
 * @param {import('../../types.js').Heard} heard
 * @param {string[]} picks
 * @returns {import('../../types.js').WayPatch | null}
 */
function datesOf(app, { things, years }, picks) {
  const all = entriesOf(app.model, app.state(), today());
  const names = things.map((thing) => app.in(app.model.data.things[thing].name));
  const [year] = years;
  const asked = years.length === 1 ? [String(year)] : names;
  const queries = picks.length && asked.length ? asked : [...asked, ''];
  const query = queries.find((one) => chosenOf(app.model, { ...app.state(), picks, query: one }, all).length);
  if (query === undefined) return null;
  if (query || !years.length) return { picks, query };
  const told = { years: years.join(app.say('filters.and')) };
  if (years.length > 1) return { picks, query, says: app.say('way.whenAll', told) };
  const dates = all.flatMap(({ begins, ends }) => [begins, ends]).sort();
  const range = { first: dates[0]?.slice(0, 4) ?? '', last: dates[dates.length - 1]?.slice(0, 4) ?? '' };
  return { picks, query, lacks: app.say('lacks.year', { ...told, ...range }) };
}

/**
 * @param {App} app
 * @returns {View}
 */
function create(app) {
  let refresh = () => {};
  let mark = () => {};
  /** @type {ResizeObserver | null} */
  let watch = null;
  return {
    show(host) {
      host.append(element('h2', '', app.say('when.title')));
      const { moments } = app.model.data;
      if (!moments.length) {
        host.append(element('p', 'notice', app.say('when.none')));
        return;
      }
      const controls = controlsOf(app);
      const counted = withAttributes(element('p', 'found'), { role: 'status' });
      const picture = element('div', 'when-chart');
      const list = element('div', 'when-list');
      host.append(
        element('p', 'lead', app.say('when.lead')),
        controls.shown,
        element('div', 'when-found', counted, ...controls.tools),
        picture,
        list,
      );
      let drawn = 0;
      const draw = () => {
        const width = Math.floor(picture.clientWidth);
        drawn = width;
        const { years, entries } = shownOf(app);
        clear(picture);
        if (width >= NARROWEST && (entries.length || years.length))
          picture.append(timeChart(app, years, width, today()));
        mark();
      };
      mark = () => {
        for (const one of /** @type {NodeListOf<SVGElement>} */ (host.querySelectorAll('[data-things]')))
          one.classList.toggle('chosen', (one.dataset.things ?? '').split(' ').includes(String(app.state().at)));
      };
      refresh = () => {
        const { entries, years, all } = shownOf(app);
        controls.refresh();
        counted.textContent = app.say('when.count', { shown: entries.length, all });
        clear(list);
        if (!entries.length) list.append(nothingFits(app, app.state().query, app.say('when.nothing')));
        list.append(yearList(app, inOrder(app, years)));
        draw();
      };
      watch = new ResizeObserver(() => {
        if (Math.floor(picture.clientWidth) !== drawn) draw();
      });
      refresh();
      watch.observe(picture);
    },
    update(before) {
      const now = app.state();
      if (
        before.picks !== now.picks ||
        before.sort !== now.sort ||
        before.query !== now.query ||
        !sameFilters(before, now)
      )
        refresh();
      else if (before.at !== now.at) mark();
    },
    leave: () => watch?.disconnect(),
    selection() {
      const { entries } = shownOf(app);
      const dated = new Set(entries.flatMap(({ things }) => things));
      const { things, links } = filtered(app.model, app.state());
      const { links: ends } = app.model.data;
      return {
        things: things.filter((thing) => dated.has(thing)),
        links: links.filter((link) => dated.has(ends[link][0]) && dated.has(ends[link][2])),
      };
    },
    paper() {
      const { years, entries } = shownOf(app);
      return element(
        'div',
        '',
        marksKey(app, new Set(entries.map(({ word }) => word))),
        timeChart(app, years, PAPER, today()),
        yearList(app, inOrder(app, years), true),
      );
    },
  };
}

/**
 * What all filters leave.
 * @param {App} app
 */
function shownOf(app) {
  const state = app.state();
  const all = entriesOf(app.model, state, today());
  const entries = chosenOf(app.model, state, all);
  const values = valuesOf(app.model, state);
  return { all: all.length, entries, values, years: byYear(entries, values) };
}

/**
 * The years as the reader wants them: the oldest first, or the newest. Within a year time goes on.
 * @param {App} app
 * @param {import('./entries.js').Year[]} years
 */
const inOrder = (app, years) => (app.state().sort === NEWEST ? [...years].reverse() : years);

/**
 * @param {App} app
 * @param {string} id
 */
function toggle(app, id) {
  const { picks } = app.state();
  app.set({ picks: picks.includes(id) ? picks.filter((one) => one !== id) : [...picks, id] });
}

/**
 * Done or planned, what happens, the policy, a text; the indicators; and the file.
 * @param {App} app
 */
function controlsOf(app) {
  const words = WORDS.map((word) => ({ word, ...wordChip(app, word) }));
  const occasion = choice('when-occasion', app.say('when.occasion'), [], (id) => {
    const known = app.model.data.occasions.map((one) => one.id);
    const others = app.state().picks.filter((pick) => !known.includes(pick));
    app.set({ picks: id ? [...others, id] : others });
  });
  const policy = policyChoice(app, 'when-policy');
  const values = button('pill', app.say('when.withValues'), () => toggle(app, NO_VALUES));
  const newest = button('action', app.say('when.newest'), () =>
    app.set({ sort: app.state().sort === NEWEST ? '' : NEWEST }),
  );
  const save = button('action', app.say('when.csv'), () => {
    const { entries, values: dated } = shownOf(app);
    const { headings, rows } = rowsForFile(app, entries, dated);
    void saveTable(app, { id: 'dates', name: app.say('view.when'), headings, rows }, 'csv').then((file) =>
      tellTaken(app, save, app.say('take.saved', { file })),
    );
  });
  const refresh = () => {
    const { picks } = app.state();
    const all = entriesOf(app.model, app.state(), today());
    const ofOccasions = chosenOf(app.model, app.state(), all, { words: false });
    for (const { word, shown, count } of words) {
      const n = ofOccasions.filter((entry) => entry.word === word).length;
      count.textContent = String(n);
      shown.hidden = !n && !picks.includes(word);
      withAttributes(shown, { 'aria-pressed': String(picks.includes(word)) });
    }
    fillOccasions(app, occasion.select, chosenOf(app.model, app.state(), all, { occasions: false }));
    policy.refresh();
    withAttributes(values, { 'aria-pressed': String(!picks.includes(NO_VALUES)) });
    withAttributes(newest, { 'aria-pressed': String(app.state().sort === NEWEST) });
    values.hidden = !app.model.data.indicators.length;
  };
  const chips = withAttributes(element('div', 'chips', ...words.map(({ shown }) => shown)), {
    role: 'group',
    'aria-label': app.say('when.words'),
  });
  const field = filterField(app, 'when.search');
  const choices = element('div', 'indicators-controls', occasion.shown, policy.shown, values, field);
  return {
    shown: element('div', 'when-controls indicators-summary', chips, foldedControls(app, choices)),
    tools: [newest, save],
    refresh,
  };
}

/**
 * @param {App} app
 * @param {Word} word
 */
function wordChip(app, word) {
  const count = element('span', 'count');
  const name = element('span', 'chip-name', app.say(`when.word_${word}`), ' ', count);
  const means = element('span', 'chip-means', app.say(`when.means_${word}`));
  const shown = button(`chip is-${word}`, [momentMark(word), name, means], () => toggle(app, word));
  return { shown, count };
}

/**
 * The kinds of event with their counts; without those of which the other filters leave none.
 * @param {App} app
 * @param {HTMLSelectElement} select
 * @param {Entry[]} entries
 */
function fillOccasions(app, select, entries) {
  const { occasions } = app.model.data;
  const chosen = occasions.find(({ id }) => app.state().picks.includes(id))?.id ?? '';
  const options = occasions.flatMap(({ id, name }, place) => {
    const n = entries.filter(({ occasion }) => occasion === place).length;
    if (!n && id !== chosen) return [];
    const made = element('option', '', app.say('when.occasionOf', { name: app.in(name), n }));
    made.value = id;
    return [made];
  });
  const every = element('option', '', app.say('when.everything'));
  every.value = '';
  clear(select).append(every, ...options);
  select.value = chosen;
}
