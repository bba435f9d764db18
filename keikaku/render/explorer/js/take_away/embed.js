/*
 * What another page needs to show this one in a frame of its own.
 */
import { titleOf } from '../parts/title.js';

/** @typedef {import('../types.js').App} App */

const HEIGHT = 600; // pixels

/**
 * A text within quotes of HTML.
 * @param {string} text
 */
const quoted = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

/**
 * The frame's HTML.
 * @param {App} app
 * @param {string} link to the present state
 */
export function embedHtml(app, link) {
  const title = `${titleOf(app)} – ${app.say(`view.${app.state().view}`)}`;
  const source = `${link}${link.endsWith('#') ? '' : '&'}embed`;
  return `<iframe src="${quoted(source)}" title="${quoted(title)}" width="100%" height="${HEIGHT}" style="border:0" loading="lazy" allow="clipboard-write"></iframe>`;
}
