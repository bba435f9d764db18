/*
 * Rows as bars: a column of numbers beside one of names.
 */
import { element, say } from './page.js';
import { TEXTS } from './page_texts.js';
import { drawn, numberOf, numeric } from './results.js';

/** @typedef {import('./results.js').Table} Table */

const MOST = 100;

/**
 * The columns that bars can take for names and for lengths; none where there are no bars.
 * @param {Table} table
 */
export function columnsOf(table) {
  const numbers = numeric(table);
  const places = table.columns.map((_, at) => at);
  const names = places.filter((at) => !numbers[at] && table.rows.some((row) => row[at]));
  const texts = names.filter((at) => table.rows.some((row) => row[at]?.type === 'literal'));
  return {
    values: places.filter((at) => numbers[at]),
    names: [...texts, ...names.filter((at) => !texts.includes(at))],
  };
}

/** @param {Table} table */
export function barsOf(table) {
  const { values, names } = columnsOf(table);
  const list = element('ul', 'bars');
  const draw = () => {
    const [name, value] = [Number(byName.value), Number(byValue.value)];
    const some = table.rows.filter((row) => row[value]).slice(0, MOST);
    const most = Math.max(...some.map((row) => Math.abs(numberOf(row[value]))), 0);
    list.replaceChildren(
      ...some.map((row) => {
        const bar = element('span', numberOf(row[value]) < 0 ? 'bar below' : 'bar');
        bar.style.inlineSize = `${most ? (100 * Math.abs(numberOf(row[value]))) / most : 0}%`;
        const track = element('span', 'track', bar);
        track.setAttribute('aria-hidden', 'true');
        return element(
          'li',
          '',
          element('span', 'name', drawn(row[name])),
          track,
          element('span', 'value', drawn(row[value])),
        );
      }),
    );
  };
  const byName = choice(table, names, draw);
  const byValue = choice(table, values, draw);
  draw();
  const tools = element('p', 'tools', labelled(say(TEXTS.names), byName), labelled(say(TEXTS.values), byValue));
  const left =
    table.rows.length > MOST
      ? [element('p', 'note', say(TEXTS.bars_part, { count: table.rows.length, shown: MOST }))]
      : [];
  return [tools, ...left, list];
}

/**
 * @param {Table} table
 * @param {number[]} columns
 * @param {() => void} draw
 */
function choice(table, columns, draw) {
  const made = element('select', '');
  for (const at of columns) made.append(new Option(table.columns[at], String(at)));
  made.addEventListener('change', draw);
  return made;
}

/**
 * @param {string} name
 * @param {HTMLSelectElement} select
 */
const labelled = (name, select) => element('label', '', `${name} `, select);
