/*
 * Where something is stated, as cells of a file: addresses, pages, policies, and the plan's own words where the page
 * has them; and names, as far as the data say them. Pure.
 */

import { isForeign } from './plans.js';

/** @typedef {import('../types.js').Model} Model */

/**
 * Whether the page was built with the plans' text.
 * @param {Model} model
 */
export const hasText = ({ data }) => data.passages.some(({ text }) => text);

/**
 * @param {Model} model
 * @param {number[]} stated passages
 */
export const addressesOf = ({ data }, stated) => stated.map((passage) => data.passages[passage].at).join(' ');

/**
 * @param {Model} model
 * @param {number[]} stated
 */
export const pagesOf = ({ data }, stated) =>
  [...new Set(stated.flatMap((passage) => data.passages[passage].page ?? []))].join(' ');

/**
 * @param {Model} model
 * @param {number[]} stated
 */
export const textOf = ({ data }, stated) => stated.flatMap((passage) => data.passages[passage].text ?? []).join('\n');

/**
 * The passages that say anything of a thing, each once: those of its own, of its links and of its facts.
 * @param {Model} model
 * @param {number} thing
 */
export const passagesOn = ({ data, linksOf, factsOf }, thing) =>
  [
    ...new Set([
      ...data.things[thing].stated,
      ...linksOf[thing].flatMap((link) => data.links[link][3]),
      ...factsOf[thing].flatMap((fact) => data.facts[fact][3]),
    ]),
  ].sort((a, b) => a - b);

/**
 * The words that state an element. What is said of an entity stands in every passage that names it: too much for a cell.
 * @param {Model} model
 * @param {number} thing
 */
export const textOfThing = (model, thing) => {
  const { plan, stated } = model.data.things[thing];
  return plan >= 0 ? textOf(model, stated) : '';
};

/**
 * The policies above an element, or in which an entity takes part (see `ties`), in their order.
 * @param {Model} model
 * @param {number} thing
 */
export const policiesOfThing = ({ policies, policyOf, ties }, thing) =>
  policies.filter((policy) => policyOf[thing] === policy || ties[thing].has(policy));

/**
 * @param {Model} model
 * @param {number[]} stated
 */
export function policiesOfPassages({ data, policies, policyOf }, stated) {
  const above = new Set(
    stated.map((passage) => (data.passages[passage].of >= 0 ? policyOf[data.passages[passage].of] : -1)),
  );
  return policies.filter((policy) => above.has(policy));
}

/**
 * The name of a thing that is shown in a language, if its data say it, and the tag of the language in which they do:
 * empty where they say none. Nothing where it is made from its IRI, its class or what it leads to.
 * @param {Model} model
 * @param {number} thing
 * @param {import('../types.js').Language} language
 * @returns {{ name: string, language: string }}
 */
export function nameSaid({ data, literalsOf }, thing, language) {
  const { literals, properties, things, kinds } = data;
  const { name: names, tongue, kind } = things[thing];
  const side = language === 'ja' ? 0 : 1;
  const name = names[side];
  if (!isForeign(kinds[kind])) return { name, language: tongue?.[side] || language };
  const tags = literalsOf[thing].flatMap((literal) => {
    const [, property, text, what] = literals[literal];
    return properties[property].label && text === name ? [what.startsWith('@') ? what.slice(1) : ''] : [];
  });
  if (!tags.length) return { name: '', language: '' };
  return { name, language: tags.find((tag) => tag === tongue?.[side] || primary(tag) === language) ?? tags[0] };
}

/**
 * The name of a thing in a language, if its data say it in that.
 * @param {Model} model
 * @param {number} thing
 * @param {import('../types.js').Language} language
 */
export function nameIn(model, thing, language) {
  const said = nameSaid(model, thing, language);
  return primary(said.language) === language ? said.name : '';
}

/** @param {string} tag */
const primary = (tag) => tag.split('-')[0];
