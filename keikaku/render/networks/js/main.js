/*
 * The network page at work. What is shown comes from the page's data block and goes into the page as text
 * nodes only. Both languages always stand in the page; <html lang> decides which one the style sheet shows.
 */
/* global vis */
import { both, element, passages } from './elements.js';
import { startKeys } from './keys.js';
import { data, drawing, find, findAll, root, speaks } from './page.js';
import { meets, names as namesWithRoom, side, spread as spreadOver } from './places.js';
import { startSearch } from './search.js';
import { TEXTS } from './page_texts.js';

/** @typedef {import('./page.js').Thing} Thing */
/** @typedef {import('./page.js').Link} Link */

const { kinds, roles, things, links } = data;

const TIP_PASSAGES = 10; // in a tooltip; the panel lists them all
const LETTER = 12.5; // size of names in the picture, in pixels at every zoom
const LEADING = 15.5;
const CROWD = 60; // things in the picture, beyond which …
const LEADERS = 12; // … the most linked have their names drawn even over others
const SCALES = [0.3, 10];

const state = {
  /** @type {number | null} */ selected: null,
  /** @type {number | null} */ hovered: null,
  dimmed: false, // whether what is not near the selected thing fades
  hidden: { kind: new Set(), role: new Set() },
};

// ---- Building blocks -------------------------------------------------------------------------

/** A button that leads to a thing. @param {number} id */
function door(id) {
  const button = element('button', 'thing', drawing('kind', things[id].kind), both(things[id].name, 'span', 'name'));
  button.type = 'button';
  button.addEventListener('click', () => visit(id));
  return button;
}

// ---- What is near what -----------------------------------------------------------------------

/** @type {Link[][]} */
const linksOf = things.map(() => []);
for (const link of links) {
  linksOf[link.from].push(link);
  if (link.to !== link.from) linksOf[link.to].push(link);
}
const shows = (/** @type {number} */ id) => !state.hidden.kind.has(things[id].kind);
const showsLink = (/** @type {Link} */ link) => !state.hidden.role.has(link.role) && shows(link.from) && shows(link.to);
/** The selected thing and its neighbours, or null when nothing is to fade. */
function near() {
  if (state.selected === null || !state.dimmed) return null;
  return new Set([state.selected, ...linksOf[state.selected].filter(showsLink).flatMap((l) => [l.from, l.to])]);
}

// ---- The picture -----------------------------------------------------------------------------

const box = find('#canvas');
/** @type {any} */ let network = null;
/** @type {any} */ let nodes;
/** @type {any} */ let edges;
/** Where each thing stands, in pixels at scale 1. @type {{x: number, y: number, size: number}[]} */
let spots = [];
let frame = { width: 0, height: 0 };

function spread() {
  frame = { width: box.clientWidth, height: box.clientHeight };
  spots = spreadOver(data.network.nodes, frame);
}

/** Bring colours, fading, hiding and places up to date. */
function paint() {
  if (!network) return;
  const style = getComputedStyle(root);
  const ink = (/** @type {string} */ name) => style.getPropertyValue(`--${name}`).trim();
  const lit = near();
  const fine = Math.max(0.35, Math.min(1, side(frame, things.length + links.length / 2) / 55)); // in a crowd
  nodes.update(
    things.map((thing, id) => {
      const { ink: name, form } = kinds[thing.kind];
      const small = Math.min(1, spots[id].size / 12); // a small thing keeps its ink inside a thinner rim
      const one = { background: ink(`ink-${name}`), border: ink('rim') };
      return {
        id,
        ...spots[id],
        shape: form,
        hidden: !shows(id),
        borderWidth: (thing.focus ? 3.5 : 1.2) * small,
        borderWidthSelected: 3 * small,
        opacity: lit && !lit.has(id) ? 0.18 : 1,
        color: { ...one, highlight: one, hover: one },
      };
    }),
  );
  edges.update(
    links.map((link, id) => {
      const { ink: name, form, mutual } = roles[link.role];
      const color = ink(`ink-${name}`);
      const mine = lit && (link.from === state.selected || link.to === state.selected);
      return {
        id,
        hidden: !showsLink(link),
        dashes: data.dashes[form].length ? data.dashes[form] : false,
        width: mine ? 2.4 : 1.5 * fine,
        arrows: { to: { enabled: !mutual, scaleFactor: 0.45 * (mine ? 1 : fine) } },
        color: {
          color,
          highlight: color,
          hover: color,
          opacity: lit && !mine ? 0.12 : mine ? 1 : 0.85 * Math.sqrt(fine),
        },
      };
    }),
  );
  labels.stale = true;
  network.redraw();
}

