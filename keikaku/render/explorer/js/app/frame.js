/*
 * What stands around every view: title, search, navigation, language, colours, footer, and the side: the place for the
 * panel and for what a view has beside it.
 */
import { inside } from '../parts/door.js';
import { hasPlan } from '../data/plans.js';
import { sourceLine } from './embedded.js';
import { planSwitch } from './plan_switch.js';
import { titleOf } from '../parts/title.js';
import { button, clear, element, withAttributes } from '../parts/dom.js';
import { filterBar } from './filter_chips.js';
import { filterButton } from './filter_panel.js';
import { wordsTold } from '../search/choices.js';
import { searchBox } from '../search/searchbox.js';
import { sheetOf } from './sheet.js';
import { storyBar } from './story.js';
import { THEMES } from '../state/state.js';
import { sideways } from '../parts/sideways.js';
import { aboutLine } from '../parts/about.js';
import { takeAway } from '../take_away/menu.js';
import { takeButton } from './take_dialog.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').State} State */
/** @typedef {{ app: App, permalink: () => string, copy: () => Blob }} Surroundings */

/**
 * The frame in the page's body. `host` is for the view, `beside` for what it wants to have at its side, `aside` for
 * the panel. The two stand in one side, a column or, on a phone, a sheet.
 * @param {Surroundings} around
 */
export function createFrame(around) {
  const host = withAttributes(element('main', 'view'), { id: 'main', tabindex: -1 });
  const beside = element('section', 'beside');
  const aside = withAttributes(element('aside', 'panel'), { id: 'panel' });
  const side = element('div', 'side', beside, aside);
  const sheet = sheetOf(around.app, side);
  const status = withAttributes(element('p', 'unseen'), { role: 'status' });
  const unused = element('p', 'unused-words');
  const header = element('header', 'masthead');
  const footer = element('footer', 'colophon');
  const skip = element('div', 'skip');
  const work = element('div', 'work', host, side);
  const story = storyBar(around.app);
  const screen = element('div', 'screen', header, story.made, work);
  document.body.append(skip, screen, footer, status);

  let filters = filterBar(around.app);
  let opener = filterButton(around.app);
  let plans = planSwitch(around.app);
  let taking = takeAway(around);
  let source = sourceLine(around.app);
  const label = () => {
    const { app } = around;
    filters = filterBar(app);
    opener = filterButton(app);
    plans = planSwitch(app);
    taking = takeAway(around);
    source = sourceLine(app);
    skip.replaceChildren(inside('', '#main', [app.say('frame.skip')], () => host.focus()));
    header.replaceChildren(
      element('div', 'whose', brand(around), plans?.made ?? null),
      searchBox(app, { id: 'search', chosen: app.visit, keyed: true }),
      manner(
        app,
        takeButton(app, () => taking),
      ),
      element('div', 'ways', navigation(around), opener.made),
      filters.made,
      unused,
    );
    footer.replaceChildren(source.made, taking.made, ...colophon(around));
    aside.setAttribute('aria-label', app.say('frame.panel'));
    beside.setAttribute('aria-label', app.say('frame.beside'));
    sheet.label();
    story.label();
  };
  return {
    host,
    beside,
    aside,
    sheet,
    label,
    /** Brings what the frame says of the state up to date. */
    update() {
      const { app } = around;
      const { view, at, embed } = app.state();
      opener.fill(); // which is as wide as its words, beside the navigation
      for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (header.querySelectorAll('a[data-view]'))) {
        const { id } = app.views.find((one) => one.id === link.dataset.view) ?? app.views[0];
        link.href = app.address(turnedTo(app, id));
        withAttributes(link, { 'aria-current': id === view && 'page' });
        if (id === view && link.closest('ul')) bringInto(header.querySelector('nav ul'), link);
      }
      header.querySelector('.brand a')?.replaceChildren(titleOf(app));
      plans?.fill();
      if (plans) plans.made.hidden = viewShown(app).ownPlans ?? false;
      header.querySelector('.whose')?.classList.toggle('of-plans', plans !== null && !plans.made.hidden);
      footer.querySelector('.print-address')?.replaceChildren(around.permalink());
      taking.hush();
      source.fill();
      document.documentElement.classList.toggle('embedded', embed);
      document.documentElement.classList.toggle('is-whole', viewShown(app).whole ?? false);
      screen.dataset.view = work.dataset.view = view;
      work.classList.toggle('with-panel', at >= 0);
      screen.classList.toggle('whole', viewShown(app).whole ?? false);
      aside.hidden = at < 0;
      const words = app.state().unused;
      unused.hidden = !words.length;
      unused.replaceChildren(app.say('frame.unused', { words: wordsTold(app, words) }));
      filters.fill();
    },
    /** Tells the present step of the story. */
    tell: () => story.update(),
    /**
     * Says how much the view shows of all, where that can be taken away.
     * @param {import('../types.js').Selection} selection
     * @param {import('../types.js').View | null} view
     */
    count(selection, view) {
      taking.count(selection, view);
    },
    /**
     * Says something to a screen reader, also when it is what was said last.
     * @param {string} text
     */
    announce(text) {
      clear(status);
      setTimeout(() => status.replaceChildren(text), 60);
    },
  };
}

