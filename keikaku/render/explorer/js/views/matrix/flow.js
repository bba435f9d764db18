/*
 * The flow as a picture: policies, roles, those who take part, and bands between them. Bands are SVG; what is written is
 * HTML above it, so that names wrap and can be followed.
 */
import { button, element, svg, withAttributes } from '../../parts/dom.js';
import { createPlate } from '../../parts/plate.js';
import { policyLook } from '../../parts/policy_marks.js';
import { bandPath, layFlow, unitFor } from './flow_layout.js';
import { picksWith } from './picks.js';
import { counted, fromColumn, partsText, restText, toEnd } from './said.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('./flow_data.js').Flow} Flow */
/** @typedef {import('./flow_data.js').Node} Node */
/** @typedef {import('./flow_data.js').Strand} Strand */
/** @typedef {import('./picks.js').Picks} Picks */
/** @typedef {{bar: number, left: number, middle: number, right: number, labels: [number, number, number]}} Columns pixels across: where the bars are, and how wide the labels */
/** @typedef {{element: SVGElement, strands: Strand[]}} Pressed a band that can be pointed at and pressed */

const HIGH = 560; // pixels, about
const BAR = 12;
const SPACE = 8; // between a bar and its label

/**
 * The picture for a width. Its host has to be in the page: labels are measured.
 * @param {App} app
 * @param {HTMLElement} host
 * @param {Flow} flow
 * @param {Picks} picks
 * @param {number} width
 */
export function drawFlow(app, host, flow, picks, width) {
  const across = columnsFor(width);
  const picture = svg('svg', { class: 'flow-bands', width, 'aria-hidden': 'false' });
  const labels = labelsOf(app, flow, picks, across);
  const made = element('div', 'flow-picture', picture, ...labels.map(({ label }) => label));
  made.style.width = `${width}px`;
  host.append(made);
  const least = new Map(labels.map(({ key, label }) => [key, label.offsetHeight]));
  const stack = (/** @type {Node[]} */ nodes) =>
    nodes.map(({ key, count, wishes }) => ({ key, value: count + wishes, least: least.get(key) ?? 0 }));
  const total = flow.columns.reduce((sum, { count, wishes }) => sum + count + wishes, 0);
  const streams = flow.strands.map(({ column, role, end, parts }) => ({
    ...{ from: `c${column}`, over: `r${role}`, to: end },
    value: parts.size,
  }));
  const laid = layFlow([stack(flow.columns), stack(flow.roles), stack(flow.ends)], streams, unitFor(total, HIGH));
  withAttributes(picture, { height: laid.height, viewBox: `0 0 ${width} ${laid.height}` });
  made.style.height = `${laid.height}px`;
  for (const { key, label } of labels) {
    const box = laid.boxes.get(key);
    if (box) label.style.top = `${box.top + (box.room - label.offsetHeight) / 2}px`;
  }
  const pressed = bandsOf(app, flow, picks, laid, across);
  picture.append(...pressed.map((one) => one.element), ...barsOf(app, flow, laid, across));
  withAttributes(picture, { role: 'group', 'aria-label': app.say('flow.picture') });
  lightUp(app, made, pressed, labels);
  return made;
}

/**
 * @param {number} width
 * @returns {Columns}
 */
function columnsFor(width) {
  const [first, last] = [Math.min(270, width * 0.25), Math.min(300, width * 0.28)];
  const [left, right] = [first + SPACE, width - last - SPACE - BAR];
  return { bar: BAR, left, middle: left + (right - left) * 0.42, right, labels: [first, 150, last] };
}

/**
 * The labels of all nodes at their places across.
 * @param {App} app @param {Flow} flow @param {Picks} picks @param {Columns} across
 */
function labelsOf(app, flow, picks, across) {
  const place = (
    /** @type {HTMLElement} */ label,
    /** @type {string} */ key,
    /** @type {number} */ x,
    /** @type {number} */ width,
  ) => {
    label.style.left = `${x}px`;
    label.style.width = `${width}px`;
    return { key, label };
  };
  const [first, middle, last] = across.labels;
  return [
    ...flow.columns.map((node) => place(columnLabel(app, node, picks), node.key, 0, first)),
    ...flow.roles.map((node) => place(roleLabel(app, node, picks), node.key, across.middle + BAR + 2, middle)),
    ...flow.ends.map((node) => place(endLabel(app, node, picks), node.key, across.right + BAR + SPACE, last)),
  ];
}

