"""The reading view: its order, its margin, its steps, the ways into it and what it finds in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from keikaku.page_data import BareData
from keikaku.services.passages.quotations import quotations
from keikaku.services.session.opening import open_store
from keikaku.services.session.session import Session
from tests.browser import Recorded
from tests.render.explorer.pages import build_with_text, go, opened, settle
from tests.render.explorer.test_print import plain, printed
from tests.shown import page_data

# Words of ours for a few passages, in the place of the plan's own, which are not part of the project.
WORDS = {
    "2018:6.1.1/aim": "アジアの市場へ向かう企業を、ジェトロとともに支える。",
    "2018:6.1.1/action/4": "ＪＥＴＲＯ、中小機構（中小企業基盤整備機構）と、後継者のいる企業をビジネスマッチングで。",
    "2018:6.1.1/action/5": "川崎市と商工会議所が組織を設け、後継者の相談にのる。",
    "2018:6.1.2/action/1": "外資系企業へ市の情報を伝える。",
}


@pytest.fixture(scope="module")
def data(session: Session) -> BareData:
    return page_data(session)


@pytest.fixture(scope="module")
def worded_page(session: Session, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("read") / "worded.html"
    path.write_text(build_with_text(session, WORDS), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def worded(browser: Browser, worded_page: Path) -> Iterator[Recorded]:
    with opened(browser, worded_page) as record:
        yield record
        assert record.misdeeds() == []


@pytest.fixture(scope="module")
def source_page(source_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With the plan's own words, where they are here."""
    session = Session(open_store(), source=source_folder)
    path = tmp_path_factory.mktemp("read") / "source.html"
    path.write_text(build_with_text(session, quotations(session)), encoding="utf-8")
    return path


def hash_of(page: Page) -> str:
    fragment: str = page.evaluate("() => decodeURIComponent(location.hash)")
    return fragment


def rows(page: Page) -> list[str]:
    found: list[str] = page.evaluate("() => [...document.querySelectorAll('.read-row')].map((row) => row.dataset.at)")
    return found


def beside(page: Page, at: str) -> dict[str, list[str]]:
    """What stands beside a passage, group by group."""
    found: dict[str, list[str]] = page.locator(f".read-row[data-at='{at}']").evaluate(
        """(row) => Object.fromEntries([...row.querySelectorAll('.read-group')].map((group) => [
          group.querySelector('dt').textContent,
          [...group.querySelectorAll('li')].map((one) => one.textContent.replaceAll(/\\s+/g, ' ').trim())]))"""
    )
    return found


def in_order(data: BareData, top: str) -> list[str]:
    """The addresses of what belongs to a part of a plan: each element, with what states it behind a heading."""
    things, passages = data["things"], data["passages"]
    holding = {things[thing["up"]]["kind"] for thing in things if thing["up"] >= 0}
    found = []
    for thing in things:
        at = thing.get("at", "")
        if thing["plan"] == 0 and (at == top or at.startswith((f"{top}.", f"{top}/"))):
            own = [passages[place]["at"] for place in thing["stated"]]
            found += [at, *own] if thing["kind"] in holding or not own else own
    return found


@pytest.mark.parametrize("policy", ["2018:6", "2018:4"])
def test_a_policy_is_read_whole_and_in_the_order_of_the_plan(page: Page, data: BareData, policy: str) -> None:
    go(page, f"read&pick={policy}&plan=2018", "en")
    expected = in_order(data, policy)
    assert len(expected) > 40
    assert rows(page) == expected
    assert page.locator(".read-row.addressed").get_attribute("data-at") == policy
    pages = page.locator(".read-gutter:not(:empty)").all_inner_texts()
    assert pages[0] == {"2018:6": "p. 131", "2018:4": "p. 108"}[policy]
    headings = page.locator(".read-heading :is(h3, h4, h5)").evaluate_all("(all) => all.map((one) => one.tagName)")
    assert headings[:3] == ["H3", "H4", "H5"]


