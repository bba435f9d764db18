/*
 * The words of a query, for colours and for completion. Whatever is written is cut into tokens that give it back.
 */

/** @typedef {'comment' | 'iri' | 'string' | 'variable' | 'name' | 'number' | 'word' | 'other'} Kind */
/** @typedef {{kind: Kind, text: string, start: number}} Token */

const FORMS = [
  '(?<comment>#[^\\n]*)',
  '(?<iri><[^<>"{}|^`\\\\\\s]*>)',
  '(?<string>"""[^]*?(?:"""|$)|\'\'\'[^]*?(?:\'\'\'|$)|"(?:[^"\\\\\\n]|\\\\.)*"?|\'(?:[^\'\\\\\\n]|\\\\.)*\'?)',
  '(?<variable>[?$][\\p{L}\\p{N}_]*)',
  '(?<name>(?:\\p{L}[\\p{L}\\p{N}_.-]*)?:(?:[\\p{L}\\p{N}_%:/-]|\\\\.|\\.(?=[\\p{L}\\p{N}_]))*)',
  '(?<number>\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)',
  '(?<word>[\\p{L}_@][\\p{L}\\p{N}_-]*)',
  '(?<other>\\s+|[^])',
];
const TOKEN = new RegExp(FORMS.join('|'), 'gu');

/**
 * @param {string} text
 * @returns {Token[]}
 */
export function tokens(text) {
  return [...text.matchAll(TOKEN)].map((found) => {
    const [kind] = Object.entries(found.groups ?? {}).find(([, value]) => value !== undefined) ?? ['other'];
    return { kind: /** @type {Kind} */ (kind), text: found[0], start: found.index ?? 0 };
  });
}

export const WORDS = (
  'SELECT DISTINCT REDUCED CONSTRUCT DESCRIBE ASK FROM NAMED WHERE GRAPH OPTIONAL MINUS UNION FILTER EXISTS NOT BIND ' +
  'AS VALUES UNDEF GROUP BY HAVING ORDER ASC DESC LIMIT OFFSET PREFIX BASE IN COUNT SUM AVG MIN MAX SAMPLE ' +
  'GROUP_CONCAT SEPARATOR STR LANG LANGMATCHES DATATYPE BOUND IRI URI COALESCE IF REGEX CONTAINS STRSTARTS STRENDS ' +
  'STRBEFORE STRAFTER STRLEN SUBSTR REPLACE UCASE LCASE CONCAT STRLANG STRDT isIRI isBLANK isLITERAL isNUMERIC ABS ' +
  'ROUND CEIL FLOOR YEAR MONTH DAY'
).split(' ');
const KNOWN = new Set([...WORDS, 'A', 'TRUE', 'FALSE'].map((word) => word.toUpperCase()));

/** Whether a word is one of the language's. @param {string} word */
export const isKeyword = (word) => KNOWN.has(word.toUpperCase());