/** @param {App} app @param {Node} node @param {Picks} picks */
export function columnLabel(app, node, picks) {
  const { id } = app.model.data.things[node.place];
  const says = node.count
    ? `${counted(app, picks.choice, node.things.length)} · ${partsText(app, picks, node.parts)}`
    : '';
  return element('div', 'flow-label is-column', app.door(node.place), numbers(app, picks, says, node, [id]));
}

/** @param {App} app @param {Node} node @param {Picks} picks */
export function roleLabel(app, node, picks) {
  const { id, name } = app.model.data.relations[node.place];
  const says = `${node.things.length} · ${partsText(app, picks, node.parts)}`;
  const wish = node.count ? '' : ' is-wish';
  const made = button(`flow-role${wish}`, [app.in(name), ' ', element('span', 'count', says)], () =>
    open(app, picks, [id]),
  );
  made.dataset.cell = id;
  return element('div', `flow-label is-role${wish}`, pressedIf(picks, [id], made));
}

/** @param {App} app @param {Node} node @param {Picks} picks */
export function endLabel(app, node, picks) {
  const ids = [node.place < 0 ? node.key : app.model.data.things[node.place].id];
  const says = partsText(app, picks, node.parts);
  const wish = node.count ? '' : ' is-wish';
  const unfold = () => app.set({ picks: picksWith(app, { whole: true, band: [] }) });
  const what = node.place < 0 ? restText(app, node) : '';
  const name = what ? button('small flow-open', app.say('flow.open', { what }), unfold) : app.door(node.place);
  if (what) name.dataset.name = what;
  return element('div', `flow-label is-end${wish}`, name, numbers(app, picks, says, node, ids));
}

/**
 * The numbers of a node: a press shows its statements.
 * @param {App} app @param {Picks} picks @param {string} says @param {Node} node @param {string[]} ids
 */
function numbers(app, picks, says, node, ids) {
  const wishes = node.wishes ? app.say('flow.wished', { n: node.wishes }) : '';
  const made = button(
    'flow-numbers',
    [says && node.count ? says : '', wishes && element('span', 'flow-wished', wishes)].filter((one) => one !== ''),
    () => open(app, picks, ids),
  );
  made.dataset.cell = ids.join(' ');
  return pressedIf(picks, ids, made);
}

/** @param {Picks} picks @param {string[]} ids @param {HTMLElement} made */
const pressedIf = (picks, ids, made) => withAttributes(made, { 'aria-pressed': String(isOpen(picks, ids)) });

/** @param {Picks} picks @param {string[]} ids */
const isOpen = ({ band }, ids) => band.length === ids.length && ids.every((id) => band.includes(id));

/**
 * Shows the statements of a band or node; once more, and they go.
 * @param {App} app @param {Picks} picks @param {string[]} ids
 */
export const open = (app, picks, ids) => app.set({ picks: picksWith(app, { band: isOpen(picks, ids) ? [] : ids }) });

/**
 * The bands: each from a policy to a role, each from a role to an end, with a strand in the ink of each policy.
 * @param {App} app @param {Flow} flow @param {Picks} picks @param {import('./flow_layout.js').Laid} laid @param {Columns} across
 * @returns {Pressed[]}
 */
function bandsOf(app, flow, picks, laid, across) {
  const { things, relations } = app.model.data;
  /** @type {Map<string, {strands: Strand[], paths: SVGElement[], ids: string[], says: () => string}>} */
  const groups = new Map();
  const into = (
    /** @type {string} */ key,
    /** @type {string[]} */ ids,
    /** @type {() => string} */ says,
    /** @type {Strand} */ strand,
    /** @type {SVGElement} */ path,
  ) => {
    const group = groups.get(key) ?? { strands: [], paths: [], ids, says };
    group.strands.push(strand);
    group.paths.push(path);
    groups.set(key, group);
  };
  const path = (
    /** @type {Strand} */ strand,
    /** @type {import('./flow_layout.js').Band} */ band,
    /** @type {number} */ from,
    /** @type {number} */ to,
  ) =>
    svg('path', {
      class: `flow-strand of-${inkOf(app, strand.column)}${strand.wish ? ' is-wish' : ''}`,
      d: bandPath(band, from, to),
    });
  for (const band of laid.first) {
    const strand = flow.strands[band.place];
    const key = `${strand.column} r${strand.role}`;
    const ids = [things[strand.column].id, relations[strand.role].id];
    const says = () => fromColumn(app, picks, strand.column, groups.get(key)?.strands ?? []);
    into(key, ids, says, strand, path(strand, band, across.left + BAR, across.middle));
  }
  for (const band of laid.second) {
    const strand = flow.strands[band.place];
    const key = `r${strand.role} ${strand.end}`;
    const end = /** @type {Node} */ (flow.ends.find((one) => one.key === strand.end));
    const ids = [relations[strand.role].id, end.place < 0 ? end.key : things[end.place].id];
    const says = () => toEnd(app, picks, end, groups.get(key)?.strands ?? []);
    into(key, ids, says, strand, path(strand, band, across.middle + BAR, across.right));
  }
  return [...groups.values()].map(({ strands, paths, ids, says }, place) => {
    const made = svg('g', { class: 'flow-band', role: 'button', tabindex: place ? -1 : 0 }, ...paths);
    withAttributes(made, {
      'aria-label': says(),
      'aria-pressed': String(isOpen(picks, ids)),
      'data-cell': ids.join(' '),
    });
    made.addEventListener('click', () => open(app, picks, ids));
    return { element: made, strands };
  });
}

