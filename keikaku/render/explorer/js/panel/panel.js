/*
 * The panel: everything about the chosen thing, each statement with where it stands.
 */
import { clear, button, element, outside, withAttributes } from '../parts/dom.js';
import { iriOf } from '../data/model.js';
import { called, hasPlan, isForeign } from '../data/plans.js';
import { glyph } from '../parts/glyph.js';
import { anotherScene } from '../state/state.js';
import { belowParts, elementsAbove } from './element.js';
import { byPolicy, mentionedIn, toElement } from './entity.js';
import { factsPart, namesPart } from './facts.js';
import { indicatorPart } from './indicator.js';
import { literalsPart } from './literals.js';
import { linkSentences } from './links.js';
import { panelSection } from './parts.js';
import { statedPart } from './stated.js';
import { citeBox } from '../parts/cite_box.js';
import { thingReference } from '../parts/references.js';
import { worksWith } from './works_with.js';
import { isTogether } from '../data/co_partners.js';
import { originalOf } from '../parts/original.js';
import { aboutPlan } from '../parts/plan_names.js';
import { isOnMap } from '../data/whereabouts.js';
import { badgeOf } from '../parts/policy_marks.js';
import { named, withLanguageMark } from '../parts/texts.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').State} State */

/**
 * @param {App} app
 * @param {() => HTMLElement | null} actions what the view at hand can do with the chosen thing
 */
export function panelView(app, actions) {
  /** @type {HTMLElement | null} */
  let place = null;
  const fill = () => {
    if (!place) return;
    const { at } = app.state();
    clear(place);
    if (at < 0) {
      place.classList.remove('wide');
      return;
    }
    const made = sheet(app, at, actions());
    made.querySelector('.sheet-close')?.before(widener(app, place));
    place.append(made);
    place.scrollTop = 0;
  };
  return {
    /** @param {HTMLElement} host */
    show(host) {
      place = host;
      fill();
    },
    /** @param {State} before */
    update(before) {
      const { at, view } = app.state();
      if (before.at !== at) fill();
      else if (place && at >= 0 && before.view !== view) goOnElsewhere(app, place, actions());
    },
    leave() {
      if (place) clear(place);
      place = null;
    },
  };
}

/**
 * A button by which the panel takes most of a wide screen: what a measure is made of then stands side by side.
 * @param {App} app
 * @param {HTMLElement} place
 */
function widener(app, place) {
  const made = button('icon widener', '', () => {
    place.classList.toggle('wide');
    label();
  });
  const label = () => {
    const wide = place.classList.contains('wide');
    made.replaceChildren(wide ? '⇥' : '⇤');
    withAttributes(made, {
      'aria-pressed': String(wide),
      'aria-label': app.say('panel.widen'),
      title: app.say('panel.widen'),
    });
  };
  label();
  return made;
}

/**
 * Another view can do other things with what is chosen. Who pressed one of the old buttons is led to the heading.
 * @param {App} app @param {HTMLElement} place @param {HTMLElement | null} actions
 */
function goOnElsewhere(app, place, actions) {
  const old = place.querySelector('.actions');
  const held = old?.contains(document.activeElement);
  old?.replaceWith(goOn(app, app.state().at, actions));
  if (held) place.querySelector('h2')?.focus({ preventScroll: true });
}

/**
 * All about a thing.
 * @param {App} app @param {number} thing
 * @param {HTMLElement | null} [actions] of the view at hand
 */
export function sheet(app, thing, actions = null) {
  const { data } = app.model;
  const isElement = data.kinds[data.things[thing].kind].family === 'element';
  const made = withAttributes(element('article', 'sheet'), { 'aria-labelledby': 'panel-name' });
  const parts = isElement
    ? [
        indicatorPart(app, thing),
        factsPart(app, thing),
        ...belowParts(app, thing),
        ...linkParts(app, thing),
        statedPart(app, thing),
      ]
    : [
        literalsPart(app, thing),
        factsPart(app, thing),
        worksWith(app, thing),
        ...linkParts(app, thing),
        byPolicy(app, thing),
        mentionedIn(app, thing),
      ];
  made.append(sheetHeading(app, thing), goOn(app, thing, actions));
  // What a reader came for first; spellings, coordinates and codes last.
  const last = [namesPart(app, thing), factsPart(app, thing, false), elsewhere(app, thing)];
  for (const part of [...parts, ...last]) if (part) made.append(part);
  return made;
}

/**
 * What is said of the thing and others: of an entity only other entities, its policies come after, and with whom it works
 * stands before.
 * @param {App} app @param {number} thing
 */
