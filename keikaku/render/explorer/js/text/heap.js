/*
 * Very many short texts in one long one, so that those which hold another are found in a single search, and not by asking
 * each of them.
 */

/**
 * @typedef {object} Heap
 * @property {string} whole the texts, each behind a new line
 * @property {Int32Array} starts where each of them begins
 */

/**
 * @param {string[]} texts without line ends
 * @returns {Heap}
 */
export function heapOf(texts) {
  const starts = new Int32Array(texts.length);
  let at = 1;
  texts.forEach((text, place) => {
    starts[place] = at;
    at += text.length + 1;
  });
  return { whole: `\n${texts.join('\n')}\n`, starts };
}

/**
 * The places of the texts that hold another, in order.
 * @param {Heap} heap
 * @param {string} sought
 * @returns {number[]}
 */
export function placesHolding({ whole, starts }, sought) {
  const places = [];
  for (let at = whole.indexOf(sought); at >= 0;) {
    const place = placeOf(starts, at);
    places.push(place);
    const next = starts[place + 1];
    at = next === undefined ? -1 : whole.indexOf(sought, next);
  }
  return places;
}

/**
 * Which text a sign belongs to.
 * @param {Int32Array} starts
 * @param {number} at
 */
function placeOf(starts, at) {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
