/*
 * The indicators of what a text asks a number of: how many start-ups, 起業した人は何人.
 */
import { plansShown } from '../data/plans.js';
import { bordered, isMetIn } from '../text/borders.js';
import { fold } from '../text/fold.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('./offers.js').Offer} Offer */

const MOST = 3;

/**
 * Those of which a name has most of the words, of a Japanese one as a part; none where none has any.
 * @param {App} app
 * @param {string[]} words that say what is counted
 * @returns {Offer[]}
 */
export function indicatorsCounting(app, words) {
  const { indicators, things } = app.model.data;
  const plans = plansShown(app.model, app.state());
  const sought = words.map((word) => fold(word).replace(/([a-z]{3,})s$/, '$1')).filter((word) => word.length > 1);
  const found = indicators.flatMap(({ thing }) => {
    const where = things[thing].name.map(bordered);
    const n = sought.filter((word) => where.some((one) => isMetIn(word, one))).length;
    return n && plans.includes(things[thing].plan) ? [{ thing, n }] : [];
  });
  const most = Math.max(0, ...found.map(({ n }) => n));
  return found
    .filter(({ n }) => n === most)
    .slice(0, MOST)
    .map(({ thing }) => ({
      text: app.say('way.offer', { view: app.say('view.indicators'), says: app.in(things[thing].name) }),
      patch: { view: 'indicators', at: thing, picks: [], query: '', sort: '' },
    }));
}