// Names are drawn by us, not by vis-network: at one size whatever the zoom, the important ones first, and
// none over another name or a thing. What finds no room appears on zooming in, hovering or selecting.
const labels = { stale: true, scale: 0, /** @type {ReturnType<typeof namesWithRoom>} */ placed: [] };

const font = (/** @type {number} */ id) =>
  `${id === state.selected || things[id].focus ? 'bold ' : ''}${LETTER}px ${
    getComputedStyle(document.body).fontFamily
  }`;

/** @param {CanvasRenderingContext2D} pen @param {number} scale */
function placeLabels(pen, scale) {
  const lit = near();
  const urgent = new Set([state.selected, state.hovered].filter((id) => id !== null));
  const rank = (/** @type {number} */ id) =>
    (urgent.has(id) ? 1e6 : 0) + (lit && lit.has(id) ? 1e5 : 0) + (things[id].focus ? 1e4 : 0) + linksOf[id].length;
  const order = things
    .map((_, id) => id)
    .filter(shows)
    .sort((a, b) => rank(b) - rank(a));
  const measure = (/** @type {number} */ id) => {
    const lines = things[id].lines[speaks()];
    pen.font = font(id);
    return { w: Math.max(...lines.map((line) => pen.measureText(line).width)) + 4, h: lines.length * LEADING };
  };
  const leaders = lit ? lit.size : things.length > CROWD ? LEADERS : 0;
  const linked = (/** @type {number} */ id) =>
    linksOf[id].filter(showsLink).map((link) => (link.from === id ? link.to : link.from));
  labels.placed = namesWithRoom({ order, leaders, urgent, spots, linked, measure }, scale, frame);
}

/** @param {CanvasRenderingContext2D} pen As vis-network leaves it: in the picture's coordinates. */
function drawLabels(pen) {
  const scale = network.getScale();
  const style = getComputedStyle(document.body);
  const ratio = pen.canvas.width / pen.canvas.clientWidth;
  const centre = network.canvasToDOM({ x: 0, y: 0 });
  pen.save();
  pen.setTransform(ratio, 0, 0, ratio, centre.x * ratio, centre.y * ratio);
  if (labels.stale || scale !== labels.scale) {
    placeLabels(pen, scale);
    Object.assign(labels, { stale: false, scale });
  }
  Object.assign(pen, { textAlign: 'center', textBaseline: 'middle', lineJoin: 'round', lineWidth: 4 });
  pen.setLineDash([]);
  pen.strokeStyle = style.getPropertyValue('--canvas');
  pen.fillStyle = style.getPropertyValue('--text');
  const lit = near();
  for (const { id, x, y } of [...labels.placed].reverse()) {
    pen.font = font(id);
    pen.globalAlpha = lit && !lit.has(id) ? 0.25 : 1;
    const lines = things[id].lines[speaks()];
    lines.forEach((line, row) => {
      const at = y + (row - (lines.length - 1) / 2) * LEADING;
      pen.strokeText(line, x, at);
      pen.fillText(line, x, at);
    });
  }
  pen.restore();
}

/** @param {Thing | Link} what @param {Node[]} heading */
const tip = (what, ...heading) => element('div', 'tip', ...heading, passages(what.cited, TIP_PASSAGES));

