/*
 * Copies a text or a picture, where the place lets us: not in a page that came unprotected over a network, nor in a frame whose
 * page keeps the clipboard to itself.
 */

/** Asked before anything is copied, since Chromium complains aloud when it has to refuse. */
function isRefused() {
  const { featurePolicy } = /** @type {{ featurePolicy?: { allowsFeature(name: string): boolean } }} */ (document);
  return featurePolicy?.allowsFeature('clipboard-write') === false;
}

/**
 * Whether the text was copied.
 * @param {string} text
 */
export async function copied(text) {
  if (isRefused()) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether a picture was copied. It is promised while the press is fresh: some browsers take it only then.
 * @param {Promise<Blob>} picture a PNG
 */
export async function copiedPicture(picture) {
  if (isRefused()) return false;
  try {
    // eslint-disable-next-line compat/compat -- where it is not known it is refused, and the file offered
    const item = new ClipboardItem({ 'image/png': picture });
    // eslint-disable-next-line no-restricted-syntax -- into the clipboard, not into the page
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    return false;
  }
}
