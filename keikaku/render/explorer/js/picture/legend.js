/* The legend of a picture that is saved or printed: the kinds and relations that are seen in it. */
/** @typedef {import('../types.js').App} App */
/** @typedef {import('../scene/scene.js').Built} Built */
/** @typedef {import('./sheet.js').Key} Key */
/** @typedef {import('./sheet.js').Shot} Shot */

import { clippedPart } from '../canvas/shapes.js';
import { withinFrame } from './sheet.js';
import { policyLook } from '../parts/policy_marks.js';
import { soleRelation } from '../scene/marks.js';

/** @param {App} app @param {Built} built @param {Shot} shot @returns {Key[]} */
export function pictureLegend(app, { things, links }, shot) {
  const { data, policies } = app.model;
  const {
    scene: { lines },
    frame,
  } = shot;
  const { at, shown: within } = withinFrame(shot);
  const shown = things.filter((thing, mark) => thing >= 0 && within[mark]);
  const kinds = data.kinds.flatMap((kind, place) => {
    const own = shown.filter((thing) => data.things[thing].kind === place);
    const plain = own.some((thing) => !policies.includes(thing));
    const numbered = own.filter((thing) => policies.includes(thing));
    return [
      ...(!numbered.length
        ? []
        : [
            {
              text: app.say('legend.numbered', { kind: app.in(kind.many) }),
              mark: { form: 'dot', ...policyLook(app.model, Math.min(...numbered)) },
            },
          ]),
      ...(plain ? [{ text: app.in(kind.many), mark: { form: kind.form, ink: kind.ink } }] : []),
    ];
  });
  const drawn = links.filter(
    (some, line) =>
      some.length && clippedPart(...at[lines[line].from], ...at[lines[line].to], frame.width, frame.height),
  );
  const sole = new Set(drawn.map((some) => soleRelation(app.model, some)));
  const relations = data.relations
    .filter((relation) => sole.has(relation))
    .map(({ name, ink, dash, symmetric }) => ({
      text: app.in(name),
      line: { ink, dash, width: 2, arrow: !symmetric },
    }));
  const bundle = sole.has(null)
    ? [{ text: app.say('legend.bundle'), line: { ink: 'grey', dash: 'solid', width: 5, arrow: false } }]
    : [];
  return [
    { text: app.say('legend.kinds'), heading: true },
    ...kinds,
    ...(drawn.length
      ? [{ text: '' }, { text: app.say('legend.relations'), heading: true }, ...relations, ...bundle]
      : []),
  ];
}
