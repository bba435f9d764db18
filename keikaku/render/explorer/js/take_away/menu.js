/*
 * What a reader can take from the page: its address, a copy of it, a frame for another page, a citation, tables, a print.
 */
import { copyName, isShared } from '../state/address.js';
import { citeBox } from '../parts/cite_box.js';
import { copied } from '../parts/clipboard.js';
import { viewReference } from '../parts/references.js';
import { button, clear, element, saveFile, withAttributes } from '../parts/dom.js';
import { embedHtml } from './embed.js';
import { saveTable } from './files.js';
import { tableChoices } from './tables.js';
import { tellTaken } from './taken.js';

/** @typedef {import('../types.js').App} App */
/** @typedef {import('../types.js').Selection} Selection */
/** @typedef {import('../types.js').View} View */

/**
 * The buttons to take away what is shown, and below them what came of it.
 * @param {import('../app/frame.js').Surroundings} around
 */
export function takeAway({ app, permalink, copy }) {
  const said = withAttributes(element('div', 'take-said'), { role: 'status' });
  const list = element('ul', 'take-page');
  const tables = element('ul', 'take-tables');
  const pictures = element('ul', 'take-pictures');
  const told = (/** @type {string} */ file) => {
    tell(said, app.say('take.saved', { file }));
    tellTaken(app, tables);
  };
  const action = (
    /** @type {string} */ id,
    /** @type {import('../types.js').Text} */ key,
    /** @type {() => void} */ act,
  ) => element('li', '', withAttributes(button('', app.say(key), act), { id: `take-${id}` }));
  const link = action('link', isShared() ? 'take.link' : 'take.linkHere', () => copyLink(app, permalink(), said));
  const copyItem = action('copy', 'take.copy', () => told(saveCopy(app, copy())));
  list.append(
    ...(isShared() ? [link, copyItem] : [copyItem, link]), // of a file that is on one machine alone the copy is of more use
    action('embed', 'take.embed', () => copyFrame(app, permalink(), said)),
    action('cite', 'take.cite', () => tell(said, citeBox(app, viewReference(app, permalink())))),
    action('print', 'take.print', () => {
      print();
      tellTaken(app, tables);
    }),
  );
  const made = element('section', 'take', element('h2', '', app.say('take.menu')), list, pictures, tables, said);
  return {
    made,
    /**
     * Fills in what can be taken as a table, of all where the view or the filters leave some out, and as a picture.
     * @param {Selection} selection
     * @param {View | null} view
     */
    count(selection, view) {
      const own = view?.tables?.() ?? [];
      clear(pictures).append(...(view?.pictures?.() ?? []).map((one) => pictureItem(one, said, tables, app)));
      pictures.hidden = !pictures.childElementCount;
      clear(tables).append(...tableChoices(app, selection, own).map((choice) => tableItem(app, choice, told)));
    },
    /** Forgets what was said, which is no longer what is shown. */
    hush: () => clear(said),
  };
}

/**
 * One way to take the picture.
 * @param {import('../types.js').Picture} picture
 * @param {HTMLElement} said
 * @param {HTMLElement} tables
 * @param {App} app
 */
function pictureItem({ id, name, title, act }, said, tables, app) {
  const press = async () => {
    tell(said, await act());
    tellTaken(app, tables);
  };
  return element('li', '', withAttributes(button('', name, press), { id: `take-${id}`, title }));
}

/**
 * One table: a button for each format.
 * @param {App} app
 * @param {import('./tables.js').Choice} choice
 * @param {(file: string) => void} told
 */
function tableItem(app, { id, count, all, made }, told) {
  const [n, whole] = [count, all].map((number) => number.toLocaleString(app.state().language));
  const whose = id === 'things' || id === 'links' ? id : 'rows';
  const press = (/** @type {import('./files.js').TableFormat} */ format) => () =>
    void saveTable(app, made(), format).then(told);
  const name = app.say(count === all ? `take.${whose}` : `take.${whose === 'rows' ? 'things' : whose}Of`, {
    n,
    all: whole,
  });
  return element(
    'li',
    'take-pair',
    withAttributes(button('', name, press('csv')), { id: `take-${id}` }),
    withAttributes(button('', app.say('take.excel'), press('xlsx')), {
      id: `take-${id}-xlsx`,
      'aria-label': `${app.say('take.excel')}: ${name}`,
    }),
  );
}

/**
 * Copies the link, and says so; where the place does not let us, it stands there to be copied by hand.
 * @param {App} app
 * @param {string} link
 * @param {HTMLElement} said
 */
async function copyLink(app, link, said) {
  const done = await copied(link);
  const answer = done ? app.say(isShared() ? 'take.copied' : 'take.copiedName', { link }) : byHand(app, link);
  const needs = !isShared() && app.say('take.needsFile', { copy: app.say('take.copy') });
  tell(said, answer, needs);
  said.querySelector('input')?.select();
}

/**
 * Copies the HTML of a frame that shows the present state. It stands there in any case, since it is meant to be changed.
 * @param {App} app
 * @param {string} link
 * @param {HTMLElement} said
 */
async function copyFrame(app, link, said) {
  const html = embedHtml(app, link);
  const done = await copied(html);
  const field = element('textarea');
  Object.assign(field, { value: html, readOnly: true, rows: 3 });
  const label = element('label', '', app.say(done ? 'take.embedCopied' : 'take.copyHere'), field);
  tell(said, label, app.say(isShared() ? 'take.embedWeb' : 'take.embedFile'));
  if (!done) field.select();
}

/**
 * What came of a press, in place of what came of the one before.
 * @param {HTMLElement} said
 * @param {...(string | Node | false)} sentences
 */
function tell(said, ...sentences) {
  const shown = sentences.filter((one) => one !== false);
  said.replaceChildren(...shown.map((one) => element(one instanceof HTMLDivElement ? 'div' : 'p', 'said', one)));
  said.classList.toggle('with-field', said.querySelector('textarea') !== null);
  said.scrollIntoView({ block: 'nearest' });
}

/**
 * @param {App} app
 * @param {string} link
 */
function byHand(app, link) {
  const field = element('input');
  field.value = link;
  field.readOnly = true;
  return element('label', '', app.say('take.copyHere'), ' ', field);
}

/**
 * @param {App} app
 * @param {Blob} page
 * @returns {string} the name of the file
 */
function saveCopy(app, page) {
  const name = copyName(
    app.state().view,
    app.views.map(({ id }) => id),
  );
  saveFile(page, name);
  return name;
}
