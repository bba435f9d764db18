"""What people come to take away: a view for others, a picture, a table, a citation, and what the data are."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from keikaku.render.explorer import page as pages
from keikaku.services.explorer import explorer
from keikaku.services.session.session import Session
from keikaku.version import __version__
from tests.render.explorer import workbook
from tests.render.explorer.bibliography import bibtex
from tests.render.explorer.modules import Modules
from tests.render.explorer.pages import go, opened, settle
from tests.render.explorer.test_copy import on_the_web
from tests.shown import page_data

BOOK = """async (sheets) => {
  const { xlsxFile } = await import('/take_away/xlsx.js');
  return [...new Uint8Array(await (await xlsxFile(sheets)).arrayBuffer())];
}"""
FORMS = """async (reference) => {
  const { bibtex, cslJson, referenceText } = await import('/text/reference_forms.js');
  return [bibtex(reference), cslJson(reference), referenceText(reference, 'en'), referenceText(reference, 'ja')];
}"""
NOTHING = {
    "key": "a", "type": "report", "author": "", "title": "T", "part": "", "container": "", "publisher": "",
    "issued": "", "accessed": "", "version": "", "pages": [], "address": "", "url": "", "language": "", "notes": [],
}  # fmt: skip
CSL_TYPES = {"report", "dataset", "webpage"}
PNG = b"\x89PNG\r\n\x1a\n"


class Steps:
    """What a reader does, counted: presses and what is typed."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, selector: str) -> None:
        self.page.click(selector)
        self.count += 1

    def fill(self, selector: str, text: str) -> None:
        self.page.fill(selector, text)
        self.page.press(selector, "Enter")
        self.count += 1
        settle(self.page)

    def choose(self, selector: str, label: str) -> None:
        self.page.select_option(selector, label=label)
        self.count += 1
        settle(self.page)

    def saved(self, selector: str, folder: Path) -> Path:
        with self.page.expect_download() as waiting:
            self.press(selector)
        path = folder / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path


def test_a_view_is_sent_as_one_file_and_opens_there(browser: Browser, explorer_page: Path, tmp_path: Path) -> None:
    with opened(browser, explorer_page) as record:
        go(record.page, "matrix&plan=2018", "en")
        steps = Steps(record.page)
        steps.press("#take-open")
        copy = steps.saved("#take-copy", tmp_path)
        assert steps.count == 2
        assert record.page.inner_text("dialog .take-said") == f"Saved: “{copy.name}”."
        record.page.keyboard.press("Escape")
        settle(record.page)
        assert record.page.locator("dialog").count() == 0
        assert record.page.evaluate("() => document.activeElement.id") == "take-open"
        assert record.page.locator("footer .take").count() == 1
        assert record.page.locator(".take-said").inner_text() == ""  # that was told, and is over
        offered = record.page.locator(".take-page button").all_inner_texts()
        assert offered[:2] == ["Save a copy that opens at this view", "Copy link for those who have this file"]
        assert record.misdeeds() == []
    with opened(browser, copy) as record:
        assert record.page.get_attribute("nav.views [aria-current]", "data-view") == "matrix"
        assert record.page.evaluate("() => document.documentElement.lang") == "en"


def test_a_picture_for_slides_is_as_it_is_seen(browser: Browser, explorer_page: Path, tmp_path: Path) -> None:
    for width in (1440, 375):
        with opened(browser, explorer_page, width) as record:
            page = record.page
            page.context.grant_permissions(["clipboard-read", "clipboard-write"])
            go(page, "network&plan=2018", "en")
            steps = Steps(page)
            steps.press("#take-open")
            picture = steps.saved("#take-slide", tmp_path)
            assert steps.count == 2
            content = picture.read_bytes()
            assert content[:8] == PNG
            assert [int.from_bytes(content[at : at + 4], "big") for at in (16, 20)] == [1920, 1080]
            assert picture.name == "keikaku-network-16x9.png"
            page.click("#take-copy-picture")
            page.wait_for_function("() => document.querySelector('.take-said').innerText.includes('clipboard')")
            assert page.inner_text(".take-said") == "The picture is in the clipboard."
            kinds = page.evaluate("async () => (await navigator.clipboard.read()).map(({ types }) => types)")
            assert kinds == [["image/png"]]
            assert record.misdeeds() == []


