"""A real Chromium for tests of pages, and a record of everything a page did that it should not."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, sync_playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Runs before the page's own scripts, so a violation while the page is parsed is seen too.
LISTENER = """
window.seenViolations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.seenViolations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
});
"""

MOST_IDLE = 2  # of them; each is a process with a page in it
Close: TypeAlias = Callable[[], None]


@dataclass
class Recorded:
    """A page, and what happened in it since it was opened."""

    page: Page
    requests: list[str] = field(default_factory=list)  # all but the document itself and data: addresses
    errors: list[str] = field(default_factory=list)  # console errors and warnings, uncaught exceptions
    dialogs: list[str] = field(default_factory=list)
    popups: list[str] = field(default_factory=list)

    def violations(self) -> list[str]:
        """The violations of its content security policy so far."""
        seen: list[str] = self.page.evaluate("() => window.seenViolations")
        return seen

    def misdeeds(self) -> list[str]:
        """Everything that a page which keeps to itself does not do."""
        return [*self.requests, *self.errors, *self.dialogs, *self.popups, *self.violations()]


_IDLE: dict[Browser, dict[object, tuple[Recorded, Close]]] = {}  # the latest ones last


@contextmanager
def open_browser() -> Iterator[Browser]:
    """The system's Chromium, headless. Fails where there is none."""
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert executable, "these tests need Chromium on the PATH"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, headless=True, args=ARGUMENTS)
        try:
            yield browser
        finally:
            for _, close in _IDLE.pop(browser, {}).values():
                close()
            browser.close()


@contextmanager
def recorded_page(
    browser: Browser,
    html_path: Path,
    width: int,
    height: int,
    colour_scheme: Literal["light", "dark"] = "light",
    javascript: bool = True,
    locale: str = "ja-JP",
) -> Iterator[Recorded]:
    """A local file, opened in a fresh profile without animations, once it has loaded."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=colour_scheme,
        reduced_motion="reduce",
        java_script_enabled=javascript,
        locale=locale,
    )
    try:
        context.add_init_script(LISTENER)
        page = context.new_page()
        record = Recorded(page)
        address = html_path.resolve().as_uri()

        def on_console(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                record.errors.append(message.text)

        def on_dialog(dialog: Dialog) -> None:
            record.dialogs.append(dialog.message)
            dialog.dismiss()

        def on_request(url: str) -> None:
            if url != address and not url.startswith("data:"):
                record.requests.append(url)

        page.on("console", on_console)
        page.on("pageerror", lambda error: record.errors.append(str(error)))
        page.on("dialog", on_dialog)
        page.on("request", lambda request: on_request(request.url))
        context.on("page", lambda opened: record.popups.append(opened.url))
        page.goto(address)
        yield record
    finally:
        context.close()


@contextmanager
def lent_page(
    browser: Browser, html_path: Path, width: int, height: int, scheme: Literal["light", "dark"], locale: str
) -> Iterator[Recorded]:
    """The same in a profile that an earlier test has left, if one opened the same file in the same way.

    The file is loaded anew, and nothing is left of what that test stored, granted, emulated or made happen: only the
    browser's process is the same, which takes as long to start as the page. A page whose test failed is not lent again.
    """
    idle = _IDLE.setdefault(browser, {})
    asked = (html_path, width, height, scheme, locale)
    if asked in idle:
        record, close = idle.pop(asked)
        _as_new(record, html_path, width, height, scheme)
    else:
        stack = ExitStack()
        record = stack.enter_context(recorded_page(browser, html_path, width, height, scheme, locale=locale))
        close = stack.close
    try:
        yield record
    except BaseException:
        close()
        raise
    if record.page.is_closed() or asked in idle:
        close()
        return
    idle[asked] = (record, close)
    if len(idle) > MOST_IDLE:
        _, close = idle.pop(next(iter(idle)))
        close()


def _as_new(record: Recorded, html_path: Path, width: int, height: int, scheme: Literal["light", "dark"]) -> None:
    """Loads the page again as it was first loaded."""
    page = record.page
    page.evaluate("() => localStorage.clear()")
    page.goto("about:blank")  # else only what follows the # of the address would change
    page.context.clear_permissions()
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(media="null", color_scheme=scheme, reduced_motion="reduce", forced_colors="null")
    for happened in (record.requests, record.errors, record.dialogs, record.popups):
        happened.clear()
    page.goto(html_path.resolve().as_uri())