function linkParts(app, thing) {
  const { data, linksOf } = app.model;
  const isEntity = data.kinds[data.things[thing].kind].family === 'entity';
  const isTold = (/** @type {number} */ link) =>
    isEntity && (toElement(app, link) || isTogether(data.relations[data.links[link][1]]));
  const links = linksOf[thing].filter((link) => !isTold(link));
  const told = linkSentences(app, thing, links);
  return told.length ? [panelSection(app.say('panel.links'), ...told)] : [];
}

/** @param {App} app @param {number} thing */
function sheetHeading(app, thing) {
  const { kinds, things } = app.model.data;
  const { kind, further, name, sort, at } = things[thing];
  const what = element(
    'p',
    'sheet-kind',
    badgeOf(app, thing),
    !app.model.policies.includes(thing) && glyph(kinds[kind]),
    element('span', '', app.in(sort ?? called(app.model.data, thing).name)),
  );
  if (sort) what.append(element('span', 'quiet', app.in(kinds[kind].name)));
  for (const one of further ?? []) what.append(element('span', 'quiet', app.in(kinds[one].name)));
  if (at) what.append(element('span', 'address', at));
  const title = withAttributes(withLanguageMark(app, thing, named(app, name, 'h2', 'sheet-name')), {
    id: 'panel-name',
    tabindex: -1,
  });
  const close = withAttributes(
    button('icon sheet-close', '×', () => app.set({ at: -1 })),
    { 'aria-label': app.say('panel.close') },
  );
  const made = element('header', 'sheet-head', element('div', 'sheet-top', what, close), title);
  if (name[0] !== name[1]) made.append(named(app, name, 'p', 'sheet-other', true));
  const plan = app.model.data.plans.findIndex((one) => one.thing === thing);
  if (plan >= 0) made.append(element('p', 'quiet', aboutPlan(app, plan)), element('p', 'quiet', originalOf(app, plan)));
  const above = elementsAbove(app.model, thing);
  if (above.length) made.append(trail(app, above));
  return made;
}

/**
 * The way down to an element.
 * @param {App} app @param {number[]} above
 */
function trail(app, above) {
  const items = above.map((one) => element('li', '', app.door(one)));
  return withAttributes(element('nav', 'trail', element('ol', '', ...items)), { 'aria-label': app.say('panel.above') });
}

/**
 * Ways to go on from here: what the view at hand can do with the thing, and what the others show of it.
 * @param {App} app
 * @param {number} thing
 * @param {HTMLElement | null} here
 */
function goOn(app, thing, here) {
  const { kinds, things } = app.model.data;
  const { kind, name } = things[thing];
  const isEntity = kinds[kind].family === 'entity';
  const inOutline = app.views.some(({ id }) => id === 'outline') && !isForeign(kinds[kind]);
  const onMap = app.state().view !== 'where' && hasPlan(app.model) && isOnMap(app.model, thing);
  const go = (/** @type {Partial<State>} */ patch) =>
    app.set({ view: 'network', ...anotherScene({ focus: thing, to: -1, ...patch }) });
  const network = (/** @type {1 | 2} */ steps) => go({ scene: 'around', steps });
  const path = () => go({ scene: 'path' });
  const actions = [
    here ?? button('action', app.say('panel.inNetwork'), () => network(1)),
    button('action', app.say('panel.twoSteps'), () => network(2)),
    !here && button('action', app.say('panel.pathTo'), path),
    onMap && button('action', app.say('panel.onMap'), () => app.set({ view: 'where', picks: [], query: '', map: [] })),
    inOutline &&
      button('action', app.say('panel.inOutline'), () =>
        app.set({ view: 'outline', picks: [], query: isEntity ? app.in(name) : '' }),
      ),
  ];
  return withAttributes(element('div', 'actions', ...actions), { role: 'group', 'aria-label': app.say('panel.goOn') });
}

/**
 * Its pages elsewhere, and what it is called in the graph.
 * @param {App} app @param {number} thing
 */
function elsewhere(app, thing) {
  const { pages, things } = app.model.data;
  const { id, web = [] } = things[thing];
  const links = web.map((address) => outside(address));
  const place = pages && (new Map(pages).get(thing) ?? `id/${id}`);
  if (place) {
    const link = element('a', '', app.say('panel.page'));
    link.href = `${place}.${app.state().language}.html`;
    links.unshift(link);
  }
  const part = panelSection(app.say('panel.elsewhere'));
  if (links.length) part.append(element('ul', 'web', ...links.map((link) => element('li', '', link))));
  part.append(element('p', 'iri', iriOf(app.model.data, thing)), citing(app, thing));
  return part;
}

/**
 * How the thing is cited, made when it is asked for.
 * @param {App} app @param {number} thing
 */
function citing(app, thing) {
  const made = element('details', 'cite-thing', element('summary', '', app.say('cite.this')));
  made.addEventListener('toggle', () => {
    if (made.children.length === 1) made.append(citeBox(app, thingReference(app, thing)));
  });
  return made;
}