def test_every_section_of_a_plan_is_in_the_contents(page: Page) -> None:
    go(page, "read&plan=2018", "en")
    links = page.locator(".read-contents > ol > li > a")
    sections = [text.split("\n")[0] for text in links.all_inner_texts()]
    assert sections == ["1", "2", "3", "4", "5", "6", "7"]
    links.nth(5).click()
    assert hash_of(page) == "#read&pick=2018:6&lang=en"
    inner = page.locator(".read-contents ol ol .number").all_inner_texts()
    assert inner == ["6.1", "6.1.1", "6.1.2", "6.2", "6.2.1"]
    assert page.locator(".read-previous").inner_text().split("\n")[0] == "Before"
    page.locator(".read-next").click()
    assert hash_of(page) == "#read&pick=2018:7&lang=en"
    assert page.locator(".read-next").count() == 0


def test_beside_a_passage_stands_what_belongs_to_it(page: Page) -> None:
    go(page, "read&pick=2018:6.1.1&plan=2018", "en")
    assert beside(page, "2018:6.1.1") == {
        "Targets": ["Number of business matches concluded per year with the city's supportReached as of fiscal 2016"]
    }
    assert beside(page, "2018:6.1.1/action/4") == {
        "partnered by": [
            "Foreign chambers of commerce in Japan",
            "JETRO (Japan External Trade Organization)",
            "SMRJ (Organization for Small & Medium Enterprises and Regional Innovation, Japan)",
            "Financial institutions",
            "Overseas economic organisations",
            "Support bodies",
            "Trading companies",
        ],
        "concerns": ["Firms in the city"],
        "promotes": ["Business matching"],
        "Issues with the same subjects": [
            "Issue 1 Issue 2 Issue 4 Issue 5 Firms in the city",
            "Issue 6 Business matching",
        ],
    }


def test_what_is_only_wanted_or_considered_does_not_look_done(page: Page, data: BareData) -> None:
    considered = next(place for place, (local, _) in enumerate(data["modalities"]) if local == "Considered")
    at = next(one["at"] for one in data["passages"] if one.get("modality") == considered)
    go(page, f"read&pick={at}", "en")
    mode = page.locator(".read-row.addressed .read-mode")
    assert (mode.inner_text(), "not-done" in (mode.get_attribute("class") or "")) == ("considered", True)
    go(page, "read&pick=2018:4.1.1/issue/2", "en")
    wished = page.locator(".read-row.addressed .read-group.wished")
    assert wished.locator("dt").inner_text() == "wishes to involve"


def test_names_in_the_text_are_links_whatever_way_they_are_spelt(worded: Recorded) -> None:
    page = worded.page
    go(page, "read&pick=2018:6.1.1/action/4&plan=2018")
    links = page.locator(".read-row.addressed .read-name").evaluate_all(
        """(all) => {
          const { things } = JSON.parse(document.getElementById('data').textContent);
          return all.map((one) => [one.textContent, things[one.dataset.thing].id]);
        }"""
    )
    assert links == [
        ["ＪＥＴＲＯ", "actor/jetro"],
        ["中小機構", "actor/smrj"],
        ["中小企業基盤整備機構", "actor/smrj"],
        ["ビジネスマッチング", "concept/business-matching"],
    ]
    text = page.locator(".read-row.addressed .read-text")
    assert text.inner_text().replace("\u200b", "") == WORDS["2018:6.1.1/action/4"]
    others = beside(page, "2018:6.1.1/action/5")["ほかに挙げるもの"]  # what these words do not name
    assert others == ["国内商談会"]
    go(page, "read&pick=2018:6.1.1/action/4&plan=2018", "en")
    assert (text.get_attribute("lang"), page.locator(".read-row.addressed .read-label").count()) == ("ja", 1)


