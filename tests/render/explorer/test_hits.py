"""What is under a pointer or a finger in a chart is what is told when it is pressed: every mark, name and band."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Browser, Page

from tests.browser import Reader, lent_page
from tests.render.explorer.pages import go, opened, settle

# Of each part of a chart: what it is of, the middles of what is seen of it, and what is hit there of all parts alike.
MIDDLES = """([parts, seen]) => [...document.querySelectorAll(parts)].map((part) => {
  const all = [...part.querySelectorAll(seen)].map((one) => one.getBoundingClientRect()).filter(({ width }) => width);
  const points = all.map(({ left, top, width, height }) => [left + width / 2, top + height / 2]);
  const under = points.map(([x, y]) => document.elementFromPoint(x, y));
  const hit = under.map((one) => one?.closest(parts) === part || Boolean(one?.closest('button'))); // seen there
  return { of: { ...part.dataset }, told: part.querySelector('title')?.textContent ?? '', points, hit };
})"""
# A band is bent, so its middle may be beside it: the first point within it that no other covers.
IN_BANDS = """() => [...document.querySelectorAll('.flow-band')].map((band) => {
  for (const path of band.querySelectorAll('path')) {
    const { x, y, width, height } = path.getBBox();
    for (let step = 1; step < 20; step += 1) for (let down = 1; down < 20; down += 1) {
      const inside = new DOMPoint(x + (width * step) / 20, y + (height * down) / 20);
      const at = inside.matrixTransform(path.getScreenCTM());
      if (path.isPointInFill(inside) && document.elementFromPoint(at.x, at.y)?.closest('.flow-band') === band)
        return [band.dataset.cell, band.getAttribute('aria-label'), at.x, at.y];
    }
  }
  return [band.dataset.cell, band.getAttribute('aria-label'), -1, -1];
})"""
NAMES = "() => JSON.parse(document.getElementById('data').textContent).things.map(({ id, name }) => [id, name[1]])"
BREAK = "\u200b"  # where a name may be broken


def names(page: Page) -> list[tuple[str, str]]:
    """Id and English name of every thing."""
    return [(one, name.replace(BREAK, "")) for one, name in page.evaluate(NAMES)]


def address(page: Page) -> str:
    """The fragment, in words."""
    return unquote(page.evaluate("() => location.hash"))


def test_every_date_of_the_timeline_is_hit_at_its_mark_and_at_its_name(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page, height=2400, locale="en-GB") as record:
        page = record.page
        go(page, "when&plan=2018", "en")
        items = page.evaluate(MIDDLES, [".when-item", ".when-ring, .when-name"])
        assert len(items) == 66
        assert [item["told"] for item in items if not item["points"] or not all(item["hit"])] == []
        known = names(page)
        for place in range(0, 66, 9):
            go(page, "when&plan=2018", "en")
            item = page.evaluate(MIDDLES, [".when-item", ".when-ring, .when-name"])[place]
            page.mouse.click(*item["points"][-1])
            id_, name = known[int(item["of"]["things"].split()[0])]
            assert f"at={id_}" in address(page), item["told"]
            assert page.locator(".panel h2").text_content() == name
        assert record.misdeeds() == []


def test_every_band_of_the_flow_can_be_pressed_and_tells_its_own(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page, height=2400, locale="en-GB") as record:
        page = record.page
        go(page, "matrix&plan=2018", "en")
        bands = page.evaluate(IN_BANDS)
        assert len(bands) > 30
        assert [told for _, told, x, _ in bands if x < 0] == []
        for place in range(0, len(bands), 11):
            go(page, "matrix&plan=2018", "en")
            cell, told, x, y = page.evaluate(IN_BANDS)[place]
            page.mouse.click(x, y)
            assert f"pick={','.join(cell.split())}" in address(page)
            head = page.locator(".matrix-cell-head").inner_text()
            known = dict(names(page))
            assert [one for one in cell.split() if one in known and known[one] not in head] == [], told


def test_every_mark_of_the_map_is_hit_by_a_finger_and_tells_its_own(browser: Browser, explorer_page: Path) -> None:
    with lent_page(browser, 390, 844, reader=Reader("en-GB", touch=True)) as record:
        page = record.page
        record.show(explorer_page, "where&plan=2018&lang=en")
        page.wait_for_selector(".where-picture")
        settle(page)
        marks = page.evaluate(MIDDLES, [".where-spot, .where-area:has(text)", ".where-hit"])
        assert len(marks) > 15
        assert [mark for mark in marks if not all(mark["hit"])] == []
        known = names(page)
        many = next(mark for mark in marks if "many" in mark["of"])
        page.touchscreen.tap(*many["points"][0])
        listed = [name.replace(BREAK, "") for name in page.locator(".where-plate .door .name").all_text_contents()]
        assert listed == [known[int(one)][1] for one in many["of"]["many"].split()]
        page.keyboard.press("Escape")
        single = next(mark for mark in marks if "thing" in mark["of"] and mark["told"])
        page.touchscreen.tap(*single["points"][0])
        assert f"at={known[int(single['of']['thing'])][0]}" in address(page)
