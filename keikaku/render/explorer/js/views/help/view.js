/*
 * Help: what can be asked, with examples of these data; which view shows what; what marks mean; keys; what can be taken.
 */
import { openAbout } from '../../parts/about.js';
import { button, element } from '../../parts/dom.js';
import { inside } from '../../parts/door.js';
import { glyph } from '../../parts/glyph.js';
import { policyBadge } from '../../parts/policy_marks.js';
import { hasPlan, kindCalled, plainPlan, plansShown, policiesOf } from '../../data/plans.js';
import { FILTERS } from '../../data/selection.js';
import { askPatch } from '../../search/choices.js';
import { exampleQuestions } from '../../search/examples.js';
import { askedFor } from '../../search/ways.js';
import { stateOfStep, stepsOf } from '../../state/tour.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../types.js').Text} Text */
/** @typedef {import('../../types.js').View} View */

const ABOUT = 'about'; // in State.picks: the part on the data

/** @satisfies {import('../../types.js').ViewModule} */
export const helpView = {
  id: /** @type {const} */ ('help'),
  apart: true,
  unheeded: FILTERS,
  ways: [
    { words: 'words.help', says: 'way.help' },
    { words: 'words.about', says: 'way.about', patch: () => ({ picks: [ABOUT] }) },
  ],
  create,
};

/** @type {Text[]} */
const ASKED = ['help.askOff', 'help.askOpens', 'help.askPartners', 'help.askMissing', 'help.askChanged'];

/**
 * @param {App} app
 * @returns {View}
 */
function create(app) {
  const data = aboutPart(app);
  const lead = () => {
    if (app.state().picks[0] === ABOUT) data.scrollIntoView();
  };
  return {
    show(host) {
      const isOfPlan = hasPlan(app.model);
      host.append(
        element('h2', '', app.say('help.title')),
        element('p', 'lead', app.say(isOfPlan ? 'help.lead' : 'help.leadData')),
        element(
          'div',
          'help-parts',
          ...(isOfPlan ? [askPart(app)] : []),
          viewsPart(app),
          marksPart(app),
          keysPart(app),
          takePart(app),
          data,
        ),
      );
      lead();
    },
    update: lead, // else it is of all data
  };
}

/**
 * @param {App} app
 * @param {Text} heading
 * @param {...(Node | null)} content
 */
const part = (app, heading, ...content) =>
  element('section', 'help-part', element('h3', '', app.say(heading)), ...content);

/**
 * @param {App} app
 * @param {string} className
 * @param {string} text
 * @param {Partial<State>} patch
 */
const way = (app, className, text, patch) => inside(className, app.address(patch), [text], () => app.set(patch));

/**
 * A page of the plan, as an example; nothing of a plan without pages.
 * @param {App} app
 */
function pageOf(app) {
  const { passages } = app.model.data;
  const plan = plainPlan(app.model, app.state());
  return passages.find((one) => (plan < 0 || one.plan === plan) && typeof one.page === 'number')?.page ?? null;
}

/**
 * Questions that these data answer, each leading to where.
 * @param {App} app
 */
function askPart(app) {
  const free = ASKED.flatMap((key) => {
    const text = app.say(key);
    const [first] = askedFor(app, text).ways;
    return first ? [way(app, 'offer', text, first.patch)] : [];
  });
  const whole = exampleQuestions(app).map((text) => way(app, 'offer', text, askPatch(text)));
  const { things } = app.model.data;
  const plan = plainPlan(app.model, app.state());
  const at = things.find((thing) => thing.plan === plan && thing.at && thing.up >= 0)?.at;
  const page = pageOf(app);
  return part(
    app,
    'help.ask',
    element('p', '', app.say('help.askTold')),
    element('ul', 'help-asked', ...[...whole, ...free].map((link) => element('li', '', link))),
    at && page ? element('p', '', app.say('help.page', { at, page })) : null,
  );
}

/**
 * The views with what each shows, and the tour.
 * @param {App} app
 */
function viewsPart(app) {
  const items = app.views
    .filter(({ apart, ways }) => !apart && ways)
    .map(({ id, ways }) =>
      element(
        'li',
        '',
        way(app, 'offer', app.say(`view.${id}`), { view: id, at: -1, query: '', picks: [], sort: '' }),
        ' ',
        element('span', '', app.say(id === 'ask' ? 'ask.can' : (ways?.[0].says ?? 'way.home'))),
      ),
    );
  const n = stepsOf(app);
  const tour = n ? element('li', '', way(app, 'offer', app.say('home.tour', { n }), stateOfStep(app, 1))) : null;
  return part(
    app,
    'help.views',
    element('ul', 'help-views', ...items, tour),
    element('p', '', app.say('help.filters', { filter: app.say('filters.open') })),
  );
}

/**
 * The marks of what these data have.
 * @param {App} app
 */
function marksPart(app) {
  const { kinds, things } = app.model.data;
  const used = new Set(things.map(({ kind }) => kind));
  const row = (/** @type {Node | string} */ mark, /** @type {string} */ text) =>
    element('li', '', element('span', 'help-mark', mark), ' ', text);
  const some = kinds.flatMap((kind, place) =>
    used.has(place) ? [row(glyph(kind), app.in(kindCalled(app.model, app.state(), place).name))] : [],
  );
  if (!hasPlan(app.model)) return part(app, 'help.marks', element('ul', 'help-marks', ...some));
  const page = pageOf(app);
  const [policy] = policiesOf(app.model, plansShown(app.model, app.state()));
  const said = [
    ...(policy === undefined ? [] : [row(policyBadge(app, policy), app.say('help.markPolicy'))]),
    ...(page ? [row(app.say('cite.pageNumber', { page }), app.say('help.markPage'))] : []),
    row(element('span', 'wish', app.say('ask.wanted')), app.say('help.markWish')),
    row('·', app.say('help.markDot')),
  ];
  return part(app, 'help.marks', element('ul', 'help-said', ...said), element('ul', 'help-marks', ...some));
}

/** @param {App} app */
function keysPart(app) {
  const key = (/** @type {string[]} */ keys, /** @type {string} */ text) =>
    element('li', '', ...keys.flatMap((one) => [element('kbd', '', one), ' ']), text);
  const reads = app.views.some(({ id }) => id === 'read');
  return part(
    app,
    'help.keys',
    element(
      'ul',
      'help-keys',
      key(['/'], app.say('help.keySlash')),
      key(['↓', '↑'], app.say('help.keyArrows')),
      reads ? key(['n', 'p'], app.say('help.keyRead', { view: app.say('view.read') })) : null,
    ),
  );
}

/**
 * Which data these are and how sure they are, in short.
 * @param {App} app
 */
const aboutPart = (app) =>
  part(
    app,
    'about.title',
    ...app.model.data.datasets.map(({ told }) => element('p', '', app.in(told))),
    element(
      'p',
      '',
      button('link', app.say('help.about'), () => openAbout(app)),
    ),
  );

/** @param {App} app */
const takePart = (app) =>
  part(app, 'help.take', element('p', '', app.say('help.takeTold', { menu: app.say('take.open') })));
