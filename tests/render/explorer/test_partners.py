"""Who counts as a partner, and who as the one whose plan it is."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.render.explorer.pages import go, opened


def test_the_matrix_leaves_out_whose_plan_it_is_and_says_so(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "matrix&pick=Organisation")
        page.locator("button.more").click()
        rows = page.locator(".matrix tbody th").all_inner_texts()
        assert "神奈川県" in rows
        assert "川崎市" not in rows
        assert page.locator(".matrix-space > .quiet").first.inner_text().startswith("川崎市とその部局は")
        tied = page.locator(".matrix tbody tr").evaluate_all(
            "(rows) => rows.map((row) => [...row.querySelectorAll('td:not(.matrix-count)')]"
            ".map((cell) => cell.className === 'matrix-tied'))"
        )
        sums = page.locator(".matrix-sum").all_inner_texts()
        assert sums == [f"{sum(column)}が関わる" for column in zip(*tied, strict=True)]
        go(page, "matrix&pick=Facility")
        assert page.locator(".matrix-space > .quiet").count() == 1
