/*
 * Places for linked points: those that are linked draw each other near, all push each other away (Fruchterman and
 * Reingold). The same points always come to stand in the same places.
 */
const ROUNDS = 200;
const REST = 70; // how far apart two linked points want to be

/**
 * @param {number} count
 * @param {[number, number][]} links
 * @returns {[number, number][]}
 */
export function springs(count, links) {
  const wide = (REST * Math.sqrt(count)) / 2;
  /** @type {[number, number][]} */
  const places = Array.from({ length: count }, (_, at) => {
    const turn = at * 2.4; // the golden angle: a spiral, no two of which are alike
    const far = wide * Math.sqrt((at + 0.5) / count);
    return [far * Math.cos(turn), far * Math.sin(turn)];
  });
  for (let round = 0; round < ROUNDS; round++) {
    const moves = pushed(places);
    for (const [one, other] of links) {
      const [dx, dy] = [places[one][0] - places[other][0], places[one][1] - places[other][1]];
      const pull = Math.hypot(dx, dy) / REST;
      moves[one] = [moves[one][0] - dx * pull, moves[one][1] - dy * pull];
      moves[other] = [moves[other][0] + dx * pull, moves[other][1] + dy * pull];
    }
    const farthest = REST * (1 - round / ROUNDS);
    places.forEach((place, at) => {
      const [dx, dy] = moves[at];
      const share = Math.min(1, farthest / Math.max(Math.hypot(dx, dy), 0.01));
      places[at] = [place[0] + dx * share, place[1] + dy * share];
    });
  }
  return places;
}

/**
 * What pushes each away from the others, and a little to the middle.
 * @param {[number, number][]} places
 */
function pushed(places) {
  /** @type {[number, number][]} */
  const moves = places.map(([x, y]) => [-x * 0.4, -y * 0.4]);
  for (let one = 0; one < places.length; one++) {
    for (let other = 0; other < one; other++) {
      const [dx, dy] = [places[one][0] - places[other][0], places[one][1] - places[other][1]];
      const push = (REST * REST) / Math.max(dx * dx + dy * dy, 1);
      moves[one] = [moves[one][0] + dx * push, moves[one][1] + dy * push];
      moves[other] = [moves[other][0] - dx * push, moves[other][1] - dy * push];
    }
  }
  return moves;
}