function draw() {
  spread();
  nodes = new vis.DataSet(
    data.network.nodes.map((node, id) => {
      const [japanese, english] = things[id].name;
      const names = japanese === english ? [japanese] : [japanese, english];
      const kind = both(kinds[things[id].kind].name, 'em');
      return { ...node, title: tip(things[id], ...names.map((name) => element('strong', '', name)), kind) };
    }),
  );
  edges = new vis.DataSet(
    data.network.edges.map((edge, id) => {
      const { from, to, role } = links[id];
      const ends = [both(things[from].name, 'strong'), both(roles[role].name, 'em'), both(things[to].name, 'strong')];
      ends[1].prepend(roles[role].mutual ? '↔ ' : '→ ');
      return { ...edge, title: tip(links[id], ...ends) };
    }),
  );
  network = new vis.Network(box, { nodes, edges }, data.network.options);
  network.moveTo({ position: { x: 0, y: 0 }, scale: 1 });
  network.on('afterDrawing', drawLabels);
  network.once('afterDrawing', () => box.setAttribute('aria-busy', 'false'));
  network.on('click', (/** @type {any} */ event) =>
    select(event.nodes.length ? event.nodes[0] : named(event.pointer.DOM)),
  );
  network.on('zoom', () => zoom(1));
  network.on('resize', () => {
    spread();
    paint();
    fit();
  });
  const hover = (/** @type {number | null} */ id) => {
    state.hovered = id;
    labels.stale = true;
  };
  network.on('hoverNode', (/** @type {any} */ event) => hover(event.node));
  network.on('blurNode', () => hover(null));
  paint();
}

/** The thing whose name is drawn at a point of the frame, or null. @param {{x: number, y: number}} point */
function named(point) {
  const centre = network.canvasToDOM({ x: 0, y: 0 });
  const here = { x: point.x - centre.x, y: point.y - centre.y, w: 0, h: 0 };
  const hit = labels.placed.find((label) => meets(label, here));
  return hit ? hit.id : null;
}

const moving = () =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? false : { duration: 250, easingFunction: 'easeInOutQuad' };
const fit = () => network.moveTo({ position: { x: 0, y: 0 }, scale: 1, animation: moving() });
/** @param {number} factor 1 only brings the scale back within its bounds. */
function zoom(factor) {
  const scale = Math.max(SCALES[0], Math.min(SCALES[1], network.getScale() * factor));
  if (scale !== network.getScale()) network.moveTo({ scale, animation: factor === 1 ? false : moving() });
}

// ---- Selecting -------------------------------------------------------------------------------

/** @param {number | null} id */
function select(id, dimmed = true) {
  Object.assign(state, { selected: id, dimmed });
  if (id === null) network.unselectAll();
  else network.selectNodes([id], false);
  fillPanel();
  paint();
}

/** Select a thing and bring it to the middle, shown again if it was hidden. @param {number} id */
function visit(id) {
  if (!shows(id)) toggle('kind', things[id].kind);
  select(id);
  const closeUp = frame.width < 500 ? 1.6 : 1; // a phone has room for the neighbours' names only from near
  network.focus(id, { scale: Math.max(closeUp, network.getScale()), animation: moving() });
  find('#stage').scrollIntoView({ block: 'nearest' });
  find('#panel-name').focus({ preventScroll: true }); // the button that was pressed may be gone
}

/** What is linked with a thing, by role and direction. @param {number} id */
function groups(id) {
  /** @type {Map<string, {role: number, back: boolean, rows: HTMLElement[]}>} */
  const found = new Map();
  for (const link of linksOf[id]) {
    const other = link.from === id ? link.to : link.from;
    const back = link.from !== id && !roles[link.role].mutual; // what is mutual has no direction
    const key = `${link.role} ${back}`;
    if (!found.has(key)) found.set(key, { role: link.role, back, rows: [] });
    found.get(key).rows.push(element('li', '', door(other), passages(link.cited)));
  }
  return [...found.values()]
    .sort((a, b) => a.back - b.back || a.role - b.role)
    .flatMap(({ role, back, rows }) => [
      element(
        'h3',
        `group${back ? ' back' : ''}`,
        drawing('role', role),
        both(roles[role].name, 'span', 'name'),
        ...(roles[role].mutual ? [] : [both(back ? TEXTS.incoming : TEXTS.outgoing, 'span', 'way')]),
        element('span', 'count', String(rows.length)),
      ),
      element('ul', '', ...rows),
    ]);
}

