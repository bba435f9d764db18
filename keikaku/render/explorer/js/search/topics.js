/*
 * What a plan does about something that a text names, a group, a sector, a heading: asked as a question that the page
 * answers.
 */
import { ownActors } from '../data/partners.js';
import { plainPlan } from '../data/plans.js';
import { hasSome, saidAs, understoodOf } from './understood.js';
import { thingsNamed } from './tokens.js';
import { spansDoing, spansNaming, unusedIn } from './unused.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('./offers.js').Offer} Offer */

const DONE = 'Initiative'; // what a plan does
/** @type {import('../types.js').Text[]} */
const PHRASES = ['ask.exampleFor', 'ask.exampleAbout', 'ask.exampleIn', 'ask.exampleWith'];
const MOST = 2;

/**
 * What is done about the things that a text names, those that its words name whole, else those of which they are a part.
 * @param {App} app
 * @param {string} text
 * @param {number[]} others that its words may mean, best first
 * @returns {Offer[]}
 */
export function topicsOf(app, text, others) {
  const { model, state } = app;
  const found = (/** @type {number[]} */ things) =>
    things.flatMap((thing) => {
      const topic = topicOf(app, thing);
      const used = () => [...spansNaming(app, text, [thing]), ...spansDoing(app, text, DONE)];
      return topic ? [{ ...topic, unused: unusedIn(app, text, used()) }] : [];
    });
  // Whose plan it is does all of it: “the city” says nothing beside another name.
  const own = ownActors(model);
  const named = thingsNamed(model, text, plainPlan(model, state()));
  const besides = named.filter((thing) => !own.has(thing));
  const sure = found(besides.slice(0, MOST));
  return sure.length ? sure : found(others.filter((thing) => !own.has(thing)).slice(0, 1));
}

/**
 * What is done about a thing, asked in the way that has most to say.
 * @param {App} app
 * @param {number} thing
 * @returns {Offer | null}
 */
function topicOf(app, thing) {
  const { kinds, things } = app.model.data;
  const kind = kinds.find(({ id }) => id === DONE);
  if (!kind || kinds[things[thing].kind].id === DONE) return null;
  const values = { kind: app.in(kind.many).toLowerCase(), name: app.in(things[thing].name) };
  const asked = PHRASES.flatMap((phrase) => {
    const query = app.say(phrase, values);
    const [one, ...more] = understoodOf(app.model, query, app.state());
    const isOfIt = one?.reading.conditions.some((condition) => 'thing' in condition && condition.thing === thing);
    return one && !more.length && !one.reading.left.length && hasSome(one) && isOfIt ? [{ query, one }] : [];
  });
  const [best] = asked.sort((a, b) => b.one.n - a.one.n || b.one.wider.length - a.one.wider.length);
  if (!best) return null;
  const { reading, n, wider } = best.one;
  const said = saidAs(app, reading);
  const text = n ? app.say('way.topic', { said, n }) : app.say('search.answerWider', { said, n, more: wider.length });
  return { text, patch: { view: 'ask', query: best.query, picks: [], sort: '', at: -1 } };
}
