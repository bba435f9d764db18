/*
 * What the explorer's modules pass to each other. No code: types for the checker and the reader.
 *
 * The page holds one JSON block, `Data`, written by render/explorer/page.py; its Japanese texts are in phrases (see
 * text/phrases.js) until data/model.js has read them. Things, passages and the rest
 * refer to each other by their place in its lists.
 */

/**
 * A text in Japanese and in English; each stands in for a missing other, so neither is empty.
 * @typedef {[string, string]} Names
 */
/** @typedef {'ja' | 'en'} Language */

/**
 * @typedef {object} Data
 * @property {Language} language in which the page first opens for readers whose browser asks for neither
 * @property {Names} title
 * @property {string} base what stands before every Thing.id to make its IRI
 * @property {Kind[]} kinds
 * @property {Relation[]} relations
 * @property {Plan[]} plans the documents that the graph was made from, earliest first
 * @property {Passage[]} passages in the order of the plans
 * @property {Thing[]} things elements first, in the order of the plans, then entities
 * @property {Link[]} links
 * @property {Fact[]} facts what is said of one thing that leads to no other: numbers, dates, descriptions
 * @property {Indicator[]} indicators in the order of the plans
 * @property {Track[]} tracks
 * @property {Spot[]} overview what the network shows at first, laid out
 * @property {[number, number][]} map for every thing its place on the map of everything, in the same pixels
 */
/**
 * A class of things. form and ink are the legend's: see SHAPES in style.py and the --ink-* colours in explorer.css.
 * @typedef {object} Kind
 * @property {string} id local name of the class: Organisation, Facility, Initiative …
 * @property {Names} name
 * @property {Names} many its plural: organisations, initiatives …
 * @property {'element' | 'entity'} family
 * @property {string} form
 * @property {string} ink
 */
/**
 * A way in which one thing is linked with another. `says` is a sentence with the places {from} and {to}.
 * @typedef {object} Relation
 * @property {string} id local name of the property: involves, ledBy, partOf …
 * @property {Names} name read from the source: "led by"
 * @property {Names} back read from the target: "leads"
 * @property {Names} says
 * @property {string} dash solid, dashed, dotted or mixed
 * @property {string} ink
 * @property {boolean} role whether it is a way of taking part (involves and its sub-properties)
 * @property {boolean} symmetric
 * @property {boolean} drawn whether the network draws it unless asked otherwise (not partOf, and not about: a mere mention)
 */
/**
 * @typedef {object} Plan
 * @property {string} id "2018"
 * @property {Names} name
 * @property {number} thing its element
 */
/**
 * @typedef {object} Passage
 * @property {string} at its address: "2018:6.1.1/action/4"
 * @property {number | null} page as printed
 * @property {number} of the element that it is about (an aim: its parent), or -1
 * @property {number[]} names the things that it mentions
 * @property {string} [text] the plan's own words, where the page was built with the source
 */
/**
 * @typedef {object} Thing
 * @property {string} id IRI without the base: "actor/jetro"
 * @property {number} kind
 * @property {Names} name
 * @property {Names} [sort] what it is, more finely than its class: "company", "law", "ward"
 * @property {string} [at] an element's address
 * @property {Names} [aim] what an element is to achieve, in one sentence
 * @property {number} up the element that it is part of, or -1
 * @property {number} plan place in Data.plans for an element, -1 for an entity
 * @property {[string[], string[]]} also its other names in both languages
 * @property {string[]} reading how its Japanese name is read, in kana
 * @property {number[]} stated the passages that state it: of an element its own, of an entity those that mention it
 * @property {string[]} [web] its pages elsewhere, http or https only
 */
/**
 * Source, relation, target, and the passages that say so.
 * @typedef {[number, number, number, number[]]} Link
 */
/**
 * The thing, what kind of fact, the fact, and the passages that say so.
 * @typedef {[number, Names, Names, number[]]} Fact
 */
/**
 * A thing and its place in the picture in pixels at zoom 1.
 * @typedef {[number, number, number]} Spot
 */

/**
 * Whether an indicator is on track.
 * @typedef {object} Track
 * @property {'reached' | 'on' | 'off' | 'unknown'} id
 * @property {Names} name
 * @property {Names} means
 */
/**
 * An indicator: its numbers, and what services and render/explorer/numbers.py have worked out from them.
 * @typedef {object} Indicator
 * @property {number} thing
 * @property {number} of the measure whose indicator it is, or -1
 * @property {Names} unit
 * @property {Value[]} values by time; what is printed in place of a number (―) comes last
 * @property {'up' | 'down' | 'hold' | 'none'} way whether its target lies above or below its baseline, or is to be kept
 * @property {'reached' | 'underway' | 'back' | 'baseless' | 'unmeasured' | 'aimless'} standing see Indicator in records.py: back is
 *   worse than the baseline, baseless has none, unmeasured has no later value, aimless no target in numbers
 * @property {number | null} share of the way from baseline to final target that the latest value has come: 0 to 1, below 0 for a
 *   step back, above 1 beyond it; null where the plan gives no baseline, no later value or no distance. No text: see told
 * @property {number | null} pace change a year still needed from the latest value to the final target, in units; 0 where it is reached
 * @property {number | null} past change a year from the baseline to the latest value, in units
 * @property {number | null} years from the end of the latest value's period to the end of the target's
 * @property {Track['id']} track whether the target will be met if the pace so far is kept up: see Indicator in records.py
 * @property {'met' | 'missed' | null} first whether the target of the first period is met; null where that is not known yet
 * @property {{distance: number, pace: number}} ranks its place in these orders
 * @property {boolean} cumulative whether its values add up over the years
 * @property {Names[]} changes since the plan was first drawn up: target revised, method changed, newly set
 * @property {Told} told
 * @property {Bar | null} bar null where there is no target in numbers
 * @property {Chart | null} chart null where no value has a number and a year
 */
