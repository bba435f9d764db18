/*
 * Questions: those of the catalogue by their subjects, a field that filters them, and one with its answer.
 */
import { clear, element, withAttributes } from '../../parts/dom.js';
import { inside } from '../../parts/door.js';
import { filterField } from '../../parts/filter_field.js';
import { questionCalled, rowsOf, thingIn } from '../../data/answers.js';
import { FILTERS, filtered, unfiltered } from '../../data/selection.js';
import { catalogueAnswer, questionList, questionsWith, thingChoice, unanswered } from './catalogue.js';
import { putInPlace } from './answer_table.js';
import { askedInWords, askedParts, isAnswered } from './asked.js';
import { exampleQuestions } from '../../search/examples.js';
import { meantBy, offerLink } from './meant.js';
import { WAYS } from './ways.js';
import { nothingFits } from '../../search/nothing.js';
import { hasSome, questionsFor } from '../../search/understood.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../types.js').View} View */
/** @typedef {import('../../page_data.js').Question} Question */

/** @satisfies {import('../../types.js').ViewModule} */
export const askView = {
  id: /** @type {const} */ ('ask'),
  needsPlans: 1,
  unheeded: FILTERS, // a question is asked of whole plans
  ways: WAYS,
  create,
};

/**
 * @param {App} app
 * @returns {View}
 */
function create(app) {
  /** @type {HTMLElement | null} */
  let host = null;
  let fill = () => {};
  const chosen = () => questionCalled(app.model, app.state().picks[0] ?? '');
  const show = () => {
    if (!host) return;
    const question = chosen();
    clear(host);
    fill = question ? showAnswer(app, host, question) : showList(app, host);
    fill();
  };
  return {
    show(place) {
      host = place;
      show();
    },
    update(before) {
      const now = app.state();
      const typed = Boolean(document.activeElement?.closest('.filter')); // in the view's own field
      if (String(before.picks) !== String(now.picks)) {
        const focused = document.activeElement?.id;
        show();
        if (focused) document.getElementById(focused)?.focus();
        else if (!document.activeElement || document.activeElement === document.body)
          host?.focus({ preventScroll: true });
      } else if (before.query !== now.query || before.sort !== now.sort || String(before.plans) !== String(now.plans))
        fill();
      // Another question is read from its heading on, wherever the link stood that led to it.
      const isOther = before.picks[0] !== now.picks[0] || (before.query !== now.query && !typed);
      if (isOther) scrollTo(0, 0);
    },
    paper() {
      const focused = document.activeElement;
      for (const more of host?.querySelectorAll('button.more') ?? []) /** @type {HTMLElement} */ (more).click();
      if (focused instanceof HTMLElement) focused.focus();
      const parts = [...(host?.children ?? [])].filter((part) => !part.matches('h2 + .lead, .list-tools, .examples'));
      const whole = element('div', '', ...parts.map((part) => /** @type {HTMLElement} */ (part.cloneNode(true))));
      // No browser repeats headings with buttons in them on the next page.
      for (const press of whole.querySelectorAll('thead button')) press.replaceWith(press.textContent ?? '');
      return whole;
    },
    selection() {
      const question = chosen();
      if (question) return between(app, thingsIn(app, question));
      const found = askedInWords(app);
      return isAnswered(found)
        ? between(app, new Set(found[0].met.map(({ thing }) => thing)))
        : filtered(app.model, app.state());
    },
  };
}

/**
 * The things that stand in an answer.
 * @param {App} app
 * @param {Question} question
 */
function thingsIn(app, question) {
  const { rows } = catalogueAnswer(app, question);
  const inNames = question.columns.flatMap(({ type }, at) => (type === 'thing' ? [at] : []));
  const cells = rows.flatMap((row) => inNames.map((at) => thingIn(question.rows[row][at])));
  return new Set(cells.filter((thing) => thing >= 0));
}

/**
 * Some things, with the links between them.
 * @param {App} app
 * @param {Set<number>} things
 */
function between(app, things) {
  const { links } = filtered(app.model, { ...app.state(), ...unfiltered() });
  return {
    things: [...things].sort((one, other) => one - other),
    links: links.filter((link) => {
      const [from, , to] = app.model.data.links[link];
      return things.has(from) && things.has(to);
    }),
  };
}

/**
 * The answer to what was asked in words; and all questions, or those that the words fit.
 * @param {App} app
 * @param {HTMLElement} host
 */
