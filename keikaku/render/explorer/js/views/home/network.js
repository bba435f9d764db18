/*
 * The network's overview as a small picture that leads there: policies by number, ink and name, the best tied facilities
 * by name, everything else as marks. It is drawn once the first screen has been painted.
 */
import { element, svg, withAttributes } from '../../parts/dom.js';
import { inside } from '../../parts/door.js';
import { FORMS, inkName } from '../../parts/glyph.js';
import { hubs } from './highlights.js';
import { createOccupancy } from '../../canvas/occupancy.js';
import { overviewOf } from '../../data/pictures.js';
import { hasPlan, plansShown } from '../../data/plans.js';
import { thingFilter, unfiltered } from '../../data/selection.js';
import { policyLook } from '../../parts/policy_marks.js';
import { columnsOf, wrapName } from '../../text/wrap.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').Model} Model */
/** @typedef {import('../../page_data.js').Spot} Spot */
/** @typedef {{thing: number, x: number, y: number, r: number}} Dot */
/** @typedef {import('../../canvas/occupancy.js').Box} Box */

const NAMED_HUBS = 4;
const NAMED_BUSIEST = 8;
const FRAME_EDGE = { x: 34, y: 26 }; // pixels from the frame to the outermost marks
const POLICY_RADIUS = 11;
const NAME_SIZE = 11; // size of names in pixels
const NAME_LEADING = 13;
const NAME_COLUMN = 0.56 * NAME_SIZE; // width of half a full-width letter, or of an average Latin one

/** @param {App} app */
export function smallNetwork(app) {
  const spots = spotsOf(app);
  if (spots.length < 2) return null;
  const space = element('span', 'small-network-space');
  const caption = element('span', 'small-network-caption', app.say('home.toNetwork'));
  const go = { view: /** @type {const} */ ('network'), scene: /** @type {const} */ ('overview') };
  const link = inside('small-network', app.address(go), [space, caption], () => app.set(go));
  requestAnimationFrame(() =>
    setTimeout(() => {
      const { clientWidth: width, clientHeight: height } = space;
      if (width && height) space.replaceChildren(picture(app, spots, width, height));
    }),
  );
  return link;
}

/**
 * The overview of what is shown.
 * @param {App} app
 */
function spotsOf({ model, state }) {
  const keeps = thingFilter(model, { ...unfiltered(), plans: state().plans });
  return overviewOf(model, state()).filter(([thing]) => keeps(thing));
}

/**
 * What stands for something in the picture with a heavy mark: policies, or whole plans.
 * @param {Model} model
 * @param {number} thing
 */
const isHeavy = ({ policies, data }, thing) => policies.includes(thing) || data.things[thing].kind === planKind(data);

/** @param {import('../../types.js').Data} data */
const planKind = ({ kinds }) => kinds.findIndex(({ id }) => id === 'Plan');

/**
 * @param {App} app
 * @param {Spot[]} overview
 * @param {number} width
 * @param {number} height
 */
function picture(app, overview, width, height) {
  const dots = dotsIn(app.model, overview, width, height);
  const at = new Map(dots.map((dot) => [dot.thing, dot]));
  return withAttributes(
    svg(
      'svg',
      { viewBox: `0 0 ${width} ${height}`, width, height },
      svg('g', { class: 'small-lines' }, ...lines(app.model, at)),
      ...dots.map((dot) => mark(app.model, dot)),
      svg('g', { class: 'small-names' }, ...nameTexts(app, dots, width, height)),
    ),
    { 'aria-hidden': 'true' },
  );
}

/**
 * The overview's places, spread over the whole frame; upright where the frame is.
 * @param {Model} model
 * @param {Spot[]} overview
 * @param {number} width
 * @param {number} height
 * @returns {Dot[]}
 */
function dotsIn(model, overview, width, height) {
  const turned = height > 1.3 * width;
  const spots = overview.map(([thing, x, y]) => (turned ? { thing, x: y, y: x } : { thing, x, y }));
  const along = (/** @type {'x' | 'y'} */ axis, /** @type {number} */ side) => {
    const values = spots.map((spot) => spot[axis]);
    const [least, most] = [Math.min(...values), Math.max(...values)];
    return (/** @type {number} */ value) =>
      FRAME_EDGE[axis] + ((value - least) / (most - least || 1)) * (side - 2 * FRAME_EDGE[axis]);
  };
  const [x, y] = [along('x', width), along('y', height)];
  return spots.map((spot) => ({
    thing: spot.thing,
    x: Math.round(x(spot.x)),
    y: Math.round(y(spot.y)),
    r: isHeavy(model, spot.thing) ? POLICY_RADIUS : 3 + Math.min(3, Math.sqrt(model.linksOf[spot.thing].length) / 3),
  }));
}

