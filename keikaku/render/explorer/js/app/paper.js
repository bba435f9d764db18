/*
 * The page on paper. While it is printed, what the screen cannot show whole stands in the page as a whole: the chosen
 * thing's sheet with every list unfolded, and in place of a picture, or of a table of which a part is shown, all of it.
 * Style sheets hide the rest. Browsers that tell of no print print what is on the screen.
 */
import { element } from '../parts/dom.js';
import { filtersInWords } from '../parts/set_filters.js';
import { sheet } from '../panel/panel.js';
import { storyPaper, wholeStoryPaper } from './story.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').View} View */

/**
 * @param {App} app
 * @param {() => View | null} view the one that is shown
 */
export function putOnPaper(app, view) {
  const root = document.documentElement;
  /** @type {HTMLElement[]} */
  let made = [];
  const leave = () => {
    for (const one of made) one.remove();
    made = [];
    root.classList.remove('printing', 'with-paper');
    delete root.dataset.paper;
  };
  addEventListener('beforeprint', () => {
    leave();
    const { theme } = root.dataset;
    root.dataset.theme = 'light'; // a picture takes its colours from the page, and paper is white
    made = papers(app, view());
    if (theme === undefined) delete root.dataset.theme;
    else root.dataset.theme = theme;
    document.querySelector('.screen')?.before(...made);
    root.dataset.paper = app.state().view;
    const shows = made.some((one) => !one.classList.contains('paper-story')); // what the screen would
    root.classList.add('printing', ...(shows ? ['with-paper'] : []));
  });
  addEventListener('afterprint', leave);
}

/**
 * @param {App} app
 * @param {View | null} view
 */
function papers(app, view) {
  const { at } = app.state();
  const whole = view?.paper?.() ?? null;
  const filters = filtersInWords(app);
  const title = element(
    'p',
    'paper-title',
    app.in(app.model.data.title),
    filters && element('span', 'paper-filters', app.say('filters.printed', { filters })),
  );
  const story = wholeStoryPaper(app);
  const parts = [
    story && element('div', 'paper paper-story', title.cloneNode(true), unfolded(story)),
    at >= 0 && element('div', 'paper paper-sheet', title, unfolded(sheet(app, at))),
    whole &&
      element(
        'div',
        `paper paper-view paper-${app.state().view} ${whole.dataset.sheet ?? ''}`.trim(),
        title.cloneNode(true),
        element('h2', '', app.say(`view.${app.state().view}`)),
        whole,
      ),
  ];
  const made = parts.flatMap((one) => one || []);
  const told = storyPaper(app);
  if (told) made[story ? 1 : 0]?.firstElementChild?.after(told);
  return made;
}

/**
 * A part of the page with everything in it that a button would show, and no id that the page has already.
 * @param {HTMLElement} part
 */
function unfolded(part) {
  for (let more = 1; more;) {
    const folds = /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll('.fold, .cite-rest'));
    for (const fold of folds) fold.click();
    more = folds.length;
  }
  part.removeAttribute('aria-labelledby');
  for (const named of part.querySelectorAll('[id]')) named.removeAttribute('id');
  return part;
}
