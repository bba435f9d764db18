/*
 * The first screen of data that are no plan's: their classes, what is linked most, where they come from.
 */
import { button, element } from '../../parts/dom.js';
import { glyph } from '../../parts/glyph.js';
import { isForeign } from '../../data/plans.js';
import { allBut, countsOfKinds } from '../../data/selection.js';
import { searchBox } from '../../search/searchbox.js';
import { stepsOf } from '../../state/tour.js';
import { waysOn } from './hero.js';
import { part, way } from './part.js';

/** @typedef {import('../../types.js').App} App */

const CLASSES = 12; // shown at first
const BUSIEST = 8;
const SOURCES = 12;

/**
 * @param {App} app
 * @param {HTMLElement | null} network its part
 * @returns {HTMLElement[]}
 */
export function dataParts(app, network) {
  const parts = [network, classPart(app)].filter((one) => one !== null);
  const further = [busiestPart(app), sourcePart(app)].filter((one) => one !== null);
  return [
    element('div', 'home-first of-data', heroOf(app), ...parts),
    ...(further.length ? [element('div', 'home-parts', ...further)] : []),
  ];
}

/** @param {App} app */
function heroOf(app) {
  const { things, links, literals, facts } = app.model.data;
  const count = (/** @type {unknown[]} */ list) => list.length.toLocaleString(app.state().language);
  const size = app.say('home.sizeOfData', {
    things: count(things),
    links: count(links),
    facts: count([...literals, ...facts]),
  });
  return element(
    'section',
    'hero',
    element('h2', '', size),
    element('p', 'lead', app.say('home.leadOfData')),
    stepsOf(app) > 0 && waysOn(app),
    searchBox(app, { id: 'search-home', chosen: app.visit, keyed: true }),
  );
}

/**
 * The classes that no plan has, those of most things first, each a way to its table.
 * @param {App} app
 */
export function classPart(app) {
  const { kinds } = app.model.data;
  const counts = countsOfKinds(app.model.data);
  const shown = kinds.flatMap((kind, place) => (isForeign(kind) ? [place] : []));
  if (!shown.length) return null;
  const rows = shown.map((place) => {
    const patch = {
      view: /** @type {const} */ ('table'),
      kindsOff: allBut(kinds, kinds[place].id),
      query: '',
      sort: '',
      picks: [],
    };
    const name = element('span', 'name', app.in(kinds[place].many));
    const link = way(app, 'door', patch, [glyph(kinds[place]), name]);
    const count = element('span', 'quiet', counts[place].toLocaleString(app.state().language));
    return element('li', 'partner', link, count);
  });
  const list = element('ul', 'rows', ...rows.slice(0, CLASSES));
  const more = button('small', app.say('panel.showAll', { n: rows.length }), () => {
    list.append(...rows.slice(CLASSES));
    more.remove();
    rows[CLASSES].querySelector('a')?.focus();
  });
  const note = element('p', 'quiet', app.say('home.classesNote'));
  return part('classes', app.say('home.classes'), note, list, rows.length > CLASSES ? more : null);
}

/**
 * The things with most links, of as many first those to which more lead.
 * @param {App} app
 */
function busiestPart(app) {
  const { linksOf, data } = app.model;
  const counts = linksOf.map((links) => links.length);
  const toward = counts.map(() => 0);
  for (const [, , to] of data.links) toward[to] += 1;
  const linked = [...counts.keys()].filter((thing) => counts[thing] > 1);
  linked.sort((one, other) => counts[other] - counts[one] || toward[other] - toward[one] || one - other);
  if (!linked.length) return null;
  const rows = linked.slice(0, BUSIEST).map((thing) => {
    const n = counts[thing].toLocaleString(app.state().language);
    const tally = element('span', 'quiet', app.say('home.linksOf', { n }));
    return element('li', 'partner', app.door(thing), tally);
  });
  return part('busiest', app.say('home.busiest'), element('ul', 'rows', ...rows));
}

/**
 * The graphs that the data name.
 * @param {App} app
 */
function sourcePart(app) {
  const graphs = app.model.data.passages.flatMap(({ graph }, place) => (graph ? [place] : []));
  if (!graphs.length) return null;
  const rows = graphs
    .slice(0, SOURCES)
    .map((place) =>
      element('li', '', app.cite([place]), ' ', element('span', 'iri', app.model.data.passages[place].at)),
    );
  const more = graphs.length - SOURCES;
  return part(
    'graphs',
    app.say('home.graphs', { n: graphs.length }),
    element('ul', 'rows', ...rows),
    more > 0 ? element('p', 'quiet', app.say('line.more', { n: more })) : null,
  );
}
