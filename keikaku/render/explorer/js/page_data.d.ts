// Made from keikaku/page_data by tests/render/explorer/declarations.py.

/** A text in Japanese and in English; each stands in for a missing other, so neither is empty if there is a text. */
export type Names = [string, string];

/** Of a column of things a thing, or below 0 the text -1 - it; of addresses a passage, or below 0 the thing -1 - it. */
export type Cell = number | number | string | null;

/** The plan that was asked, -1 for all plans together; the thing that the question was of, or -1; the rows, by their places: a number below 0 says how many more follow the one before. */
export type Answered = [number, number, number[]];

/** A thing, its latitude and longitude in degrees, how many metres off that may be (-1: not said), and 1 where the thing is an area of which this is the middle: a ward, a city. */
export type Position = [number, number, number, number, number];

/** Whether an indicator's target lies above or below its baseline, or is to be kept. */
export type Way = 'up' | 'down' | 'hold' | 'none';

/** See Indicator in records.py: back is worse than the baseline, baseless has none, unmeasured has no later value, aimless no target in numbers. */
export type Standing = 'reached' | 'underway' | 'back' | 'baseless' | 'unmeasured' | 'aimless';

/** Whether an indicator's target will be met if the pace so far is kept up: see Indicator in records.py. */
export type OnTrack = 'reached' | 'on' | 'off' | 'unknown';

/** Whether the interim target that counts is met. */
export type First = 'met' | 'missed';

/** A plan's own kind of value counts as the one of which it is a case: a first-period target is an interim one. */
export type ValueKind = 'Baseline' | 'Actual' | 'InterimTarget' | 'Target';

/** A number in a picture: the kind of its value, its text, the middle of its line. */
export type PlacedLabel = [string, string, number, number];

export type Language = 'ja' | 'en';

/** Source, relation, target, and the passages that say so. */
export type Link = [number, number, number, number[]];

/** The thing, what kind of fact, the fact, and the passages that say so. */
export type Fact = [number, Names, Names, number[]];

/** The thing, the property, the value as engines spell it, what the value is, and the passages that say so. What it is: its language (@ja), its datatype (xsd:date), <> for an address that stands for nothing here, nothing for plain text. */
export type PlainValue = [number, number, string, string, number[]];

/** The fragment of a state's address, title, sentence, and the passages that say so. */
export type Step = [string, Names, Names, number[]];

/** States in an order: title, a sentence on the whole, which may be empty, steps. */
export type Story = [Names, Names, Step[]];

/** A thing and its place in the picture in pixels at zoom 1. */
export type Spot = [number, number, number];

/** How a passage puts what it says: the local name, Needed, Considered, Intended or Reported, and the words for it. */
export type Modality = [string, Names];

/** The queries of the catalogue with their rows; empty where the data are of no plan. */
export interface Questions {
  topics: Topic[];
  asked: Question[];
  /** of the rows: what is no thing's name */
  texts: Names[];
  /** those whose rows are not here */
  without: Unanswered[];
}

/** What questions are about. */
export interface Topic {
  id: string;
  name: Names;
}

/** A question whose rows are not in the page. */
export interface Unanswered {
  id: string;
  topic: number;
  title: Names;
}

/** A query of the catalogue with what it answers. */
export interface Question {
  /** its name, as the command takes it */
  id: string;
  /** place in Questions.topics */
  topic: number;
  title: Names;
  /** the question as a sentence */
  asks: Names;
  /** what to heed; may be empty */
  note: Names;
  /** what the thing is that it is asked of: “whose partners”; empty where it is of none */
  of: Names;
  /** what a text is that its rows are looked through for; empty where it takes none */
  filter: Names;
  /** what else is set, in words: “home: Kawasaki” */
  fixed: Names[];
  /** whether the answer for several plans is that for each, one after the other */
  whole: boolean;
  columns: AnswerColumn[];
  /** each once, in the order in which they come */
  rows: Cell[][];
  answers: Answered[];
}

/** A column of an answer. */
export interface AnswerColumn {
  id: string;
  type: 'thing' | 'address' | 'number' | 'percent' | 'date' | 'page';
  name: Names;
}

