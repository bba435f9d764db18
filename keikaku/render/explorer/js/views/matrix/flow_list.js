/*
 * The flow where there is no room for a picture: policies and those who take part as lists, each with a bar.
 */
import { button, element, withAttributes } from '../../parts/dom.js';
import { policyLook } from '../../parts/policy_marks.js';
import { columnLabel, endLabel, open } from './flow.js';
import { fromColumn } from './said.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('./flow_data.js').Flow} Flow */
/** @typedef {import('./flow_data.js').Strand} Strand */
/** @typedef {import('./picks.js').Picks} Picks */

/**
 * @param {App} app
 * @param {Flow} flow
 * @param {Picks} picks
 */
export function flowList(app, flow, picks) {
  const most = Math.max(1, ...flow.columns.map(({ count, wishes }) => count + wishes));
  const largest = Math.max(
    1,
    ...flow.ends.filter(({ place }) => place >= 0).map(({ count, wishes }) => count + wishes),
  );
  const columns = flow.columns.map((node) => {
    const strands = flow.strands.filter(({ column }) => column === node.place);
    const roles = flow.roles.flatMap((role) => {
      const some = strands.filter((one) => one.role === role.place);
      return some.length ? [roleRow(app, picks, node.place, some, most)] : [];
    });
    return element('li', 'flow-part', columnLabel(app, node, picks), element('ul', 'flow-roles', ...roles));
  });
  const ends = flow.ends.map((node) => {
    const strands = flow.strands.filter(({ end }) => end === node.key);
    const bar = node.place >= 0 && barOf(app, strands, largest);
    return element('li', 'flow-part', endLabel(app, node, picks), bar);
  });
  return element(
    'div',
    'flow-list',
    element('h3', '', app.say('flow.byColumn')),
    element('ul', '', ...columns),
    element('h3', '', picks.choice.name),
    element('ul', '', ...ends),
  );
}

/**
 * A role in a policy: a press shows its statements.
 * @param {App} app
 * @param {Picks} picks
 * @param {number} column
 * @param {Strand[]} strands
 * @param {number} most
 */
function roleRow(app, picks, column, strands, most) {
  const { things, relations } = app.model.data;
  const { id, name } = relations[strands[0].role];
  const ids = [things[column].id, id];
  const number = new Set(strands.map(({ thing }) => thing)).size;
  const made = button(
    'flow-row',
    [
      element('span', 'flow-row-name', app.in(name)),
      barOf(app, strands, most),
      element('span', 'count', String(number)),
    ],
    () => open(app, picks, ids),
  );
  made.dataset.cell = ids.join(' ');
  const isOpen = picks.band.length === 2 && ids.every((one) => picks.band.includes(one));
  withAttributes(made, { 'aria-label': fromColumn(app, picks, column, strands), 'aria-pressed': String(isOpen) });
  return element('li', '', made);
}

/**
 * How much of the most, in the inks of the policies; what is only wished for within dashes.
 * @param {App} app
 * @param {Strand[]} strands
 * @param {number} most
 */
function barOf(app, strands, most) {
  /** @type {Map<string, number>} */
  const parts = new Map();
  for (const { column, wish, parts: some } of strands) {
    const ink = app.model.policies.includes(column) ? policyLook(app.model, column).ink : 'policy-1';
    const look = `of-${ink}${wish ? ' is-wish' : ''}`;
    parts.set(look, (parts.get(look) ?? 0) + some.size);
  }
  const pieces = [...parts].map(([look, n]) => {
    const piece = element('span', look);
    piece.style.width = `${(100 * n) / most}%`;
    return piece;
  });
  return withAttributes(element('span', 'flow-row-bar', ...pieces), { 'aria-hidden': 'true' });
}
