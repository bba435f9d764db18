/*
 * What the explorer's modules pass to each other. No code: types for the checker and the reader.
 *
 * The page holds one JSON block, `Data`, described in page_data.d.ts, which is made from keikaku/page_data.
 */

/** @typedef {import('./page_data.js').Names} Names */
/** @typedef {import('./page_data.js').Language} Language */
/** @typedef {import('./page_data.js').Data} Data */
/** @typedef {import('./page_data.js').Kind} Kind */
/** @typedef {import('./page_data.js').Relation} Relation */
/** @typedef {import('./page_data.js').Link} Link */
/** @typedef {import('./page_data.js').Track} Track */
/** @typedef {import('./page_data.js').Indicator} Indicator */
/** @typedef {import('./page_data.js').PlacedLabel} PlacedLabel */
/** @typedef {import('./page_data.js').Chart} Chart */
/** @typedef {import('./page_data.js').Value} Value */

/**
 * The data, and what follows from it. Made once by data/model.js.
 * @typedef {object} Model
 * @property {Data} data
 * @property {(text: string) => string[]} phrases a text in the phrases that a line of it may end between; joined they are the text
 * @property {Map<string, number>} thingById
 * @property {number[][]} linksOf for every thing the links at either end
 * @property {number[][]} childrenOf for every thing the elements that are part of it
 * @property {number[][]} factsOf
 * @property {number[][]} literalsOf for every thing of no plan what is said of it that leads to no other
 * @property {Map<number, number>} indicatorOf from an indicator's thing to its place in Data.indicators
 * @property {number[]} policies plan by plan its uppermost parts, whatever they are called there
 * @property {number[]} policyOf for every element the policy above it or itself, else -1
 * @property {Map<number, number[]>[]} touches for every entity: policy → all links with what belongs to it, mentions left out
 * @property {Map<number, number[]>[]} ties those of them by which it takes part there; of what cannot take part (a place, a law) all
 * @property {Map<number, number[]>[]} heard for every entity: policy → the passages of it that mention the entity
 */

/**
 * What the page shows. All of it stands in the address's fragment, so every state has a permalink.
 * @typedef {object} State
 * @property {ViewId} view
 * @property {number} at the thing in the panel, or -1
 * @property {number} to where a path ends (scene "path"; it begins at focus), or -1
 * @property {'overview' | 'around' | 'path' | 'all'} scene what the network shows
 * @property {0 | 1 | 2} steps how far around the focus (scene "around")
 * @property {number} focus the thing in the middle (scene "around"), or where a path begins (scene "path"), or -1
 * @property {number[]} open things expanded by hand; one that stands there again shows as many neighbours more
 * @property {number[]} gone things hidden by hand
 * @property {[number, number, number][]} pins things moved by hand: thing, x, y
 * @property {string[]} kindsOff ids of kinds that are filtered out
 * @property {string[]} relationsOff
 * @property {number[]} plans the plans that are shown; empty: all
 * @property {number[]} pair the two plans that are compared; empty: as usual
 * @property {number[]} policiesOn only what these policies touch; empty: all
 * @property {number[]} groupsOn only what is for these groups; empty: all
 * @property {number[]} sectorsOn only what has to do with these sectors; empty: all
 * @property {number[]} yearsOn only what has something dated in these years; empty: all
 * @property {string[]} picks what a view lets choose: tracks of indicators, kinds of a matrix; each view passes over what it does not know
 * @property {string} query what stands in the search box, or a table's filter
 * @property {string[]} unused words of what was asked for, that what is shown does not use
 * @property {string} sort column of a table, with - before it when descending
 * @property {number[]} map what a map shows: latitude and longitude of its middle, kilometres from left to right; empty: as usual
 * @property {boolean} embed whether it stands in a frame of another page: without what leads elsewhere
 * @property {number} tour the step of the story that is told, from 1; 0: none
 * @property {Language} language
 * @property {'light' | 'dark' | 'system'} theme
 */
/** @typedef {import('./app/views.js').ViewId} ViewId */

/**
 * What main.js hands to every view and to the panel.
 * @typedef {object} App
 * @property {Model} model
 * @property {readonly (ViewModule & { id: ViewId })[]} views in the order of the navigation
 * @property {() => State} state
 * @property {(patch: Partial<State>, how?: 'push' | 'replace') => void} set changes the state, the address and the page
 * @property {(patch?: Partial<State>) => string} address the fragment, with its #, of the state, or of one that differs from it
 * @property {(names: Names) => string} in the text in the page's language
 * @property {(key: Text, values?: Object<string, string | number>) => string} say an interface text, with its {places} filled
 * @property {(thing: number, unused?: string[]) => void} visit shows a thing in the panel, and in the network if that is the view; unused as in the state
 * @property {(thing: number) => HTMLElement} door a link to a thing: its legend glyph and name; a click visits it
 * @property {(passages: number[]) => HTMLElement} cite the passages as links with page, each opening its text or citation
 * @property {() => Selection} selection what the filters leave, for tables and take-away
 * @property {(text: string) => void} announce says it to a screen reader
 */