/** By which words a reader may ask for what the page has: those of the ontology, and of grammar. */
export interface Words {
  classes: ClassWord[];
  relations: RelationWord[];
  figures: FigureWord[];
  /** prepositions and particles, and what they stand for: of, in, for, at, about, with, by */
  links: [string, string][];
  /** words that deny */
  without: string[];
  /** words that say that something is there */
  having: string[];
  who: string[];
  /** words that say nothing */
  small: string[];
  /** things, and words that are no names, but stand for theirs */
  everyday: [number[], string[]][];
  /** what links of wishes say besides, as links: in which role somebody is wanted */
  wanted: [number, number, number, number[]][];
}

/** What a word may ask for: a class, or a kind of its things. */
export interface ClassWord {
  id: string;
  name: Names;
  /** the classes that it covers, by their places */
  kinds: number[];
  /** whether it is a kind (law, ward): things say in `sort` that they are of it */
  sort: boolean;
  /** things of the kind that are of several, and say so of another */
  also: number[];
  words: string[];
}

/** A property by which a word may ask. */
export interface RelationWord {
  id: string;
  /** as it is read from its source, and from its target */
  name: Names;
  back: Names;
  /** the classes that it leads from, by their ids; empty for any */
  subjects: string[];
  objects: string[];
  /** the relations of the page that say so, and whether in its direction */
  said: [number, boolean][];
  words: string[];
}

/** What is counted: a rate, a number of something. */
export interface FigureWord {
  name: Names;
  words: string[];
  /** that are such numbers, by their places */
  facts: number[];
  /** things */
  indicators: number[];
}

/** What happens to something at a time: it opens, ends, is revised … */
export interface Occasion {
  /** local name of the kind of milestone, or of the property: Opening, issued … */
  id: string;
  name: Names;
}

/** A day, a month, a year, a fiscal year, some years. */
export interface Period {
  name: Names;
  /** its first day: “2018-04-01” */
  begins: string;
  /** its last day */
  ends: string;
}

/** Something dated. */
export interface Moment {
  /** place in Data.occasions */
  occasion: number;
  /** to which it happens */
  things: number[];
  /** in words; empty where no more is said than occasion, thing and time */
  told: Names;
  /** place in Data.periods: no nearer than that */
  period: number;
  /** whether the passage speaks of it as still to come */
  planned: boolean;
  /** passages */
  stated: number[];
}

/** Whether an indicator is on track. */
export interface Track {
  id: OnTrack;
  name: Names;
  means: Names;
}

/** A value of an indicator. */
export interface Value {
  kind: ValueKind;
  /** of its kind: 現状値, “baseline” */
  name: Names;
  /** empty where the plan gives none */
  period: Names;
  /** in which the period ends: a fiscal year by the year in which it begins */
  year: number | null;
  /** the period's last day */
  ends: string | null;
  /** in the base unit */
  value: number | null;
  lowest: number | null;
  /** the ends of a range */
  highest: number | null;
  /** Exactly, AtLeast … */
  comparator: string;
  /** as the plan prints it */
  printed: string;
  /** passages */
  stated: number[];
  /** as a page shows it: 8,100人以上, “≥ 8,100 people”; an average says that it is one */
  written: Names;
}

/** An indicator's place in orders other than the plan's own. */
export interface Ranks {
  distance: number;
  pace: number;
}

/** An indicator in numbers, words and pictures. */
export interface Indicator {
  thing: number;
  /** the measure whose indicator it is, or -1 */
  of: number;
  unit: Names;
  way: Way;
  standing: Standing;
  /** of the way from baseline to final target that the latest value has come: 0 to 1, below 0 for a step back, above 1 beyond it; null where the plan gives no baseline, no later value or no distance. No text: see told */
  share: number | null;
  /** change a year still needed from the latest value to the final target, in units; 0 where it is reached */
  pace: number | null;
  /** change a year from the baseline to the latest value, in units */
  past: number | null;
  /** from the end of the latest value's period to the end of the target's */
  years: number | null;
  track: OnTrack;
  /** place among its values of the target that it is judged by, or -1 */
  aim: number;
  /** place among its values of the interim target that counts: the last that is due, else the next; or -1 */
  interim: number;
  /** null where that is not known yet */
  first: First | null;
  ranks: Ranks;
  /** whether its values add up over the years */
  cumulative: boolean;
  /** since the plan was first drawn up: target revised, method changed, newly set */
  changes: Names[];
  /** by time; what is printed in place of a number (―) comes last */
  values: Value[];
  told: Told;
  /** null where there is no target in numbers */
  bar: Bar | null;
  /** null where no value has a number and a year */
  chart: Chart | null;
}

