/*
 * The state of the page as the fragment of its address, and back. Short and readable: things stand there by
 * their ids (actor/jetro), what is as usual is left out, as in
 *
 *   #network&scene=around&focus=actor/jetro&at=facility/kbic&hide=Place,Sector&lang=en
 *
 * Of an address from elsewhere (another graph, another version, a slip of the hand) the parts that are known
 * are used, and the rest is passed over.
 */

/** @typedef {import('../types.js').Model} Model */
/** @typedef {import('../types.js').State} State */
/** @typedef {import('../types.js').ViewId} ViewId */
/** @typedef {Pick<State, 'language' | 'theme'>} Manner how the page is shown, whatever it shows */

/** @type {State['scene'][]} */
const SCENES = ['overview', 'around', 'path', 'all'];
/** @type {State['theme'][]} */
export const THEMES = ['light', 'dark', 'system'];
const FARTHEST = 1e6; // pixels from the middle to which a thing can be moved by hand
const EVERY_PLAN = 'all'; // in place of the plans' ids
const EMBED = 'embed'; // the page stands in a frame of another
const ROUTES = ['/', 'main', EMBED]; // the title's link, and the one that skips to the content
const YEAR = /^[12]\d{3}$/;
const DEGREES = [90, 180]; // of latitude and of longitude, at most
const AROUND = 40075; // kilometres, once around the globe
const LONGEST = 200; // characters of what stands in the search box or as a table's order

/**
 * The state in which the page opens.
 * @param {Manner} manner
 * @param {number[]} [plans] that are shown at first
 * @returns {State}
 */
export function freshState({ language, theme }, plans = []) {
  return {
    view: 'home',
    at: -1,
    to: -1,
    scene: 'overview',
    steps: 1,
    focus: -1,
    open: [],
    gone: [],
    pins: [],
    kindsOff: [],
    relationsOff: [],
    plans,
    pair: [],
    policiesOn: [],
    groupsOn: [],
    sectorsOn: [],
    yearsOn: [],
    picks: [],
    query: '',
    unused: [],
    sort: '',
    map: [],
    embed: false,
    tour: 0,
    language,
    theme,
  };
}

/**
 * A state with a change: what was typed and not used was so for what was shown, not for what comes after it.
 * @param {State} state @param {Partial<State>} patch @returns {State}
 */
export function changed(state, patch) {
  const goesOn = ['view', 'at', 'query', 'picks', 'focus', 'to'].some((key) => key in patch);
  return { ...state, ...(goesOn && { unused: [] }), ...patch };
}

/**
 * A change to another picture: what was done by hand in the one before does not fit it.
 * @param {Partial<State>} patch @returns {Partial<State>}
 */
export function anotherScene(patch) {
  return { open: [], gone: [], pins: [], ...patch };
}

/**
 * The fragment for a state, without its #. `usual` is the manner in which the page opens by itself.
 * @param {Model} model
 * @param {State} state
 * @param {Manner} usual
 */