function fillPanel() {
  const id = state.selected;
  const heading = id === null ? both(TEXTS.details, 'h2') : both(things[id].name, 'h2');
  heading.id = 'panel-name';
  heading.tabIndex = -1;
  if (id === null) {
    const most = things
      .map((_, place) => place)
      .sort((a, b) => linksOf[b].length - linksOf[a].length)
      .slice(0, 12);
    find('#panel').replaceChildren(
      heading,
      both(TEXTS.hint, 'p'),
      both(TEXTS.most, 'h3'),
      element(
        'ul',
        '',
        ...most.map((place) => {
          const button = door(place);
          button.append(element('span', 'cited', String(linksOf[place].length)));
          return element('li', '', button);
        }),
      ),
    );
    return;
  }
  const {
    name: [japanese, english],
    kind,
    iri,
    cited,
  } = things[id];
  const clear = both(TEXTS.clear, 'button', 'clear');
  clear.type = 'button';
  clear.addEventListener('click', () => {
    select(null);
    find('#panel-name').focus({ preventScroll: true });
  });
  find('#panel').replaceChildren(
    clear,
    heading,
    ...(japanese === english ? [] : [both([english, japanese], 'p', 'other')]),
    element('p', 'kind', drawing('kind', kind), both(kinds[kind].name)),
    passages(cited),
    element('p', 'iri', iri),
    ...(linksOf[id].length ? groups(id) : [both(TEXTS.alone, 'h3')]),
  );
}

// ---- Legend, language, search, keys ----------------------------------------------------------

/** Hide or show a kind or a role. @param {'kind' | 'role'} which @param {number} place */
function toggle(which, place) {
  const hidden = state.hidden[which];
  if (!hidden.delete(place)) hidden.add(place);
  find(`[data-${which}="${place}"]`).setAttribute('aria-pressed', String(!hidden.has(place)));
  if (state.selected !== null && !shows(state.selected)) select(null);
  else paint();
}

/** @param {'ja' | 'en'} language */
function speak(language) {
  root.lang = language;
  document.title = data.title[speaks()];
  for (const button of findAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  }
  if (!network) return;
  find('#search').placeholder = TEXTS.search[speaks()];
  labels.stale = true;
  network.redraw();
}

start();

function start() {
  findAll('[data-script]').forEach((part) => {
    part.hidden = false;
  });
  for (const button of findAll('[data-language]'))
    button.addEventListener('click', () => speak(button.dataset.language));
  if (!things.length) return;
  draw();
  for (const which of ['kind', 'role']) {
    findAll(`[data-${which}]`).forEach((button, place) => button.addEventListener('click', () => toggle(which, place)));
  }
  const zooms = { in: () => zoom(1.4), out: () => zoom(1 / 1.4), fit };
  for (const button of findAll('[data-zoom]')) button.addEventListener('click', zooms[button.dataset.zoom]);
  startSearch(door, visit);
  startKeys(network, { zoom, fit, clear: () => state.selected !== null && select(null) });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
  // Paper is white: while it is printed the picture has its light colours.
  addEventListener('beforeprint', () => {
    root.dataset.theme = 'light';
    paint();
  });
  addEventListener('afterprint', () => {
    delete root.dataset.theme;
    paint();
  });
  const focus = things.findIndex((thing) => thing.focus);
  if (focus >= 0) select(focus, false);
  else fillPanel();
}
