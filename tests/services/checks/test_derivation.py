"""What was stated and what follows from it stand apart: an edit is one line, what it entails is found and mended."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from keikaku import resources
from keikaku.errors import AskedWrongly, BadFile, NotWritten
from keikaku.services.checks.derivation import HEADER
from keikaku.services.checks.form import check, fix
from keikaku.services.session.locations import rdf_files
from keikaku.services.session.opening import open_store
from keikaku.store.derive import read_quads
from keikaku.vocab import ID, NS, PREFIXES
from tests.services.conftest import change

HEAD = f"@base <{ID}> .\n@prefix kk: <{NS}> .\n"
OPERATED = "GRAPH <passage/x/1> {\n    <facility/a>\n        kk:operatedBy <actor/b> ;\n    .\n}\n"
OPERATES = "GRAPH <passage/x/1> {\n    <actor/b>\n        kk:operates <facility/a> ;\n    .\n}\n"
BOTH = OPERATES.removesuffix("}\n") + OPERATED.split("{\n")[1]
LACKS = "a derived statement is missing: actor/b kk:operates facility/a (in passage/x/1)"
POLICY, DERIVED = "2031/1.trig", "derived/2031/1.trig"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A graph of one stated statement and what follows from it, in order."""
    root = tmp_path / "own"
    (root / "derived").mkdir(parents=True)
    (root / "x.trig").write_text(f"{HEAD}\n{OPERATED}", encoding="utf-8")
    (root / "derived" / "x.trig").write_text(f"{HEADER}{HEAD}\n{OPERATES}", encoding="utf-8")
    return root


def found(root: Path) -> list[tuple[str, str, str]]:
    findings = check([path for path, _ in rdf_files(str(root))], root)
    assert all(finding.ja for finding in findings)
    return [(one.check, one.where, one.en) for one in findings]


def fixed(root: Path) -> list[str]:
    return list(fix([path for path, _ in rdf_files(str(root))], root))


def statements(root: Path) -> int:
    (row,) = (
        open_store(str(root))
        .select(f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }} FILTER (?g != <{NS[:-1]}>) }}")
        .rows
    )
    return int(row[0].value)  # type: ignore[union-attr]


def test_a_role_more_is_one_line_more_and_its_derived_file_is_named_and_mended(graph: Path) -> None:
    file = graph / POLICY
    before = file.read_text(encoding="utf-8").split("\n")
    place = before.index("        kk:partner <actor/fishery-coop> ;") + 1
    after = [*before[:place], "        kk:partner <actor/tourism-council> ;", *before[place:]]
    file.write_text("\n".join(after), encoding="utf-8")
    statement = "2031/1.1.1/action/1 kk:involves actor/tourism-council (in passage/2031/1.1.1/action/1)"
    assert found(graph) == [("derived", DERIVED, f"a derived statement is missing: {statement}")]
    assert fixed(graph) == [f"written: {DERIVED}"]
    assert file.read_text(encoding="utf-8").split("\n") == after
    assert found(graph) == []


def test_no_statement_of_the_packaged_graph_stands_in_two_files() -> None:
    quads = [quad for path in resources.graph_files() for quad in read_quads(path)]
    assert len(quads) == len(set(quads))


def test_keys_are_written_where_they_are_wanted_and_kept_in_step_from_then_on(folder: Path) -> None:
    def named(name: str) -> None:
        text = f'{HEAD}\n<graph/names> {{ <actor/x> a kk:Organisation ; skos:prefLabel "{name}"@en . }}\n'
        (folder / "names.trig").write_text(
            text.replace(HEAD, f"{HEAD}\n@prefix skos: <{PREFIXES['skos']}> ."), encoding="utf-8"
        )

    named("Port Office")
    assert "written: derived/keys.trig" not in fixed(folder)
    files = [path for path, _ in rdf_files(str(folder))]
    assert list(fix(files, folder, keys=True)) == ["written: derived/keys.trig"]
    assert "portoffice" in (folder / "derived" / "keys.trig").read_text(encoding="utf-8")
    assert found(folder) == []
    named("Harbour Office")
    assert {where for check, where, _ in found(folder) if check == "derived"} == {"derived/keys.trig"}
    assert "written: derived/keys.trig" in fixed(folder)
    assert "harbouroffice" in (folder / "derived" / "keys.trig").read_text(encoding="utf-8")
    assert found(folder) == []


