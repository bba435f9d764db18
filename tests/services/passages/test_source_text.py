from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from keikaku.errors import BadFile
from keikaku.records import IRI
from keikaku.services.passages.quotations import quotations
from keikaku.services.passages.source_text import passages, quotation, source_files
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.vocab import ID
from tests.services.conftest import change

TEXT = "前置き\n計画の\n1 文 one\ntwo。\n終わり\n"


def register(folder: Path, end: str = "11") -> Session:
    """A register of one passage in two ranges of a text."""
    digest = sha256(b"\n".join(part.encode() for part in (TEXT[13:20], TEXT[4:8]))).hexdigest()
    (folder / "register.trig").write_text(
        f"""@base <{ID}> . @prefix kk: <https://w3id.org/keikaku/ns#> . @prefix oa: <http://www.w3.org/ns/oa#> .
        GRAPH <graph/r> {{
          <source/t> kk:fileName "t.txt" ; kk:textHash "{sha256(TEXT.encode()).hexdigest()}" .
          <passage/a> a kk:Passage ; kk:address "2018:1/aim" ; kk:textHash "{digest}" ; oa:hasSource <source/t> ;
            oa:hasSelector <r/all> .
          <r/all> a kk:JoinedRanges ; kk:textRange <r/1>, <r/2> .
          <r/1> kk:order 2 ; oa:start 4 ; oa:end 8 .
          <r/2> kk:order 1 ; oa:start 13 ; oa:end {'"' + end + '"' if not end.isdecimal() else 20} .
        }}""",
        encoding="utf-8",
    )
    return open_session(str(folder / "register.trig"))


def test_a_passage_is_its_ranges_in_order(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(TEXT, encoding="utf-8")
    some = register(tmp_path)
    found = passages(some, source_files(some, tmp_path))[IRI(f"{ID}passage/a")]
    assert (found.text, found.intact) == (f"{TEXT[13:20]}\n{TEXT[4:8]}", True)
    assert quotations(Session(some.whole, source=tmp_path)) == {"2018:1/aim": quotation(found.text)}


def test_a_changed_text_is_no_longer_intact(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(TEXT.replace("計画", "企画"), encoding="utf-8")
    some = register(tmp_path)
    assert [file.intact for file in source_files(some, tmp_path)] == [False]
    assert [passage.intact for passage in passages(some, source_files(some, tmp_path)).values()] == [False]


def test_a_file_that_is_not_there_gives_no_passages(tmp_path: Path) -> None:
    some = register(tmp_path)
    assert [(file.name, file.text, file.intact) for file in source_files(some, tmp_path)] == [("t.txt", None, False)]
    assert passages(some, source_files(some, tmp_path)) == {}
    with pytest.raises(BadFile) as caught:
        quotations(Session(some.whole, source=tmp_path))
    assert caught.value.message == f"{tmp_path} holds none of the plan's text files"
    assert caught.value.hint == "looked for t.txt"
    assert quotations(Session(some.whole)) == {}


def test_the_file_is_looked_for_in_the_folder_alone(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "in").mkdir()
    register(tmp_path)
    change(tmp_path / "register.trig", '"t.txt"', '"../secret.txt"')
    assert [file.text for file in source_files(open_session(str(tmp_path / "register.trig")), tmp_path / "in")] == [
        None
    ]


def test_a_place_that_is_no_number_is_a_fault_of_the_data(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(TEXT, encoding="utf-8")
    some = register(tmp_path, end="end")
    with pytest.raises(BadFile, match="is not given in whole numbers"):
        passages(some, source_files(some, tmp_path))


@pytest.mark.parametrize(
    ("text", "running"),
    [
        ("計画の\n文", "計画の文"),
        ("a\nb", "a b"),
        ("計画\nABC\n計画", "計画ABC計画"),
        ("2018\n2019", "2018 2019"),
        ("end.\nNext", "end. Next"),
        ("  ○ 取組\n\n　続き  \n", "取組続き"),
        ("• in the city)\nand the “port\narea”", "in the city) and the “port area”"),
        ("climate-\nneutral café\nand 1,\n648 (of\n2,000 )", "climate-neutral café and 1,648 (of 2,000 )"),
        ("・市内\n（ＫＯ\nＢＳ）\nと", "市内（ＫＯＢＳ）と"),
        ("- first\n▪ second", "first ▪ second"),
        ("-5 %\n増", "-5 %増"),
        ("※１ 注", "※１ 注"),
        ("", ""),
    ],
)
def test_a_quotation_is_running_text(text: str, running: str) -> None:
    assert quotation(text) == running


def test_every_passage_of_the_plan_has_its_text(session: Session, source_folder: Path) -> None:
    found = quotations(Session(session.whole, source=source_folder))
    assert len(found) == 535
    assert "THINK(テクノハブイノベーション川崎)を拠点として" in found["2005:4/action/2"]
