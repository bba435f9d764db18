/*
 * What a reader can take from the page: its address, a copy of it, tables, a print.
 */
import { copyName, isShared } from './address.js';
import { copied } from './clipboard.js';
import { downloadCsv } from './csv.js';
import { button, element, saveFile, withAttributes } from './dom.js';

/** @typedef {import('./types.js').App} App */

/**
 * The buttons to take away what is shown, and below them what came of it.
 * @param {import('./frame.js').Surroundings} around
 */
export function takeAway({ app, permalink, copy }) {
  const said = withAttributes(element('div', 'take-said'), { role: 'status' });
  const actions = [
    withAttributes(button('', app.say('take.link'), () => copyLink(app, permalink(), said)), { id: 'take-link' }),
    withAttributes(button('', app.say('take.copy'), () => saveFile(copy(), copyName(app.state()))), { id: 'take-copy' }),
    withAttributes(button('', app.say('take.things'), () => saveThings(app)), { id: 'take-things' }),
    withAttributes(button('', app.say('take.links'), () => saveLinks(app)), { id: 'take-links' }),
    withAttributes(button('', app.say('take.print'), () => print()), { id: 'take-print' }),
  ];
  const heading = element('h2', '', app.say('take.menu'));
  return element('section', 'take', heading, element('ul', '', ...actions.map((action) => element('li', '', action))), said);
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
  said.replaceChildren(element('p', '', answer), element('p', '', needs));
  said.querySelector('input')?.select();
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

/** @param {App} app */
function saveThings(app) {
  const { data } = app.model;
  const headings = ['id', 'kind', 'name_ja', 'name_en', 'address', 'part_of', 'passages'];
  const rows = app.selection().things.map((place) => {
    const { id, kind, name, at, up, stated } = data.things[place];
    return [data.base + id, data.kinds[kind].id, name[0], name[1], at ?? '', up < 0 ? '' : data.base + data.things[up].id,
      stated.map((passage) => data.passages[passage].at).join(' ')];
  });
  downloadCsv('keikaku-things.csv', headings, rows);
}

/** @param {App} app */
function saveLinks(app) {
  const { base, things, relations, links, passages } = app.model.data;
  const headings = ['from', 'from_name', 'relation', 'to', 'to_name', 'passages', 'pages'];
  const rows = app.selection().links.map((place) => {
    const [from, relation, to, stated] = links[place];
    const pages = [...new Set(stated.map((passage) => passages[passage].page).filter((page) => page !== null))];
    return [base + things[from].id, app.in(things[from].name), relations[relation].id, base + things[to].id,
      app.in(things[to].name), stated.map((passage) => passages[passage].at).join(' '), pages.join(' ')];
  });
  downloadCsv('keikaku-links.csv', headings, rows);
}
