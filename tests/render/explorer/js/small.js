/*
 * Small data for tests: things in one line each.
 */
import { modelOf } from '../../../../keikaku/render/explorer/js/data/model.js';
import { phraseBook } from '../../../../keikaku/render/explorer/js/text/phrases.js';

const ELEMENTS = ['Plan', 'Policy', 'Chapter', 'Strategy', 'Measure', 'Initiative', 'Issue', 'Indicator'];
const ENTITIES = ['Organisation', 'Facility', 'Group', 'Sector'];
const KINDS = [...ELEMENTS, ...ENTITIES];
const DRAWN = [
  'partner',
  'involves',
  'advisedBy',
  'wanted',
  'creator',
  'cooperatesWith',
  'unitOf',
  'concerns',
  'targets',
  'broader',
];
const RELATIONS = [...DRAWN, 'partOf'];
const ROLES = ['partner', 'involves', 'advisedBy', 'wanted'];
const TOPS = ['Policy', 'Chapter'];

/**
 * A model from things as [id, kind, id of what it is part of, address] and links as 'one relation other'. What is a
 * policy and what belongs to which, Python works out for a page; here it is told by kind.
 * @param {string[][]} things
 * @param {string[]} links
 * @param {object} more other parts of the data
 */
export function smallModel(things, links = [], more = {}) {
  const place = new Map(things.map(([id], at) => [id, at]));
  const plans = things.flatMap(([id, kind], thing) => (kind === 'Plan' ? [{ id, name: ['', ''], thing }] : []));
  const planOf = (at) => {
    const [id, , up] = things[at];
    return up ? planOf(place.get(up)) : plans.findIndex((plan) => plan.id === id);
  };
  const policies = things.flatMap(([, kind], at) => (TOPS.includes(kind) ? [at] : []));
  const policyOf = (at) =>
    policies.includes(at) || at === undefined ? (at ?? -1) : policyOf(place.get(things[at][2]));
  const data = {
    ...{ base: 'https://example.org/', title: ['', ''], opens: [], main: -1, levels: [] },
    plans: plans.map((plan) => ({ by: ['', ''], area: ['', ''], period: ['', ''], begins: '', follows: -1, ...plan })),
    plansOf: things.map((_, at) => (planOf(at) >= 0 ? [planOf(at)] : [])),
    overviews: [],
    maps: [],
    policies,
    policyOf: things.map((_, at) => policyOf(at)),
    kinds: KINDS.map((id) => ({
      id,
      name: [id, id],
      many: [`${id}s`, `${id}s`],
      family: ENTITIES.includes(id) ? 'entity' : 'element',
    })),
    relations: RELATIONS.map((id) => ({ id, role: ROLES.includes(id), drawn: id !== 'partOf' })),
    things: things.map(([id, kind, up, at], number) => ({
      ...{ id, at: at ?? '', kind: KINDS.indexOf(kind), up: place.get(up) ?? -1, plan: planOf(number) },
      ...{ name: ['', ''], also: [[], []], reading: [], stated: [] },
    })),
    links: links.map((link) => {
      const [one, relation, other] = link.split(' ');
      return [place.get(one), RELATIONS.indexOf(relation), place.get(other), []];
    }),
    facts: [],
    literals: [],
    properties: [],
    indicators: [],
    years: [],
    passages: [],
    words: { classes: [], everyday: [] },
    ...more,
  };
  return modelOf(data, phraseBook());
}
