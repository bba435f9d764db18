/*
 * What is worked out from a model once, when it is first asked for.
 */

/** @typedef {import('../types.js').Model} Model */

/**
 * @template T
 * @param {(model: Model) => T} make
 * @returns {(model: Model) => T}
 */
export function onceOf(make) {
  /** @type {WeakMap<Model, { made: T }>} */
  const kept = new WeakMap();
  return (model) => {
    let one = kept.get(model);
    if (!one) kept.set(model, (one = { made: make(model) }));
    return one.made;
  };
}
