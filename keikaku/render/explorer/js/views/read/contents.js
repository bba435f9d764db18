/*
 * What there is to read: a column beside the text, and the same as a choice in the bar where there is no room for that.
 */
import { element, withAttributes } from '../../parts/dom.js';
import { inside } from '../../parts/door.js';
import { policyBadge } from '../../parts/policy_marks.js';
import { addressOf, numberOf } from '../../data/reading.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../data/reading.js').Section} Section */
/** @typedef {import('../../data/reading.js').Row} Row */

/**
 * The change of the state that goes to a row.
 * @param {App} app
 * @param {Row} row
 * @returns {Partial<State>}
 */
export const toRow = (app, row) => ({ picks: [addressOf(app.model, row)], query: '' });

/**
 * A section's name: of its uppermost part, else of the plan.
 * @param {App} app
 * @param {Section} section
 */
export function sectionName(app, { top, plan, share, shares }) {
  const { plans, things } = app.model.data;
  const name = top >= 0 ? app.in(things[top].name) : plan >= 0 ? app.in(plans[plan].name) : app.say('view.read');
  return shares > 1 ? app.say('read.share', { name, n: share, all: shares }) : name;
}

/**
 * @param {App} app
 * @param {Section[]} sections
 * @param {Section | null} open
 */
export function contentsColumn(app, sections, open) {
  const items = sections.map((section) => {
    const badge = section.top >= 0 ? policyBadge(app, section.top) : null;
    const link = contentsLink(app, section.rows[0], [badge, badge && ' ', sectionName(app, section)]);
    if (section === open) withAttributes(link, { 'aria-current': 'true' });
    const inner = section === open ? headingsOf(section).map((row) => element('li', '', headingLink(app, row))) : [];
    return element('li', '', link, inner.length > 0 && element('ol', '', ...inner));
  });
  return withAttributes(element('nav', 'read-contents', element('ol', '', ...items)), {
    'aria-label': app.say('read.contents'),
  });
}

/**
 * @param {Section} section
 */
const headingsOf = ({ rows }) => rows.filter(({ depth }) => depth > 0);

/**
 * @param {App} app
 * @param {Row} row
 */
function headingLink(app, row) {
  const { at, name } = app.model.data.things[row.thing];
  const number = numberOf(at);
  const link = contentsLink(app, row, [
    number ? element('span', 'number', number) : null,
    number ? ' ' : null,
    app.in(name),
  ]);
  link.classList.add(`depth-${Math.min(row.depth, 3)}`);
  link.dataset.heading = addressOf(app.model, row);
  return link;
}

/**
 * @param {App} app
 * @param {Row} row
 * @param {(Node | string | null)[]} content
 */
function contentsLink(app, row, content) {
  const patch = toRow(app, row);
  return inside(
    '',
    app.address(patch),
    content.flatMap((part) => part ?? []),
    () => app.set(patch),
  );
}

/**
 * The same as a choice.
 * @param {App} app
 * @param {Section[]} sections
 * @param {Section | null} open
 */
export function contentsChoice(app, sections, open) {
  const choice = withAttributes(element('select', 'read-choice'), { 'aria-label': app.say('read.contents') });
  /** @type {Row[]} */
  const rows = [];
  const option = (/** @type {Row} */ row, /** @type {string} */ text) => {
    const made = element('option', '', text);
    made.value = addressOf(app.model, row);
    rows.push(row);
    return made;
  };
  if (!open) choice.append(withAttributes(element('option', '', app.say('read.contents')), { value: '' }));
  for (const section of sections) {
    choice.append(option(section.rows[0], sectionName(app, section)));
    if (section !== open) continue;
    for (const row of headingsOf(section)) {
      const { at, name } = app.model.data.things[row.thing];
      const number = numberOf(at);
      choice.append(option(row, `${'\u2003'.repeat(Math.min(row.depth, 3))}${number} ${app.in(name)}`));
    }
  }
  if (open) choice.value = addressOf(app.model, open.rows[0]);
  choice.addEventListener('change', () => {
    const row = rows.find((one) => addressOf(app.model, one) === choice.value);
    if (row) app.set(toRow(app, row));
  });
  return choice;
}
