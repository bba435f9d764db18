/* Which boxes of a plane are taken: a grid of cells, so that asking costs the same however many there are. */

/**
 * Centre and size.
 * @typedef {{x: number, y: number, w: number, h: number}} Box
 */
/** @typedef {{add: (box: Box) => void, meets: (box: Box, but?: Box) => boolean, count: (box: Box) => number}} Occupancy */

/** @param {Box} a @param {Box} b */
export function boxesMeet(a, b) {
  return Math.abs(a.x - b.x) * 2 < a.w + b.w && Math.abs(a.y - b.y) * 2 < a.h + b.h;
}

/** @param {number} [cell] side of a cell; about the size of a box @returns {Occupancy} */
export function createOccupancy(cell = 64) {
  /** @type {Map<number, Box[]>} */
  const cells = new Map();

  /**
   * Visits the cells under a box until the visitor says true.
   * @param {Box} box @param {(key: number) => boolean} visit
   */
  function some(box, visit) {
    const [left, right] = [Math.floor((box.x - box.w / 2) / cell), Math.floor((box.x + box.w / 2) / cell)];
    const [top, bottom] = [Math.floor((box.y - box.h / 2) / cell), Math.floor((box.y + box.h / 2) / cell)];
    for (let column = left; column <= right; column += 1) {
      for (let row = top; row <= bottom; row += 1) {
        if (visit(column * 1048576 + row)) return true;
      }
    }
    return false;
  }

  return {
    add(box) {
      some(box, (key) => {
        const here = cells.get(key);
        if (here) here.push(box);
        else cells.set(key, [box]);
        return false;
      });
    },
    meets(box, but) {
      return some(box, (key) => {
        const here = cells.get(key);
        if (!here) return false;
        for (const other of here) if (other !== but && boxesMeet(box, other)) return true;
        return false;
      });
    },
    count(box) {
      const met = new Set();
      some(box, (key) => {
        for (const other of cells.get(key) ?? []) if (boxesMeet(box, other)) met.add(other);
        return false;
      });
      return met.size;
    },
  };
}