def test_keys_and_buttons_go_from_passage_to_passage(page: Page) -> None:
    go(page, "read&pick=2018:6.1.1/action/4&plan=2018", "en")
    for key, expected in (("n", "action/5"), ("j", "action/6"), ("k", "action/5"), ("p", "action/4")):
        page.keyboard.press(key)
        assert page.locator(".read-row.addressed").get_attribute("data-at") == f"2018:6.1.1/{expected}"
        assert page.evaluate("() => document.activeElement.dataset.at") == f"2018:6.1.1/{expected}"
    page.locator(".read-side .read-step").nth(1).click()
    assert page.locator(".read-row.addressed").get_attribute("data-at") == "2018:6.1.1/action/5"
    last = rows(page)[-1]
    go(page, f"read&pick={last}&plan=2018", "en")
    page.keyboard.press("n")  # over the border of a section
    assert page.locator(".read-row.addressed").get_attribute("data-at") == "2018:7.1/aim"
    page.keyboard.press("p")
    assert page.locator(".read-row.addressed").get_attribute("data-at") == last
    page.wait_for_function("(last) => location.hash.includes(last)", arg=f"pick={last}")  # written after a moment
    page.locator(".filter input").press("n")  # a letter where someone writes
    assert page.locator(".filter input").input_value() == "n"
    assert page.locator(".read-row.addressed").get_attribute("data-at") == last


def test_the_panel_follows_the_steps_and_the_text_stays_where_a_name_is_chosen(page: Page) -> None:
    go(page, "read&at=2018/6.1.1/action/4&plan=2018", "en")
    assert page.locator(".read-row.addressed").get_attribute("data-at") == "2018:6.1.1/action/4"
    page.keyboard.press("n")
    page.wait_for_function("() => location.hash.includes('at=2018/6.1.1/action/5')")  # written after a moment
    assert page.locator(".panel .address").inner_text() == "2018:6.1.1/action/5"
    go(page, "read&at=2018/6.1.1/action/4&plan=2018", "en")
    page.locator(".read-row.addressed .read-margin .door", has_text="JETRO").click()
    assert "at=actor/jetro" in hash_of(page)
    assert page.locator(".read-row.addressed").get_attribute("data-at") == "2018:6.1.1/action/4"
    page.locator(".read-row.addressed .read-short", has_text="Issue 6").click()
    assert page.locator(".read-row.addressed").get_attribute("data-at") == "2018:6.1.1/issue/6"


def test_a_citation_opens_its_passage_in_context(page: Page) -> None:
    go(page, "at=actor/jetro&plan=2018", "en")
    page.locator(".panel .cite", has_text="2018:6.1.1/action/4").first.click()
    assert page.locator("dialog .citation button").all_inner_texts() == ["Copy citation", "BibTeX", "CSL-JSON"]
    page.locator("dialog .reading-link").click()
    assert hash_of(page) == "#read&pick=2018:6.1.1/action/4&lang=en"
    assert page.locator("dialog").count() == 0
    assert page.evaluate("() => document.activeElement.dataset.at") == "2018:6.1.1/action/4"
    assert page.locator(".read-row.addressed").bounding_box() is not None
    go(page, "outline&at=2018/6.1.1/issue/2&plan=2018", "en")
    page.locator(".panel .citation .reading-link").click()  # from the panel's own citation
    assert hash_of(page) == "#read&pick=2018:6.1.1/issue/2&lang=en"


def test_the_filters_leave_out_passages_and_say_so(page: Page) -> None:
    go(page, "read&pick=2018:6.1.1/issue/2&hide=Issue&plan=2018", "en")
    assert [at for at in rows(page) if "/issue/" in at] == []
    notice = page.locator(".read .notice")
    assert notice.inner_text() == "The filters hide the passage that you asked for. Show everything"
    notice.locator("a").click()
    assert page.locator(".read-row.addressed").get_attribute("data-at") == "2018:6.1.1/issue/2"
    kinds = page.evaluate("() => JSON.parse(document.getElementById('data').textContent).kinds.map(({ id }) => id)")
    elements = [kind for kind in kinds if kind != "Facility"]
    go(page, f"read&hide={','.join(elements)}&plan=2018", "en")
    assert page.locator(".read .notice").inner_text() == "The filters leave nothing to read. Show everything"


