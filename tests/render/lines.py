"""Looks at a page's lines as they are laid out: what stands over two of them that should stand on one."""

from __future__ import annotations

from playwright.sync_api import Page

from keikaku.render.text.phrases import BREAK

# A number with its unit, a page, a Latin word, runs of katakana and of kanji, and what no line begins with.
_WHOLE = (
    r"[+−±]?[\d０-９](?:[\d０-９.,，．～–-]*[\d０-９])?(?:[%％㎡]|\s?\p{Script=Han}+| ?%| [a-z]+)?"
    r"|\bpp?\. \d+"
    r"|\p{Script=Latin}[\p{Script=Latin}\p{M}'’]*"
    r"|[ァ-ヺー]+"
    r"|[\p{Script=Han}々]+"
    r"|[^\s、。，．）」』々…ー][、。，．）」』々…ぁぃぅぇぉっゃゅょァィゥェォッャュョー]+"
)
_PARTED = r"""(whole) => {
  const unseen = 'svg, script, style, noscript, title, select, textarea, .unseen, caption';
  const range = document.createRange();
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (!text.data.trim() || text.parentElement.closest(unseen)) continue;
    for (const piece of text.data.matchAll(new RegExp(whole, 'gu'))) {
      range.setStart(text, piece.index);
      range.setEnd(text, piece.index + piece[0].length);
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
      const tops = boxes.map(({ top }) => top);
      if (!boxes.length || Math.max(...tops) - Math.min(...tops) < 4) continue;
      let block = text.parentElement;
      while (/^inline(-flex|-grid)?$|contents/.test(getComputedStyle(block).display)) block = block.parentElement;
      if (block.clientWidth > 1) found.add(`${piece[0]} in “${block.textContent.trim().slice(0, 60)}”`);
    }
  }
  return [...found];
}"""

_MARKED = """(mark) => {
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text ? node.data.includes(mark) && !node.parentElement.closest('script')
      : [...node.attributes].some(({ value }) => value.includes(mark))) found.push(node.nodeName);
  }
  return found;
}"""


def parted(page: Page) -> list[str]:
    """The numbers, Latin words and runs of kanji or katakana that stand on two lines, and where."""
    found: list[str] = page.evaluate(_PARTED, _WHOLE)
    return found


def marked(page: Page) -> list[str]:
    """The nodes whose text or attributes have a mark where a line may break, which is for the page's scripts alone."""
    found: list[str] = page.evaluate(_MARKED, BREAK)
    return found


def overhang(page: Page) -> int:
    """How many pixels the page is wider than its window: 0 for one that never scrolls sideways."""
    wide: int = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wide
