/*
 * The panel of all filters, opened by a button beside the navigation: each facet with its values, how much of each
 * there is, a tick and "only". The page behind it follows every press.
 */
import { facetsOf, tickedOf, withTicked } from '../data/facets.js';
import { called, plansShown, kindCalled } from '../data/plans.js';
import { FILTERS, filtered, isFiltered, unfiltered, unfilteredOf } from '../data/selection.js';
import { button, clear, element, withAttributes } from '../parts/dom.js';
import { glyph, stroke } from '../parts/glyph.js';
import { policyBadge } from '../parts/policy_marks.js';
import { setFilters } from '../parts/set_filters.js';
import { named } from '../parts/texts.js';
import { fold } from '../text/fold.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Text} Text */
/** @typedef {import('../data/facets.js').Facet} Facet */
/** @typedef {import('../data/facets.js').FacetKey} FacetKey */
/** @typedef {import('../data/facets.js').FacetValue} FacetValue */
/** @typedef {{ app: App, whole: Set<FacetKey>, refresh: () => void }} Panel whole: the facets of which all values are shown */

const FEW = 7; // values of a facet that are shown at first

/** @type {Record<FacetKey, Text>} */
const NAMES = {
  kindsOff: 'legend.kinds',
  policiesOn: 'filters.policies',
  relationsOff: 'legend.relations',
  groupsOn: 'filters.groups',
  sectorsOn: 'filters.sectors',
  yearsOn: 'filters.years',
};

/**
 * The button that opens it, and what brings it up to date.
 * @param {App} app
 */
export function filterButton(app) {
  const made = withAttributes(
    button('filter-open', '', () => openPanel(app)),
    { id: 'filter-open', 'aria-haspopup': 'dialog' },
  );
  const fill = () => {
    const n = setFilters(app).length;
    made.classList.toggle('has-filters', n > 0);
    made.replaceChildren(n ? app.say('filters.openSet', { n }) : app.say('filters.open'));
  };
  return { made, fill };
}

/** @param {App} app */
function openPanel(app) {
  const dialog = withAttributes(element('dialog', 'facets'), { 'aria-labelledby': 'facets-title' });
  const close = () => dialog.close();
  const title = withAttributes(element('h2', '', app.say('filters.bar')), { id: 'facets-title' });
  const shut = withAttributes(button('icon', '×', close), { 'aria-label': app.say('filters.close') });
  const left = withAttributes(element('p', 'facets-left'), { role: 'status' });
  const lists = element('div', 'facet-lists');
  const field = withAttributes(element('input', 'plan-field'), {
    type: 'search',
    id: 'facets-find',
    'aria-label': app.say('filters.find'),
    placeholder: app.say('filters.find'),
  });
  const off = withAttributes(
    button('action', app.say('filters.showAll'), () => {
      app.set(unfiltered());
      panel.refresh();
    }),
    { id: 'facets-off' },
  );
  /** @type {Panel} */
  const panel = {
    app,
    whole: new Set(),
    refresh: () => {
      const focused = document.activeElement?.id;
      const top = lists.scrollTop;
      left.replaceChildren(leftText(app));
      off.disabled = !isFiltered(app.state());
      clear(lists).append(...sectionsOf(panel, field.value));
      lists.scrollTop = top;
      if (focused) (document.getElementById(focused) ?? field).focus();
    },
  };
  field.addEventListener('input', panel.refresh);
  addEventListener('popstate', close); // back to what was there before
  dialog.addEventListener('close', () => {
    removeEventListener('popstate', close);
    dialog.remove();
  });
  dialog.addEventListener('click', ({ target }) => target === dialog && close());
  dialog.append(
    element('div', 'passage-head', title, shut),
    element('p', 'quiet', app.say('filters.hint')),
    field,
    lists,
    element('div', 'facets-foot', left, off, button('action primary', app.say('filters.done'), close)),
  );
  panel.refresh();
  document.body.append(dialog);
  dialog.showModal();
}

/**
 * How much is left, and whether the view behind the panel is of that.
 * @param {App} app
 */
function leftText(app) {
  const state = app.state();
  const unheeded = app.views.find(({ id }) => id === state.view)?.unheeded ?? [];
  const told = {
    n: filtered(app.model, state).things.length.toLocaleString(state.language),
    all: unfilteredOf(app.model, state).things.length.toLocaleString(state.language),
  };
  return app.say(unheeded.length === FILTERS.length ? 'filters.keptElsewhere' : 'filters.kept', told);
}

/**
 * @param {Panel} panel
 * @param {string} text that is looked for among the values
 * @returns {HTMLElement[]}
 */
