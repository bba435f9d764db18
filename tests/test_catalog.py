"""Headers of queries: what is read from them, and how a bad one is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from keikaku import catalog, resources
from keikaku.catalog import Column, Entry, Parameter
from keikaku.errors import BadFile
from keikaku.records import Label

LINES = [
    "# title: What somebody does",
    "# title (ja): することの一覧",
    "# question: What does an actor do?",
    "# question (ja): 主体は何をするか。",
    "# topic: partners",
    "# note: Empty where nothing is said.",
    "# note (ja): 述べられていなければ空。",
    "# parameter: actor | actor or facility | KOBS | who | 主体",
    "# parameter: from | year | 2018 | first year | 最初の年",
    "# column: address | address | initiative | 取組",
    "# column: done | count | done | 件数",
    "# example: keikaku run what -p actor KOBS",
]
QUERY = "SELECT ?address ?done { }\n# not a header\n"
ORDER = "title, title (ja), question, question (ja), topic, note, note (ja), parameter, column, example"


def written(folder: Path, lines: list[str], name: str = "what") -> Path:
    path = folder / f"{name}.rq"
    path.write_text("\n".join([*lines, QUERY]), encoding="utf-8")
    return path


def test_a_header_is_read_whole(tmp_path: Path) -> None:
    entry = catalog.read(written(tmp_path, LINES))
    assert entry == Entry(
        "what",
        Label("することの一覧", "What somebody does"),
        Label("主体は何をするか。", "What does an actor do?"),
        "partners",
        Label("述べられていなければ空。", "Empty where nothing is said."),
        (
            Parameter("actor", ("actor", "facility"), "KOBS", Label("主体", "who")),
            Parameter("from", ("year",), "2018", Label("最初の年", "first year")),
        ),
        (Column("address", "address", Label("取組", "initiative")), Column("done", "count", Label("件数", "done"))),
        "keikaku run what -p actor KOBS",
        QUERY,
    )
    assert [parameter.kinds for parameter in entry.parameters] == [("Organisation", "Network", "Facility"), ()]


def test_a_note_and_parameters_may_be_missing(tmp_path: Path) -> None:
    entry = catalog.read(written(tmp_path, LINES[:5] + LINES[9:]))
    assert (entry.note, entry.parameters) == (Label(None, None), ())


@pytest.mark.parametrize(
    ("number", "line", "message", "hint"),
    [
        (1, "# titel: a", "no line of a header: # titel: a", f"a line is “# key: value”, with {ORDER}"),
        (1, "#title: a", "no line of a header: #title: a", f"a line is “# key: value”, with {ORDER}"),
        (1, "# title:", "no line of a header: # title:", f"a line is “# key: value”, with {ORDER}"),
        (2, "# title: again", "title stands in the wrong place, or twice", f"the order is {ORDER}"),
        (3, "# topic: partners", "question (ja) stands in the wrong place, or twice", f"the order is {ORDER}"),
        (5, "# topic: gossip", "gossip is no topic", f"one of {', '.join(catalog.TOPICS)}"),
        (
            8, "# parameter: actor | actor | KOBS | who",
            "this has not the form name | type | default | meaning | 意味", "write all parts, with a | between them",
        ),
        (
            8, "# parameter: actor | actor |  | who | 主体",
            "this has not the form name | type | default | meaning | 意味", "write all parts, with a | between them",
        ),
        (
            8, "# parameter: an actor | actor | KOBS | who | 主体",
            "an actor cannot name a variable here", "small letter first, then letters",
        ),
        (
            8, "# parameter: actor | actor or person | KOBS | who | 主体",
            "person is no type of a parameter", f"one of {', '.join(catalog.TYPES)}",
        ),
        (
            10, "# column: address | place | initiative | 取組",
            "place is no type of a column", f"one of {', '.join(catalog.COLUMN_TYPES)}",
        ),
        (
            10, "# column: address | address | initiative",
            "this has not the form name | type | heading | 見出し", "write all parts, with a | between them",
        ),
    ],
)  # fmt: skip
def test_a_bad_line_is_told_with_file_and_line(number: int, line: str, message: str, hint: str, tmp_path: Path) -> None:
    path = written(tmp_path, [*LINES[: number - 1], line, *LINES[number:]])
    with pytest.raises(BadFile) as caught:
        catalog.read(path)
    problem = caught.value
    told = 4 if message.startswith("question (ja)") else number
    assert (problem.message, problem.hint) == (f"{path}:{told}: {message}", hint)
    assert (problem.file, problem.line, problem.column) == (str(path), told, 1)


@pytest.mark.parametrize("missing", ["title", "question (ja)", "topic", "column", "example"])
def test_what_a_header_lacks_is_named(missing: str, tmp_path: Path) -> None:
    path = written(tmp_path, [line for line in LINES if not line.startswith(f"# {missing}:")])
    with pytest.raises(BadFile) as caught:
        catalog.read(path)
    assert caught.value.message.endswith(f": the header has no {missing}")


def test_a_note_in_one_language_is_at_fault(tmp_path: Path) -> None:
    path = written(tmp_path, [line for line in LINES if not line.startswith("# note (ja)")])
    with pytest.raises(BadFile, match="the header has a note in one language only"):
        catalog.read(path)


def test_a_file_that_is_no_text_is_at_fault(tmp_path: Path) -> None:
    path = tmp_path / "what.rq"
    path.write_bytes(b"# title: \xff")
    with pytest.raises(BadFile, match="cannot be read as a query"):
        catalog.read(path)


def test_queries_come_by_topic_then_name_and_are_found_by_name(tmp_path: Path) -> None:
    structure = [line.replace("partners", "structure") for line in LINES]
    for name, lines in (("b", LINES), ("a", LINES), ("c", structure)):
        written(tmp_path, lines, name)
    assert [entry.name for entry in catalog.read_all(tmp_path)] == ["c", "a", "b"]
    assert catalog.names(tmp_path) == ["a", "b", "c"]
    found = catalog.find("b", tmp_path)
    assert found is not None
    assert found.name == "b"
    assert catalog.find("../b", tmp_path) is None


def test_the_packaged_catalogue_is_that_of_the_folder() -> None:
    assert catalog.names() == sorted(path.stem for path in resources.folder("queries").glob("*.rq"))
    assert {entry.name for entry in catalog.read_all()} == set(catalog.names())