/**
 * @param {Model} model
 * @param {Map<number, Dot>} at
 */
function lines(model, at) {
  const { plans, things } = model.data;
  if (!hasPlan(model)) return plainLines(model, at);
  const endOf = (/** @type {number} */ policy) => at.get(policy) ?? at.get(plans[things[policy].plan].thing);
  return [...at.values()].flatMap((dot) => {
    const ends = new Map([...model.touches[dot.thing].keys()].map((policy) => [endOf(policy), policy]));
    return [...ends].flatMap(([end, policy]) => {
      if (!end) return [];
      const { ink } = policyLook(model, policy);
      const look = end.thing === policy ? `of-${ink}` : '';
      return [svg('path', { class: look, d: `M${dot.x} ${dot.y}L${end.x} ${end.y}` })];
    });
  });
}

/**
 * Without plans: what is linked with what.
 * @param {Model} model
 * @param {Map<number, Dot>} at
 */
function plainLines({ data, linksOf }, at) {
  const links = new Set([...at.keys()].flatMap((thing) => linksOf[thing]));
  return [...links].flatMap((link) => {
    const [from, relation, to] = data.links[link];
    const [one, other] = [at.get(from), at.get(to)];
    if (!one || !other || !data.relations[relation].drawn) return [];
    return [svg('path', { d: `M${one.x} ${one.y}L${other.x} ${other.y}` })];
  });
}

/**
 * @param {Model} model
 * @param {Dot} dot
 */
function mark(model, { thing, x, y, r }) {
  const { kinds, things } = model.data;
  if (!model.policies.includes(thing)) {
    const { form, ink } = kinds[things[thing].kind];
    return svg('path', {
      class: `ink-${inkName(ink)}`,
      d: FORMS[form] ?? FORMS.dot,
      transform: `translate(${x} ${y}) scale(${r / 8})`,
    });
  }
  const { ink, sign } = policyLook(model, thing);
  const wide = sign.length > 2 ? 3.4 * (sign.length - 2) : 0;
  return svg(
    'g',
    { class: `small-policy of-${ink}` },
    svg('rect', { x: x - r - wide, y: y - r, width: 2 * (r + wide), height: 2 * r, rx: r }),
    svg('text', { x, y: y + 4 }, sign),
  );
}

/**
 * Names where there is room for them, the policies' first; a name that finds none is left out.
 * @param {App} app
 * @param {Dot[]} dots
 * @param {number} width
 * @param {number} height
 */
function nameTexts(app, dots, width, height) {
  const { things } = app.model.data;
  const named = hasPlan(app.model)
    ? hubs(app.model, plansShown(app.model, app.state())).slice(0, NAMED_HUBS)
    : dots.slice(0, NAMED_BUSIEST).map(({ thing }) => thing); // they come first in the overview
  const taken = createOccupancy();
  for (const { x, y, r } of dots) if (r === POLICY_RADIUS) taken.add({ x, y, w: 2 * r, h: 2 * r });
  const wanted = dots
    .filter(({ thing }) => isHeavy(app.model, thing) || named.includes(thing))
    .sort((one, other) => other.r - one.r);
  return wanted.flatMap(({ thing, x, y, r }) => {
    const rows = wrapName(app.in(things[thing].name), app.model.phrases);
    const [w, h] = [Math.max(...rows.map(columnsOf)) * NAME_COLUMN, rows.length * NAME_LEADING];
    const inFrame = (/** @type {number} */ value) => Math.max(w / 2 + 2, Math.min(width - w / 2 - 2, value));
    /** @type {[number, number][]} */
    const tries = [
      [inFrame(x), y + r + h / 2 + 1],
      [inFrame(x), y - r - h / 2 - 1],
      [x + r + w / 2 + 3, y],
      [x - r - w / 2 - 3, y],
    ];
    const box = tries
      .map(([cx, cy]) => ({ x: cx, y: cy, w, h }))
      .find(
        (one) =>
          one.x >= w / 2 && one.x <= width - w / 2 && one.y >= h / 2 && one.y <= height - h / 2 && !taken.meets(one),
      );
    if (!box) return [];
    taken.add(box);
    const className = isHeavy(app.model, thing) ? 'is-policy' : '';
    return [
      svg(
        'text',
        { class: className, x: Math.round(box.x), y: Math.round(box.y - h / 2 + NAME_LEADING - 3) },
        ...rows.map((row, place) => svg('tspan', { x: Math.round(box.x), dy: place ? NAME_LEADING : 0 }, row)),
      ),
    ];
  });
}
