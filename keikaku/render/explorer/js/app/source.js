/*
 * The page's own source, kept as it was before the script changed anything, so that a copy of the file can be
 * saved: the same page, with the state in which it opens in the attribute data-start of its root.
 */

/**
 * Takes the source, while the script is read: what comes after it in the file is the outline for readers without
 * scripts, which belongs to the source, not to the page at work.
 */
export function keepSource() {
  const root = document.documentElement;
  const source = /** @type {HTMLElement} */ (root.cloneNode(true));
  return {
    /** The fragment of the state in which this file opens: empty for the first screen. */
    start: source.dataset.start ?? '',
    /** Hides the outline, before it is shown, and takes it away as soon as it is there. For a page that is at work. */
    replaceOutline() {
      root.classList.add('scripted');
      document.addEventListener('DOMContentLoaded', () => {
        const outline = document.getElementById('plain');
        if (outline) source.querySelector('body')?.append(outline);
      });
    },
    /**
     * The file, opening in another state.
     * @param {string} start its fragment
     */
    copy(start) {
      source.dataset.start = start;
      return new Blob(['<!DOCTYPE html>\n', source.outerHTML, '\n'], { type: 'text/html;charset=utf-8' });
    },
  };
}
