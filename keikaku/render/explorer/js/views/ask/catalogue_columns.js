/*
 * The columns of an answer of the catalogue: what stands in them, how they sort, and what of them goes into a file.
 */
import { namesIn, thingIn } from '../../data/answers.js';
import { addressesOf } from '../../data/evidence.js';
import { plansShown } from '../../data/plans.js';
import { named } from '../../parts/texts.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../page_data.js').Question} Question */
/** @typedef {import('../../page_data.js').AnswerColumn} AnswerColumn */
/** @typedef {import('../../page_data.js').Cell} Cell */
/** @typedef {import('../table/columns.js').Column} Column */

/**
 * The columns of some rows. One that says what another says goes into files alone; where no column leads to the plan, one
 * with the passages that name the thing is added.
 * @param {App} app
 * @param {Question} question
 * @param {number[]} rows
 * @returns {Column[]}
 */
export function catalogueColumns(app, question, rows) {
  const cellsAt = (/** @type {number} */ at) => (/** @type {number} */ row) => question.rows[row][at];
  const saysAgain = (/** @type {number} */ at) =>
    question.columns.some(
      ({ type }, other) =>
        other < at &&
        type === question.columns[at].type &&
        !['number', 'percent'].includes(type) &&
        rows.every((row) => cellsAt(at)(row) === cellsAt(other)(row)),
    );
  const columns = question.columns.map((column, at) => {
    const made = columnOf(app, column, cellsAt(at));
    return rows.length > 1 && saysAgain(at) ? { ...made, only: true } : made;
  });
  if (question.columns.some(({ type }) => type === 'address')) return columns;
  const at = question.columns.findIndex(
    ({ type }, place) => type === 'thing' && rows.some((row) => thingIn(cellsAt(place)(row)) >= 0),
  );
  return at < 0 ? columns : [...columns, namedInColumn(app, cellsAt(at))];
}

/**
 * Where the plans that are shown name the thing of a row.
 * @param {App} app
 * @param {(row: number) => Cell} cellOf
 * @returns {Column}
 */
function namedInColumn(app, cellOf) {
  const { things, passages } = app.model.data;
  const plans = plansShown(app.model, app.state());
  const stated = (/** @type {number} */ row) =>
    (things[thingIn(cellOf(row))]?.stated ?? []).filter((passage) => plans.includes(passages[passage].plan));
  return {
    id: 'named-in',
    title: app.say('ask.namedIn'),
    value: (row) => addressesOf(app.model, stated(row)),
    cell: (row) => (stated(row).length ? [app.cite(stated(row))] : []),
  };
}

/**
 * @param {App} app
 * @param {AnswerColumn} column
 * @param {(row: number) => Cell} cellOf
 * @returns {Column}
 */
function columnOf(app, { id, type, name }, cellOf) {
  const title = app.in(name);
  if (type === 'thing') {
    return {
      id,
      title,
      value: (row) => app.in(namesIn(app.model, cellOf(row))),
      cell: (row) => nameCell(app, cellOf(row)),
    };
  }
  if (type === 'address') {
    return {
      id,
      title,
      value: (row) => addressOf(app, cellOf(row)),
      cell: (row) => addressCell(app, cellOf(row)),
    };
  }
  if (type === 'date') return { id, title, value: cellOf };
  return {
    id,
    title,
    value: cellOf,
    cell: (row) => [written(app, cellOf(row), type === 'page')],
    number: true,
  };
}

/** @param {App} app @param {Cell} cell @returns {(Node | string)[]} */
function nameCell(app, cell) {
  const thing = thingIn(cell);
  if (thing >= 0) return [app.door(thing)];
  return cell === null ? [] : [named(app, namesIn(app.model, cell), 'span')];
}

/** @param {App} app @param {Cell} cell */
function addressOf(app, cell) {
  const { passages, things } = app.model.data;
  if (typeof cell !== 'number') return cell ?? '';
  return cell >= 0 ? passages[cell].at : (things[-1 - cell].at ?? '');
}

/** @param {App} app @param {Cell} cell @returns {(Node | string)[]} */
function addressCell(app, cell) {
  if (typeof cell !== 'number') return [cell ?? ''];
  return [cell >= 0 ? app.cite([cell]) : app.door(-1 - cell)];
}

/** @param {App} app @param {Cell} cell @param {boolean} plain */
function written(app, cell, plain) {
  if (cell === null) return '';
  return typeof cell === 'number' && !plain ? cell.toLocaleString(app.state().language) : String(cell);
}