/**
 * An indicator in words; what cannot be said is empty in both languages.
 * @typedef {object} Told
 * @property {Names} verdict whether it is on track, and of when the latest value is: "Off track as of fiscal 2016"
 * @property {Names} head where it stands, in a few words: "Below the baseline"
 * @property {Names} state the same with its numbers
 * @property {Names} why what the verdict rests on: the change so far, the change still needed
 * @property {Names} first whether the target of the first period is met
 * @property {Names} past the change so far: "fell by 23 cases in 2 years"
 * @property {Names} pace the change still needed: "rise by 61 cases by fiscal 2021"
 * @property {Names[]} notes cumulative, target revised …
 */
/**
 * A number in a picture: the kind of its value, its text, the middle of its line.
 * @typedef {[string, string, number, number]} PlacedLabel
 */
/**
 * A bar, 280 pixels wide.
 * @typedef {object} Bar
 * @property {number} height
 * @property {[number, number]} way from the first value to the last
 * @property {boolean} open whether it is not known how far the value has come
 * @property {[number, number] | null} come what has been gained or lost
 * @property {[number, number] | null} met where the target is met
 * @property {[string, number][]} marks the kind of value and its place
 * @property {[PlacedLabel[], PlacedLabel[]]} labels in Japanese and in English
 */
/**
 * A chart, 300 by 186 pixels.
 * @typedef {object} Chart
 * @property {number} left where its lines across begin
 * @property {Names} unit
 * @property {[number, string, string][]} ticks height and number in Japanese and in English
 * @property {[number, string][]} years
 * @property {string} line what was measured, as a path; may be empty
 * @property {string} way from there to the target; empty where the target is a level to keep
 * @property {[number, number, number, number] | null} met left, top, right and bottom of where such a level is met
 * @property {[number, number, number] | null} level from, to, height
 * @property {string} broken the mark of an axis that does not start at zero; may be empty
 * @property {Names | null} note that says so
 * @property {[string, number, number][]} marks the kind of value and its place
 * @property {[PlacedLabel[], PlacedLabel[]]} labels in Japanese and in English
 */
/**
 * @typedef {object} Value
 * @property {'Baseline' | 'Actual' | 'FirstPeriodTarget' | 'Target'} kind
 * @property {Names} name of its kind: 現状値, "baseline"
 * @property {Names} period empty where the plan gives none
 * @property {number | null} year in which the period ends: a fiscal year by the year in which it begins
 * @property {string | null} ends the period's last day
 * @property {number | null} value in the base unit
 * @property {string} comparator Exactly, AtLeast …
 * @property {string} printed as the plan prints it
 * @property {Names} written as a page shows it: 8,100人以上, "≥ 8,100 people"; an average says that it is one
 * @property {number[]} stated passages
 */

/**
 * The data, and what follows from it. Made once by data/model.js.
 * @typedef {object} Model
 * @property {Data} data
 * @property {(text: string) => string[]} phrases a text in the phrases that a line of it may end between; joined they are the text
 * @property {Map<string, number>} thingById
 * @property {number[][]} linksOf for every thing the links at either end
 * @property {number[][]} childrenOf for every thing the elements that are part of it
 * @property {number[][]} factsOf
 * @property {Map<number, number>} indicatorOf from an indicator's thing to its place in Data.indicators
 * @property {number[]} policies the policies, in order (a plan without policies: its strategies)
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
 * @property {string[]} plansOff
 * @property {number[]} policiesOn only what these policies touch; empty: all
 * @property {string[]} picks what a view lets choose: tracks of indicators, kinds of a matrix; each view passes over what it does not know
 * @property {string} query what stands in the search box, or a table's filter
 * @property {string} sort column of a table, with - before it when descending
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
 * @property {(key: Text, values?: Object<string, string | number>) => string} say an interface text of a words.js, with its {places} filled
 * @property {(thing: number) => void} visit shows a thing in the panel, and in the network if that is the view
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
/** @typedef {import('./app/phrase.js').Text} Text the key of a text in a words.js; of a view "view.<id>" is its name */
/**
 * What a view's module exports, to stand in app/views.js.
 * @typedef {object} ViewModule
 * @property {string} id as it stands in addresses
 * @property {Object<string, Names>} words its texts
 * @property {readonly import('./data/selection.js').FilterKey[]} [unheeded] filters that it does not follow
 * @property {boolean} [whole] whether it fills the screen
 * @property {(app: App) => View} create
 */
/**
 * A view at work. `show` fills an empty host, and what stands at its side; `update` follows a change of state while it is shown;
 * `leave` lets go of what it holds.
 * @typedef {object} View
 * @property {(host: HTMLElement, beside: HTMLElement) => void} show
 * @property {(before: State) => void} update
 * @property {() => void} [leave]
 * @property {() => HTMLElement} [actions] what it can do with the chosen thing, for the head of the panel; always the same element
 * @property {() => Selection} [selection] what it shows, where that is not simply what the filters leave
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
