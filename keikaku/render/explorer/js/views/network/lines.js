/* What the network says of what is pointed at, and of the line that is chosen. */
/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../scene/scene.js').Built} Built */
/** @typedef {import('../../canvas/canvas.js').Canvas} Canvas */
/** @typedef {import('../../canvas/canvas.js').CanvasHandlers} CanvasHandlers */

import { element } from '../../parts/dom.js';
import { lineCard, lineInShort, statementText } from './line_card.js';
import { createPlate } from '../../parts/plate.js';
import { named, withLanguageMark } from '../../parts/texts.js';

/**
 * The plate beside the pointer and the card of the chosen line.
 * @param {App} app @param {HTMLElement} stage of the picture; the card comes after it
 * @param {() => Built} built @param {() => Canvas | null} canvas
 */
export function lineTelling(app, stage, built, canvas) {
  const plate = createPlate(stage);
  /** @type {HTMLElement | null} */
  let card = null;
  let chosen = -1; // the first link of the chosen line: that finds it again in another picture
  const lineOf = (/** @type {number} */ link) =>
    link < 0 ? -1 : built().links.findIndex((links) => links[0] === link);

  const letGo = () => {
    card?.remove();
    card = null;
    chosen = -1;
    canvas()?.chooseLine(-1);
  };
  const close = () => {
    const inCard = card?.contains(document.activeElement);
    letGo();
    if (inCard) canvas()?.element.focus();
  };
  /** @param {number} line */
  const show = (line) => {
    const links = built().links[line] ?? [];
    if (!links.length) return;
    const { from, to } = built().scene.lines[line];
    const { things } = built();
    card?.remove();
    chosen = links[0];
    card = lineCard(app, [things[from], things[to]], links, close);
    card.classList.add(...cornerFor(line));
    stage.after(card);
    canvas()?.chooseLine(line);
    hide();
    app.announce(app.say('line.told', { says: statementText(app, links[0]), n: links.length }));
  };
  /**
   * The part of the picture where the line is not.
   * @param {number} line @returns {string[]}
   */
  const cornerFor = (line) => {
    const here = canvas();
    if (!here) return [];
    const { from, to } = built().scene.lines[line];
    const [[x1, y1], [x2, y2]] = [here.placeOf(from), here.placeOf(to)];
    const { width, height } = here.frame();
    return [x1 + x2 < width ? 'at-right' : 'at-left', y1 + y2 < height ? 'at-bottom' : 'at-top'];
  };
  let pointed = -1; // the mark whose plate is shown
  /** @param {number} mark */
  const showMark = (mark) => {
    pointed = mark;
    const here = canvas();
    if (!here || !built().scene.marks[mark]) return hide();
    const [x, y] = here.placeOf(mark);
    plate.show(markInWords(app, built(), mark), x, y, 20);
  };

  const hide = () => {
    pointed = -1;
    plate.hide();
  };

  /** @type {CanvasHandlers} */
  const handlers = {
    hover(mark, x, y, line) {
      if (mark >= 0) return showMark(mark);
      hide();
      if (built().links[line]?.length) plate.show(lineInShort(app, built().links[line]), x, y, 16);
    },
    pickLine: show,
    background() {
      hide();
      letGo();
      if (app.state().at >= 0) app.set({ at: -1 });
    },
    view: () => showMark(pointed),
  };
  return {
    handlers,
    letGo,
    showMark,
    hide,
    /** The picture was drawn anew: the chosen line is shown in it, or let go. */
    drawn() {
      hide();
      const line = lineOf(chosen);
      if (line >= 0) canvas()?.chooseLine(line);
      else letGo();
    },
  };
}

/**
 * A mark's whole name, its kind, and its name in the other language.
 * @param {App} app @param {Built} built @param {number} mark
 */
function markInWords(app, { things, scene }, mark) {
  const thing = things[mark];
  const { data } = app.model;
  if (thing < 0) return [element('p', 'plate-name', scene.marks[mark].label.join(' '))];
  const { name, kind } = data.things[thing];
  const other = name[0] === name[1] ? null : named(app, name, 'p', 'plate-more', true);
  const own = withLanguageMark(app, thing, named(app, name, 'p', 'plate-name'));
  return [own, element('p', 'plate-more', app.in(data.kinds[kind].name)), other];
}
