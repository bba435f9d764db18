/*
 * Other forms of a Japanese verb: polite, going on, past, joined, and all of them without its particle, as
 * keikaku/language/lexicon.py forms them; and those that deny.
 */
const PARTICLES = 'がをにとので';
/** How a verb in -u goes on: its stem before ます, its form before いる and た, its form before ない. */
const STEMS = new Map(
  /** @type {[string, [string, string, string]][]} */ ([
    ['う', ['い', 'って', 'わ']],
    ['つ', ['ち', 'って', 'た']],
    ['る', ['り', 'って', 'ら']],
    ['く', ['き', 'いて', 'か']],
    ['ぐ', ['ぎ', 'いで', 'が']],
    ['す', ['し', 'して', 'さ']],
    ['ぬ', ['に', 'んで', 'な']],
    ['ぶ', ['び', 'んで', 'ば']],
    ['む', ['み', 'んで', 'ま']],
  ]),
);

/**
 * What stays of a verb, and what follows it before ます, before いる, and before ない.
 * @param {string} verb
 * @returns {[string, string, string, string][]}
 */
function stemsOf(verb) {
  if (verb.endsWith('する')) return [[verb.slice(0, -2), 'し', 'して', 'し']];
  if (verb.endsWith('てくる')) return [[verb.slice(0, -2), 'き', 'きて', 'こ']];
  const last = verb[verb.length - 1];
  const [stem, joined, before] = /** @type {[string, string, string]} */ (STEMS.get(last));
  const rest = verb.slice(0, -1);
  return [[rest, stem, joined, before], ...(last === 'る' ? [/** @type {any} */ ([rest, '', 'て', ''])] : [])];
}

/** @param {string} verb */
function saidForms(verb) {
  const forms = [verb];
  for (const [rest, stem, joined] of stemsOf(verb)) {
    const past = joined.slice(0, -1) + (joined.endsWith('で') ? 'だ' : 'た');
    const goingOn = ['いる', 'います', 'る', 'ます', 'いた', 'いました'].map((end) => joined + end);
    for (const ending of [`${stem}ます`, `${stem}ました`, joined, ...goingOn, past, stem]) {
      if (rest + ending !== verb.slice(0, -1) || rest.length > 2) forms.push(rest + ending);
    }
  }
  return forms;
}

/** @param {string} verb */
const deniedForms = (verb) =>
  stemsOf(verb).flatMap(([rest, stem, joined, before]) =>
    [`${before}ない`, `${before}なかった`, `${stem}ません`, `${joined}いない`, `${joined}いません`].map(
      (ending) => rest + ending,
    ),
  );

/**
 * The forms of a word, if it is a verb; else none.
 * @param {string} word
 * @param {boolean} [denied]
 */
export function formsOf(word, denied = false) {
  if (word.length < 3 || !STEMS.has(word[word.length - 1])) return [];
  const verbs = [word, ...(PARTICLES.includes(word[0]) && /[一-龠]/.test(word.slice(1, 3)) ? [word.slice(1)] : [])];
  return verbs.flatMap(denied ? deniedForms : saidForms);
}