/**
 * The things and links that the present state shows: of the network what is drawn, else what the filters leave.
 * @typedef {object} Selection
 * @property {number[]} things
 * @property {number[]} links
 * @property {number[]} [behind] of a picture: elements without a mark, for whose links its lines stand
 * @property {number} [lines] of a picture: how many draw its links
 * @property {Map<number, number>} [linksAt] of a picture: for how many links the lines at a mark stand
 */
/** @typedef {string | number | null | { day: string }} Cell of a table that is saved: a day as 2018-03-31 */
/**
 * A table that can be saved. `id` names its file, `name` its sheet.
 * @typedef {{ id: string, name: string, headings: string[], rows: Cell[][] }} ViewTable
 */
/** @typedef {{ id: string, count: number, made: () => ViewTable }} TableOffer a table that is made when it is asked for */
/** @typedef {{ id: string, name: string, title: string, act: () => Promise<string> }} Picture a way to take a picture; it says what came of it */
/** @typedef {import('./app/phrase.js').Text} Text the key of a text; of a view "view.<id>" is its name */
/**
 * What a view's module exports, to stand in app/views.js.
 * @typedef {object} ViewModule
 * @property {string} id as it stands in addresses
 * @property {readonly import('./data/selection.js').FilterKey[]} [unheeded] filters that it does not follow
 * @property {number} [needsPlans] how many plans there must be for it to show anything
 * @property {boolean} [whole] whether it fills the screen
 * @property {boolean} [ownPlans] whether it has its own choice of plans
 * @property {boolean} [apart] whether it stands apart from the navigation
 * @property {readonly Way[]} [ways] the words by which people ask for it, and then for states of it
 * @property {(app: App) => View} create
 */
/**
 * Words by which people ask for a view, or for a state of it. `patch` gives the state, null where there is nothing to be seen;
 * without it the view is shown as it opens.
 * @typedef {object} Way
 * @property {Text} words a list, in both languages
 * @property {Text} says what it shows
 * @property {boolean} [base] whether these words count for the view's other ways too
 * @property {boolean} [dated] whether a year asks for it too
 * @property {(app: App, heard: Heard) => WayPatch | null} [patch]
 */
/**
 * says: what it shows, where that is not simply what the way says. lacks: a sentence on what was asked for and is not there.
 * @typedef {Partial<State> & { says?: string, lacks?: string }} WayPatch
 */
/** @typedef {{ things: number[], years: number[] }} Heard what a text names besides */
/**
 * A view at work. `show` fills an empty host, and what stands at its side; `update` follows a change of state while it is shown;
 * `leave` lets go of what it holds.
 * @typedef {object} View
 * @property {(host: HTMLElement, beside: HTMLElement) => void} show
 * @property {(before: State) => void} update
 * @property {() => void} [leave]
 * @property {() => HTMLElement} [actions] what it can do with the chosen thing, for the head of the panel; always the same element
 * @property {() => Selection} [selection] what it shows, where that is not simply what the filters leave
 * @property {() => TableOffer[]} [tables] what can be saved of it as tables, beside its things and links
 * @property {() => Picture[]} [pictures] what can be done with its picture
 * @property {() => HTMLElement} [paper] what is printed in its place, where the screen shows it in part or as a bitmap
 */

/**
 * What the canvas draws: it knows nothing of plans. Places in pixels at zoom 1.
 * @typedef {object} Scene
 * @property {Mark[]} marks
 * @property {Line[]} lines
 * @property {import('./canvas/camera.js').Bounds} [room] what the whole picture takes with its names; else it is worked out from the marks
 * @property {number} [type] size of the names in pixels
 */
/**
 * @typedef {object} Mark
 * @property {number} x
 * @property {number} y
 * @property {number} r radius
 * @property {string} form
 * @property {string} ink
 * @property {string[]} label its lines
 * @property {string[]} [brief] a narrower name for where the whole one has no room
 * @property {boolean} [below] whether room was kept below it for its name
 * @property {string} [sign] a letter or two drawn in the mark
 * @property {number} weight labels of heavier marks get their place first
 * @property {boolean} [chosen]
 * @property {boolean} [faded]
 * @property {boolean} [pinned]
 * @property {number} [more] how many neighbours are not shown; drawn as a small + where above 0
 */
/**
 * @typedef {object} Line
 * @property {number} from place in Scene.marks
 * @property {number} to
 * @property {string} ink
 * @property {string} dash
 * @property {number} width
 * @property {number} bend sideways, as a share of its length; 0 is straight
 * @property {boolean} arrow
 * @property {boolean} [faded]
 * @property {boolean} [chosen]
 */

export {};