function sectionsOf(panel, text) {
  const words = text.split(/\s+/).map(fold).filter(Boolean);
  const { app } = panel;
  const made = facetsOf(app.model, app.state()).flatMap((facet) => {
    const meant = facet.values.filter(({ value }) => {
      const name = words.length ? wordsOf(app, facet.key, value) : '';
      return words.every((word) => name.includes(word));
    });
    return meant.length ? [sectionOf(panel, facet, meant, words.length > 0)] : [];
  });
  return made.length ? made : [element('p', 'quiet', app.say('filters.noValue'))];
}

/**
 * A facet: its first values and those that are ticked; all where that was asked for.
 * @param {Panel} panel
 * @param {Facet} facet
 * @param {FacetValue[]} meant
 * @param {boolean} sought
 */
function sectionOf(panel, { key }, meant, sought) {
  const { app, whole, refresh } = panel;
  const all = sought || whole.has(key) || meant.length <= FEW + 2;
  const shown = all ? meant : meant.filter(({ on }, place) => on || place < FEW);
  const heading = withAttributes(element('h3', '', app.say(NAMES[key])), { id: `facet-${key}` });
  const list = element('ul', 'facet-values', ...shown.map((one) => rowOf(panel, key, one)));
  const more = withAttributes(
    button('facet-more', app.say('panel.showAll', { n: meant.length }), () => {
      whole.add(key);
      refresh();
      list.querySelector('input')?.focus();
    }),
    { id: `facet-more-${key}` },
  );
  return withAttributes(element('section', 'facet', heading, list, all ? null : more), {
    'aria-labelledby': heading.id,
  });
}

/**
 * @param {Panel} panel
 * @param {FacetKey} key
 * @param {FacetValue} one
 */
function rowOf({ app, refresh }, key, { value, n, on }) {
  const id = `facet-${key}-${value}`;
  const tick = withAttributes(element('input'), { type: 'checkbox', id });
  tick.checked = on;
  const set = (/** @type {Set<number>} */ values) => {
    app.set(withTicked(app.model, key, values));
    refresh();
  };
  const ticked = tickedOf(app.model, app.state(), key);
  const alone = on && ticked.size === 1;
  tick.addEventListener('change', () => {
    if (tick.checked) ticked.add(value);
    else ticked.delete(value);
    set(ticked);
  });
  const name = nameOf(app, key, value);
  const shown = key === 'yearsOn' ? app.say('filters.year', { year: value }) : app.in(name);
  const label = element('label', '', tick, drawingOf(app, key, value), namePart(app, key, value));
  const only = withAttributes(
    button('legend-only', app.say('legend.only'), () => set(new Set(alone ? [] : [value]))),
    { id: `${id}-only`, 'aria-label': app.say('legend.onlyThis', { name: shown }), 'aria-pressed': String(alone) },
  );
  const row = element(
    'li',
    'facet-value',
    label,
    element('span', 'count', n.toLocaleString(app.state().language)),
    only,
  );
  row.classList.toggle('none-left', n === 0);
  return row;
}

/**
 * The name of a value; of a policy, where several plans are shown, with that of its plan.
 * @param {App} app
 * @param {FacetKey} key
 * @param {number} value
 */
function namePart(app, key, value) {
  if (key === 'yearsOn') return element('span', 'name', app.say('filters.year', { year: value }));
  const { plans, things } = app.model.data;
  const made = named(app, nameOf(app, key, value), 'span', 'name');
  if (key === 'policiesOn' && plansShown(app.model, app.state()).length > 1)
    made.append(named(app, plans[things[value].plan].name, 'span', 'plan-about'));
  return made;
}

/**
 * @param {App} app
 * @param {FacetKey} key
 * @param {number} value
 */
function drawingOf(app, key, value) {
  const { kinds, relations } = app.model.data;
  if (key === 'kindsOff') return glyph(kinds[value]);
  if (key === 'relationsOff') return stroke(relations[value]);
  return key === 'policiesOn' ? policyBadge(app, value) : null;
}

/**
 * @param {App} app
 * @param {FacetKey} key
 * @param {number} value
 * @returns {import('../types.js').Names}
 */
function nameOf({ model, state }, key, value) {
  const { data } = model;
  if (key === 'kindsOff') return kindCalled(model, state(), value).many;
  if (key === 'relationsOff') return data.relations[value].name;
  return key === 'yearsOn' ? [String(value), String(value)] : data.things[value].name;
}

/**
 * What is looked into for a value: its names in both languages; of a policy also what it is called, and its plan.
 * @param {App} app
 * @param {FacetKey} key
 * @param {number} value
 */
function wordsOf(app, key, value) {
  const { data } = app.model;
  const names = [...nameOf(app, key, value)];
  if (key === 'kindsOff') names.push(...data.kinds[value].many);
  if (key === 'policiesOn') {
    names.push(...called(data, value).name, data.things[value].at ?? '');
    if (plansShown(app.model, app.state()).length > 1) names.push(...data.plans[data.things[value].plan].name);
  }
  return fold(names.join(' '));
}
