"""What every test in the browser relies on: a page that misbehaves is caught by each of the records."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import recorded_page


def test_a_page_that_reaches_out_is_recorded(browser: Browser, tmp_path: Path) -> None:
    policy = "default-src 'none'; script-src 'unsafe-inline'"
    path = tmp_path / "bad.html"
    path.write_text(
        f"""<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}"><script>
        alert("hello"); console.error("oops"); fetch("http://127.0.0.1:9/x").catch(() => 0)</script>""",
        encoding="utf-8",
    )
    with recorded_page(browser, path, 375, 812) as record:
        record.page.wait_for_timeout(200)
        assert record.dialogs == ["hello"]
        assert "oops" in record.errors
        assert any(violation.startswith("connect-src") for violation in record.violations())
    path.write_text('<meta charset="utf-8"><img src="missing.png">', encoding="utf-8")
    with recorded_page(browser, path, 375, 812) as record:
        assert record.requests == [(tmp_path / "missing.png").as_uri()]
