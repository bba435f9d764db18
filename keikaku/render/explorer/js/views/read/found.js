/*
 * All passages that hold a text, in the order of the plan, its words marked: each leads to its place in the text.
 */
import { element } from '../../parts/dom.js';
import { inside } from '../../parts/door.js';
import { hasText } from '../../data/evidence.js';
import { badgeOf } from '../../parts/policy_marks.js';
import { readingPatch } from '../../parts/reading.js';
import { passagesSaying, soughtPlaces } from '../../search/in_text.js';
import { nothingFits } from '../../search/nothing.js';
import { passagesHere } from '../../search/text_hits.js';
import { shortName } from './margin.js';
import { wordsShown } from './words.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../search/in_text.js').Said} Said */

const LONGEST = 220; // characters of a passage that are shown
const BEFORE = 80; // of them before what was sought

/**
 * The list, and what is said of it.
 * @param {App} app
 * @param {(thing: number) => boolean} keeps
 * @returns {{ list: HTMLElement, said: string, passages: number[] }}
 */
export function foundShown(app, keeps) {
  const { query: text } = app.state();
  const { passages } = app.model.data;
  const all = passagesHere(app, text);
  const here = all.filter(({ passage }) => passages[passage].of < 0 || keeps(passages[passage].of));
  const whole = hasText(app.model);
  const said = app.say(whole ? 'read.found' : 'read.foundNames', { n: here.length, text });
  const list = element('div', 'read-found');
  if (!whole) list.append(element('p', 'quiet', app.say('search.namesOnly')));
  if (here.length) list.append(element('ul', '', ...here.map((one) => element('li', '', foundPassage(app, one)))));
  else list.append(nothingFits(app, text, app.say('read.nothing', { text })));
  if (all.length > here.length)
    list.append(element('p', 'quiet', app.say('read.filtered', { n: all.length - here.length })));
  const elsewhere = app.state().plans.length ? passagesSaying(app.model, text).length - all.length : 0;
  if (elsewhere > 0)
    list.append(
      inside('offer', app.address({ plans: [] }), [app.say('read.elsewhere', { n: elsewhere })], () =>
        app.set({ plans: [] }),
      ),
    );
  return { list, said, passages: here.map(({ passage }) => passage) };
}

/**
 * Of a long text what stands around the first place of what was sought.
 * @param {string} text
 * @param {string} sought
 */
function shortened(text, sought) {
  if (text.length <= LONGEST) return text;
  const [[place] = [0]] = soughtPlaces(text, sought);
  const from = Math.max(0, Math.min(place - BEFORE, text.length - LONGEST));
  const to = from + LONGEST;
  return `${from ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
}

/**
 * @param {App} app
 * @param {Said} said
 */
function foundPassage(app, { passage, text }) {
  const { passages, plans, things } = app.model.data;
  const { of, names, page, plan } = passages[passage];
  const patch = readingPatch(app, passage, app.state().query);
  const above = of >= 0 ? things[of].up : -1;
  const where = [
    app.state().plans.length !== 1 && plans.length > 1 && plan >= 0 ? app.in(plans[plan].name) : '',
    above >= 0 && things[above].at?.includes(':') ? app.in(things[above].name) : '',
  ].filter(Boolean);
  return element(
    'div',
    'read-hit',
    element(
      'p',
      'read-kind',
      of >= 0 && badgeOf(app, of),
      where.length > 0 && element('span', '', where.join(' › ')),
      of >= 0 && element('span', '', shortName(app, of)),
      page !== null && element('span', '', app.say('cite.pageNumber', { page })),
    ),
    wordsShown(app, shortened(text, app.state().query), names).shown,
    element(
      'p',
      'read-ways',
      inside('reading-link', app.address(patch), [app.say('cite.read')], () => app.set(patch)),
      ' ',
      app.cite([passage]),
    ),
  );
}
