/* The picture as a file, or in the clipboard, as it is seen. */
/** @typedef {import('../../types.js').App} App */
/** @typedef {import('../../scene/scene.js').Built} Built */
/** @typedef {import('../../canvas/canvas.js').Canvas} Canvas */
/** @typedef {import('../../picture/sheet.js').Caption} Caption */
/** @typedef {import('../../picture/sheet.js').Shot} Shot */

import { dataLine } from '../../parts/about.js';
import { copiedPicture } from '../../parts/clipboard.js';
import { saveFile } from '../../parts/dom.js';
import { filtersInWords } from '../../parts/set_filters.js';
import { namesOfPlans, titleOf } from '../../parts/title.js';
import { pictureLegend } from '../../picture/legend.js';
import { scenePng } from '../../picture/png.js';
import { sceneSvg } from '../../picture/svg.js';
import { sceneWords } from '../../scene/in_words.js';

/**
 * What stands around the picture where it leaves the page: at its foot the plans, and which data they were taken from.
 * @param {App} app @param {Built} built @param {Shot} shot @returns {Caption}
 */
export function captionOf(app, built, shot) {
  const filters = filtersInWords(app);
  return {
    keys: pictureLegend(app, built, shot),
    phrases: app.model.phrases,
    title: app.say('network.caption', { plan: titleOf(app), what: sceneWords(app, built) }),
    lines: [filters && app.say('filters.printed', { filters }), namesOfPlans(app), dataLine(app)].filter(Boolean),
  };
}

/**
 * What can be done with the picture; each says what was done.
 * @typedef {Record<'png' | 'slide' | 'svg' | 'copy', () => Promise<string>>} Saving
 */

/** @param {App} app @param {() => Built} built @param {Canvas} canvas @returns {Saving} */
export function savingFor(app, built, canvas) {
  const drawn = (/** @type {boolean} */ slide) => {
    const shot = canvas.shot();
    return scenePng(shot, captionOf(app, built(), shot), canvas.colours(), slide);
  };
  const saved = (/** @type {string} */ file, /** @type {Blob} */ blob) => {
    saveFile(blob, file);
    return app.say('take.saved', { file });
  };
  return {
    async svg() {
      const shot = canvas.shot();
      const text = sceneSvg(shot, captionOf(app, built(), shot), canvas.colours());
      return saved('keikaku-network.svg', new Blob([text], { type: 'image/svg+xml' }));
    },
    png: async () => saved('keikaku-network.png', await drawn(false)),
    slide: async () => saved('keikaku-network-16x9.png', await drawn(true)),
    copy: async () => app.say((await copiedPicture(drawn(true))) ? 'take.pictureCopied' : 'take.pictureRefused'),
  };
}

/**
 * The same as offers for the menu of what can be taken.
 * @param {App} app @param {Saving} saving @returns {import('../../types.js').Picture[]}
 */
export function picturesOf(app, saving) {
  return [
    { id: 'png', name: app.say('take.png'), title: app.say('take.pngTitle'), act: saving.png },
    { id: 'slide', name: app.say('take.slide'), title: app.say('take.slideTitle'), act: saving.slide },
    { id: 'svg', name: app.say('network.saveSvg'), title: app.say('take.svgTitle'), act: saving.svg },
    {
      id: 'copy-picture',
      name: app.say('take.copyPicture'),
      title: app.say('take.copyPictureTitle'),
      act: saving.copy,
    },
  ];
}
