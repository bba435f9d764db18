/*
 * What is chosen in the view of partners, as it stands in State.picks: the form, what the rows are, what is counted, and
 * the cell or band whose statements are shown. Unknown picks are passed over.
 */
import { ACTORS } from '../../data/partners.js';
import { actingKinds } from '../../data/model.js';
import { plansShown, policiesOf } from '../../data/plans.js';
import { matrixKinds } from './data.js';

/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').Names} Names */
/** @typedef {{id: string, kinds: number[], acts: boolean, name: string, one: string, many: string}} Choice what the rows may be */
/**
 * @typedef {object} Picks
 * @property {'flow' | 'table'} form
 * @property {Choice} choice
 * @property {boolean} initiatives whether initiatives alone are counted
 * @property {boolean} whole whether the many small ones are shown one by one
 * @property {string[]} band of the cell or band that is open the ids: of things and roles, or of a node that holds several
 * @property {number} column the policy of that, or -1
 * @property {number} role the relation of that, or -1
 * @property {number} thing or -1
 * @property {string} rest the node that holds several: 'others', 'wishes', or empty
 */

const TABLE = 'table';
const INITIATIVES = 'initiatives';
const ALL = 'all';
const RESTS = ['others', 'wishes'];
const PARTNERS = 'partners'; // organisations and networks
const UNNAMED = 'Group';
const FIRST = [UNNAMED, 'Facility', 'Post'];

/**
 * What the rows may be: those who take part by name, by kind, where it takes place; then what is otherwise tied.
 * @param {App} app
 * @returns {Choice[]}
 */
export function choicesOf(app) {
  const { model } = app;
  const kinds = matrixKinds(model, policiesOf(model, plansShown(model, app.state())));
  const acting = actingKinds(model.data);
  const idOf = (/** @type {number} */ kind) => model.data.kinds[kind].id;
  const actors = kinds.filter((kind) => ACTORS.includes(idOf(kind)));
  const unnamed = { one: app.say('partners.unnamedOne'), many: app.say('partners.unnamedMany') };
  const rank = (/** @type {number} */ kind) => (FIRST.indexOf(idOf(kind)) + FIRST.length + 1) % (FIRST.length + 1);
  const others = kinds
    .filter((kind) => !actors.includes(kind))
    .sort((one, other) => rank(one) - rank(other) || one - other)
    .map((kind) => {
      const { id, name, many } = model.data.kinds[kind];
      const acts = acting.has(kind);
      if (id === UNNAMED && acts) return { id, kinds: [kind], acts, name: app.say('partners.unnamed'), ...unnamed };
      return { id, kinds: [kind], acts, name: app.in(many), one: lower(app.in(name)), many: lower(app.in(many)) };
    });
  if (!actors.length) return others;
  const named = { one: app.say('partners.namedOne'), many: app.say('partners.namedMany') };
  return [{ id: PARTNERS, kinds: actors, acts: true, name: app.say('partners.named'), ...named }, ...others];
}

/** @param {string} text */
const lower = (text) => text.slice(0, 1).toLowerCase() + text.slice(1);

/**
 * What is chosen; nothing where there is nothing to choose from.
 * @param {App} app
 * @param {Choice[]} [choices]
 * @returns {Picks | null}
 */
export function picksOf(app, choices = choicesOf(app)) {
  if (!choices.length) return null;
  const { model } = app;
  const { picks } = app.state();
  const actors = picks.some((pick) => ACTORS.includes(pick)) ? PARTNERS : '';
  const choice = choices.find(({ id }) => picks.includes(id) || id === actors) ?? choices[0];
  const places = picks.flatMap((id) => model.thingById.get(id) ?? []);
  const isColumn = (/** @type {number} */ place) =>
    model.policies.includes(place) || model.data.plans.some((plan) => plan.thing === place);
  const isEntity = (/** @type {number} */ place) => model.data.kinds[model.data.things[place].kind].family === 'entity';
  const role = model.data.relations.findIndex((relation) => relation.role && picks.includes(relation.id));
  return {
    form: picks.includes(TABLE) || !choice.acts ? 'table' : 'flow',
    choice,
    initiatives: choice.acts && picks.includes(INITIATIVES),
    whole: picks.includes(ALL),
    band: picks.filter((id) => RESTS.includes(id) || model.thingById.has(id) || model.data.relations[role]?.id === id),
    column: places.find(isColumn) ?? -1,
    role,
    thing: places.find((place) => !isColumn(place) && isEntity(place)) ?? -1,
    rest: RESTS.find((one) => picks.includes(one)) ?? '',
  };
}

/**
 * The picks with some of them changed. Other rows close what is open.
 * @param {App} app
 * @param {{form?: string, choice?: string, initiatives?: boolean, whole?: boolean, band?: string[]}} patch
 */
export function picksWith(app, patch) {
  const choices = choicesOf(app);
  const now = picksOf(app, choices);
  const choice = patch.choice ?? now?.choice.id;
  const { form, initiatives, whole, band } = { ...now, ...(patch.choice ? { whole: false, band: [] } : {}), ...patch };
  return [
    ...(form === TABLE && choices.find(({ id }) => id === choice)?.acts ? [TABLE] : []),
    ...(choice && choice !== choices[0]?.id ? [choice] : []),
    ...(initiatives ? [INITIATIVES] : []),
    ...(whole ? [ALL] : []),
    ...(band ?? []),
  ];
}
