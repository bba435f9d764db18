"""What every test in the browser relies on: a page that misbehaves is caught by each of the records."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import Recorded, lent_page, recorded_page


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


LEFT = """() => [localStorage.length, sessionStorage.length, matchMedia('print').matches,
  matchMedia('(prefers-color-scheme: dark)').matches, matchMedia('(forced-colors: active)').matches, innerWidth,
  location.hash, window.left ?? '']"""


def seen_on_arrival(record: Recorded, path: Path) -> tuple[object, list[str], int, str]:
    record.show(path)
    allowed = record.page.evaluate("async () => (await navigator.permissions.query({name: 'clipboard-read'})).state")
    return record.page.evaluate(LEFT), record.misdeeds(), len(record.page.context.pages), allowed


def test_a_page_that_is_lent_again_is_as_new(browser: Browser, tmp_path: Path) -> None:
    path, other = tmp_path / "one.html", tmp_path / "other.html"
    path.write_text("<!DOCTYPE html><title>one</title><main>one</main>", encoding="utf-8")
    other.write_text("<!DOCTYPE html><title>other</title><img src=missing.png>", encoding="utf-8")
    with lent_page(browser, 800, 600) as record:
        first = record.page
        as_new = seen_on_arrival(record, path)
        assert as_new == ([0, 0, False, False, False, 800, "", ""], [], 1, as_new[3])
        first.emulate_media(media="print", color_scheme="dark", forced_colors="active")
        first.set_viewport_size({"width": 375, "height": 600})
        first.context.grant_permissions(["clipboard-read"])
        first.route("**/one.html", lambda route: route.fulfill(body="routed", content_type="text/html"))
        record.show(other, "place")
        first.evaluate(
            "() => { localStorage.a = 1; sessionStorage.b = 2; window.left = 'here'; console.error('x'); alert('y'); }"
        )
        with first.context.expect_page():
            first.evaluate("() => { window.open('about:blank'); }")
        assert (len(record.requests), record.dialogs, len(record.popups)) == (1, ["y"], 1)
    with lent_page(browser, 800, 600) as record:
        assert record.page is first
        assert seen_on_arrival(record, path) == as_new
        assert record.page.inner_text("main") == "one"
        record.lendable = False
    with lent_page(browser, 800, 600) as record:
        assert record.page is not first


def test_a_page_whose_test_failed_is_not_lent_again(browser: Browser) -> None:
    with suppress(ZeroDivisionError), lent_page(browser, 800, 600) as record:
        failed = record.page
        raise ZeroDivisionError
    with lent_page(browser, 800, 600) as record:
        assert record.page is not failed
    assert failed.is_closed()
