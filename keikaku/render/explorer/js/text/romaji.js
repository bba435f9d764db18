/*
 * Japanese words in Latin letters, in whatever way they are written: Shōtengai, shotengai, shoutengai, syotengai are one, the
 * sounds of しょうてんがい. Long vowels do not count, for hardly anybody writes them alike.
 */

const VOWELS = 'aiueo';
const ROWS = /** @type {[string, string][]} */ ([
  ['', 'あいうえお'],
  ['k', 'かきくけこ'],
  ['s', 'さしすせそ'],
  ['t', 'たちつてと'],
  ['n', 'なにぬねの'],
  ['h', 'はひふへほ'],
  ['m', 'まみむめも'],
  ['r', 'らりるれろ'],
  ['g', 'がぎぐげご'],
  ['z', 'ざじずぜぞ'],
  ['d', 'だぢづでど'],
  ['b', 'ばびぶべぼ'],
  ['p', 'ぱぴぷぺぽ'],
  ['', 'ぁぃぅぇぉ'],
  ['y', 'や_ゆ_よ'],
  ['w', 'わ___を'],
]);
const SOUNDS = new Map([
  ...ROWS.flatMap(([row, kana]) => [...kana].map((one, at) => /** @type {const} */ ([one, row + VOWELS[at]]))),
  ...[...'ゃゅょ'].map((one, at) => /** @type {const} */ ([one, `y${'auo'[at]}`])),
  .../** @type {[string, string][]} */ ([
    ['ん', 'n'],
    ['っ', ''],
    ['ゔ', 'bu'],
  ]),
]);
// From the usual way of writing to that by rows; then what is heard alike.
const ALIKE = /** @type {[RegExp, string][]} */ ([
  [/iy(?=[auo])/g, 'y'], // しょ, and しよ with it
  [/tch|cch/g, 'ch'],
  [/sh(?=[auo])/g, 'sy'],
  [/ch(?=[auo])/g, 'ty'],
  [/j(?=[auo])/g, 'zy'],
  [/zyy/g, 'zy'],
  [/shi/g, 'si'],
  [/chi/g, 'ti'],
  [/tsu/g, 'tu'],
  [/fu/g, 'hu'],
  [/ji|di/g, 'zi'],
  [/du|dzu/g, 'zu'],
  [/m(?=[bmp])/g, 'n'],
  [/wo/g, 'o'],
  [/ou|oo|oh(?![aiueo])/g, 'o'],
  [/uu/g, 'u'],
  [/([bdghkprst])\1/g, '$1'],
]);

/**
 * The sounds of a folded text of kana, or of one in Latin letters; null where it has other signs.
 * @param {string} folded
 */
export function soundsOf(folded) {
  if (!/^[ぁ-ゖa-z]+$/.test(folded)) return null;
  const spelt = [...folded].map((one) => SOUNDS.get(one) ?? one).join('');
  return ALIKE.reduce((text, [form, sound]) => text.replace(form, sound), spelt);
}