def test_of_several_plans_each_is_read_by_itself(page: Page) -> None:
    go(page, "read", "en")
    plans = page.locator(".read-plans a")
    assert plans.count() == 2
    assert {at.split(":")[0] for at in rows(page)} == {"2018"}
    plans.nth(1).click()
    assert {at.split(":")[0] for at in rows(page)} == {"2005"}
    assert plans.nth(1).get_attribute("aria-current") == "true"
    go(page, "read&plan=2005", "en")
    assert {at.split(":")[0] for at in rows(page)} == {"2005"}
    assert plans.count() == 0


def seek(page: Page, text: str) -> list[str]:
    page.fill("#search", "")
    page.fill("#search", text)
    return page.locator("[role=option]:is(.hit-read, .hit-passage)").all_inner_texts()


@pytest.mark.parametrize(
    ("text", "said", "goes"),
    [
        ("p. 133", "133ページの9箇所を読む", "2018:6.1.1/action/1"),
        ("133頁", "133ページの9箇所を読む", "2018:6.1.1/action/1"),
        ("１３３ページ", "133ページの9箇所を読む", "2018:6.1.1/action/1"),
        ("page 500", "500ページから始まる箇所はない。143ページの2箇所を読む", "2018:7.2.1/indicator/1"),
        ("6.1.1", "2018:6.1.1の前後を読む", "2018:6.1.1"),
        ("2018:6.1.1/action/4", "2018:6.1.1/action/4の前後を読む", "2018:6.1.1/action/4"),
        ("2018:6.1.1/aim", "2018:6.1.1/aimの前後を読む", "2018:6.1.1/aim"),
    ],
)
def test_pages_and_addresses_go_there(page: Page, text: str, said: str, goes: str) -> None:
    go(page, "table&plan=2018")
    assert seek(page, text)[0] == said
    page.keyboard.press("Enter")
    assert page.locator(".read-row.addressed").get_attribute("data-at") == goes
    assert page.locator(".hits-popup:visible").count() == 0


def test_without_the_text_names_and_descriptions_are_searched_and_it_says_so(page: Page) -> None:
    go(page, "table&plan=2018", "en")
    found = seek(page, "successor")
    assert found[-1] == "Read all passages with “successor” (5)"
    note = page.locator(".hits-popup:visible .hits-foot").inner_text()
    assert note == "Searched: names and descriptions. The plan’s own words are not in this file."
    page.locator("[role=option].hit-read").click()
    assert hash_of(page) == "#read&q=successor&lang=en"
    assert page.inner_text(".found") == "“successor” in the names and descriptions of 5 passages"
    assert page.locator(".read-hit").count() == 5
    assert {mark.lower() for mark in page.locator(".read-hit mark").all_inner_texts()} == {"successor"}
    go(page, "read&q=zzzz&plan=2018", "en")
    assert page.inner_text(".nothing-fits p") == "No passage holds “zzzz”."


def test_the_text_is_searched_where_the_page_holds_it(worded: Recorded) -> None:
    page = worded.page
    go(page, "table&plan=2018")
    assert seek(page, "コウケイシャ") == []
    assert seek(page, "後継者")[-1].startswith("「後継者」のある")
    page.keyboard.press("Escape")
    go(page, "read&q=後継者の相談&plan=2018")
    assert page.locator(".read-hit .cite").all_text_contents() == ["出典 2018:6.1.1/action/5 133ページ"]
    page.locator(".read-hit .reading-link").click()
    assert hash_of(page) == "#read&pick=2018:6.1.1/action/5&q=後継者の相談"
    assert page.locator(".read-row.addressed mark").all_inner_texts() == ["後継者の相談"]
    page.go_back()
    settle(page)
    assert page.locator(".read-hit").count() == 1
    page.fill(".filter input", "外資系　情報")
    page.wait_for_function(
        "() => document.querySelectorAll('.read-hit').length > 0 && location.hash.includes('q=%E5%A4%96')"
    )
    assert "外資系企業へ市の情報を伝える。" in page.locator(".read-hit .read-text").all_inner_texts()


COUNTS = {"後継者": 10, "人手不足": 8, "事業承継": 3, "補助金": 1, "補助金・助成金": 1}


