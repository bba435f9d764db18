/* The network's buttons: what the picture shows, what is done with the chosen thing, how the picture is seen. */
/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../types.js').State} State */
/** @typedef {import('../../scene/scene.js').Built} Built */
/** @typedef {import('../../canvas/canvas.js').Canvas} Canvas */
/** @typedef {import('./saving.js').Saving} Saving */

import { button, element, withAttributes } from '../../parts/dom.js';
import { mapOf } from '../../data/pictures.js';
import { toggled } from './legend.js';
import { sceneOf } from '../../scene/scene.js';
import { anotherScene } from '../../state/state.js';
import { tellTaken } from '../../take_away/taken.js';

const TOLD = 6000; // milliseconds for which it stands there what was done

/** @param {App} app @returns {HTMLElement} */
export function sceneSwitch(app) {
  const state = app.state();
  const now = sceneOf(app.model, state);
  const { things } = app.model.data;
  const middle = state.at >= 0 ? state.at : state.focus; // what is chosen, as in the panel's buttons
  const choice = (
    /** @type {string} */ id,
    /** @type {import('../../types.js').Text} */ key,
    /** @type {boolean} */ on,
    /** @type {Partial<State>} */ patch,
    usable = true,
  ) =>
    withAttributes(
      button('tool', app.say(key), () => {
        if (usable) app.set(anotherScene(patch));
      }),
      {
        id: `scene-${id}`,
        'aria-pressed': String(on),
        'aria-disabled': usable ? null : 'true',
        title: usable ? null : app.say('network.needsThing'),
      },
    );
  const onPath = state.scene === 'path';
  const around = (/** @type {1 | 2} */ steps) => now === 'around' && !onPath && state.steps === steps;
  const can = Boolean(things[middle]);
  const to = (/** @type {1 | 2} */ steps) => ({
    scene: /** @type {const} */ ('around'),
    steps,
    focus: middle,
    to: -1,
    at: middle,
  });
  return withAttributes(
    element(
      'div',
      'tools scenes',
      choice('overview', 'network.overview', now === 'overview' && !onPath, { scene: 'overview' }),
      choice('around', 'network.around1', around(1), to(1), can),
      choice('beyond', 'network.around2', around(2), to(2), can),
      choice('path', 'network.path', onPath, {
        scene: 'path',
        focus: middle,
        to: middle === state.focus ? state.to : -1,
      }),
      mapOf(app.model, state).length > 0 && choice('all', 'network.all', now === 'all', { scene: 'all' }),
    ),
    { role: 'group', 'aria-label': app.say('network.scenes') },
  );
}

/**
 * What can be done in the picture with the chosen thing.
 * @param {App} app @param {Built} built @returns {HTMLElement[]}
 */
export function thingTools(app, built) {
  const { at } = app.state();
  if (!app.model.data.things[at]) return [];
  const mark = built.markOf.get(at);
  const outside = element('span', 'hint', app.say('network.outside'));
  return [...(mark === undefined ? [outside] : []), ...thingActions(app, built, mark)];
}

/** @param {App} app @param {Built} built @param {number | undefined} mark of the chosen thing */
function thingActions(app, built, mark) {
  const state = app.state();
  const { at } = state;
  const tool = (
    /** @type {string} */ id,
    /** @type {import('../../types.js').Text} */ key,
    /** @type {() => void} */ act,
  ) => withAttributes(button('action', app.say(key), act), { id: `thing-${id}` });
  const { scene } = built;
  const opened = state.open.includes(at);
  const focused = sceneOf(app.model, state) === 'around' && state.focus === at;
  const pinned = state.pins.some(([thing]) => thing === at);
  const actions = [];
  if (mark !== undefined && state.scene !== 'all') {
    if (opened)
      actions.push(tool('expand', 'network.collapse', () => app.set({ open: state.open.filter((one) => one !== at) })));
    else if (scene.marks[mark].more)
      actions.push(tool('expand', 'network.expand', () => app.set({ open: toggled(state.open, at) })));
  }
  if (!focused) {
    actions.push(
      tool('middle', 'network.middle', () =>
        app.set(anotherScene({ scene: 'around', focus: at, to: -1, steps: state.steps || 1 })),
      ),
    );
  }
  actions.push(tool('path', 'network.pathTo', () => app.set(anotherScene({ scene: 'path', focus: at, to: -1 }))));
  if (mark !== undefined) {
    const [x, y] = built.unplaced(scene.marks[mark].x, scene.marks[mark].y);
    /** @type {[number, number, number]} */
    const pin = [at, Math.round(x), Math.round(y)];
    actions.push(
      pinned
        ? tool('pin', 'network.unpin', () => app.set({ pins: state.pins.filter(([thing]) => thing !== at) }))
        : tool('pin', 'network.pin', () => app.set({ pins: [...state.pins, pin] })),
      tool('hide', 'network.hide', () => app.set({ gone: toggled(state.gone, at), at: -1 })),
    );
  }
  return actions;
}

/**
 * What was done by hand in this picture, to be undone.
 * @param {App} app @returns {HTMLElement[]}
 */
export function undoActions(app) {
  const { gone, open, pins } = app.state();
  const tool = (
    /** @type {string} */ id,
    /** @type {import('../../types.js').Text} */ key,
    /** @type {unknown[]} */ list,
    /** @type {Partial<State>} */ patch,
  ) =>
    list.length
      ? [
          withAttributes(
            button('tool quiet', app.say(key, { n: list.length }), () => app.set(patch)),
            { id: `undo-${id}` },
          ),
        ]
      : [];
  return [
    ...tool('gone', 'network.showHidden', gone, { gone: [] }),
    ...tool('open', 'network.collapseAll', [...new Set(open)], { open: [] }),
    ...tool('pins', 'network.unpinAll', pins, { pins: [] }),
  ];
}

/** @param {App} app @param {Canvas} canvas @param {Saving} saving @returns {HTMLElement} */
export function viewTools(app, canvas, saving) {
  const tool = (
    /** @type {string} */ id,
    /** @type {string} */ text,
    /** @type {string | null} */ name,
    /** @type {() => void} */ act,
  ) => withAttributes(button('tool', text, act), { id: `picture-${id}`, 'aria-label': name, title: name });
  const zoom = withAttributes(
    element(
      'div',
      'tools zoom',
      tool('out', '−', app.say('network.zoomOut'), () => canvas.zoomBy(1 / 1.4)),
      tool('in', '+', app.say('network.zoomIn'), () => canvas.zoomBy(1.4)),
      tool('fit', app.say('network.fit'), null, () => canvas.fit()),
    ),
    { role: 'group', 'aria-label': app.say('network.view') },
  );
  const said = withAttributes(element('p', 'picture-said'), { role: 'status' });
  const press = (/** @type {keyof Saving} */ what) => async () => {
    const text = await saving[what]();
    said.replaceChildren(text);
    setTimeout(() => said.textContent === text && said.replaceChildren(), TOLD);
    if (what !== 'copy') tellTaken(app, document.getElementById(`picture-${what}`));
  };
  const save = withAttributes(
    element(
      'div',
      'tools saving',
      element('span', 'hint', app.say('network.save')),
      tool('png', app.say('network.savePng'), app.say('take.pngTitle'), press('png')),
      tool('svg', app.say('network.saveSvg'), null, press('svg')),
      tool('copy', app.say('take.copyPicture'), app.say('take.copyPictureTitle'), press('copy')),
      said,
    ),
    { role: 'group', 'aria-label': app.say('network.save') },
  );
  return element('div', 'view-tools', zoom, save);
}
