"""The release that a session's data came from."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from keikaku import resources
from keikaku.errors import BadFile
from keikaku.records import Release
from keikaku.services.session import released
from keikaku.services.session.opening import open_session
from tests.places import FOREIGN
from tests.services.releases.conftest import make

CHART = FOREIGN / "chart.ttl"


@pytest.fixture(scope="module")
def chart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("released") / "chart"
    make(folder, str(CHART))
    return folder


@pytest.fixture
def copy(chart: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(chart, tmp_path / "chart"))


def test_files_have_the_digest_that_a_release_of_them_has(chart: Path) -> None:
    said = json.loads((chart / "manifest.json").read_text(encoding="utf-8"))
    assert open_session(str(CHART)).release == Release("unreleased", None, said["digest"])
    assert open_session(str(chart)).release == Release(said["name"], said["date"], said["digest"])


def test_order_and_spelling_do_not_count_and_statements_do(tmp_path: Path) -> None:
    quads = sorted(ox.parse(path=str(CHART)), key=str, reverse=True)
    (tmp_path / "again.nt").write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_TRIPLES) or b"")
    usual = open_session(str(CHART)).release
    assert open_session(str(tmp_path / "again.nt")).release == usual
    (tmp_path / "less.nt").write_bytes(ox.serialize(quads[1:], format=ox.RdfFormat.N_TRIPLES) or b"")
    assert open_session(str(tmp_path / "less.nt")).release != usual


def test_the_ontology_counts_once_whether_it_is_there_or_not(tmp_path: Path) -> None:
    words = tmp_path / "words.trig"
    text = resources.ontology_file().read_bytes()
    ontology = ox.NamedNode("https://w3id.org/keikaku/ns")
    quads = [ox.Quad(one.subject, one.predicate, one.object, ontology) for one in ox.parse(text, ox.RdfFormat.TURTLE)]
    words.write_bytes(ox.serialize(quads, format=ox.RdfFormat.TRIG) or b"")
    alone, beside = open_session(str(CHART)).release, open_session([str(CHART), str(words)]).release
    assert alone == beside


def test_what_holds_several_stores_is_of_no_one_release(chart: Path) -> None:
    both = open_session([str(chart), str(FOREIGN / "thesaurus.ttl")]).release
    assert both is not None
    assert both.name == released.UNRELEASED


@pytest.mark.parametrize("name", [*released.QUADS, released.MANIFEST])
def test_a_release_that_was_changed_is_not_claimed(name: str, copy: Path) -> None:
    (copy / name).write_bytes((copy / name).read_bytes() + b"\n")
    with pytest.raises(BadFile, match=r"keikaku-release|is not that of the release|has been changed"):
        assert open_session(str(copy)).release is None


def test_a_release_that_lacks_statements_is_not_opened(copy: Path) -> None:
    (copy / released.QUADS[1]).unlink()
    with pytest.raises(BadFile, match=r"lacks derived\.nq"):
        open_session(str(copy))


def test_a_store_made_from_a_release_says_which(tmp_path: Path) -> None:
    said = {"format": released.STORE, "release": {"name": "a", "date": None, "digest": "sha256:0"}}
    (tmp_path / "manifest.json").write_text(json.dumps(said), encoding="utf-8")
    assert released.of_folder(tmp_path) == Release("a", None, "sha256:0")
    (tmp_path / "manifest.json").write_text('{"format": "keikaku-store/1"}', encoding="utf-8")
    with pytest.raises(BadFile, match="lacks what a manifest says"):
        released.of_folder(tmp_path)


def test_it_is_kept_as_text() -> None:
    for one in (Release("a", "2026-11-30", "sha256:0"), Release("b", None, "sha256:1")):
        assert released.of_columns(released.columns(one)) == one