@pytest.mark.parametrize(("text", "count"), COUNTS.items())
def test_every_passage_that_holds_a_text_is_found(browser: Browser, source_page: Path, text: str, count: int) -> None:
    with opened(browser, source_page) as record:
        page = record.page
        go(page, f"read&q={text}&plan=2018")
        assert page.inner_text(".found") == f"「{text}」のある箇所は{count}件"
        marked = page.locator(".read-hit").evaluate_all(
            "(all) => all.map((one) => [...one.querySelectorAll('mark')].map((mark) => mark.textContent).join(''))"
        )
        assert len(marked) == count
        assert all(text in one or one in text for one in marked)
        assert all(marked)


def test_no_word_of_the_plan_is_in_a_page_without_the_source(explorer_page: Path, source_folder: Path) -> None:
    session = Session(open_store(), source=source_folder)
    page = explorer_page.read_text(encoding="utf-8").replace("\u200b", "")
    long = [text for text in quotations(session).values() if len(text) > 60]
    assert len(long) > 200
    assert [text for text in long if text[:60] in page] == []


def test_find_the_passage_that_says_it(browser: Browser, worded_page: Path) -> None:
    """Two steps: type the word, choose the passage."""
    with opened(browser, worded_page) as record:
        page = record.page
        page.wait_for_selector("#search-home")
        page.keyboard.press("/")
        page.keyboard.type("後継者のいる企業")  # 1
        page.locator("main [role=option].hit-passage", has_text="2018:6.1.1/action/4").click()  # 2
        row = page.locator(".read-row.addressed")
        assert row.locator(".read-text").inner_text().replace("\u200b", "") == WORDS["2018:6.1.1/action/4"]
        assert row.locator("mark").all_inner_texts() == ["後継者のいる企業"]
        assert page.evaluate("() => document.activeElement.classList.contains('read-row')")


@pytest.mark.parametrize("width", [375, 1440])
def test_read_the_plan_from_its_beginning_to_its_end(
    browser: Browser, explorer_page: Path, data: BareData, width: int
) -> None:
    """One step to the text, and one for each policy; every passage of the plan has been read."""
    with opened(browser, explorer_page, width, 812) as record:
        page = record.page
        page.locator("nav.views a[data-view=read]").click()  # 1
        seen, steps = rows(page), 1
        while page.locator(".read-next").count():
            page.locator(".read-next").click()
            steps += 1
            seen += rows(page)
        assert steps == 7
        passages = [one["at"] for one in data["passages"] if one["plan"] == 0]
        assert [at for at in seen if at in set(passages)] == [
            at for policy in "1234567" for at in in_order(data, f"2018:{policy}") if at in set(passages)
        ]
        assert sorted(at for at in seen if at in set(passages)) == sorted(passages)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
        assert record.misdeeds() == []


def test_the_browser_finds_and_prints_a_policy_whole(browser: Browser, worded_page: Path, tmp_path: Path) -> None:
    with opened(browser, worded_page) as record:
        page = record.page
        go(page, "read&pick=2018:6&plan=2018")
        assert page.evaluate("() => window.find('後継者の相談')")
        text = plain("".join(printed(page, tmp_path / "read.pdf")))
        assert plain(WORDS["2018:6.1.1/action/4"]) in text
        addresses = [at for at in rows(page) if "/" in at]
        assert [at for at in addresses if at not in text] == []
        folded = page.locator(".read-facts").count()
        assert folded > 5
        assert page.locator(".read-facts li").count() == 0  # made when they open, but printed
        assert plain("海外ビジネスの取組状況（複数回答）：回答者数") in text
        assert page.locator(".paper").count() == 0


def test_what_is_read_can_be_taken_away(page: Page) -> None:
    """The elements of the policy, what their passages name, and what these link them with; a search leaves less."""
    counts = []
    for state in ("read&pick=2018:6", "read&q=JETRO"):
        go(page, f"{state}&plan=2018", "en")
        text = page.inner_text("#take-things")
        counts.append([int(number.replace(",", "")) for number in re.findall(r"[\d,]*\d", text)])
    (policy, whole), (found, same) = counts
    assert whole == same
    assert 5 < found < policy < whole / 3
