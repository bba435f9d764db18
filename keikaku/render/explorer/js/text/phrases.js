/*
 * Between which phrases a Japanese text breaks into lines. render/phrases.py finds them when the page is made: in the
 * page's data and in the interface's texts a mark stands between them. Here the marks are taken out and remembered,
 * so that no text of the model has any.
 */

/**
 * @typedef {object} Phrases
 * @property {(marked: string) => string} learn remembers the phrases of a marked text, and gives the text without marks
 * @property {(text: string) => string} marked a text with its marks
 * @property {(text: string) => string[]} of a text in its phrases; one that was never learnt is broken by a plain rule
 */

export const BREAK = '\u200b'; // BREAK in phrases.py

export const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
const SENTENCES = /[^、。]+[、。]*|[、。]+/g;
const CLOSING = '、。，．！？：；・）」』】〕〉》”’)\\]}…‥〜～ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョヶ';
// Behind a particle that no hiragana follow, behind a pause, before an opening bracket.
const PLAIN_BREAK = new RegExp(
  `[がはをにへでとのやも](?![ぁ-ゖ\\s${CLOSING}])|[、。，！？：；](?![\\s${CLOSING}])|[^\\s（「『【](?=[（「『【])`,
  'gu',
);

/**
 * A block of JSON without marks, whose phrases a book learns.
 * @param {string} block
 * @param {Phrases} book
 */
export function withoutMarks(block, book) {
  for (const [text] of block.matchAll(/"(?:[^"\\]|\\.)*"/g)) if (text.includes(BREAK)) book.learn(JSON.parse(text));
  return block.replaceAll(BREAK, '');
}

/** @returns {Phrases} */
export function phraseBook() {
  /** @type {Map<string, string[]>} */
  const known = new Map();
  /** @param {string} part @returns {string[]} */
  const ofSentence = (part) => {
    if (!JAPANESE.test(part)) return [part];
    const [text] = /** @type {RegExpMatchArray} */ (part.match(/^.*?(?=[、。]*$)/su));
    const phrases = known.get(text);
    if (!phrases) return part.replace(PLAIN_BREAK, `$&${BREAK}`).split(BREAK).filter(Boolean);
    return [...phrases.slice(0, -1), phrases[phrases.length - 1] + part.slice(text.length)];
  };
  const of = (/** @type {string} */ text) => known.get(text) ?? (text.match(SENTENCES) ?? []).flatMap(ofSentence);
  return {
    of,
    learn(marked) {
      const phrases = marked.split(BREAK);
      const text = phrases.join('');
      if (text && JAPANESE.test(text)) known.set(text, phrases);
      return text;
    },
    marked: (text) => of(text).join(BREAK),
  };
}
