/*
 * The choice of one class for a table, where there are classes that no plan has.
 */
import { element, withAttributes } from '../../parts/dom.js';
import { isForeign } from '../../data/plans.js';
import { allBut, countsOfKinds } from '../../data/selection.js';

/** @typedef {import('../../types.js').App} App */

/**
 * The choice, and what brings it up to date.
 * @param {App} app
 */
export function classSwitch(app) {
  const { kinds } = app.model.data;
  if (!kinds.some(isForeign)) return null;
  const counts = countsOfKinds(app.model.data);
  const choice = withAttributes(element('select'), { id: 'table-class' });
  const option = (/** @type {string} */ value, /** @type {string} */ text) => {
    const made = element('option', '', text);
    made.value = value;
    return made;
  };
  choice.append(
    option('', app.say('table.everyClass')),
    ...kinds.map(({ many }, place) =>
      option(String(place), `${app.in(many)} (${counts[place].toLocaleString(app.state().language)})`),
    ),
  );
  choice.addEventListener('change', () => {
    const kind = kinds[Number(choice.value)];
    app.set({ kindsOff: choice.value === '' ? [] : allBut(kinds, kind.id), sort: '' });
  });
  const fill = () => {
    const kept = kinds.flatMap(({ id }, place) => (app.state().kindsOff.includes(id) ? [] : [place]));
    choice.value = kept.length === 1 ? String(kept[0]) : '';
  };
  return { made: element('label', 'filter', element('span', '', app.say('table.class')), choice), fill };
}
