/*
 * The numbers of indicators as text. A Japanese page shows a value as the plan prints it; an English one, whose
 * readers may not read 4兆2,968億円, shows the number.
 */

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').Indicator} Indicator */
/** @typedef {import('./types.js').Language} Language */
/** @typedef {import('./types.js').Names} Names */
/** @typedef {import('./types.js').Value} Value */

/**
 * Units that have a sign, by their English name.
 * @type {Object<string, Names>}
 */
const SIGNS = {
  'per cent': ['％', '%'],
  'square metres': ['㎡', ' m²'],
  'percentage points': ['ポイント', ' points'],
  tonnes: ['t', ' t'],
};
/**
 * Signs that stand before a number that is a bound.
 * @type {Object<string, string>}
 */
const BOUNDS = {AtLeast: '≥ ', AtMost: '≤ ', MoreThan: '> ', About: '≈ '};
const COMPACT_FROM = {ja: 1e5, en: 1e6}; // from here on 15.2万 and 1.5M are easier to read than all the digits

/**
 * @param {number} number
 * @param {Language} language
 * @param {Intl.NumberFormatOptions} options
 */
function formatted(number, language, options) {
  return new Intl.NumberFormat(language, options).format(number).replace('-', '−');
}

/**
 * A number in short, to four digits where it is large.
 * @param {number} number
 * @param {Language} language
 */
export function shortNumber(number, language) {
  if (Math.abs(number) < COMPACT_FROM[language]) return formatted(number, language, {maximumFractionDigits: 2});
  return formatted(number, language, {notation: 'compact', maximumSignificantDigits: 4});
}

/**
 * The unit as it stands behind a number: with a blank before it in English.
 * @param {Names} unit
 * @param {Language} language
 * @param {number} [number]
 */
export function unitBehind(unit, language, number = 0) {
  const sign = Object.hasOwn(SIGNS, unit[1]) ? SIGNS[unit[1]] : null;
  if (sign) return sign[language === 'ja' ? 0 : 1];
  if (language === 'ja') return unit[0];
  const one = unit[1] === 'people' ? 'person' : unit[1].replace(/s$/, '');
  return unit[1] ? ` ${Math.abs(number) === 1 ? one : unit[1]}` : '';
}

/**
 * As printed, with narrow digits and no blanks before the unit: １０ 件 is 10件. Other signs stay (㎡, ％).
 * @param {string} printed
 */
const plain = (printed) =>
  printed.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).replace(/(\d) +/g, '$1');

/**
 * A value in the page's language: as printed, or the number with its bound and unit; as printed where the plan
 * gives no number.
 * @param {App} app
 * @param {Indicator} indicator
 * @param {Value} value
 */
export function valueText(app, indicator, value) {
  const {language} = app.state();
  if (language === 'ja' || value.value === null) return plain(value.printed);
  const bound = Object.hasOwn(BOUNDS, value.comparator) ? BOUNDS[value.comparator] : '';
  return bound + shortNumber(value.value, 'en') + unitBehind(indicator.unit, 'en', value.value);
}

/**
 * A change a year with its sign: +537人, "+1.4 points".
 * @param {App} app
 * @param {Indicator} indicator
 * @param {number} change
 */
export function changeText(app, indicator, change) {
  const {language} = app.state();
  const large = Math.abs(change) >= COMPACT_FROM[language];
  const number = formatted(change, language, {
    maximumSignificantDigits: 3, signDisplay: 'exceptZero', notation: large ? 'compact' : 'standard',
  });
  // A change of a share is counted in points: from 50 % to 55 % are five points, but a tenth more.
  /** @type {Names} */
  const unit = indicator.unit[1] === 'per cent' ? ['ポイント', 'percentage points'] : indicator.unit;
  return number + unitBehind(unit, language, change);
}

/**
 * The share of the way in whole per cent: 81%, −79%.
 * @param {number} share
 * @param {Language} language
 */
export function shareText(share, language) {
  return formatted(Math.round(100 * share) / 100, language, {style: 'percent'});
}

/**
 * The value of a kind that has a number: the first baseline, of other kinds the last.
 * @param {Indicator} indicator
 * @param {Value['kind']} kind
 * @returns {Value | null}
 */
export function numberOf(indicator, kind) {
  const found = indicator.values.filter((value) => value.kind === kind && value.value !== null);
  return (kind === 'Baseline' ? found[0] : found[found.length - 1]) ?? null;
}

/**
 * A sentence that says what the chart shows, for those who do not see it.
 * @param {App} app
 * @param {Indicator} indicator
 */
export function indicatorSentence(app, indicator) {
  const name = app.in(app.model.data.things[indicator.thing].name);
  const parts = indicator.values
    .filter(({value}) => value !== null)
    .map((value) => app.say('indicator.point', {
      kind: app.in(value.name), value: valueText(app, indicator, value), period: app.in(value.period),
    }));
  return app.say('indicator.sentence', {name, points: parts.join(app.state().language === 'ja' ? '、' : ', ')});
}
