/*
 * Copies a text, where the place lets us: not in a page that came unprotected over a network, nor in a frame whose
 * page keeps the clipboard to itself.
 */

/**
 * Whether the text was copied.
 * @param {string} text
 */
export async function copied(text) {
  // Asked before, since Chromium complains aloud when it has to refuse.
  const { featurePolicy } = /** @type {{ featurePolicy?: { allowsFeature(name: string): boolean } }} */ (document);
  if (featurePolicy?.allowsFeature('clipboard-write') === false) return false;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
