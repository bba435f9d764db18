/*
 * The page at work: reads the data, keeps the state, and shows the view and the panel that it asks for.
 *
 * Headings: the page's title is the h1; views and the panel begin with h2. When the language changes, a view is left and
 * shown again; every other change is its `update`. The panel is a view too, for the thing `state.at`.
 */
import { keepState } from './state/address.js';
import { citeButtons } from './parts/citation.js';
import { dataBlock, modelOf, readData } from './data/model.js';
import { element } from './parts/dom.js';
import { doorTo } from './parts/door.js';
import { canRead } from './parts/reading.js';
import { createFrame, dress, viewShown } from './app/frame.js';
import { panelView } from './panel/panel.js';
import { putOnPaper } from './app/paper.js';
import { keepPhrases } from './text/phrase_nodes.js';
import { phraseBook } from './text/phrases.js';
import { listenForSlash } from './search/searchbox.js';
import { warmUp } from './search/warm.js';
import { filtered } from './data/selection.js';
import { keepSource } from './app/source.js';
import { readersLanguage } from './parts/texts.js';
import { phrase, usesPartWords } from './app/phrase.js';
import { partWords } from './parts/plan_names.js';
import { titleOf } from './parts/title.js';
import { VIEWS } from './app/views.js';
import { hasPlan } from './data/plans.js';

/** @typedef {import('./types.js').App} App */
/** @typedef {import('./types.js').State} State */
/** @typedef {import('./types.js').View} View */

start();

function start() {
  const source = keepSource(); // before anything is changed
  const book = phraseBook();
  const model = modelOf(readData(dataBlock(), book), book);
  const usual = {
    language: readersLanguage(navigator.languages, model.data.language),
    theme: /** @type {const} */ ('system'),
  };
  const plans = hasPlan(model) ? Math.max(1, model.data.plans.length) : 0;
  const views = VIEWS.filter((view) => !('needsPlans' in view) || view.needsPlans <= plans);
  const keeper = keepState({ model, usual, start: source.start, views: views.map((view) => view.id) }, (before) =>
    page.follow(before),
  );
  /** @type {App} */
  const app = {
    model,
    views,
    state: keeper.state,
    set: keeper.set,
    address: keeper.address,
    in: (names) => names[keeper.state().language === 'ja' ? 0 : 1],
    say(key, values) {
      const words = (/** @type {import('./types.js').Text} */ name, given = values) =>
        book.learn(phrase(keeper.state().language, name, given, book.marked));
      if (!usesPartWords(key)) return words(key);
      return words(key, { ...partWords(app, [words('parts.one'), words('parts.many')]), ...values });
    },
    visit(thing, unused = []) {
      page.comeFrom(document.activeElement);
      keeper.set({ at: thing, unused });
      page.toPanel();
    },
    door: (thing) => doorTo(app, thing),
    cite: (passages) => citeButtons(app, passages),
    selection: () => page.selection(),
    announce: (text) => page.announce(text),
  };
  keepPhrases(document.body, book.of);
  const page = createPage(app, keeper, source);
  page.open();
  source.replaceOutline();
  listenForSlash();
  warmUp(model, canRead(app));
}

/**
 * The frame with a view and the panel in it.
 * @param {App} app
 * @param {ReturnType<typeof keepState>} keeper
 * @param {ReturnType<typeof keepSource>} source
 */
function createPage(app, keeper, source) {
  const frame = createFrame({
    app,
    permalink: () => keeper.permalink(),
    copy: () => source.copy(keeper.fragment()),
  });
  const aside = panelView(app, () => view?.actions?.() ?? null);
  /** @type {View | null} */
  let view = null;
  /** @type {Element | null} */
  let opener = null;

  const showView = () => {
    view?.leave?.();
    frame.host.replaceChildren();
    frame.beside.replaceChildren();
    view = viewShown(app).create(app);
    view.show(frame.host, frame.beside);
  };
  const title = () => {
    const { view: id, at } = app.state();
    const { things } = app.model.data;
    document.title = [at >= 0 && app.in(things[at].name), id !== 'home' && app.say(`view.${id}`), titleOf(app)]
      .filter(Boolean)
      .join(' – ');
  };
  const dressed = () => {
    dress(app, document.documentElement);
    frame.update();
    title();
  };
  const tellNowhere = () => {
    frame.host.querySelector('.nowhere')?.remove();
    if (!keeper.nowhere()) return;
    frame.host.prepend(element('p', 'notice nowhere', app.say('shown.unknown')));
    app.announce(app.say('shown.unknown'));
  };
  const selection = () => view?.selection?.() ?? filtered(app.model, app.state());
  const open = () => {
    dress(app, document.documentElement);
    frame.label();
    dressed();
    showView();
    aside.leave();
    aside.show(frame.aside);
    frame.count(selection(), view);
    tellNowhere();
  };
  const goBack = () => {
    if (
      document.activeElement &&
      document.activeElement !== document.body &&
      !frame.aside.contains(document.activeElement)
    )
      return;
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    else frame.host.focus({ preventScroll: true });
  };
  putOnPaper(app, () => view);
  frame.aside.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing) app.set({ at: -1 });
  });
  return {
    open,
    announce: frame.announce,
    selection,
    /** @param {State} before */
    follow(before) {
      const { language, view: id } = app.state();
      if (before.language !== language) {
        const focused = document.activeElement?.id;
        frame.sheet.follow(before);
        open();
        if (focused) document.getElementById(focused)?.focus();
        return;
      }
      dressed();
      if (before.view !== id) {
        scrollTo(0, 0); // a new view is read from its top; going back, the browser finds the old place again
        showView();
        app.announce(app.say('shown.view', { view: app.say(`view.${id}`) }));
      } else view?.update(before);
      frame.count(selection(), view);
      aside.update(before);
      frame.sheet.follow(before);
      frame.tell();
      tellNowhere();
      if (before.at >= 0 && app.state().at < 0) goBack();
    },
    /**
     * Where the reader was when a thing was chosen: there the focus goes back to.
     * @param {Element | null} from
     */
    comeFrom(from) {
      if (!frame.aside.contains(from)) opener = from;
    },
    /** Brings the reader to the panel's heading: where the panel stands below the view, the page moves there. */
    toPanel() {
      frame.aside.querySelector('h2')?.focus({ preventScroll: !frame.sheet.below() });
    },
  };
}
