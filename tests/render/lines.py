"""Looks at a page's lines as they are laid out: what stands over two of them that should stand on one."""

from __future__ import annotations

from playwright.sync_api import Page

_PARTED = r"""() => {
  const unseen = 'svg, script, style, noscript, title, select, textarea, .unseen, caption';
  const wholes = new RegExp([
    '[+−±]?[\\d０-９](?:[\\d０-９.,，．～–-]*[\\d０-９])?(?:[%％㎡]|\\s?[\\p{Script=Han}]+| ?%| [a-z]+)?', // a number with its unit
    '\\bpp?\\. \\d+',
    "\\p{Script=Latin}[\\p{Script=Latin}\\p{M}'’]*",
    '[ァ-ヺー]+',
    '[\\p{Script=Han}々]+',
    '[^\\s、。，．）」』ー々…][、。，．）」』々…ぁぃぅぇぉっゃゅょァィゥェォッャュョー]+', // nor does a line begin with these
  ].join('|'), 'gu');
  const range = document.createRange();
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (!text.data.trim() || text.parentElement.closest(unseen)) continue;
    for (const piece of text.data.matchAll(wholes)) {
      range.setStart(text, piece.index);
      range.setEnd(text, piece.index + piece[0].length);
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
      const lines = boxes.filter(({ top }, place) => boxes.findIndex((other) => Math.abs(other.top - top) < 4) === place);
      if (lines.length < 2) continue;
      let block = text.parentElement;
      while (/^inline(-flex|-grid)?$|contents/.test(getComputedStyle(block).display)) block = block.parentElement;
      const room = block.clientWidth - parseFloat(getComputedStyle(block).paddingLeft) - parseFloat(getComputedStyle(block).paddingRight);
      if (boxes.reduce((sum, { width }) => sum + width, 0) <= room) found.push(`${piece[0]} in “${block.textContent.trim().slice(0, 60)}”`);
    }
  }
  return [...new Set(found)];
}"""


def parted(page: Page) -> list[str]:
    """The numbers, Latin words and runs of kanji or katakana that stand on two lines though one had room for them."""
    found: list[str] = page.evaluate(_PARTED)
    return found


def overhang(page: Page) -> int:
    """How many pixels the page is wider than its window: 0 for one that never scrolls sideways."""
    wide: int = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wide
