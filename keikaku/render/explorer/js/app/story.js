/*
 * The story as slides: a bar above the view with the sentence of the present step and the ways to the others. The view
 * below it is the page itself, at work; closing the bar leaves it as it is.
 */
import { button, element, withAttributes } from '../parts/dom.js';
import { isAtStep, stateOfStep, stepNow, stepsOf } from '../state/tour.js';
import { sideways } from '../parts/sideways.js';
import { named } from '../parts/texts.js';

/** @typedef {import('../types.js').App} App */

const SWIPE = 48; // pixels that a finger moves sideways to turn the page
const KEYS = { ArrowLeft: -1, ArrowRight: 1 };
// Where an arrow key has a meaning of its own: fields, choices, and whatever scrolls or walks by keys.
const OWN_ARROWS = 'input, select, textarea, dialog, summary, [contenteditable], [tabindex="0"], [role="application"]';

/**
 * Shows a step from its top.
 * @param {App} app
 * @param {number} step
 */
export function tell(app, step) {
  if (step < 1 || step > stepsOf(app)) return;
  scrollTo(0, 0);
  app.set(stateOfStep(app, step));
}

/** @param {App} app */
export function storyBar(app) {
  const made = element('section', 'story');
  const bar = { made, label: () => fill(app, made), update: () => follow(app, made) };
  if (!stepsOf(app)) return bar;
  new ResizeObserver(() =>
    document.documentElement.style.setProperty('--story', `${made.hidden ? 0 : made.offsetHeight}px`),
  ).observe(made);
  listenToKeys(app, made);
  listenToSwipes(app, made);
  return bar;
}

/**
 * @param {App} app
 * @param {HTMLElement} made
 */
function fill(app, made) {
  made.setAttribute('aria-label', app.say('story.name'));
  const way = (/** @type {string} */ name, /** @type {string} */ text, /** @type {() => void} */ act) =>
    button(`story-${name}`, text, act);
  const now = () => app.state().tour;
  const close = withAttributes(
    button('icon story-close', '×', () => end(app)),
    { 'aria-label': app.say('story.close'), title: app.say('story.close') },
  );
  made.replaceChildren(
    element('div', 'story-said'),
    element(
      'div',
      'story-ways',
      way('back', app.say('story.back'), () => tell(app, now() - 1)),
      element(
        'div',
        'story-middle',
        element('span', 'story-place'),
        way('again', app.say('story.again'), () => tell(app, now())),
      ),
      way('next', app.say('story.next'), () => (now() < stepsOf(app) ? tell(app, now() + 1) : end(app))),
    ),
    close,
  );
  delete made.dataset.step;
  follow(app, made);
}

/**
 * Ends the story; what it showed stays.
 * @param {App} app
 */
function end(app) {
  app.set({ tour: 0 });
  document.getElementById('main')?.focus({ preventScroll: true });
}

/**
 * @param {App} app
 * @param {HTMLElement} made
 */
function follow(app, made) {
  const step = stepNow(app);
  const { tour } = app.state();
  made.hidden = !step;
  document.documentElement.classList.toggle('in-story', step !== null);
  if (!step) {
    delete made.dataset.step;
    return;
  }
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (made.querySelector(`.story-${name}`));
  part('again').hidden = isAtStep(app);
  if (made.dataset.step === String(tour)) return;
  const before = made.dataset.step;
  made.dataset.step = String(tour);
  part('said').replaceChildren(...said(app));
  part('place').replaceChildren(placed(app));
  withAttributes(part('back'), { 'aria-disabled': tour === 1 && 'true' });
  part('next').replaceChildren(app.say(tour < stepsOf(app) ? 'story.next' : 'story.end'));
  if (before !== undefined) app.announce(`${placed(app)}. ${app.in(step.title)}. ${app.in(step.says)}`);
}

/** @param {App} app */
const placed = (app) => app.say('story.place', { n: app.state().tour, of: stepsOf(app) });

/**
 * What the present step says, with the passages that say so.
 * @param {App} app
 * @returns {HTMLElement[]}
 */
function said(app) {
  const step = stepNow(app);
  if (!step) return [];
  const cites = step.stated.length ? [' ', sideways(app.cite(step.stated))] : [];
  const text = element('p', 'story-text', named(app, step.says, 'span'), ...cites);
  return [named(app, step.title, 'h2'), text];
}

/**
 * The present step on paper, or null.
 * @param {App} app
 */
export function storyPaper(app) {
  return stepNow(app) && element('div', 'story-paper', element('p', 'quiet', placed(app)), ...said(app));
}

/**
 * The whole story on paper: what each step says, and where that stands; null where none is told.
 * @param {App} app
 */
export function wholeStoryPaper(app) {
  const { story } = app.model.data;
  if (!story || !app.state().tour) return null;
  const [title, says, steps] = story;
  const items = steps.map(([, name, sentence, stated]) =>
    element(
      'li',
      '',
      named(app, name, 'b'),
      ' ',
      named(app, sentence, 'span'),
      ...(stated.length ? [' ', app.cite(stated)] : []),
    ),
  );
  return element(
    'div',
    '',
    named(app, title, 'h2'),
    app.in(says) ? named(app, says, 'p') : null,
    element('ol', 'story-steps', ...items),
  );
}

/**
 * @param {App} app
 * @param {HTMLElement} made
 */
function listenToKeys(app, made) {
  document.addEventListener('keydown', (event) => {
    if (!app.state().tour || event.defaultPrevented || event.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const target = /** @type {Element} */ (event.target);
    if (event.key === 'Escape' && made.contains(target)) {
      end(app);
      return;
    }
    const by = KEYS[/** @type {keyof typeof KEYS} */ (event.key)];
    if (!by || target.closest(OWN_ARROWS) || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    tell(app, app.state().tour + by);
  });
}

/**
 * A finger that moves sideways over the bar turns the page; over the view it moves the view.
 * @param {App} app
 * @param {HTMLElement} made
 */
function listenToSwipes(app, made) {
  const from = { id: -1, x: 0, y: 0 };
  made.addEventListener('pointerdown', ({ pointerId, pointerType, isPrimary, clientX, clientY }) => {
    if (isPrimary && pointerType !== 'mouse') Object.assign(from, { id: pointerId, x: clientX, y: clientY });
  });
  made.addEventListener('pointerup', ({ pointerId, clientX, clientY }) => {
    if (pointerId !== from.id) return;
    from.id = -1;
    const [aside, down] = [clientX - from.x, clientY - from.y];
    if (Math.abs(aside) < SWIPE || Math.abs(aside) < 2 * Math.abs(down)) return;
    tell(app, app.state().tour + (aside < 0 ? 1 : -1));
  });
}