/** An indicator in words; what cannot be said is empty in both languages. */
export interface Told {
  /** whether it is on track, and of when the latest value is: “Off track as of fiscal 2016” */
  verdict: Names;
  /** where it stands, in a few words: “Below the baseline” */
  head: Names;
  /** the same with its numbers */
  state: Names;
  /** what the verdict rests on: the change so far, the change still needed */
  why: Names;
  /** whether the interim target that counts is met */
  first: Names;
  /** the change so far: “fell by 23 cases in 2 years” */
  past: Names;
  /** the change still needed: “rise by 61 cases by fiscal 2021” */
  pace: Names;
  /** cumulative, target revised … */
  notes: Names[];
}

/** A bar, 280 pixels wide. */
export interface Bar {
  height: number;
  /** from the first value to the last */
  way: [number, number];
  /** whether it is not known how far the value has come */
  open: boolean;
  /** what has been gained or lost */
  come: [number, number] | null;
  /** where the target is met */
  met: [number, number] | null;
  /** the kind of value and its place */
  marks: [string, number][];
  /** in Japanese and in English */
  labels: [PlacedLabel[], PlacedLabel[]];
}

/** A chart, 300 by 186 pixels. */
export interface Chart {
  /** where its lines across begin */
  left: number;
  unit: Names;
  /** height and number in Japanese and in English */
  ticks: [number, string, string][];
  years: [number, string][];
  /** what was measured, as a path; may be empty */
  line: string;
  /** from there to the target; empty where the target is a level to keep */
  way: string;
  /** left, top, right and bottom of where such a level is met */
  met: [number, number, number, number] | null;
  /** from, to, height */
  level: [number, number, number] | null;
  /** the mark of an axis that does not start at zero; may be empty */
  broken: string;
  /** that says so */
  note: Names | null;
  /** the kind of value and its place */
  marks: [string, number, number][];
  /** in Japanese and in English */
  labels: [PlacedLabel[], PlacedLabel[]];
}

/** The page's one block of JSON; its Japanese texts are in phrases until text/phrases.js has read them. */
export interface Data {
  /** in which the page first opens for readers whose browser asks for neither */
  language: Language;
  /** what all the plans together are called: the dataset's name; empty where it has none */
  title: Names;
  /** what the data say of themselves */
  datasets: Dataset[];
  /** the version of the program that made the page */
  made: string;
  /** what stands before a Thing.id that is no whole IRI to make its IRI */
  base: string;
  /** the documents that the graph was made from, by their ids */
  plans: Plan[];
  /** places in plans: those that are shown at first; empty for all */
  opens: number[];
  /** the plan that is meant where none is named, or -1 */
  main: number;
  /** plan by plan what it calls its parts, where that is not what their class is called */
  levels: Level[];
  /** in the order of the plans */
  passages: Passage[];
  /** the ways in which passages put what they say */
  modalities: Modality[];
  /** elements first, in the order of the plans, then entities */
  things: Thing[];
  links: Link[];
  /** what is said of one thing that leads to no other: numbers, dates, descriptions */
  facts: Fact[];
  occasions: Occasion[];
  periods: Period[];
  /** what happens when, in the order of time */
  moments: Moment[];
  positions: Position[];
  /** of the literals, those of most things first */
  properties: Property[];
  /** what is said of things that belong to no plan, as it stands in the data */
  literals: PlainValue[];
  /** things with the years in which something dated of them lies: an event, a milestone, a value of an indicator */
  years: [number, number[]][];
  /** a guided way through the page, where there is one */
  story: Story | null;
  /** the catalogue with its answers */
  questions: Questions;
  /** by which it can be asked */
  words: Words;
  /** where it stands among pages of things: those that have theirs elsewhere than at id/ID, empty: nowhere */
  pages: [number, string][] | null;
  kinds: Kind[];
  relations: Relation[];
  /** in the order of the plans */
  indicators: Indicator[];
  tracks: Track[];
  /** for every thing the plans that it belongs to: an entity to those that name it; empty where nothing tells */
  plansOf: number[][];
  /** plan by plan its uppermost parts, whatever their class */
  policies: number[];
  /** for every thing the policy above it or itself, else -1 */
  policyOf: number[];
  /** what the network shows at first, laid out: plan by plan, then of all where there are several or none */
  overviews: Spot[][];
  /** plan by plan the map of everything in it, in the same pixels; one alone where there is no plan */
  maps: Spot[][];
}

