/*
 * A reference as a line of text, as BibTeX and as CSL-JSON. Only what is known stands in it.
 */

/** @typedef {import('../types.js').Language} Language */
/**
 * What is cited. Every field may be empty.
 * @typedef {object} Reference
 * @property {string} key by which a bibliography names it: letters, figures and - . : / only
 * @property {'report' | 'dataset' | 'webpage'} type
 * @property {string} author
 * @property {string} title
 * @property {string} part of the document: the name of what is cited in it
 * @property {string} container what it is a part of
 * @property {string} publisher
 * @property {string} issued 2018, 2018-03 or 2018-03-27
 * @property {string} accessed a day
 * @property {string} version
 * @property {string[]} pages as printed
 * @property {string} address in the plan: 2018:6.1.1/action/4
 * @property {string} url http or https
 * @property {string} language of the document
 * @property {string[]} notes what else tells where it stands
 */

/**
 * @param {Reference} reference
 * @param {Language} language
 */
export function referenceText(reference, language) {
  const { author, title, part, container, issued, version, pages, address, url, accessed, notes } = reference;
  if (language === 'ja') {
    const version_ = version && `版${version}`;
    const behind = [version_, issued, ...notes].filter(Boolean).join('、');
    const where = [pages.length && `${pages.join('・')}ページ`, address && `（${address}）`].filter(Boolean).join('');
    const work = `${container && `『${container}』`}${container ? `「${title}」` : `『${title}』`}`;
    return [
      `${author}${work}${behind && `（${behind}）`}${part && `「${part}」`}${where}`,
      [url, accessed && `${accessed}閲覧`].filter(Boolean).join('、'),
    ]
      .filter(Boolean)
      .join(' ');
  }
  const where = pages.length && `${/[,–]/.test(pages.join()) ? 'pp.' : 'p.'} ${pages.join(', ')}`;
  const parts = [
    author,
    container ? `“${title}”` : title,
    container,
    version && `version ${version}`,
    issued,
    ...notes,
    part && `“${part}”`,
    where,
  ];
  const line = parts.filter(Boolean).join(', ');
  return [`${line}${address && ` (${address})`}`, url, accessed && `(accessed ${accessed})`].filter(Boolean).join(' ');
}

const SPECIAL = /[\\{}$&#^_~%]/g;
/** @type {Object<string, string>} */
const WRITTEN = { '\\': '\\textbackslash{}', '^': '\\textasciicircum{}', '~': '\\textasciitilde{}' };

/**
 * A text within braces of BibTeX.
 * @param {string} text
 */
const inBraces = (text) =>
  text.replace(/[\u0000-\u001f\u007f]+/g, ' ').replace(SPECIAL, (sign) => WRITTEN[sign] ?? `\\${sign}`);

/** @param {Reference} reference */
export function bibtex(reference) {
  const { key, type, author, title, part, container, publisher, issued, version, pages, address, url, language } =
    reference;
  const whole = (/** @type {string} */ text) => text && `{${inBraces(text)}}`; // within two braces it is one name
  const notes = [part, address, ...reference.notes].filter(Boolean).map(inBraces);
  /** @type {[string, string][]} */
  const fields = [
    ['author', whole(author)],
    ['title', whole(title)],
    ['howpublished', whole(container)],
    ['institution', type === 'report' ? whole(publisher) : ''],
    ['year', /^\d{4}/.exec(issued)?.[0] ?? ''],
    ['date', issued],
    ['version', inBraces(version)],
    ['pages', pages.map(inBraces).join(', ')],
    ['language', inBraces(language)],
    ['note', notes.join('; ')],
    ['url', url.replace(/[{}\\\s]/g, encodeURIComponent)],
    ['urldate', reference.accessed],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@misc{${key},\n${lines.join('')}}\n`;
}

/** @param {string} day 2018, 2018-03 or 2018-03-27 */
const dateParts = (day) => ({ 'date-parts': [day.split('-').map(Number)] });

/** @param {Reference} reference */
export function cslJson(reference) {
  const { key, type, author, title, part, container, publisher, issued, accessed, version, pages, address, url } =
    reference;
  const notes = [address, ...reference.notes].filter(Boolean);
  const item = {
    id: key,
    type,
    title,
    ...(author && { author: [{ literal: author }] }),
    ...(container && { 'container-title': container }),
    ...(part && { section: part }),
    ...(publisher && { publisher }),
    ...(/^\d{4}(-\d\d){0,2}$/.test(issued) && { issued: dateParts(issued) }),
    ...(accessed && { accessed: dateParts(accessed) }),
    ...(version && { version }),
    ...(pages.length && { page: pages.join(', ') }),
    ...(url && { URL: url }),
    ...(reference.language && { language: reference.language }),
    ...(notes.length && { note: notes.join('; ') }),
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}