/**
 * The view that the state names.
 * @param {App} app
 */
export const viewShown = (app) => app.views.find(({ id }) => id === app.state().view) ?? app.views[0];

/**
 * Moves what scrolls sideways, and nothing else, until a link in it is seen.
 * @param {HTMLElement | null} scroller
 * @param {HTMLElement} link
 */
function bringInto(scroller, link) {
  if (!scroller) return;
  const [frame, box] = [scroller.getBoundingClientRect(), link.getBoundingClientRect()];
  if (box.left < frame.left || box.right > frame.right)
    scroller.scrollLeft += box.left - frame.left - (frame.width - box.width) / 2;
}

/**
 * The page's title, which leads back to the first screen.
 * @param {Surroundings} around
 */
function brand({ app }) {
  const home = () => app.set({ view: 'home', at: -1, query: '' });
  // The slash says that this is a route: up to the first such link, checkers take what begins with # for skip links.
  const address = app.address({ view: 'home', at: -1, query: '' }).replace(/^#(?=.)/, '#/&');
  return element('h1', 'brand', inside('', address, [titleOf(app)], home));
}

/** @param {Surroundings} around */
function navigation({ app }) {
  const inRow = app.views.filter((view) => !view.apart);
  const items = inRow.map(({ id }) => element('li', '', viewLink(app, id, app.say(`view.${id}`))));
  const list = element('ul', '', ...items);
  const made = withAttributes(element('nav', 'views', list), { 'aria-label': app.say('frame.views') });
  sideways(list, made);
  return made;
}

/**
 * Another view as it is now, but for a question: it was answered, and filters nothing elsewhere.
 * @param {App} app
 * @param {import('../types.js').ViewId} view
 * @returns {Partial<import('../types.js').State>}
 */
const turnedTo = (app, view) => (app.state().view === 'ask' && view !== 'ask' ? { view, query: '' } : { view });

/**
 * @param {App} app
 * @param {import('../types.js').ViewId} view
 * @param {string} name
 */
function viewLink(app, view, name) {
  const link = inside('', app.address(turnedTo(app, view)), [name], () => app.set(turnedTo(app, view)));
  link.dataset.view = view;
  return link;
}

/**
 * Help, what can be taken, language and colours.
 * @param {App} app
 * @param {HTMLElement} taking
 */
function manner(app, taking) {
  const { language, theme } = app.state();
  const languages = [
    ['ja', '日本語'],
    ['en', 'English'],
  ].map(([code, name]) =>
    withAttributes(
      button('', name, () => app.set({ language: code === 'ja' ? 'ja' : 'en' }, 'replace')),
      { lang: code, id: `language-${code}`, 'aria-pressed': String(code === language) },
    ),
  );
  const choice = withAttributes(element('select', 'theme'), {
    id: 'theme',
    'aria-label': app.say('frame.theme'),
    title: app.say('frame.theme'),
  });
  for (const one of THEMES) {
    const option = element('option', '', app.say(`theme.${one}`));
    option.value = one;
    option.selected = one === theme;
    choice.append(option);
  }
  choice.addEventListener('change', () =>
    app.set({ theme: THEMES.find((one) => one === choice.value) ?? 'system' }, 'replace'),
  );
  const help = withAttributes(viewLink(app, 'help', '?'), {
    class: 'help-link',
    title: app.say('help.open'),
    'aria-label': app.say('help.open'),
  });
  return element(
    'div',
    'manner',
    help,
    taking,
    choice,
    withAttributes(element('div', 'switch', ...languages), { role: 'group', 'aria-label': app.say('frame.language') }),
  );
}

/**
 * What this is, and which data it shows.
 * @param {Surroundings} around
 * @returns {Node[]}
 */
function colophon(around) {
  const { app } = around;
  const { plans, passages } = app.model.data;
  const withText = passages.some(({ text }) => text);
  const about = !hasPlan(app.model) ? 'frame.aboutData' : withText ? 'frame.aboutSource' : 'frame.about';
  const names = element('ul', 'sources', ...plans.map(({ name }) => element('li', '', app.in(name))));
  return [
    element('div', 'about', element('p', '', app.say(about), ' ', app.say('frame.offline')), names, aboutLine(app)),
    element('p', 'print-only print-address'),
  ];
}

/**
 * Shows the page in its language and colours.
 * @param {App} app
 * @param {HTMLElement} root
 */
export function dress(app, root) {
  const { language, theme } = app.state();
  root.lang = language;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
}