/** @param {App} app @param {number} column */
const inkOf = (app, column) => (app.model.policies.includes(column) ? policyLook(app.model, column).ink : 'policy-1');

/**
 * @param {App} app @param {Flow} flow @param {import('./flow_layout.js').Laid} laid @param {Columns} across
 */
function barsOf(app, flow, laid, across) {
  const bar = (/** @type {Node} */ { key, count }, /** @type {number} */ x, /** @type {string} */ look) => {
    const box = laid.boxes.get(key);
    return box
      ? [
          svg('rect', {
            class: `flow-bar ${look}${count ? '' : ' is-wish'}`,
            x,
            y: box.y,
            width: BAR,
            height: box.height,
            rx: 2,
          }),
        ]
      : [];
  };
  return [
    ...flow.columns.flatMap((node) => bar(node, across.left, `of-${inkOf(app, node.place)}`)),
    ...flow.roles.flatMap((node) => bar(node, across.middle, 'is-role')),
    ...flow.ends.flatMap((node) => bar(node, across.right, 'is-end')),
  ];
}

/**
 * What is pointed at, or has the focus, stands out with all that flows through it, and says what it is; arrow keys go
 * from band to band.
 * @param {App} app @param {HTMLElement} picture @param {Pressed[]} pressed @param {{key: string, label: HTMLElement}[]} labels
 */
function lightUp(app, picture, pressed, labels) {
  const plate = createPlate(picture);
  const light = (/** @type {(strand: Strand) => boolean} */ is) => {
    picture.classList.add('is-lit');
    for (const one of pressed) {
      const paths = [...one.element.children];
      paths.forEach((path, place) => path.classList.toggle('is-lit', is(one.strands[place])));
    }
  };
  const dark = () => {
    plate.hide();
    picture.classList.remove('is-lit');
  };
  for (const [place, one] of pressed.entries()) {
    const keys = new Set(one.strands);
    const show = (/** @type {number} */ x, /** @type {number} */ y) => {
      light((strand) => keys.has(strand));
      plate.show([one.element.getAttribute('aria-label') ?? ''], x, y, 14);
    };
    one.element.addEventListener('pointermove', (event) => {
      const frame = picture.getBoundingClientRect();
      show(
        /** @type {PointerEvent} */ (event).clientX - frame.left,
        /** @type {PointerEvent} */ (event).clientY - frame.top,
      );
    });
    one.element.addEventListener('pointerleave', dark);
    one.element.addEventListener('focus', () => {
      for (const other of pressed) withAttributes(other.element, { tabindex: other === one ? 0 : -1 });
      const [frame, box] = [picture.getBoundingClientRect(), one.element.getBoundingClientRect()];
      show((box.left + box.right) / 2 - frame.left, (box.top + box.bottom) / 2 - frame.top);
    });
    one.element.addEventListener('blur', dark);
    one.element.addEventListener('keydown', (event) => {
      const { key } = /** @type {KeyboardEvent} */ (event);
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
      if (step) pressed[place + step]?.element.focus();
      else if (key === 'Enter' || key === ' ') one.element.dispatchEvent(new MouseEvent('click'));
      if (step || key === 'Enter' || key === ' ') event.preventDefault();
      if (key === 'Escape') dark();
    });
  }
  for (const { key, label } of labels) {
    const of = (/** @type {Strand} */ { column, role, end }) => [`c${column}`, `r${role}`, end].includes(key);
    label.addEventListener('pointerenter', () => light(of));
    label.addEventListener('pointerleave', dark);
    label.addEventListener('focusin', () => light(of));
    label.addEventListener('focusout', dark);
  }
}
