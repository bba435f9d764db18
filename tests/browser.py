"""A real Chromium for tests of pages, and a record of everything a page did that it should not."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

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

MOST_IDLE = 3  # of them; each is a process with a page in it
FORGET = """() => {
  for (const store of ['localStorage', 'sessionStorage']) {
    try { window[store].clear(); } catch { /* there is none here */ }
  }
}"""
Close: TypeAlias = Callable[[], None]
Scheme: TypeAlias = Literal["light", "dark"]


class Reader(NamedTuple):
    """What cannot be changed of a page once it is there."""

    locale: str = "ja-JP"
    javascript: bool = True
    touch: bool = False  # a telephone


USUAL = Reader()


@dataclass
class Recorded:
    """A page, and what happened in it since it was opened."""

    page: Page
    requests: list[str] = field(default_factory=list)  # all but the document itself and data: addresses
    errors: list[str] = field(default_factory=list)  # console errors and warnings, uncaught exceptions
    dialogs: list[str] = field(default_factory=list)
    popups: list[str] = field(default_factory=list)
    address: str = ""  # of the document itself
    lendable: bool = True  # a test sets this to False after what cannot be undone

    def show(self, html_path: Path, fragment: str = "") -> None:
        """Opens a local file, and waits until it has loaded."""
        self.address = html_path.resolve().as_uri()
        self.page.goto(f"{self.address}#{fragment}" if fragment else self.address)

    def violations(self) -> list[str]:
        """The violations of its content security policy so far."""
        seen: list[str] = self.page.evaluate("() => window.seenViolations")
        return seen

    def misdeeds(self) -> list[str]:
        """Everything that a page which keeps to itself does not do."""
        return [*self.requests, *self.errors, *self.dialogs, *self.popups, *self.violations()]


_IDLE: dict[Browser, dict[Reader, tuple[Recorded, Close]]] = {}  # the latest ones last


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
    colour_scheme: Scheme = "light",
    javascript: bool = True,
    locale: str = "ja-JP",
) -> Iterator[Recorded]:
    """A local file, opened as in a fresh profile without animations, once it has loaded."""
    with lent_page(browser, width, height, colour_scheme, Reader(locale, javascript)) as record:
        record.show(html_path)
        yield record


@contextmanager
def lent_page(
    browser: Browser, width: int, height: int, scheme: Scheme = "light", reader: Reader = USUAL
) -> Iterator[Recorded]:
    """An empty page in a profile without anything in it, which an earlier test may have had.

    Of that test nothing is left that it stored, granted, emulated or made happen: only the browser's process is the
    same, which takes as long to start as the explorer. A page whose test failed is not lent again.
    """
    idle = _IDLE.setdefault(browser, {})
    record, close = idle.pop(reader) if reader in idle else _new_page(browser, reader)
    page = record.page
    try:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(media="null", color_scheme=scheme, reduced_motion="reduce", forced_colors="null")
        yield record
        if page.is_closed() or not record.lendable or reader in idle:
            close()
            return
        _forget(record)
    except BaseException:
        close()
        raise
    idle[reader] = (record, close)
    if len(idle) > MOST_IDLE:
        _, close = idle.pop(next(iter(idle)))
        close()


def _new_page(browser: Browser, reader: Reader) -> tuple[Recorded, Close]:
    stack = ExitStack()
    context = browser.new_context(
        reduced_motion="reduce", java_script_enabled=reader.javascript, locale=reader.locale,
        has_touch=reader.touch, is_mobile=reader.touch,
    )  # fmt: skip
    stack.callback(context.close)
    context.add_init_script(LISTENER)
    page = context.new_page()
    record = Recorded(page)

    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            record.errors.append(message.text)

    def on_dialog(dialog: Dialog) -> None:
        record.dialogs.append(dialog.message)
        dialog.dismiss()

    def on_request(url: str) -> None:
        if url.partition("#")[0] != record.address and not url.startswith("data:"):
            record.requests.append(url)

    page.on("console", on_console)
    page.on("pageerror", lambda error: record.errors.append(str(error)))
    page.on("dialog", on_dialog)
    page.on("request", lambda request: on_request(request.url))
    context.on("page", lambda opened: record.popups.append(opened.url))
    return record, stack.close


def _forget(record: Recorded) -> None:
    """Leaves the page as it was before anything was shown in it."""
    page = record.page
    for other in page.context.pages:
        if other is not page:
            other.close()
    page.evaluate(FORGET)
    page.unroute_all()
    page.goto("about:blank")  # else only what follows the # of the next address would change
    page.mouse.move(0, 0)
    page.context.clear_permissions()
    record.address = ""
    for happened in (record.requests, record.errors, record.dialogs, record.popups):
        happened.clear()
