/*
 * What a text finds in the passages of the plans: their own words where the page holds them, else what stands for them,
 * names and descriptions in both languages. And pages: p. 133, 133頁.
 */
import { onceOf } from '../data/once.js';
import { bordered, metStarts, oneWordStarts } from '../text/borders.js';
import { fold, halfWidth } from '../text/fold.js';
import { heapOf, placesHolding } from '../text/heap.js';
import { apart, mapped, placesSought } from '../text/spans.js';
import { languageOf } from '../parts/texts.js';
import { signTest } from '../text/signs.js';

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../text/spans.js').Span} Span */
/** @typedef {{ passage: number, text: string }} Said a passage, and what of it or about it holds the sought words */
/** @typedef {{ text: string, folded: string, where: import('../text/borders.js').Bordered | null }} Told */

/**
 * heap: of what is told the folded texts; passages: for each of these whose it is.
 * @typedef {{ told: Told[][], heap: import('../text/heap.js').Heap, passages: number[] }} Index
 */

/**
 * For every passage its words and what is said of it, the nearest first. In the language of its words these are enough.
 * @type {(model: Model) => Index}
 */
export const toldByPassages = onceOf(({ data: { things, facts, passages } }) => {
  const described = passages.map(() => /** @type {import('../types.js').Names[]} */ ([]));
  for (const [thing, , text, stated] of facts)
    for (const passage of stated) if (passages[passage].of === thing) described[passage].push(text);
  const told = passages.map(({ text, of, graph }, passage) => {
    if (graph) return [];
    const { name, aim = null } = things[of] ?? { name: null };
    const pairs = [name, aim, ...described[passage]].flatMap((names) => (names ? [names] : []));
    const own = text ? languageOf(text) : '';
    const others = pairs.flatMap((names) => [...new Set(names)]).filter((one) => !own || languageOf(one) !== own);
    const texts = [...new Set([text ?? '', ...others])].filter(Boolean);
    return texts.map((one) => ({ text: one, folded: fold(one), where: null }));
  });
  return {
    told,
    heap: heapOf(told.flat().map(({ folded }) => folded)),
    passages: told.flatMap((some, passage) => some.map(() => passage)),
  };
});

/**
 * The passages that hold a text, or all its words, in the order of the plans.
 * @param {Model} model
 * @param {string} text
 * @returns {Said[]}
 */
export function passagesSaying(model, text) {
  const tests = [[fold(text)], wordsSought(text)].filter((words) => words.length && words.every(Boolean));
  if (!tests.length || tests[0][0]?.length < 2) return [];
  const signs = signTest(text);
  const holds = (/** @type {Told} */ one) => {
    const able = tests.filter((words) => words.every((word) => one.folded.includes(word)));
    if (!able.length || (signs && !signs([one.text]))) return false;
    const where = (one.where ??= bordered(one.text));
    return able.some((words) =>
      words.every((word) => (words === tests[0] ? metStarts : oneWordStarts)(word, where).length),
    );
  };
  const { told, heap, passages } = toldByPassages(model);
  const longest = tests[tests.length - 1].reduce((one, other) => (other.length > one.length ? other : one));
  return [...new Set(placesHolding(heap, longest).map((place) => passages[place]))].flatMap((passage) => {
    const found = told[passage].find(holds);
    return found ? [{ passage, text: found.text }] : [];
  });
}

/**
 * The folded words of a text; of one word none, since it is the text.
 * @param {string} text
 */
function wordsSought(text) {
  const words = text.split(/\s+/).map(fold).filter(Boolean);
  return words.length > 1 ? words : [];
}

/**
 * Where a sought text stands in another: it itself, else its words.
 * @param {string} text
 * @param {string} sought
 * @returns {Span[]}
 */
export function soughtPlaces(text, sought) {
  const whole = fold(sought);
  if (!whole) return [];
  const where = mapped(text);
  const found = placesSought(whole, where);
  const words = found.length ? [] : wordsSought(sought);
  const spans = found.length ? found : words.flatMap((word) => placesSought(word, where, oneWordStarts));
  return apart(spans.map((span) => ({ span }))).map(({ span }) => span);
}

/**
 * The page that a text names (p. 133, page iv, 133頁), as it is printed; null where it names none.
 * @param {string} text
 */
export function pageSought(text) {
  const plain = halfWidth(text).trim().toLowerCase();
  const [, latin, japanese] = /^(?:(?:pp?\.?|page)\s*(\d+|[ivxlc]+)|第?\s*(\d+)\s*(?:頁|ページ))$/.exec(plain) ?? [];
  return latin ?? japanese ?? null;
}

/**
 * Of passages in the order of their plan those on a page; where none begins on it, those on the last before it, of a page
 * before or behind all those on the nearest. Null of a plan without pages.
 * @param {Model} model
 * @param {string} page
 * @param {number} plan
 * @returns {{ page: number | string, passages: number[] } | null}
 */
export function passagesOnPage({ data: { passages } }, page, plan) {
  const own = [...passages.keys()].filter(
    (passage) => passages[passage].plan === plan && passages[passage].page !== null,
  );
  const on = own.filter((passage) => String(passages[passage].page) === page);
  if (on.length) return { page: passages[on[0]].page ?? page, passages: on };
  const numbered = own.flatMap((passage) => {
    const number = passages[passage].page;
    return typeof number === 'number' ? [{ passage, number }] : [];
  });
  if (!numbered.length) return null;
  const all = numbered.map(({ number }) => number);
  const before = all.filter((number) => number < Number(page));
  const nearest = before.length ? Math.max(...before) : Math.min(...all);
  return { page: nearest, passages: numbered.flatMap((one) => (one.number === nearest ? [one.passage] : [])) };
}