function showList(app, host) {
  const list = element('div', 'questions');
  const answer = element('div', 'asked-place');
  const counted = withAttributes(element('p', 'found'), { role: 'status' });
  const lead = element('p', 'lead', app.say('ask.lead'));
  const tries = examples(app);
  const field = filterField(app, 'ask.field');
  host.append(
    element('h2', '', app.say('ask.title')),
    lead,
    element('div', 'list-tools', field),
    ...(tries ? [tries] : []),
    answer,
    counted,
    list,
  );
  return () => {
    const { query, language } = app.state();
    const input = field.querySelector('input');
    if (input && input !== document.activeElement) input.value = query; // another place may have asked
    for (const one of [lead, tries]) if (one) one.hidden = query !== ''; // so that the answer stands in sight
    const found = askedInWords(app);
    const answered = found.length > 0 && isAnswered(found) && hasSome(found[0]);
    const meant = meantBy(app, query, answered);
    const said = found.length ? askedParts(app, found) : [];
    const isWhole = isAnswered(found) || (found.length > 0 && !found[0].reading.left.length);
    putInPlace(answer, ...(answered ? [...said, ...meant.parts] : [...meant.parts, ...(isWhole ? said : [])]));
    const fitting = query ? questionsFor(app, query) : [];
    const asOf = new Map(fitting.map(({ question, thing }) => [question, thing]));
    const questions = query ? [...new Set([...asOf.keys(), ...questionsWith(app, query)])] : questionsWith(app, '');
    const n = questions.length.toLocaleString(language);
    counted.replaceChildren(app.say(query && found.length ? 'ask.alsoFitting' : 'ask.count', { n }));
    counted.hidden = query !== '' && !questions.length;
    clear(list).append(questionList(app, questions, asOf));
    if (query && !answered) list.append(...onFrom(app, meant, found.length > 0 || questions.length > 0));
    if (query && !isWhole) list.append(...said); // what leaves words out comes last
    const left = query ? null : unanswered(app);
    if (left) list.append(left);
  };
}

/**
 * Where a text is not answered: the names that its words lead to, and what can be asked.
 * @param {App} app
 * @param {ReturnType<typeof meantBy>} meant
 * @param {boolean} some whether something else stands there already
 */
function onFrom(app, { parts, lacks, rest }, some) {
  const { query } = app.state();
  const told = lacks || parts.length || some ? 'ask.near' : 'ask.notUnderstood';
  const names = nothingFits(app, lacks ? rest : rest || query, app.say(told)); // what is lacking is like no name
  const isNeeded = names.querySelector('li') !== null && (lacks || !(parts.length || some));
  const help = { view: /** @type {const} */ ('help'), picks: [], query: '', sort: '', at: -1 };
  return [
    ...(isNeeded || told === 'ask.notUnderstood' ? [names] : []),
    element('p', 'onward', offerLink(app, app.say('ask.toHelp'), help)),
  ];
}

/**
 * Wordings to try, made of what the data have.
 * @param {App} app
 */
function examples(app) {
  const texts = exampleQuestions(app);
  if (!texts.length) return null;
  const links = texts.flatMap((query) => {
    const patch = { query };
    return [inside('offer', app.address(patch), [query], () => app.set(patch)), ' '];
  });
  return element('p', 'examples', element('span', 'quiet', app.say('ask.examples')), ' ', ...links);
}

/**
 * One question with its answer.
 * @param {App} app
 * @param {HTMLElement} host
 * @param {Question} question
 */
function showAnswer(app, host, question) {
  const { topics } = app.model.data.questions;
  const all = { view: /** @type {const} */ ('ask'), picks: [], query: '', sort: '' };
  const back = inside('question-back', app.address(all), [app.say('ask.back')], () => app.set(all));
  const note = app.in(question.note);
  const tools = element('div', 'list-tools');
  const counted = withAttributes(element('p', 'found'), { role: 'status' });
  const place = element('div', 'answer-place');
  const saving = element('div', 'answer-saving');
  const field = filterField(app, 'ask.rowsFilter');
  host.append(
    element('p', 'question-where', back, ' › ', app.in(topics[question.topic].name)),
    element('h2', '', app.in(question.title)),
    element('p', 'lead', app.in(question.asks)),
    ...(note ? [element('p', 'notice question-heed', element('strong', '', app.say('ask.heed')), ' ', note)] : []),
    tools,
    counted,
    place,
    saving,
  );
  let choice = element('div');
  return () => {
    const { thing, rows, all: n, ofAll, place: table, save } = catalogueAnswer(app, question);
    const { query, language } = app.state();
    const chooser = thingChoice(app, question, thing);
    if (!tools.childElementCount) tools.append(choice, field);
    if (chooser) {
      choice.replaceWith(chooser);
      choice = /** @type {any} */ (chooser);
    }
    const fixed = question.fixed.map((one) => app.in(one)).join(language === 'ja' ? '、' : '; ');
    counted.replaceChildren(
      app.say(query ? 'ask.someRows' : 'ask.rows', {
        n: rows.length.toLocaleString(language),
        all: n.toLocaleString(language),
      }),
      ...[fixed, ofAll && app.say('ask.ofAll')].flatMap((one) =>
        one ? [' ', element('span', 'found-note', one)] : [],
      ),
    );
    putInPlace(place, rows.length ? table : nothing(app, question, thing, n));
    saving.replaceChildren(...(rows.length ? [save] : []));
  };
}

/**
 * Where there are no rows: what would have some.
 * @param {App} app
 * @param {Question} question
 * @param {number} thing
 * @param {number} inRows without the filter of rows
 */
function nothing(app, question, thing, inRows) {
  const made = element('div', 'notice nothing-fits', element('p', '', app.say('ask.none')));
  const offer = (/** @type {string} */ text, /** @type {Partial<State>} */ patch) =>
    made.append(
      element(
        'p',
        '',
        inside('offer', app.address(patch), [text], () => app.set(patch)),
      ),
    );
  if (inRows) offer(app.say('ask.withoutFilter', { n: inRows }), { query: '' });
  const everywhere = rowsOf(app.model, question, { plans: [] }, thing).rows.length;
  if (!inRows && everywhere) offer(app.say('ask.inAll', { n: everywhere }), { plans: [] });
  return made;
}
