/*
 * What the outline and the tables are of: all that the filters leave, or only what the network draws.
 */
import { button, element, withAttributes } from '../parts/dom.js';
import { buildScene } from './scene.js';
import { MOST_AROUND } from './around.js';
import { linkFilter, neighboursOf } from './links.js';
import { filtered, isFiltered, sameFilters } from '../data/selection.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('../types.js').Selection} Selection */

// In State.picks:
export const DRAWN = 'drawn'; // only what the network draws
export const LINKED = 'linked'; // only what is linked with the focus
/** No frame: what is drawn depends on none, only where it stands. */
const ANY_FRAME = { aspect: 1.4, most: MOST_AROUND };

/**
 * The picture's things and links, or what is linked with the focus, or all that the filters leave.
 * @param {App} app
 * @returns {Selection}
 */
export function shownSelection({ model, state }) {
  if (isOfLinked(model, state())) return linkedSelection(model, state());
  return isOfPicture(state())
    ? drawnSelection(model, buildScene(model, state(), ANY_FRAME, String))
    : filtered(model, state());
}

/**
 * @param {Model} model
 * @param {State} state
 */
const isOfLinked = ({ data }, { picks, focus }) => picks.includes(LINKED) && Boolean(data.things[focus]);

/**
 * What is linked with the focus, itself or through what is part of it, as far as the filters leave it; and these links.
 * @param {Model} model
 * @param {State} state
 * @returns {Selection}
 */
export function linkedSelection(model, state) {
  const gone = new Set(state.gone);
  const around = [...neighboursOf(model, state.focus, linkFilter(model, { ...state, scene: 'around' }))].filter(
    ([thing]) => !gone.has(thing),
  );
  const inOrder = (/** @type {number[]} */ some) => [...new Set(some)].sort((a, b) => a - b);
  return { things: inOrder(around.map(([thing]) => thing)), links: inOrder(around.flatMap(([, links]) => links)) };
}

/** @param {State} state */
export const isOfPicture = ({ picks }) => picks.includes(DRAWN);

/**
 * What a picture draws: its marks, and the links of its lines. A line may stand for links of elements that have no
 * mark of their own.
 * @param {Model} model
 * @param {Pick<import('./scene.js').Built, 'links' | 'markOf' | 'things' | 'scene'>} built
 * @returns {Required<Selection>}
 */
export function drawnSelection({ data }, { links: drawn, markOf, things, scene }) {
  const inOrder = (/** @type {Iterable<number>} */ some) => [...new Set(some)].sort((a, b) => a - b);
  const links = inOrder(drawn.flat());
  const ends = inOrder(links.flatMap((link) => [data.links[link][0], data.links[link][2]]));
  /** @type {Map<number, number>} */
  const linksAt = new Map();
  scene.lines.forEach(({ from, to }, line) => {
    for (const mark of [from, to]) linksAt.set(things[mark], (linksAt.get(things[mark]) ?? 0) + drawn[line].length);
  });
  return {
    things: inOrder(markOf.keys()),
    links,
    linksAt,
    behind: ends.filter((end) => !markOf.has(end)),
    lines: drawn.filter((some) => some.length).length,
  };
}

/**
 * Whether two states differ in what the selection depends on.
 * @param {State} before
 * @param {State} now
 */
export function selectionChanged(before, now) {
  const parts = (/** @type {State} */ state) => {
    const { picks, scene, focus, to, steps, open } = state;
    return JSON.stringify([
      picks,
      picks.includes(LINKED) && focus,
      isOfPicture(state) && [scene, focus, to, steps, open],
    ]);
  };
  return parts(before) !== parts(now) || !sameFilters(before, now);
}

/**
 * Sentences after a count.
 * @param {(string | 0)[]} notes
 */
export const notesOf = (notes) => notes.flatMap((note) => (note ? [' ', element('span', 'found-note', note)] : []));

/**
 * Two buttons: everything, or what the network draws; and a third for what is linked with a thing, where that was asked for.
 * @param {App} app
 */
export function selectionSwitch(app) {
  const made = withAttributes(element('div', 'switch'), { role: 'group', 'aria-label': app.say('table.of') });
  const fill = () => {
    const { picks, focus } = app.state();
    const linked = isOfLinked(app.model, app.state());
    const drawn = !linked && isOfPicture(app.state());
    const all = isFiltered(app.state()) ? 'table.ofFiltered' : 'table.ofAll';
    const others = picks.filter((pick) => pick !== DRAWN && pick !== LINKED);
    const choice = (
      /** @type {import('../types.js').Text} */ key,
      /** @type {boolean} */ on,
      /** @type {string[]} */ wanted,
      values = {},
    ) =>
      withAttributes(
        button('', app.say(key, values), () => app.set({ picks: wanted })),
        { 'aria-pressed': String(on) },
      );
    const focused = [...made.children].indexOf(/** @type {Element} */ (document.activeElement));
    made.replaceChildren(choice(all, !drawn && !linked, others), choice('table.ofPicture', drawn, [...others, DRAWN]));
    if (linked)
      made.prepend(choice('table.ofLinked', true, picks, { name: app.in(app.model.data.things[focus].name) }));
    if (focused >= 0) /** @type {HTMLElement} */ (made.children[focused]).focus();
  };
  fill();
  return { made, fill };
}
