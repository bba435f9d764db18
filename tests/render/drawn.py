"""The network page in a browser: saved, waited for, looked at."""

from __future__ import annotations

from pathlib import Path

from tests.browser import Recorded


def save(page: str, folder: Path) -> Path:
    path = folder / "network.html"
    path.write_text(page, encoding="utf-8")
    return path


def ready(record: Recorded) -> Recorded:
    record.page.wait_for_selector("#canvas[aria-busy=false]")
    return record


def pixels(record: Recorded, size: int | None = None) -> dict[str, int]:
    """How often each colour stands in the canvas, or in a square of that size around its middle."""
    counted: dict[str, int] = record.page.evaluate(
        """(size) => {
          const canvas = document.querySelector("#canvas canvas");
          const [w, h] = size ? [size, size] : [canvas.width, canvas.height];
          const copy = new OffscreenCanvas(w, h).getContext("2d", { willReadFrequently: true });
          copy.drawImage(canvas, (w - canvas.width) / 2, (h - canvas.height) / 2);
          const { data } = copy.getImageData(0, 0, w, h);
          const counted = {};
          for (let i = 0; i < data.length; i += 4) {
            if (data[i + 3] < 255) continue; // edges of shapes and the bare canvas
            const parts = [...data.slice(i, i + 3)].map((part) => part.toString(16).padStart(2, "0"));
            const colour = `#${parts.join("")}`;
            counted[colour] = (counted[colour] ?? 0) + 1;
          }
          return counted;
        }""",
        size,
    )
    return counted


def ink(record: Recorded, name: str) -> str:
    value: str = record.page.evaluate(
        "(name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()", name
    )
    return value


def select(record: Recorded, text: str) -> str:
    """Search for a text, take the first thing found, and give back the heading of the panel."""
    record.page.fill("#search", text)
    record.page.press("#search", "Enter")
    record.page.wait_for_timeout(100)
    return record.page.inner_text("#panel-name")
