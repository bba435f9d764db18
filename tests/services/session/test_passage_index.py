from __future__ import annotations

from pathlib import Path

from keikaku.language.relevance import Relevance
from keikaku.services.session import passage_index
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.services.session.vocabulary import notes
from keikaku.vocab import ID
from tests.places import TOWN

AIM, ACTION = "passage/2031/1.1.1/aim", "passage/2031/1.1.1/action/1"


def having(index: Relevance, *keys: str) -> list[str]:
    return [name.removeprefix(ID) for place, name in enumerate(index.names) if index.has(place, keys)]


def test_passages_stand_in_the_order_of_the_plan(town: Session) -> None:
    assert [name.removeprefix(f"{ID}passage/2031/") for name in town.passages.names] == [
        "1.1.1/action/1", "1.1.1/action/2", "1.1.1/aim", "1.1.1/indicator/1", "1.1.1/issue/1", "2.1.1/action/1",
        "2.1.1/action/2", "2.1.1/aim", "2.1.1/indicator/1", "2.1/direction/1",
    ]  # fmt: skip


def test_a_passage_is_found_by_all_that_it_speaks_of(town: Session) -> None:
    index = town.passages
    assert having(index, "港祭") == []
    assert having(index, "連携") == [ACTION, *having(index, "連携")[1:]]  # a word of its text
    assert AIM in having(index, "abroad")  # the name of the element that it states, in the other language
    assert having(index, "cooperative")[0] == ACTION  # a thing that it mentions
    assert having(index, "go") == having(index, "abroad")  # and by the name of the element above


def test_both_engines_and_the_notes_give_the_same_index(town: Session) -> None:
    columns = town.passages.columns()
    assert passage_index.read(open_session(str(TOWN), engine="reference").whole).columns() == columns
    kept = notes(town.whole)
    assert kept["passages"] == columns
    assert Session(town.whole, notes=kept).passages.columns() == columns


def test_a_graph_without_passages_has_an_empty_index(tmp_path: Path) -> None:
    file = tmp_path / "own.ttl"
    file.write_text('<urn:a> <http://www.w3.org/2004/02/skos/core#prefLabel> "port"@en .', encoding="utf-8")
    session = open_session(str(file))
    assert session.passages.names == []
    assert Session(session.whole, notes=notes(session.whole)).passages.names == []
