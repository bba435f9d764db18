/*
 * The picture by keyboard.
 */
import { find } from './page.js';

/**
 * @param {any} network of vis-network
 * @param {{ zoom: (factor: number) => void, fit: () => void, clear: () => void }} does
 */
export function startKeys(network, { zoom, fit, clear }) {
  const frameOfVis = find('.vis-network');
  const meaning = { role: 'application', 'aria-labelledby': 'stage-name', 'aria-describedby': 'keys' };
  Object.entries(meaning).forEach(([name, value]) => frameOfVis.setAttribute(name, value));
  const pan = (/** @type {number} */ dx, /** @type {number} */ dy) => {
    const { x, y } = network.getViewPosition();
    network.moveTo({ position: { x: x + (dx * 60) / network.getScale(), y: y + (dy * 60) / network.getScale() } });
  };
  /** @type {Map<string, () => void>} */
  const acts = new Map([
    ['ArrowLeft', () => pan(-1, 0)],
    ['ArrowRight', () => pan(1, 0)],
    ['ArrowUp', () => pan(0, -1)],
    ['ArrowDown', () => pan(0, 1)],
    ['+', () => zoom(1.3)],
    [';', () => zoom(1.3)],
    ['=', () => zoom(1.3)],
    ['-', () => zoom(1 / 1.3)],
    ['0', fit],
  ]);
  frameOfVis.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    const act = acts.get(event.key);
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') clear();
  });
}
