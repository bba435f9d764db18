"""The explorer's panel: what it tells of a thing is what the graph states, each statement with its passage."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from keikaku.records import IRI
from keikaku.render.explorer.page import complete
from keikaku.services.explorer import explorer
from keikaku.services.session.session import Session
from keikaku.services.things import show
from keikaku.vocab import prologue
from tests.places import DATA
from tests.render.explorer.modules import modules_page
from tests.render.explorer.pages import build, go, opened, settle
from tests.shown import page_data

PARTNERS = (
    prologue("kk")
    + """SELECT DISTINCT ?address WHERE {
  GRAPH ?passage { ?element kk:involves <https://w3id.org/keikaku/id/actor/jetro> }
  ?passage kk:address ?address
}"""
)


def section(page: Page, title: str) -> str:
    """The text of the panel's part of that heading."""
    return page.locator(".part", has=page.locator(f"h3:text-is('{title}')")).inner_text()


def unfold(page: Page) -> None:
    """Opens every folded list and every list of sources in the panel."""
    for selector in (".sheet .fold", ".sheet .cite-rest"):
        while page.locator(selector).count():
            page.locator(selector).first.click()


def cited(page: Page, where: str = ".sheet") -> set[str]:
    """The addresses of all source buttons there."""
    texts = page.locator(f"{where} .cite").all_text_contents()
    return {text.removeprefix("Source ").removeprefix("出典 ").split(" ")[0] for text in texts}


def test_an_actor_is_told_in_both_languages(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "at=actor/jetro", "ja")
        assert page.inner_text("#panel-name") == "ジェトロ"
        other = page.locator(".sheet-other")
        assert (other.inner_text(), other.get_attribute("lang")) == ("JETRO (Japan External Trade Organization)", "en")
        names = page.inner_text(".names")
        assert "日本貿易振興機構" in names
        assert "じぇとろ" in names
        assert "川崎市" in section(page, "連携相手")
        go(page, "at=actor/jetro", "en")
        assert page.inner_text("#panel-name") == "JETRO (Japan External Trade Organization)"
        assert page.locator(".sheet-other").get_attribute("lang") == "ja"
        assert "Kawasaki City (city government)" in section(page, "Works with")
        assert "JETRO (Japan External Trade Organization) is a partner in" in section(page, "By policies")
        assert record.misdeeds() == []


TELL = """async ([link, language]) => {
  const { linkSentences } = await import('/panel/links.js');
  const { byPolicy, toElement } = await import('/panel/entity.js');
  const { toldLink } = await import('/parts/sentences.js');
  const { phrase } = await import('/app/phrase.js');
  const { element } = await import('/parts/dom.js');
  const { kinds, things, links } = model.data;
  const state = { language, at: -1, view: 'home' };
  const name = (names) => names[language === 'ja' ? 0 : 1];
  const app = {
    model: { ...model, linksOf: things.map(() => [link]) }, // as if nothing else were said of its ends
    state: () => ({ plans: [], ...state }), set() {}, visit() {}, announce() {}, in: name,
    say: (key, values) => phrase(language, key, values),
    door: (thing) => element('a', 'door', name(things[thing].name)), cite: () => element('span'),
  };
  const panel = (thing) => {
    const entity = kinds[things[thing].kind].family === 'entity';
    if (!entity || !toElement(app, link)) return linkSentences(app, thing, [link])[0]?.textContent ?? '';
    const part = byPolicy(app, thing);
    for (const hidden of part.querySelectorAll('.unseen, .count')) hidden.remove();
    return [...part.querySelectorAll('h5, li')].map((one) => one.textContent.trim()).join(' | ');
  };
  const [from, , to] = links[link];
  return [element('p', '', ...toldLink(app, links[link])).textContent, panel(from).trim(), panel(to).trim()];
}"""


def test_every_relation_reads_the_right_way_round_from_both_ends(explorer_modules: Page) -> None:
    """The first link of each relation: as a sentence, in the panel of its source, and in that of its target."""
    written: dict[tuple[str, str], list[str]] = {}
    for line in (DATA / "panel_sentences.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        relation, language, *sentences = line.split("\t")
        written[relation, language] = sentences
    told = {
        (relation["id"], language): explorer_modules.evaluate(TELL, [link, language])
        for place, relation in enumerate(explorer_modules.evaluate("() => model.data.relations"))
        for link in [explorer_modules.evaluate("(at) => model.data.links.findIndex(([, one]) => one === at)", place)]
        for language in ("ja", "en")
    }
    assert len(told) > 60
    assert told == written


def test_every_involvement_is_there_with_its_passage(browser: Browser, session: Session, explorer_page: Path) -> None:
    stated = {getattr(row[0], "value", "") for row in session.select(PARTNERS).rows}
    mentioned = {one.address for one in show.show(session, "actor/jetro").mentioned_in}
    assert len(stated) > 5
    assert len(mentioned) > 5
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "at=actor/jetro", "en")
        unfold(page)
        by_policy = page.locator(".part", has=page.locator("h3:text-is('By policies')"))
        page.evaluate("(part) => { part.id = 'by-policy'; }", by_policy.element_handle())
        assert cited(page, "#by-policy") == stated
        heard = page.locator(".part", has=page.locator("h3:text-is('Mentioned in')"))
        page.evaluate("(part) => { part.id = 'heard'; }", heard.element_handle())
        assert cited(page, "#heard") == mentioned


@pytest.mark.parametrize("name", ["actor/kawasaki-city", "facility/king-skyfront", "2018/6.1.1", "2018/6.1.1/action/4"])
def test_every_link_of_a_thing_is_told(browser: Browser, session: Session, explorer_page: Path, name: str) -> None:
    """Whatever is linked with the thing, but for its place in the plan and mere mentions, has a door in its panel."""
    data: dict[str, Any] = dict(page_data(session))
    place = next(at for at, thing in enumerate(data["things"]) if thing["id"] == name)
    told = [link for link in data["links"] if place in (link[0], link[2])]
    structure = {"partOf", "about"}
    others = {
        data["things"][link[2] if link[0] == place else link[0]]["name"][1]
        for link in told
        if data["relations"][link[1]]["id"] not in structure
    }
    assert len(others) > 2
    with opened(browser, explorer_page) as record:
        go(record.page, f"at={name}", "en")
        unfold(record.page)
        doors = set(record.page.locator(".sheet .door").all_inner_texts())
        assert others - doors == set()


def test_a_measure_stands_side_by_side_in_a_wide_panel(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "at=2018/6.1.1", "ja")
        heads = [text.split()[0] for text in page.locator(".board h4").all_inner_texts()]
        assert heads[:3] == ["課題", "取組", "成果指標"]
        assert len(tops(page)) == len(heads)  # one below the other
        page.click(".widener")
        settle(page)
        assert page.get_attribute(".widener", "aria-pressed") == "true"
        assert len(tops(page)) == 1  # side by side
        assert record.misdeeds() == []
    with opened(browser, explorer_page, 375) as record:
        go(record.page, "at=2018/6.1.1", "ja")
        assert len(tops(record.page)) == len(heads)
        assert not record.page.is_visible(".widener")


def tops(page: Page) -> set[int]:
    """The heights at which the board's columns begin."""
    return {round(top) for top in page.locator(".column").evaluate_all("(all) => all.map((one) => one.offsetTop)")}


def test_a_policy_shows_its_tree_its_participants_and_its_indicators(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "at=2018/6", "en")
        tree = page.locator(".sheet > .part .tree").first.locator(":scope > li")
        assert [one.split("\n")[0] for one in tree.all_inner_texts()] == [
            "Helping local firms go international", "Supporting the overseas expansion of environmental business",
        ]  # fmt: skip
        assert tree.first.locator(".tree li").count() == 2
        first = page.locator(".counts li").first.inner_text().split("\n")
        assert first == ["JETRO (Japan External Trade Organization)", "6"]
        assert page.locator(".measured").count() == 2


def test_an_indicator_has_its_chart_and_every_value(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "at=2018/6.1.1/indicator/1", "en")
        assert page.locator(".sheet .chart svg").count() > 0
        rows = [row.split("\t") for row in page.locator(".values tbody tr").all_inner_texts()]
        assert [row[:2] for row in rows] == [
            ["baseline", "fiscal 2014"], ["actual", "fiscal 2016"],
            ["first-period target", "fiscal 2017"], ["target", "fiscal 2021"],
        ]  # fmt: skip
        assert [row[2].replace("\xa0", " ") for row in rows][:2] == ["581 cases", "840 cases"]
        assert cited(page, ".values") == {"2018:6.1.1/indicator/1"}


def test_a_source_opens_its_passage_and_gives_the_focus_back(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "at=2018/6.1.1/action/4", "en")
        page.locator(".sheet .cite").first.focus()
        page.keyboard.press("Enter")
        dialog = page.locator("dialog[open]")
        assert dialog.locator("h2").inner_text() == "Passage 2018:6.1.1/action/4 p. 133"
        assert dialog.locator(".citation-line").inner_text() == (
            "Kawasaki City, かわさき産業振興プラン第2期実行プログラム"
            " [Kawasaki Industrial Promotion Plan, second action programme (fiscal 2018-2021)], p. 133"
            " (2018:6.1.1/action/4)"
        )
        assert "are not in this file" in dialog.inner_text()  # built without the plan's text
        assert any("is a partner in" in text for text in dialog.locator(".told li").all_inner_texts())
        page.keyboard.press("Escape")
        settle(page)
        assert page.locator("dialog").count() == 0
        assert page.evaluate("() => document.activeElement.classList.contains('cite')")
        go(page, "at=2018/6.1.1/action/4", "ja")
        page.locator(".sheet .cite").first.click()
        page.locator("dialog .door", has_text="ジェトロ").last.click()
        settle(page)
        assert page.locator("dialog").count() == 0
        assert page.inner_text("#panel-name") == "ジェトロ"
        assert record.misdeeds() == []


def test_a_citation_is_copied(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        go(page, "at=2018/6.1.1/action/4", "ja")
        page.locator(".citation button").first.click()
        page.wait_for_function("() => document.querySelector('.citation-said').textContent === 'コピーした'")
        copied = page.evaluate("() => navigator.clipboard.readText()")
        assert copied == (
            "川崎市『かわさき産業振興プラン第2期実行プログラム』（2018～2021年度）133ページ（2018:6.1.1/action/4）"
        )


def test_the_plan_s_words_stand_where_the_page_has_them(browser: Browser, session: Session, tmp_path: Path) -> None:
    from keikaku.render.explorer import page as pages

    words = "ジェトロ、<b>中小企業</b>基盤整備機構など"  # as text, whatever it holds
    path = tmp_path / "with-text.html"
    path.write_text(pages.render(explorer.data(session, "en", {"2018:6.1.1/action/4": words})), encoding="utf-8")
    with opened(browser, path) as record:
        go(record.page, "at=2018/6.1.1/action/4", "en")
        quoted = record.page.locator(".sheet .passage-text")
        assert (quoted.inner_text(), quoted.get_attribute("lang")) == (words, "ja")


def test_long_lists_fold_and_say_how_many(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        go(page, "at=2018/6", "en")
        people = page.locator(".counts")
        assert people.locator("li").count() == 8
        fold = page.locator(".part", has=people).locator(".fold")
        count = int(fold.inner_text().removeprefix("Show all "))
        fold.focus()
        page.keyboard.press("Enter")
        assert people.locator("li").count() == count > 8
        assert page.evaluate("() => document.activeElement.closest('.counts') !== null")  # on the first new one


def test_the_panel_leads_on(browser: Browser, explorer_page: Path) -> None:
    with opened(browser, explorer_page) as record:
        page = record.page
        for label, expected in (
            ("Show in network", "network&scene=around&focus=actor/jetro"),
            ("Two steps", "network&scene=around&steps=2&focus=actor/jetro"),
            ("Path to …", "network&scene=path&focus=actor/jetro"),
            ("Show in outline", "outline&at=actor/jetro&q=JETRO"),
        ):
            go(page, "at=actor/jetro", "en")
            page.click(f".actions button:text-is('{label}')")
            settle(page)
            fragment = page.url.split("#")[1]
            assert all(part in fragment for part in expected.split("&")), (label, fragment)
        assert record.misdeeds() == []


def test_every_thing_has_a_panel(browser: Browser, session: Session) -> None:
    """The panel of each of the graph's things, filled in both languages without an error, and never empty."""
    with modules_page(browser, complete(page_data(session))) as page:
        wrong = page.evaluate(
            """async () => {
              const { sheet } = await import('/panel/panel.js');
              const { phrase } = await import('/app/phrase.js');
              const { element } = await import('/parts/dom.js');
              const wrong = [];
              for (const language of ['ja', 'en']) {
                const state = { language, at: -1, view: 'home' };
                const app = {
                  model, views: [], state: () => ({ plans: [], ...state }), set() {}, visit() {}, announce() {},
                  in: (names) => names[language === 'ja' ? 0 : 1], say: (key, values) => phrase(language, key, values),
                  door: (thing) => element('a', 'door', model.data.things[thing].name[0]), cite: () => element('span'),
                };
                model.data.things.forEach(({ id }, thing) => {
                  const text = sheet(app, thing).textContent;
                  if (/undefined|NaN|\\[object|\\{\\w+\\}/.test(text)) wrong.push(`${id}: ${text}`);
                });
              }
              return wrong;
            }"""
        )
        assert wrong == []


def test_a_page_of_another_graph(browser: Browser, tmp_path: Path) -> None:
    from keikaku.services.session.opening import open_session

    small = DATA / "small.trig"
    path = tmp_path / "small.html"
    path.write_text(build(open_session(str(small)), "en"), encoding="utf-8")
    with opened(browser, path) as record:
        page = record.page
        ids: list[str] = page.evaluate(
            "() => JSON.parse(document.getElementById('data').textContent).things.map(({ id }) => id)"
        )
        assert ids
        for name in ids[:20]:
            go(page, f"at={IRI(name)}", "en")
            assert page.inner_text("#panel-name")
        assert record.misdeeds() == []
