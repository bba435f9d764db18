/*
 * What is cited of a passage, a thing, a view: as far as the data say it, and nothing else.
 */
import { iriOf } from '../data/model.js';
import { isShared } from '../state/address.js';
import { titleOf } from './title.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Language} Language */
/** @typedef {import('../text/reference_forms.js').Reference} Reference */

/** @type {Omit<Reference, 'key' | 'type' | 'title'>} */
const NOTHING = {
  author: '',
  part: '',
  container: '',
  publisher: '',
  issued: '',
  accessed: '',
  version: '',
  pages: [],
  address: '',
  url: '',
  language: '',
  notes: [],
};

/**
 * A key for a bibliography, of letters and figures of every program.
 * @param {...string} parts
 */
const keyOf = (...parts) =>
  parts
    .join('-')
    .replace(/[^A-Za-z0-9.]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'keikaku';

/**
 * A body as an author: without what a label explains in brackets.
 * @param {string} name
 */
const bodyName = (name) => name.replace(/\s*[(（][^()（）]*[)）]$/, '') || name;

/**
 * A plan's title as it is written, with what it means where the page is in another language.
 * @param {App} app
 * @param {number} plan
 * @param {Language} language
 */
function titleOfPlan({ model }, plan, language) {
  const { name, languages } = model.data.plans[plan];
  const side = language === 'ja' ? 0 : 1;
  if (name[0] === name[1] || !languages.length || languages.includes(language)) return name[side];
  return `${name[1 - side]} [${name[side]}]`;
}

/**
 * The plan as a document; what it does not say of when it came out, its period tells as far as the title does not.
 * @param {App} app
 * @param {number} plan
 * @param {Language} language
 * @returns {Reference}
 */
function planReference(app, plan, language) {
  const side = language === 'ja' ? 0 : 1;
  const { id, author, by, issued, url, period, languages } = app.model.data.plans[plan];
  const title = titleOfPlan(app, plan, language);
  const years = period[side].match(/\d{4}/g) ?? [];
  const told = years.length > 0 && years.every((year) => title.includes(year));
  return {
    ...NOTHING,
    key: keyOf('keikaku', id),
    type: 'report',
    author: bodyName(author[side] || by[side]),
    title,
    publisher: bodyName(by[side]),
    issued,
    url,
    language: languages.join(', '),
    notes: !issued && period[side] && !told ? [period[side]] : [],
  };
}

/**
 * All of a plan that the data tell of, with the pages where it stands.
 * @param {App} app
 * @param {number} plan
 * @returns {Reference}
 */
export function originalReference(app, plan) {
  const pages = app.model.data.passages.flatMap((one) => (one.plan === plan && one.page !== null ? [one.page] : []));
  const [from, to] = [pages[0], pages[pages.length - 1]];
  const range = from === to ? `${from}` : `${from}–${to}`;
  return { ...planReference(app, plan, app.state().language), url: '', pages: pages.length ? [range] : [] };
}

/**
 * @param {App} app
 * @param {number} passage
 * @param {Language} [language]
 * @returns {Reference}
 */
export function passageReference(app, passage, language = app.state().language) {
  const { at, page, plan } = app.model.data.passages[passage];
  const pages = page === null ? [] : [String(page)];
  const key = keyOf('keikaku', at);
  if (plan < 0) return { ...NOTHING, key, type: 'dataset', title: datasetName(app) || at, pages, address: at };
  return { ...planReference(app, plan, language), key, pages, address: at };
}

/**
 * @param {App} app
 * @param {number} thing
 * @returns {Reference}
 */
export function thingReference(app, thing) {
  const { data } = app.model;
  const { id, name, at, plan, stated } = data.things[thing];
  const { language } = app.state();
  if (plan >= 0) {
    const pages = [...new Set(stated.flatMap((passage) => data.passages[passage].page ?? []))].map(String);
    const whole = planReference(app, plan, language);
    if (data.plans[plan].thing === thing) return whole;
    return { ...whole, key: keyOf('keikaku', at ?? id), part: app.in(name), pages, address: at ?? '' };
  }
  const [one] = data.datasets;
  return {
    ...NOTHING,
    key: keyOf('keikaku', id),
    type: 'dataset',
    author: datasetAuthor(app),
    title: app.in(name),
    container: datasetName(app),
    issued: one?.modified ?? '',
    version: one?.version ?? '',
    notes: [iriOf(data, thing)],
  };
}

/**
 * The page as it is shown, today.
 * @param {App} app
 * @param {string} link to it
 * @returns {Reference}
 */
export function viewReference(app, link) {
  const { data } = app.model;
  const { view, at } = app.state();
  const [one] = data.datasets;
  const shown = [titleOf(app), at >= 0 && app.in(data.things[at].name), app.say(`view.${view}`)];
  return {
    ...NOTHING,
    key: keyOf('keikaku', view, at >= 0 ? data.things[at].id : ''),
    type: 'webpage',
    author: datasetAuthor(app),
    title: shown.filter(Boolean).join(' – '),
    container: datasetName(app),
    issued: one?.modified ?? '',
    version: one?.version ?? '',
    url: isShared() ? link : '',
    language: app.state().language,
    notes: [isShared() ? '' : link, at >= 0 ? iriOf(data, at) : (one?.iri ?? '')].filter(Boolean),
    accessed: isShared() ? new Date().toISOString().slice(0, 10) : '',
  };
}

/** @param {App} app */
const datasetAuthor = (app) => bodyName(app.in(app.model.data.datasets[0]?.author ?? ['', '']));

/** @param {App} app */
const datasetName = (app) => app.in(app.model.data.datasets[0]?.name ?? ['', '']);