def test_where_no_picture_can_be_copied_the_page_says_so(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        page.evaluate("() => { delete window.ClipboardItem; }")
        record.lendable = False
        go(page, "network&plan=2018", "ja")
        page.click("#picture-copy")
        page.wait_for_selector(".picture-said:not(:empty)")
        assert page.inner_text(".picture-said") == "このブラウザでは、画面から図をコピーできない。PNGで保存する。"
        assert record.misdeeds() == []


def test_initiatives_for_small_firms_as_a_sheet(browser: Browser, explorer_page: Path, tmp_path: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "plan=2018", "en")
        steps = Steps(page)
        steps.press("nav.views a[data-view=table]")
        steps.press(".switch button:text-is('Links')")
        steps.fill(".filter input", "small and medium")
        book = steps.saved(".list-tools > button:text-is('Excel')", tmp_path)
        assert steps.count == 4
        sheets = workbook.read(book)
        assert list(sheets) == ["Links", "About these data"]
        head, *rows = sheets["Links"]
        table = [dict(zip(map(str, head), row, strict=False)) for row in rows]
        served = [row for row in table if "is for Small and medium enterprises" in str(row["In words"])]
        assert len(served) > 10
        assert all(row["In words"] and row["Stated in"] and row["Policy"] for row in served)
        assert all(isinstance(row["Page"], float) for row in served if row["Page"])
        about = {row[0]: row[1] for row in sheets["About these data"][1:]}
        assert about["Rows"] == len(rows)
        assert about["Version"] == __version__
        assert about["Licence"] == "https://creativecommons.org/licenses/by/4.0/"
        assert isinstance(about["Last changed"], date)
        assert str(about["Opens in the page at"]).startswith("explorer.html#table&")
        assert record.misdeeds() == []


@pytest.mark.parametrize(
    ("state", "table"),
    [("indicators", "indicators"), ("matrix", "partners"), ("network", "links"), ("table", "things")],
)
def test_every_view_with_rows_gives_them_in_both_formats(
    browser: Browser, explorer_page: Path, tmp_path: Path, state: str, table: str
) -> None:
    with opened(browser, explorer_page) as record:
        go(record.page, f"{state}&plan=2018", "en")
        steps = Steps(record.page)
        text = steps.saved(f"#take-{table}", tmp_path).read_text(encoding="utf-8-sig")
        sheet = next(iter(workbook.read(steps.saved(f"#take-{table}-xlsx", tmp_path)).values()))
        lines = list(csv.reader(io.StringIO(text, newline="")))
        assert sheet[0] == lines[0]
        assert len(sheet) == len(lines) > 10
        for got, line in zip(sheet[1:], lines[1:], strict=True):
            for place, cell in enumerate(line):
                value = got[place] if place < len(got) else None
                match value:
                    case float():
                        assert float(cell) == value
                    case date():
                        assert cell == value.isoformat()
                    case None:
                        assert cell == ""
                    case _:
                        assert cell.removeprefix("'") == value
        assert record.misdeeds() == []


def test_indicators_as_rows_have_numbers_days_and_words(browser: Browser, explorer_page: Path, tmp_path: Path) -> None:
    with opened(browser, explorer_page) as record:
        go(record.page, "indicators&plan=2018&q=6.1.1", "en")
        head, *rows = workbook.read(Steps(record.page).saved("#take-indicators-xlsx", tmp_path))["Indicators"]
    (row,) = [dict(zip(map(str, head), row, strict=False)) for row in rows if "2018:6.1.1/indicator/1" in row]
    assert row["Address"] == "2018:6.1.1/indicator/1"
    assert row["Policy"] == "2018:6"
    assert isinstance(row["Baseline"], float)
    assert row["Baseline – end of period"] == date(2015, 3, 31)
    assert row["Addresses of passages"] == "2018:6.1.1/indicator/1"
    assert isinstance(row["Pages of passages"], float)


HOSTILE = [
    "=1+1", "+1", "-1", "@a", "＝cmd", "<&>\"'", "a\x00\x08b", "\ud800", "_x0041_", " two  blanks ", "一\n二", "😀",
]  # fmt: skip


def test_a_workbook_holds_what_it_was_given(modules: Modules, tmp_path: Path) -> None:
    rows: list[list[Any]] = [[text, place, -0.5, {"day": "2018-03-31"}, None] for place, text in enumerate(HOSTILE)]
    rows.append(["", 0, 1e21, {"day": "soon"}, {"day": "1899-01-01"}])
    sheets = [
        {"name": "a/b:c*?[]'", "headings": list("abcde"), "rows": rows},
        {"name": "A b c", "headings": ["x" * 40_000], "rows": []},
        {"name": "", "headings": [f"{n}" for n in range(30)], "rows": [list(range(30))]},
    ]
    path = tmp_path / "hostile.xlsx"
    path.write_bytes(bytes(modules.evaluate(BOOK, sheets)))
    first, second, third = workbook.read(path).items()
    assert first[0] == "a b c"
    assert [row[0] for row in first[1][1:-1]] == [
        *HOSTILE[:6], "a  b", " ", "_x0041_", *HOSTILE[9:],
    ]  # fmt: skip
    assert [row[1:] for row in first[1][1:-1]] == [
        [float(place), -0.5, date(2018, 3, 31)] for place in range(len(HOSTILE))
    ]
    assert first[1][-1] == [None, 0.0, 1e21, "soon", "1899-01-01"]
    assert second == ("A b c 2", [["x" * 32_767]])
    assert third[1][1] == [float(number) for number in range(30)]
    again = bytes(modules.evaluate(BOOK, sheets))
    assert again == path.read_bytes()


def test_a_passage_is_cited_for_a_bibliography(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        go(page, "at=2018/6.1.1/action/4", "en")
        steps = Steps(page)
        steps.press(".citation button:text-is('BibTeX')")
        page.wait_for_selector(".citation-said:not(:empty)")
        assert steps.count == 1
        assert page.inner_text(".citation-said") == "Copied"
        copied = page.evaluate("() => navigator.clipboard.readText()")
        assert copied == page.inner_text(".citation-form") + "\n" or copied == page.inner_text(".citation-form")
        title = (
            "かわさき産業振興プラン第2期実行プログラム"
            " [Kawasaki Industrial Promotion Plan, second action programme (fiscal 2018-2021)]"
        )
        assert bibtex(copied) == ("keikaku-2018-6.1.1-action-4", {
            "author": "{Kawasaki City}", "title": f"{{{title}}}", "institution": "{Kawasaki City}", "pages": "133",
            "language": "ja", "note": "2018:6.1.1/action/4",
        })  # fmt: skip
        steps.press(".citation button:text-is('CSL-JSON')")
        page.wait_for_function("() => document.querySelector('.citation-form').innerText.startsWith('[')")
        (item,) = json.loads(page.inner_text(".citation-form"))
        assert item == {
            "id": "keikaku-2018-6.1.1-action-4", "type": "report", "title": title,
            "author": [{"literal": "Kawasaki City"}], "publisher": "Kawasaki City", "page": "133", "language": "ja",
            "note": "2018:6.1.1/action/4",
        }  # fmt: skip
        assert record.misdeeds() == []


def test_a_reference_of_anything_can_be_read(modules: Modules) -> None:
    text = "50% & {more} \\ $5 #1 a_b ~ ^"
    whole = {
        **NOTHING, "author": text, "title": text, "part": text, "publisher": text, "issued": "2018-03-27",
        "accessed": "2026-11-30", "pages": ["9", "x"], "address": "p:1", "language": "ja", "notes": [text],
        "url": "https://city.example/a{b}\\c?d=1&e=%41",
    }  # fmt: skip
    entry, csl, english, japanese = modules.evaluate(FORMS, whole)
    key, fields = bibtex(entry)
    written = "50\\% \\& \\{more\\} \\textbackslash{} \\$5 \\#1 a\\_b \\textasciitilde{} \\textasciicircum{}"
    assert (key, fields["title"], fields["year"], fields["date"]) == ("a", f"{{{written}}}", "2018", "2018-03-27")
    assert fields["note"] == f"{written}; p:1; {written}"
    assert fields["url"] == "https://city.example/a%7Bb%7D%5Cc?d=1&e=%41"
    (item,) = json.loads(csl)
    assert {"id", "type"} <= set(item)
    assert item["type"] in CSL_TYPES
    assert item["issued"] == {"date-parts": [[2018, 3, 27]]}
    assert item["URL"] == whole["url"]
    assert english.startswith(text)
    assert japanese.startswith(f"{text}『{text}』")
    entry, csl, english, japanese = modules.evaluate(FORMS, NOTHING)
    assert bibtex(entry) == ("a", {"title": "{T}"})
    assert json.loads(csl) == [{"id": "a", "type": "report", "title": "T"}]
    assert (english, japanese) == ("T", "『T』")


def test_a_thing_is_cited_by_its_plan_or_by_the_data(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        found = {}
        for thing in ("2018/6.1", "actor/jetro", "2018"):
            go(page, f"at={thing}", "ja")
            page.click(".cite-thing summary")
            found[thing] = page.inner_text(".cite-thing .citation-line")
        day = page.evaluate("() => JSON.parse(document.getElementById('data').textContent).datasets[0].modified")
        plan = "川崎市『かわさき産業振興プラン第2期実行プログラム』（2018～2021年度）"
        assert found["2018"] == plan
        assert re.fullmatch(re.escape(plan) + r"「.+」[0-9・]+ページ（2018:6\.1）", found["2018/6.1"])
        assert found["actor/jetro"] == (
            f"keikaku contributors『川崎市の計画』「ジェトロ」（版{__version__}、{day}、https://w3id.org/keikaku/id/actor/jetro）"
        )
        assert record.misdeeds() == []


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_view_is_cited_with_the_data_it_shows(browser: Browser, explorer_page: Path, language: str) -> None:
    with on_the_web(browser, explorer_page) as page:
        go(page, "indicators&plan=2018", language)
        page.click("#take-cite")
        page.click(".take-said button:text-is('CSL-JSON')")
        page.wait_for_selector(".take-said .citation-form")
        (item,) = json.loads(page.inner_text(".take-said .citation-form"))
        assert item["type"] == "webpage"
        assert item["URL"].startswith("https://city.example/plans/explorer.html#indicators")
        assert item["version"] == __version__
        assert item["container-title"] == {"ja": "川崎市の計画", "en": "Plans of Kawasaki City"}[language]
        assert item["author"] == [{"literal": "keikaku contributors"}]
        assert item["note"] == "https://w3id.org/keikaku/id/dataset/kawasaki"
        assert len(item["accessed"]["date-parts"][0]) == 3


def test_a_view_stands_in_another_page(browser: Browser, explorer_page: Path) -> None:
    with on_the_web(browser, explorer_page) as page:
        go(page, "network&scene=around&focus=actor/jetro&hide=Place&plan=2018", "en")
        steps = Steps(page)
        steps.press("#take-open")
        steps.press("#take-embed")
        page.wait_for_selector(".take-said textarea")
        assert steps.count == 2
        html = page.evaluate("() => navigator.clipboard.readText()")
        assert html == page.input_value(".take-said textarea")
        other = page.url.split("#")[0].replace("explorer.html", "other.html")
        page.route(other, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        page.goto(other)
        page.wait_for_selector("iframe")
        frame = page.frames[-1]
        frame.wait_for_selector("main > *")
        assert page.get_attribute("iframe", "title") == (
            "Kawasaki Industrial Promotion Plan, second action programme (fiscal 2018-2021) – Network"
        )
        assert not frame.is_visible("nav.views")
        assert not frame.is_visible("footer .take")
        assert not frame.is_visible("#search")
        assert frame.is_visible(".filter-chip")  # nothing is left out silently
        assert frame.inner_text("#embed-source").startswith("Source: Kawasaki Industrial Promotion Plan")
        assert "CC BY 4.0" in frame.inner_text("#embed-source")
        whole = frame.get_attribute(".embed-line a", "href") or ""
        assert "embed" not in whole
        assert "focus=actor/jetro" in whole


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_page_says_which_data_it_shows_and_how_sure_they_are(
    browser: Browser, session: Session, explorer_page: Path, language: str
) -> None:
    (one,) = page_data(session)["datasets"]
    side = int(language == "en")
    with opened(browser, explorer_page, 375) as record:
        page = record.page
        go(page, "outline", language)
        line = page.inner_text(".about-line")
        assert one["name"][side] in line
        assert __version__ in line
        assert "CC BY 4.0" in line
        page.click("#about-data")
        dialog = page.locator("dialog.about-dialog")
        assert one["told"][side] in dialog.inner_text()
        rows = dialog.locator("tbody tr").evaluate_all(
            "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.innerText.trim()))"
        )
        assert rows == [[what[side], f"{value:.3f}"] for what, value in one["agreement"]]
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 375
        page.keyboard.press("Escape")
        assert record.misdeeds() == []


def test_data_that_say_nothing_of_themselves_are_told_nothing_about(
    browser: Browser, minato: Session, tmp_path: Path
) -> None:
    path = tmp_path / "minato.html"
    path.write_text(pages.render(explorer.data(minato, "en")), encoding="utf-8")
    with opened(browser, path) as record:
        page = record.page
        go(page, "network", "en")
        assert page.inner_text(".about-line") == "About these data"
        with page.expect_download() as waiting:
            page.click("#picture-svg")
        assert "CC BY" not in Path(waiting.value.path()).read_text(encoding="utf-8")
        page.click("#about-data")
        assert "Licence" not in page.inner_text("dialog.about-dialog")
        assert record.misdeeds() == []
