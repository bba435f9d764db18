/*
 * What the page shows: which data, of when, under which licence, and how sure they are.
 */
import { button, element, outside, withAttributes } from './dom.js';
import { originalOf } from './original.js';
import { aboutPlan } from './plan_names.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../page_data.js').Dataset} Dataset */

/**
 * A licence in short: CC BY 4.0. Of one that is not known its address, or the words themselves.
 * @param {string} licence
 */
export function licenceName(licence) {
  const [, kind, version] =
    /^https?:\/\/creativecommons\.org\/(?:licenses|publicdomain)\/([a-z-]+)\/([0-9.]+)/.exec(licence) ?? [];
  if (!kind) return licence;
  return kind === 'zero' ? `CC0 ${version}` : `CC ${kind.toUpperCase()} ${version}`;
}

/**
 * A day as people write it; what is none as it is.
 * @param {App} app
 * @param {string} day
 */
export function dayText(app, day) {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return day;
  const tongue = app.state().language === 'ja' ? 'ja' : 'en-GB';
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(tongue, { dateStyle: 'long', timeZone: 'UTC' });
}

/**
 * Which data these are, in a line: their name, version, day and licence. Nothing where they say none of these.
 * @param {App} app
 */
export function dataLine(app) {
  const joint = app.state().language === 'ja' ? '、' : ', ';
  return app.model.data.datasets
    .map(({ name, version, modified, licence }) =>
      [app.in(name), version && app.say('about.versionOf', { version }), dayText(app, modified), licenceName(licence)]
        .filter(Boolean)
        .join(joint),
    )
    .join('; ');
}

/**
 * How well two readings agreed, from the least to the best: "0.70–0.99"; nothing where none is told.
 * @param {Dataset[]} datasets
 */
function agreementRange(datasets) {
  const values = datasets.flatMap(({ agreement }) => agreement.map(([, value]) => value));
  if (!values.length) return null;
  return { least: Math.min(...values).toFixed(2), most: Math.max(...values).toFixed(2) };
}

/**
 * The line below the page: which data it shows, how sure they are, and the way to more.
 * @param {App} app
 */
export function aboutLine(app) {
  const line = dataLine(app);
  const sure = agreementRange(app.model.data.datasets);
  const more = withAttributes(
    button('link', app.say('about.title'), () => openAbout(app)),
    { id: 'about-data', 'aria-haspopup': 'dialog' },
  );
  return element(
    'p',
    'about-line',
    line && element('span', '', app.say('about.line', { line })),
    line && ' ',
    sure && element('span', '', app.say('about.sure', sure)),
    sure && ' ',
    more,
  );
}

/**
 * All of it, above the page.
 * @param {App} app
 */
export function openAbout(app) {
  const { data } = app.model;
  const dialog = withAttributes(element('dialog', 'about-dialog'), { 'aria-labelledby': 'about-title' });
  const close = () => dialog.close();
  const shut = withAttributes(button('icon', '×', close), { 'aria-label': app.say('cite.close') });
  const title = withAttributes(element('h2', '', app.say('about.title')), { id: 'about-title' });
  dialog.append(
    element('div', 'passage-head', title, shut),
    ...data.datasets.flatMap((one) => datasetParts(app, one)),
    ...plansPart(app),
    element('h3', '', app.say('about.page')),
    element('p', '', app.say('about.holds', countsOf(app))),
    element('p', 'quiet', app.say('about.made', { version: data.made })),
  );
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog || (event.target instanceof Element && event.target.closest('.door'))) close();
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {App} app */
function countsOf(app) {
  const { things, links, passages } = app.model.data;
  const said = (/** @type {number} */ n) => n.toLocaleString(app.state().language);
  return { things: said(things.length), links: said(links.length), passages: said(passages.length) };
}

/**
 * @param {App} app
 * @param {Dataset} one
 */
function datasetParts(app, one) {
  /** @type {[import('../types.js').Text, string | HTMLElement][]} */
  const facts = [
    ['about.version', one.version],
    ['about.modified', dayText(app, one.modified)],
    ['about.licence', one.licence && outside(one.licence, licenceName(one.licence))],
    ['about.web', one.web && outside(one.web)],
    ['about.identifier', one.iri],
  ];
  const list = element('dl', 'about-facts');
  for (const [key, value] of facts) if (value) list.append(element('dt', '', app.say(key)), element('dd', '', value));
  const told = app.in(one.told);
  return [
    element('h3', '', app.in(one.name) || app.say('about.data')),
    list,
    ...(told || one.agreement.length ? [element('h3', '', app.say('about.howSure'))] : []),
    ...(told ? [element('p', '', told)] : []),
    ...(one.agreement.length ? [agreementTable(app, one)] : []),
  ];
}

/**
 * @param {App} app
 * @param {Dataset} one
 */
function agreementTable(app, { agreement }) {
  const head = (/** @type {import('../types.js').Text} */ key, /** @type {string} */ look) =>
    withAttributes(element('th', look, app.say(key)), { scope: 'col' });
  const bar = (/** @type {number} */ value) => {
    const made = withAttributes(element('span', 'share-bar', element('span')), { 'aria-hidden': 'true' });
    /** @type {HTMLElement} */ (made.firstElementChild).style.width = `${value * 100}%`;
    return made;
  };
  return element(
    'table',
    'agreement',
    element('caption', '', app.say('about.agreement')),
    element('thead', '', element('tr', '', head('about.what', ''), head('about.agreed', 'number'))),
    element(
      'tbody',
      '',
      ...agreement.map(([what, value]) =>
        element(
          'tr',
          '',
          withAttributes(element('th', '', app.in(what)), { scope: 'row' }),
          element('td', 'number', bar(value), value.toFixed(3)),
        ),
      ),
    ),
  );
}

/** @param {App} app */
function plansPart(app) {
  const { plans } = app.model.data;
  if (!plans.length) return [];
  const items = plans.map(({ thing }, plan) =>
    element('li', '', app.door(thing), element('span', 'second', aboutPlan(app, plan)), originalOf(app, plan)),
  );
  return [element('h3', '', app.say('about.plans')), element('ul', 'about-plans', ...items)];
}
