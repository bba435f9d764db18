/*
 * How two things are linked, told: the shortest ways as sentences with their sources, and a form for the two ends.
 */
import { button, clear, element, unseen, withAttributes } from '../../parts/dom.js';
import { passagesOf } from '../../panel/links.js';
import { statementItem } from '../../panel/parts.js';
import { hasPlan } from '../../data/plans.js';
import { pathsShown } from '../../data/paths.js';
import { FILTERS } from '../../data/selection.js';
import { searchBox } from '../../search/searchbox.js';
import { toldLink } from '../../parts/sentences.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../data/paths.js').Path} Path */
/** @typedef {import('../../data/paths.js').PathStep} PathStep */

/**
 * The form for the two ends, and the telling of what lies between them, for the present state. Both hide themselves
 * where the network shows something else.
 * @param {App} app
 */
export function toldPath(app) {
  const form = withAttributes(element('div', 'path-ends'), { role: 'group', 'aria-label': app.say('path.title') });
  const telling = withAttributes(element('section', 'path-told'), { 'aria-label': app.say('path.told') });
  const follow = (/** @type {State | null} */ before) => {
    const now = app.state();
    const hidden = now.view !== 'network' || now.scene !== 'path';
    form.hidden = hidden;
    telling.hidden = hidden;
    if (hidden) return;
    if (!before || !form.children.length || before.focus !== now.focus || before.to !== now.to) fillEnds(app, form);
    if (before && telling.children.length && pathKey(before) === pathKey(now)) return;
    clear(telling).append(...tellings(app));
    if (before && (before.focus !== now.focus || before.to !== now.to || before.gone !== now.gone)) {
      app.announce(telling.querySelector('.path-how, .quiet')?.textContent ?? '');
    }
  };
  follow(null);
  return { form, telling, update: (/** @type {State} */ before) => follow(before) };
}

/**
 * What the paths depend on.
 * @param {State} state
 */
function pathKey(state) {
  const { focus, to, at, plans } = state;
  return JSON.stringify([focus, to, at, plans, ...FILTERS.map((key) => state[key])]);
}

/**
 * Two fields for the ends, and a button that turns the path round. A field that has the focus keeps it.
 * @param {App} app
 * @param {HTMLElement} place
 */
function fillEnds(app, place) {
  const { focus, to } = app.state();
  const held = place.contains(document.activeElement) ? document.activeElement?.id : null;
  const go = (/** @type {Partial<State>} */ ends) => app.set({ view: 'network', scene: 'path', ...ends });
  const from = searchBox(app, {
    id: 'path-from',
    label: app.say('path.from'),
    value: focus,
    keep: true,
    chosen: (thing) => go({ focus: thing }),
  });
  const end = searchBox(app, {
    id: 'path-to',
    label: app.say('path.to'),
    value: to,
    keep: true,
    chosen: (thing) => go({ to: thing }),
  });
  const swap = button('action', app.say('path.swap'), () => go({ focus: to, to: focus }));
  swap.id = 'path-swap';
  swap.disabled = focus < 0 && to < 0;
  place.replaceChildren(from, end, swap);
  // Once a beginning is chosen an end is what is asked for next.
  const next = !held ? null : document.getElementById(held === 'path-from' && to < 0 && focus >= 0 ? 'path-to' : held);
  next?.focus();
  if (!(next instanceof HTMLInputElement)) return;
  next.select();
  next.scrollLeft = 0; // its beginning is seen
}

/**
 * @param {App} app
 * @returns {HTMLElement[]}
 */
function tellings(app) {
  const state = app.state();
  const { focus, to } = state;
  if (focus < 0 || to < 0) return [element('p', 'quiet', app.say('path.choose'))];
  if (focus === to) return [element('p', 'quiet', app.say('path.same'))];
  const paths = pathsShown(app.model, state);
  const avoided = state.gone.length ? [avoidedList(app)] : [];
  if (!paths.length) return [element('p', 'quiet', app.say('path.none')), ...avoided];
  const [first, ...others] = paths;
  const how = app.say(wayFound(app, first), { n: first.steps.length, ways: paths.length });
  /** @type {HTMLElement[]} */
  const parts = [element('p', 'path-how', how), toldSteps(app, first), ...avoided];
  if (others.length) {
    parts.push(element('h3', '', app.say('path.others'), element('span', 'count', String(others.length))));
    parts.push(...others.map((path) => alternative(app, path)));
  }
  return parts;
}

/**
 * @param {App} app
 * @param {Path} path
 */
function wayFound({ model }, { loose }) {
  if (hasPlan(model)) return loose ? 'path.foundLoose' : 'path.found';
  return loose ? 'path.foundLooseData' : 'path.foundData';
}

/**
 * Another way: what it leads through, and the whole when it is opened.
 * @param {App} app
 * @param {Path} path
 */
function alternative(app, path) {
  const names = path.things.slice(1, -1).map((thing) => app.in(app.model.data.things[thing].name));
  const made = element(
    'details',
    'path-other',
    element('summary', '', app.say('path.through', { names: names.join(' → ') })),
  );
  made.addEventListener('toggle', () => {
    if (made.open && made.children.length === 1) made.append(toldSteps(app, path));
  });
  return made;
}

/**
 * @param {App} app
 * @param {Path} path
 */
function toldSteps(app, path) {
  const end = path.things[path.things.length - 1];
  return element(
    'ol',
    'path-steps',
    ...path.steps.map((step) => {
      const item = toldStep(app, step);
      if (step.to !== end) item.append(around(app, step.to));
      return item;
    }),
  );
}

/**
 * A step as a sentence with its sources, and whatever else is said between the same two.
 * @param {App} app
 * @param {PathStep} step
 */
function toldStep(app, { links }) {
  const { links: all } = app.model.data;
  const told = (/** @type {number} */ link) => toldLink(app, all[link]);
  const item = statementItem(app, told(links[0]), passagesOf(app, links.slice(0, 1)));
  for (const link of links.slice(1)) {
    const more = statementItem(app, told(link), passagesOf(app, [link]));
    item.append(element('ul', 'path-more', more));
  }
  return item;
}

/**
 * A button for a way that does not lead through a thing.
 * @param {App} app
 * @param {number} thing
 */
function around(app, thing) {
  const name = app.in(app.model.data.things[thing].name);
  const avoid = () => app.set({ gone: [...app.state().gone, thing] });
  return button('small path-around', app.say('path.around', { name }), avoid);
}

/**
 * What the ways do not lead through, since the reader hid it.
 * @param {App} app
 */
function avoidedList(app) {
  const { gone } = app.state();
  const items = gone.map((thing) => {
    const name = app.in(app.model.data.things[thing].name);
    const back = button('small', [app.say('path.allow'), unseen(` ${name}`)], () =>
      app.set({ gone: app.state().gone.filter((one) => one !== thing) }),
    );
    return element('li', '', app.door(thing), back);
  });
  return element('div', 'path-avoided', element('h3', '', app.say('path.avoided')), element('ul', 'doors', ...items));
}
