/*
 * Where things are: a map of points, drawn from coordinates in the data and nothing else, and a list of everything that
 * has a place.
 */
import { choice, policyChoice } from '../../parts/choices.js';
import { button, clear, element, svg, withAttributes } from '../../parts/dom.js';
import { WIDE } from '../../parts/screen.js';
import { foldedControls } from '../../parts/folded.js';
import { filterField } from '../../parts/filter_field.js';
import { inkName } from '../../parts/glyph.js';
import { filtered, sameFilters } from '../../data/selection.js';
import { carriersOf, groundOf, isIn } from '../../data/whereabouts.js';
import { nothingFits } from '../../search/nothing.js';
import { saveTable } from '../../take_away/files.js';
import { tellTaken } from '../../take_away/taken.js';
import { rowsForFile } from './file.js';
import { fitted, projection, SURETIES, suretyOf } from './ground.js';
import { placeList, whatIsThere } from './list.js';
import { createMap } from './map.js';
import { mapMarks } from './marks.js';
import { mapPicture, markShapes } from './picture.js';
import { groupsOf, homesOf, keptThing } from './places.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').View} View */
/** @typedef {import('./marks.js').MapMark} MapMark */

const PAPER = [720, 420]; // pixels

/** @satisfies {import('../../types.js').ViewModule} */
export const whereView = {
  id: /** @type {const} */ ('where'),
  needsPlans: 1,
  unheeded: ['relationsOff'], // what lies where is no choice
  ways: [
    { words: 'words.where', says: 'way.where', base: true, patch: placeOf },
    { words: 'words.near', says: 'way.near', patch: nearIt },
  ],
  create,
};

/**
 * The place of a thing that is named, else the map; with a word on what is nowhere said to be.
 * @param {App} app
 * @param {import('../../types.js').Heard} heard
 * @returns {import('../../types.js').WayPatch | null}
 */
function placeOf(app, { things }) {
  const { kinds, things: all } = app.model.data;
  const ground = groundOf(app.model);
  const at = things.find((thing) => ground.positions.has(thing) || ground.above.has(thing));
  if (at === undefined) {
    const [asked] = things.filter((thing) => kinds[all[thing].kind].family === 'entity');
    return asked === undefined ? {} : { lacks: app.say('lacks.place', { name: app.in(all[asked].name) }) };
  }
  return { at, says: app.say('way.whereOf', { name: app.in(app.model.data.things[at].name) }) };
}

/**
 * The same of what is near a thing that is named. Near to whoever asks is not known, which the offer says.
 * @param {App} app
 * @param {import('../../types.js').Heard} heard
 * @returns {import('../../types.js').WayPatch | null}
 */
function nearIt(app, heard) {
  return heard.things.length ? placeOf(app, heard) : {};
}

/**
 * @param {App} app
 * @returns {View}
 */
function create(app) {
  let refresh = () => {};
  let mark = () => {};
  /** @type {ReturnType<typeof createMap> | null} */
  let map = null;
  return {
    show(host) {
      host.append(element('h2', '', app.say('where.title')));
      const { positions, places } = groundOf(app.model);
      if (!places.length) {
        host.append(element('p', 'notice', app.say('where.none')));
        return;
      }
      const controls = controlsOf(app);
      const counted = withAttributes(element('p', 'found'), { role: 'status' });
      const here = element('div', 'where-here');
      const key = element('div', '');
      const list = element('div', 'where-places');
      map = positions.size ? createMap(app, () => sceneOf(app)) : null;
      const found = element('div', 'when-found', counted, controls.save);
      const work = element('div', 'where-work', map && element('div', 'where-left', map.made, found, key, here), list);
      work.classList.toggle('without-map', !map);
      host.append(
        element('p', 'lead', app.say(map ? 'where.lead' : 'where.noPoints')),
        controls.shown,
        ...(map ? [] : [found]),
        work,
      );
      if (!map) list.append(here);
      mark = () => {
        const { at } = app.state();
        const hasPlace = places.includes(at);
        here.hidden = !hasPlace;
        clear(here);
        if (hasPlace) here.append(...whatIsThere(app, at));
        const carriers = new Set([at, ...carriersOf(app.model, at)]);
        for (const one of /** @type {NodeListOf<HTMLDetailsElement>} */ (list.querySelectorAll('details[data-thing]')))
          if (one.dataset.thing === String(at)) one.open = true;
          else one.classList.toggle('chosen', carriers.has(Number(one.dataset.thing)));
        map?.refresh();
      };
      refresh = () => {
        const groups = groupsOf(app.model, app.state());
        const kept = places.filter(keptThing(app.model, app.state()));
        controls.refresh();
        const shown = kept.filter((thing) => positions.has(thing)).length;
        counted.textContent = app.say('where.count', { n: kept.length, points: shown });
        clear(key).append(keyOf(app, mapMarks(app.model, app.state())));
        clear(list).append(...(map ? [] : [here]));
        list.append(
          groups.length ? placeList(app, groups) : nothingFits(app, app.state().query, app.say('where.nothing')),
        );
        mark();
      };
      refresh();
      map?.reveal();
      // On a phone the map would begin below the panel's upper edge.
      if (app.state().at >= 0 && !matchMedia(WIDE).matches) map?.made.scrollIntoView();
    },
    update(before) {
      const now = app.state();
      if (before.picks !== now.picks || before.query !== now.query || !sameFilters(before, now)) refresh();
      else if (before.at !== now.at) {
        mark();
        map?.reveal();
      }
      if (before.map !== now.map) map?.follow();
    },
    leave: () => map?.leave(),
    selection() {
      const kept = new Set(groundOf(app.model).places.filter(keptThing(app.model, app.state())));
      const { things, links } = filtered(app.model, app.state());
      const { links: all } = app.model.data;
      return {
        things: things.filter((thing) => kept.has(thing)),
        links: links.filter((link) => kept.has(all[link][0]) && kept.has(all[link][2])),
      };
    },
    paper() {
      const { shown, first, all } = sceneOf(app);
      const [width, height] = PAPER;
      const points = first.length ? first : all;
      const camera = map?.camera() && points.length ? fitted(points, width, height) : null;
      return element(
        'div',
        '',
        camera && mapPicture(app, shown, camera, width, height),
        camera && keyOf(app, shown),
        placeList(app, groupsOf(app.model, app.state()), true),
      );
    },
  };
}

