"""What the reading view rests on, without a page: sections, names in a text, found passages, issues taken up."""

from __future__ import annotations

from keikaku.page_data import BareData
from keikaku.services.catalogue.run import run
from keikaku.services.session.session import Session
from tests.render.explorer.modules import Modules
from tests.shown import page_data

NAMES = """async ([text, ids]) => {
  const { namedIn } = await import('/data/named_in.js');
  const found = namedIn(model, text, ids.map((id) => model.thingById.get(id)));
  return found.map(({ span: [from, to], thing }) => [text.slice(from, to), model.data.things[thing].id]);
}"""
SOUGHT = """async ([text, sought]) => {
  const { soughtPlaces } = await import('/search/in_text.js');
  return soughtPlaces(text, sought).map(([from, to]) => text.slice(from, to));
}"""


def test_names_are_found_by_any_writing_the_longer_before_the_shorter(modules: Modules) -> None:
    ids = ["actor/jetro", "actor/kawasaki-city", "actor/chamber-of-commerce", "facility/kobs"]
    text = "ジェトロ、川崎市（KOBS）、ＪＥＴＲＯと川崎商工会議所。JETROS is none."
    assert modules.evaluate(NAMES, [text, ids[:2]]) == [
        ["ジェトロ", "actor/jetro"],
        ["川崎市", "actor/kawasaki-city"],
        ["ＪＥＴＲＯ", "actor/jetro"],
    ]


def test_sought_words_are_marked_up_to_their_last_letter(modules: Modules) -> None:
    cases = {
        ("後継者、後継者・コウケイ", "後継者"): ["後継者", "後継者"],
        ("ｾﾝﾀｰ、センター。", "せんたー"): ["ｾﾝﾀｰ", "センター"],
        ("AI in Retail, aid", "AI"): ["AI"],
        ("Small firms and small-firm owners", "small firm"): ["Small firm", "small-firm"],
        ("人材の確保と定着", "定着 人材"): ["人材", "定着"],
        ("Keep track of firms", "off track"): ["track"],  # "off" is no word of it
        ("off-track betting", "off track"): ["off-track"],
        ("なし", "、"): [],
    }
    for (text, sought), expected in cases.items():
        assert modules.evaluate(SOUGHT, [text, sought]) == expected, text


def test_pages_are_told_from_other_texts(modules: Modules) -> None:
    texts = ["p.133", "P 133", "pp. 12", "page iv", "１３３頁", "第5ページ", "133", "p", "頁", "page one", "プラン133"]
    found = modules.evaluate(
        "async (texts) => { const { pageSought } = await import('/search/in_text.js'); return texts.map(pageSought); }",
        texts,
    )
    assert found == ["133", "133", "12", "iv", "133", "5", None, None, None, None, None]


def test_an_issue_is_taken_up_where_the_query_says_so(session: Session, modules: Modules) -> None:
    """The page works out the same as queries/issues-not-taken-up.rq, for all plans."""
    data: BareData = page_data(session, "en")
    kinds = [kind["id"] for kind in data["kinds"]]
    naming = {
        source
        for source, _, target, _ in data["links"]
        if data["kinds"][data["things"][target]["kind"]]["family"] == "entity"
    }
    issues = [
        place for place, thing in enumerate(data["things"]) if kinds[thing["kind"]] == "Issue" and place in naming
    ]
    taken = modules.evaluate(
        "async () => { const { takenUp } = await import('/data/taken_up.js'); return [...takenUp(model).keys()]; }"
    )
    left = {data["things"][issue].get("at") for issue in issues if issue not in set(taken)}
    rows = [
        row[0]
        for plan in ("2018", "2005")
        for row in run(session, "issues-not-taken-up", {"plan": plan, "element": plan}).solutions.rows
    ]
    assert left == {row.value for row in rows if row is not None and hasattr(row, "value")}
    assert left


def test_a_very_long_part_is_read_in_shares_that_begin_at_headings(modules: Modules) -> None:
    """Of 1,000 passages under 10 headings; filters leave what stands above what they keep."""
    shares = modules.evaluate(
        """async () => {
          const { sectionsOf } = await import('/data/reading.js');
          const kinds = ['Policy', 'Measure', 'Issue'].map((id) => ({ id, family: 'element' }));
          const thing = (kind, up, stated = []) => ({ kind, up, plan: 0, stated, id: '', name: ['', ''] });
          const things = [thing(0, -1)];
          const passages = [];
          for (let measure = 0; measure < 10; measure += 1) {
            const up = things.push(thing(1, 0)) - 1;
            for (let issue = 0; issue < 100; issue += 1) {
              passages.push({ of: things.length, names: [], plan: 0 });
              things.push(thing(2, up, [passages.length - 1]));
            }
          }
          const childrenOf = things.map(() => []);
          things.forEach(({ up }, place) => up >= 0 && childrenOf[up].push(place));
          const none = things.map(() => new Map());
          const small = { data: { things, kinds, passages, links: [], relations: [], plansOf: things.map(() => [0]) },
            childrenOf, policies: [0], policyOf: things.map(() => 0), touches: none, heard: none };
          const noFacets = { groupsOn: [], sectorsOn: [], yearsOn: [] };
          const state = { ...noFacets, plans: [], kindsOff: [], relationsOff: [], policiesOn: [], gone: [] };
          const some = sectionsOf(small, 0, { ...state, gone: [...things.keys()].filter((one) => one !== 5) });
          const all = sectionsOf(small, 0, state);
          return [all.map(({ rows, share, shares }) => [rows.length, rows[0].depth, share, shares]),
            some.map(({ rows }) => rows.map((row) => row.depth))];
        }"""
    )
    assert shares == [[[304, 0, 1, 4], [303, 1, 2, 4], [303, 1, 3, 4], [101, 1, 4, 4]], [[0, 1, -1]]]