export function writeFragment(model, state, usual) {
  const { things } = model.data;
  const fresh = freshState(usual, model.data.opens);
  const ids = (/** @type {number[]} */ list) => list.map((thing) => encoded(things[thing].id)).join(',');
  const thing = (/** @type {number} */ place) => (place >= 0 ? encoded(things[place].id) : '');
  const names = (/** @type {string[]} */ list) => list.map(encoded).join(',');
  const plans = (/** @type {number[]} */ list) => names(list.map((plan) => model.data.plans[plan].id));
  const pins = state.pins.map(([pinned, x, y]) => `${encoded(things[pinned].id)}@${Math.round(x)}@${Math.round(y)}`);
  /** @type {[string, string][]} */
  const parts = [
    ['scene', state.scene === fresh.scene ? '' : state.scene],
    ['steps', state.steps === fresh.steps ? '' : String(state.steps)],
    ['focus', thing(state.focus)],
    ['at', thing(state.at)],
    ['to', thing(state.to)],
    ['open', ids(state.open)],
    ['gone', ids(state.gone)],
    ['pin', pins.join(',')],
    ['hide', names(state.kindsOff)],
    ['without', names(state.relationsOff)],
    ['plan', String(state.plans) === String(fresh.plans) ? '' : plans(state.plans) || EVERY_PLAN],
    ['pair', plans(state.pair)],
    ['policy', ids(state.policiesOn)],
    ['for', ids(state.groupsOn)],
    ['sector', ids(state.sectorsOn)],
    ['year', names(state.yearsOn.map(String))],
    ['pick', names(state.picks)],
    ['q', encoded(state.query)],
    ['unused', names(state.unused)],
    ['sort', encoded(state.sort)],
    ['map', state.map.join(',')],
    ['tour', state.tour ? String(state.tour) : ''],
    ['lang', state.language === usual.language ? '' : state.language],
    ['theme', state.theme === usual.theme ? '' : state.theme],
  ];
  const shown = parts.filter(([, value]) => value).map(([key, value]) => `${key}=${value}`);
  return [state.view !== fresh.view && state.view, ...shown, state.embed && EMBED].filter(Boolean).join('&');
}

/**
 * The state for a fragment, with or without its #.
 * @param {Model} model
 * @param {string} fragment
 * @param {Manner} usual
 * @param {readonly ViewId[]} views
 * @returns {State}
 */