/** What may be said of a thing that belongs to no plan, or of what is said of it: “address › locality”. */
export interface Property {
  /** local name, or what tells it apart from others that have it */
  id: string;
  name: Names;
  /** whether it gives names, by which things are found */
  label: boolean;
}

/** A class of things. form and ink are the legend's: see SHAPES in style.py and the --ink-* in explorer.css. */
export interface Kind {
  /** local name of the class: Organisation, Facility, Initiative … */
  id: string;
  name: Names;
  /** its plural: organisations, initiatives … */
  many: Names;
  family: 'element' | 'entity';
  /** of a class that no plan has; empty for what has no class */
  iri?: string;
  form: string;
  ink: string;
}

/** A way in which one thing is linked with another. */
export interface Relation {
  /** local name of the property: involves, ledBy, partOf … */
  id: string;
  /** of a way through blank nodes all its properties, with blanks between them */
  iri: string;
  /** read from the source: “led by” */
  name: Names;
  /** read from the target: “leads” */
  back: Names;
  /** a sentence with the places {from} and {to} */
  says: Names;
  /** whether it is a way of taking part (involves and its sub-properties) */
  role: boolean;
  symmetric: boolean;
  /** whether the network draws it unless asked otherwise (not partOf, and not about: a mere mention) */
  drawn: boolean;
  /** solid, dashed, dotted or mixed */
  dash: string;
  ink: string;
}

/** A document that the graph was made from. What it does not say of itself is empty. */
export interface Plan {
  /** “2018”, “ito-2021” */
  id: string;
  name: Names;
  /** its element */
  thing: number;
  /** who published it */
  by: Names;
  /** who drew it up */
  author: Names;
  /** when it came out: 2018, 2018-03, 2018-03-27 */
  issued: string;
  /** where it can be read */
  url: string;
  /** in which it is written: ja */
  languages: string[];
  area: Names;
  period: Names;
  begins: string;
  /** its first day, its last */
  ends: string;
  /** the plan that it follows, as a place in the plans, or -1 */
  follows: number;
}

/** What the data say of themselves. What they do not say is empty. */
export interface Dataset {
  iri: string;
  name: Names;
  /** how they were made */
  told: Names;
  /** who made them */
  author: Names;
  version: string;
  /** the day of the last change */
  modified: string;
  /** its address, or words */
  licence: string;
  /** where more of them is told */
  web: string;
  /** what was read twice, and how well the readings agreed: F1, from 0 to 1 */
  agreement: [Names, number][];
}

/** What a plan calls parts of it: 基本戦略, “goal”. */
export interface Level {
  name: Names;
  many: Names;
}

/** A place in a plan that says something. */
export interface Passage {
  /** its address: “2018:6.1.1/action/4” */
  at: string;
  /** as printed: 133, “iv”; null where there is none */
  page: number | string | null;
  /** place in Data.plans, or -1 */
  plan: number;
  /** the element that it is about (an aim: its parent), or -1 */
  of: number;
  /** the things that it mentions */
  names: number[];
  /** place in Data.modalities, where it is said */
  modality?: number;
  /** where it is a graph by its name, of data that are no plan's */
  graph?: boolean;
  /** the plan's own words, where the page was built with the source */
  text?: string;
}

/** An element of a plan, or an entity that a plan names. */
export interface Thing {
  /** IRI without the base: “actor/jetro” */
  id: string;
  kind: number;
  /** its other classes, where it is of several: it stands under each */
  further?: number[];
  name: Names;
  /** what it is, more finely than its class: “company”, “law”, “ward” */
  sort?: Names;
  /** an element's address */
  at?: string;
  /** what an element is to achieve, in one sentence */
  aim?: Names;
  /** place in Data.levels, where its plan has a name of its own for what it is */
  level?: number;
  /** the languages of its names (de, ja-Hani), empty where it is the page's: without one there another stands */
  tongue?: Names;
  /** the element that it is part of, or -1 */
  up: number;
  /** place in Data.plans for an element, -1 for an entity */
  plan: number;
  /** its other names in both languages */
  also: [string[], string[]];
  /** how its Japanese name is read, in kana */
  reading: string[];
  /** the passages that state it: of an element its own, of an entity those that mention it */
  stated: number[];
  /** its pages elsewhere, http or https only */
  web?: string[];
}