/**
 * What the map shows; at first what lies in the areas that the plans are about.
 * @param {App} app
 */
function sceneOf(app) {
  const state = app.state();
  const { marks, areas } = mapMarks(app.model, state);
  const homes = homesOf(app.model, state);
  const all = [...marks, ...areas];
  const ground = groundOf(app.model);
  const chosen = new Set(state.at < 0 ? [] : carriersOf(app.model, state.at));
  const first = all.filter(({ thing }) => isIn(ground, homes, thing));
  return { shown: { marks, areas, chosen }, first, all, globe: projection([...ground.positions.values()]) };
}

/**
 * What marks and rings mean, of those that there are, and what is not drawn.
 * @param {App} app
 * @param {{marks: MapMark[], areas: MapMark[]}} shown
 */
function keyOf(app, { marks, areas }) {
  const { kinds, things } = app.model.data;
  const used = [...new Set(marks.map(({ thing }) => things[thing].kind))];
  const picture = (/** @type {SVGElement[]} */ ...parts) =>
    svg('svg', { viewBox: '-11 -11 22 22', class: 'where-key-mark', 'aria-hidden': 'true' }, ...parts);
  const plain = { id: '', form: 'dot', ink: 'grey' };
  const sure = SURETIES.filter(([id]) => marks.some(({ position }) => suretyOf(position) === id)).map(([id]) =>
    element(
      'li',
      `where-spot is-${id}`,
      picture(...markShapes(/** @type {import('../../types.js').Kind} */ (/** @type {unknown} */ (plain)), id, 0, 0)),
      app.say(`where.sure_${id}`),
    ),
  );
  return element(
    'div',
    'where-key',
    element(
      'ul',
      '',
      ...used.map((kind) =>
        element(
          'li',
          '',
          svg(
            'svg',
            { class: `glyph ink-${inkName(kinds[kind].ink)}`, viewBox: '-10 -10 20 20', 'aria-hidden': 'true' },
            ...markShapes(kinds[kind], 'near', 0, 0),
          ),
          app.in(kinds[kind].name),
        ),
      ),
      ...sure,
    ),
    element('p', '', app.say(areas.length ? 'where.noteAreas' : 'where.note')),
  );
}

/**
 * @param {App} app
 */
function controlsOf(app) {
  const { kinds, things } = app.model.data;
  const { places } = groundOf(app.model);
  const kind = choice('where-kind', app.say('where.kind'), [], (id) => app.set({ picks: id ? [id] : [] }));
  const policy = policyChoice(app, 'where-policy');
  const save = button('action', app.say('where.csv'), () => {
    const { headings, rows } = rowsForFile(app, places.filter(keptThing(app.model, app.state())));
    void saveTable(app, { id: 'places', name: app.say('view.where'), headings, rows }, 'csv').then((file) =>
      tellTaken(app, save, app.say('take.saved', { file })),
    );
  });
  const refresh = () => {
    const { picks } = app.state();
    const counted = places.filter(keptThing(app.model, { ...app.state(), picks: [] }));
    const options = kinds.flatMap(({ id, many }, place) => {
      const n = counted.filter((thing) => things[thing].kind === place).length;
      if (!n && !picks.includes(id)) return [];
      const made = element('option', '', app.say('when.occasionOf', { name: app.in(many), n }));
      made.value = id;
      return [made];
    });
    const every = element('option', '', app.say('when.everything'));
    every.value = '';
    clear(kind.select).append(every, ...options);
    kind.select.value = kinds.find(({ id }) => picks.includes(id))?.id ?? '';
    policy.refresh();
  };
  const field = filterField(app, 'where.search');
  const choices = element('div', 'when-controls indicators-controls', kind.shown, policy.shown, field);
  const shown = foldedControls(app, choices, app.state().picks.length > 0);
  return { shown, save, refresh };
}