export function readFragment(model, fragment, usual, views) {
  const state = freshState(usual, model.data.opens);
  const { data } = model;
  const parts = new Map();
  for (const part of fragment.replace(/^#/, '').split('&')) {
    const sign = part.indexOf('=');
    if (sign > 0) parts.set(part.slice(0, sign), part.slice(sign + 1));
    else if (part === EMBED) state.embed = true;
    else state.view = oneOf(views, part, state.view);
  }
  const text = (/** @type {string} */ key) => /** @type {string} */ (parts.get(key) ?? '');
  const thing = (/** @type {string} */ key) => model.thingById.get(decoded(text(key))) ?? -1;
  const listed = (/** @type {string} */ key) => text(key).split(',').filter(Boolean);
  const items = (/** @type {string} */ key) => [...new Set(listed(key))];
  const known = (/** @type {string} */ key, /** @type {{id: string}[]} */ all) =>
    items(key)
      .map(decoded)
      .filter((id) => all.some((one) => one.id === id));
  const placesOf = (/** @type {string[]} */ ids) =>
    ids.map((id) => model.thingById.get(decoded(id)) ?? -1).filter((place) => place >= 0);
  const places = (/** @type {string} */ key) => placesOf(items(key));
  const policies = new Set(model.policies);
  return {
    ...state,
    scene: oneOf(SCENES, text('scene'), state.scene),
    steps: oneOf([/** @type {const} */ (0), 1, 2], Number(parts.get('steps') ?? state.steps), state.steps),
    focus: thing('focus'),
    at: thing('at'),
    to: thing('to'),
    open: placesOf(listed('open')),
    gone: places('gone'),
    pins: readPins(model, items('pin')),
    kindsOff: known('hide', data.kinds),
    relationsOff: known('without', data.relations),
    plans: readPlans(model, items('plan').map(decoded), state.plans),
    pair: readPair(model, items('pair').map(decoded)),
    policiesOn: places('policy').filter((place) => policies.has(place)),
    groupsOn: places('for'),
    sectorsOn: places('sector'),
    yearsOn: items('year')
      .filter((year) => YEAR.test(year))
      .map(Number),
    picks: items('pick')
      .map(decoded)
      .filter((pick) => pick && pick.length <= LONGEST),
    query: [...decoded(text('q'))].slice(0, LONGEST).join(''),
    unused: items('unused')
      .map(decoded)
      .filter((word) => word && word.length <= LONGEST),
    sort: decoded(text('sort')).slice(0, LONGEST),
    map: readMap(listed('map')),
    tour: readTour(model, text('tour')),
    language: oneOf([/** @type {const} */ ('ja'), 'en'], text('lang'), usual.language),
    theme: oneOf(THEMES, text('theme'), usual.theme),
  };
}

/**
 * Whether a fragment leads to a view or a thing that this page does not have: another graph's, or a slip of the hand.
 * @param {Model} model
 * @param {string} fragment
 * @param {readonly string[]} views
 */
export function leadsNowhere(model, fragment, views) {
  return fragment
    .split('&')
    .filter(Boolean)
    .some((part) => {
      const [, key, value] = /^(?:([^=]+)=)?(.*)$/s.exec(part) ?? [];
      if (key === undefined) return !ROUTES.includes(value) && !views.includes(value);
      if (key === 'plan' && value !== EVERY_PLAN) {
        const ids = model.data.plans.map(({ id }) => id);
        return !value.split(',').every((id) => ids.includes(decoded(id)));
      }
      return ['at', 'focus', 'to'].includes(key) && value !== '' && !model.thingById.has(decoded(value));
    });
}

/**
 * Plans by their ids, in the order of the data; none where all are meant, else as usual where none is known.
 * @param {Model} model
 * @param {string[]} ids
 * @param {number[]} usual
 */
function readPlans({ data: { plans } }, ids, usual) {
  const known = plans.flatMap(({ id }, place) => (ids.includes(id) ? [place] : []));
  if (known.length === plans.length || (!known.length && ids.includes(EVERY_PLAN))) return [];
  return known.length ? known : usual;
}

/**
 * The two plans of a comparison in the order in which they are named, or none.
 * @param {Model} model
 * @param {string[]} ids
 */
function readPair({ data: { plans } }, ids) {
  const known = ids.map((id) => plans.findIndex((plan) => plan.id === id)).filter((plan) => plan >= 0);
  return known.length === 2 ? known : [];
}

/**
 * A step of the story, or 0.
 * @param {Model} model
 * @param {string} written
 */
function readTour({ data: { story } }, written) {
  const step = /^\d{1,4}$/.test(written) ? Number(written) : 0;
  return step <= (story?.[2].length ?? 0) ? step : 0;
}

/**
 * The middle and the width of a map, or nothing.
 * @param {string[]} parts
 */
function readMap(parts) {
  const map = parts.map((part) => (/^-?\d{1,5}(\.\d{1,6})?$/.test(part) ? Number(part) : NaN));
  const [latitude, longitude, width] = map;
  const isOne = map.length === 3 && Math.abs(latitude) <= DEGREES[0] && Math.abs(longitude) <= DEGREES[1] && width > 0;
  return isOne && width <= AROUND ? map : [];
}

/**
 * @param {Model} model
 * @param {string[]} items
 * @returns {State['pins']}
 */
function readPins(model, items) {
  /** @type {State['pins']} */
  const pins = [];
  for (const item of items) {
    const [id, x, y] = item.split('@');
    const pinned = model.thingById.get(decoded(id)) ?? -1;
    const at = [x, y].map((number) => (/^-?\d{1,7}$/.test(number ?? '') ? Number(number) : NaN));
    if (pinned >= 0 && at.every((number) => Math.abs(number) <= FARTHEST)) pins.push([pinned, at[0], at[1]]);
  }
  return pins;
}

/**
 * @template T
 * @template U
 * @param {readonly T[]} list
 * @param {U} value
 * @param {T} otherwise
 * @returns {T}
 */
function oneOf(list, value, otherwise) {
  return list.find((one) => /** @type {unknown} */ (one) === value) ?? otherwise;
}

/**
 * A text for a place between the signs & = , @ of a fragment. Slashes, colons and blanks (as +) stay readable;
 * half of a surrogate pair, which no address can hold, becomes the replacement character.
 * @param {string} text
 */
function encoded(text) {
  const whole = text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (found) =>
    found.length === 2 ? found : '\ufffd',
  );
  return encodeURIComponent(whole).replace(/%2F/g, '/').replace(/%3A/g, ':').replace(/%20/g, '+');
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return ''; // a broken % code
  }
}