def test_keys_stand_in_the_folder_of_what_they_name_and_a_folder_beside_others_that_have_them_gets_its_own(
    tmp_path: Path,
) -> None:
    def write(name: str, text: str) -> None:
        (tmp_path / name).mkdir()
        head = f"{HEAD}\n@prefix skos: <{PREFIXES['skos']}> ."
        body = f'<graph/{name}> {{ <actor/{name}> a kk:Organisation ; skos:prefLabel "{text}"@en . }}'
        (tmp_path / name / "names.trig").write_text(f"{head}\n{body}\n", encoding="utf-8")

    def keyed(name: str) -> str:
        return (tmp_path / "derived" / name / "keys.trig").read_text(encoding="utf-8")

    write("north", "Port Office")
    write("south", "Harbour Office")
    fixed(tmp_path)
    assert not list(tmp_path.rglob("keys.trig"))
    files = [path for path, _ in rdf_files(str(tmp_path))]
    written = ["written: derived/north/keys.trig", "written: derived/south/keys.trig"]
    assert list(fix(files, tmp_path, keys=True)) == written
    assert ("portoffice" in keyed("north"), "harbouroffice" in keyed("north")) == (True, False)
    assert ("portoffice" in keyed("south"), "harbouroffice" in keyed("south")) == (False, True)
    write("west", "Lighthouse")
    assert {where for check, where, _ in found(tmp_path) if check == "derived"} >= {"derived/west/keys.trig"}
    fixed(tmp_path)
    assert "lighthouse" in keyed("west")
    assert found(tmp_path) == []


def test_a_folder_in_order(folder: Path) -> None:
    assert found(folder) == []
    assert fixed(folder) == []
    assert statements(folder) == 2


def test_what_no_longer_follows_is_found_and_goes_with_its_file(folder: Path) -> None:
    change(folder / "x.trig", "kk:operatedBy <actor/b>", "kk:page 1")
    said = "a statement does not follow by the rules: actor/b kk:operates facility/a (in passage/x/1)"
    assert found(folder) == [("derived", "derived/x.trig", said)]
    assert fixed(folder) == ["removed: derived/x.trig"]
    assert not (folder / "derived" / "x.trig").exists()
    assert found(folder) == []


def test_what_is_stated_stays_stated_though_the_rules_derive_it(folder: Path) -> None:
    (folder / "x.trig").write_text(f"{HEAD}\n{BOTH}", encoding="utf-8")
    said = "a statement of another file is repeated: actor/b kk:operates facility/a (in passage/x/1)"
    assert found(folder) == [("derived", "derived/x.trig", said)]
    assert fixed(folder) == ["removed: derived/x.trig"]
    assert (folder / "x.trig").read_text(encoding="utf-8") == f"{HEAD}\n{BOTH}"
    change(folder / "x.trig", OPERATED.split("{\n")[1].removesuffix("}\n"), "")
    assert fixed(folder) == ["written: derived/x.trig"]  # now the other way follows
    assert statements(folder) == 2


def test_a_folder_that_holds_what_is_derived_among_the_rest_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "x.trig").write_text(f"{HEAD}\n{BOTH}", encoding="utf-8")
    assert found(tmp_path) == []
    assert fixed(tmp_path) == []


def test_a_file_that_is_a_graph_alone_holds_what_is_derived_too(folder: Path) -> None:
    file = folder / "x.trig"
    assert found(file) == [("derived", "x.trig", LACKS)]
    assert fixed(file) == ["written: x.trig"]
    assert file.read_text(encoding="utf-8") == f"{HEAD}\n{BOTH}"
    assert found(file) == []


def test_a_derived_file_alone_is_no_graph(folder: Path) -> None:
    with pytest.raises(AskedWrongly, match="is made from another file"):
        check([folder / "derived" / "x.trig"], folder / "derived" / "x.trig")


def test_many_statements_of_one_file_are_counted_not_listed(graph: Path) -> None:
    file = graph / "derived/authority.trig"
    missing = len(read_quads(file))
    file.unlink()
    findings = found(graph)
    assert {(check, where) for check, where, _ in findings} == {("derived", "derived/authority.trig")}
    assert [said for _, _, said in findings][5:] == [f"{missing - 5} statements more"]
    assert fixed(graph) == ["written: derived/authority.trig"]
    assert found(graph) == []


def test_n_quads_are_not_rewritten_and_what_follows_from_them_stands_beside(tmp_path: Path) -> None:
    quads = tmp_path / "some.nq"
    quads.write_text(f"<{ID}facility/a> <{NS}operatedBy> <{ID}actor/b> <{ID}passage/x/1> .\n", "utf-8")
    before = quads.read_bytes()
    assert found(quads) == [("derived", "some.nq", LACKS)]
    assert fixed(quads) == []
    assert found(tmp_path) == [("derived", "derived/some.trig", LACKS)]
    assert fixed(tmp_path) == ["written: derived/some.trig"]
    assert (tmp_path / "derived" / "some.trig").read_text(encoding="utf-8") == f"{HEADER}{HEAD}\n{OPERATES}"
    assert found(tmp_path) == []
    assert quads.read_bytes() == before


def test_a_folder_called_derived_in_which_people_write_is_theirs(folder: Path) -> None:
    theirs = folder / "derived" / "x.trig"
    shutil.copy(folder / "x.trig", theirs)
    change(theirs, "passage/x/1", "passage/x/2")
    before = theirs.read_bytes()
    assert ("derived", "derived/x.trig", LACKS) in found(folder)
    with pytest.raises(BadFile, match="stands where derived statements belong") as caught:
        fixed(folder)
    assert caught.value.file == str(theirs)
    assert theirs.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(folder: Path) -> None:
    shutil.rmtree(folder / "derived")
    (folder / "derived").touch()
    with pytest.raises(NotWritten, match="derived cannot be made: "):
        fixed(folder)
