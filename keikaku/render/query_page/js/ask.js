/*
 * The one place that asks the server.
 */
const JSON_TYPE = 'application/sparql-results+json';

/** @typedef {{detail?: string, title?: string, hint?: string, line?: number, column?: number}} Problem */
/** @typedef {{media: string, text: string}} Told */

/** What the server says instead of an answer. */
export class Refused extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

/**
 * The answer to a query, as rows in JSON or as triples in Turtle, or in the format that is asked for.
 * @param {string} query
 * @param {AbortSignal | null} signal
 * @param {string} [accept]
 * @returns {Promise<Told>} Rejects with Refused.
 */
export async function ask(query, signal, accept = `${JSON_TYPE}, text/turtle;q=0.9`) {
  const headers = { 'Content-Type': 'application/sparql-query', Accept: accept };
  const answer = await fetch('/sparql', { method: 'POST', body: query, headers, signal });
  if (!answer.ok) throw new Refused(await answer.json());
  return { media: (answer.headers.get('Content-Type') ?? '').split(';')[0], text: await answer.text() };
}

/**
 * What one of the server's own addresses has.
 * @param {string} address
 */
export async function get(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Refused(await answer.json());
  return answer.json();
}
