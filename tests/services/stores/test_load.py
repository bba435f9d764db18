"""A store from a release: whole or not at all, whatever happens meanwhile."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from keikaku.errors import BadFile, KeikakuError, NotWritten, OutOfTime
from keikaku.limits import Limits
from keikaku.services.checks import check
from keikaku.services.questions.reply import reply
from keikaku.services.session import opening, released
from keikaku.services.stores import folder, load, releases
from keikaku.services.stores.load import Loaded
from keikaku.services.things.show import show
from keikaku.store import on_disk
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.remote import RemoteStore
from keikaku.texts.catalogue import label
from tests.places import TOWN
from tests.services.conftest import little_space
from tests.services.stores.releases import canonical, lines, names, ontology, quads_of, release, town, town_keys
from tests.store.conftest import serving

STRANGER = "<urn:a> <urn:b> <urn:c> <urn:g> .\n"


def made(source: Path, target: Path, limits: Limits | None = None) -> Loaded:
    return load.load(releases.read(source), target, limits or Limits())


def test_a_store_holds_what_the_release_says_and_tells_from_which_it_is(town_release: Path, town_store: Path) -> None:
    told = json.loads((town_store / "manifest.json").read_text(encoding="utf-8"))
    of = json.loads((town_release / "manifest.json").read_text(encoding="utf-8"))
    data = f"data-{of['digest'][7:19]}"
    assert list(told) == ["format", "release", "engine", "data", "quads", "files", "seal"]
    assert told["format"] == "keikaku-store/1"
    assert told["release"] == {name: of[name] for name in ("name", "date", "digest")}
    assert told["engine"] == {"name": "oxigraph", "version": ox.__version__}
    assert told["data"] == data
    assert [one["path"] for one in told["files"]] == [f"{data}/{name}" for name in names(town_store / data)]
    assert set(names(town_store)) == {"manifest.json", ".lock", data, *(one["path"] for one in told["files"])}
    everything = quads_of(town_store)
    assert len(everything) == told["quads"]
    # As the engine has numbers and dates: what it was given by the same way.
    assert everything == canonical(_loaded([*lines(town()), *lines(town_keys()), *ontology()]))


def _loaded(some: list[str]) -> ox.Store:
    store = ox.Store()
    store.load("".join(some).encode(), ox.RdfFormat.N_QUADS)
    return store


@pytest.mark.parametrize(
    "question", ["initiatives involving Minato University", "みなと大学が関わる取組", "海のブランド"]
)
def test_it_answers_as_files_do_and_leaves_its_names_where_they_are(town_store: Path, question: str) -> None:
    far, near = opening.open_session(str(town_store)), opening.open_session(str(TOWN))
    assert far.is_far
    assert far.release is not None
    assert far.release.name == "town 1"
    assert far.plans == near.plans
    there, here = reply(far, question), reply(near, question)
    assert there.level == here.level
    assert [one.card for one in getattr(there.answer, "results", ())] == [
        one.card for one in getattr(here.answer, "results", ())
    ]


def test_things_are_shown_as_from_files(town_store: Path) -> None:
    far, near = opening.open_session(str(town_store)), opening.open_session(str(TOWN))
    for name in ("みなと大学", f"{near.plans[0].id}:1", "Minato"):
        assert show(far, name) == show(near, name)


def test_who_checks_it_is_told_that_verify_proves_it(town_store: Path) -> None:
    assert label("checks.loaded_store") in check.check(str(town_store)).skipped


def test_names_without_keys_are_given_theirs(tmp_path: Path, town_store: Path) -> None:
    bare = release(tmp_path / "bare", stated=lines(town()), ontology=ontology())
    found = made(bare, tmp_path / "store")
    own = "<https://w3id.org/keikaku/id/graph/keys"
    assert quads_of(tmp_path / "store") == {one.replace(f"{own}>", f"{own}/added>") for one in quads_of(town_store)}
    assert found.keys == len({thing for thing, *_ in town_keys()})
    count = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    for plans in ((), ("2031",)):  # the release says none of them: they find names, and are no answers
        there, here = (opening.open_session(str(one), plans=plans) for one in (tmp_path / "store", bare))
        assert there.query(count) == here.query(count)


def test_a_node_without_a_name_is_one_node_in_all_files(tmp_path: Path) -> None:
    some = release(
        tmp_path / "some", stated=["_:a <urn:b> <urn:c> <urn:g> .\n"], derived=["_:a <urn:d> <urn:e> <urn:g> ."]
    )
    made(some, tmp_path / "store")
    assert len({quad.split()[0] for quad in quads_of(tmp_path / "store")}) == 1


def test_a_reader_goes_on_while_the_store_is_made_anew(tmp_path: Path, own_store: Path) -> None:
    old = next(own_store.glob("data-*"))
    reader = EmbeddedStore.open(own_store)
    other = release(tmp_path / "other", stated=[STRANGER])
    found = made(other, own_store)
    assert found.in_use == (old,)
    assert reader.size() > 1000
    assert EmbeddedStore.open(own_store).size() == 1
    del reader
    again = made(other, own_store)
    assert again.in_use == ()
    assert not old.exists()
    assert sorted(path.name for path in own_store.iterdir()) == [".lock", again.manifest.data, "manifest.json"]


def test_a_server_goes_on_with_its_data_however_often_the_store_is_made_anew(
    tmp_path: Path, own_store: Path, town_release: Path
) -> None:
    old = next(own_store.glob("data-*"))
    other = release(tmp_path / "other", stated=[STRANGER])
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    with serving(old, "--union-default-graph") as address:
        server = RemoteStore.connect(address, 20)
        before = server.select(count).rows
        assert [made(some, own_store).in_use for some in (other, town_release, other)] == [(old,)] * 3
        assert server.select(count).rows == before
        assert server.select("SELECT ?s WHERE { ?s ?p ?o } LIMIT 2000").rows
    made(other, own_store)
    assert not old.exists()


def test_what_is_open_says_of_which_release_it_is_also_when_the_store_is_another_s(
    tmp_path: Path, own_store: Path
) -> None:
    session = opening.open_session(str(own_store))
    made(release(tmp_path / "other", stated=[STRANGER]), own_store)
    now, then = opening.open_session(str(own_store)).release, session.release
    assert now is not None
    assert then is not None
    assert now.digest != then.digest
    assert len(session.select("SELECT ?s WHERE { ?s ?p ?o }").rows) > 1000


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("flipped", "quads/stated.nq is not the file that the release's manifest speaks of"),
        ("missing", "there is no file .*quads/derived.nq"),
        ("no statement", "quads/stated.nq:2: "),
        ("another format", "has the format keikaku-release/2; this version reads keikaku-release/1"),
        ("out of it", "is damaged: its manifest says nothing of its statements"),
        ("no digest", "is damaged: its manifest says nothing of its statements"),
        ("no manifest", "is a release whose manifest.json is missing"),
    ],
)
def test_a_release_that_is_not_whole_makes_no_store(tmp_path: Path, own_store: Path, change: str, said: str) -> None:
    stated = [STRANGER, "this is no statement .\n"] if change == "no statement" else [STRANGER]
    some = release(tmp_path / "some", stated=stated, derived=[STRANGER])
    manifest = some / "manifest.json"
    told = json.loads(manifest.read_text(encoding="utf-8"))
    if change == "flipped":
        (some / "quads" / "stated.nq").write_text(STRANGER.replace("b", "x"), encoding="utf-8")
    elif change == "missing":
        (some / "quads" / "derived.nq").unlink()
    elif change == "no manifest":
        manifest.unlink()
    else:
        if change == "another format":
            told["format"] = "keikaku-release/2"
        if change == "out of it":
            told["files"][0]["path"] = "../secret.nq"
        if change == "no digest":
            told["digest"] = "../../x"
        del told["seal"]
        manifest.write_text(released.sealed(told), encoding="utf-8")
    before = names(own_store)
    with pytest.raises(BadFile, match=said):
        made(some, own_store)
    assert names(own_store) == before
    with pytest.raises(BadFile, match=said):
        made(some, tmp_path / "new")
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("kind", ["files", "a manifest", "a file", "an Oxigraph folder", "a link to nothing"])
def test_what_is_somebody_elses_is_not_touched(tmp_path: Path, town_release: Path, kind: str) -> None:
    target = tmp_path / "mine"
    if kind == "a file":
        target.write_text("mine", encoding="utf-8")
    elif kind == "a link to nothing":
        target.symlink_to(tmp_path / "nothing")
    elif kind == "an Oxigraph folder":
        ox.Store(str(target)).flush()
    else:
        target.mkdir()
        (target / ("manifest.json" if kind == "a manifest" else "thesis.txt")).write_text("{}", encoding="utf-8")
    before = names(tmp_path)
    with pytest.raises(NotWritten, match=r"holds what is not a store's|is a file, not a folder|is a link to nothing"):
        made(town_release, target)
    assert names(tmp_path) == before


def test_two_do_not_make_one_store_at_once(town_release: Path, own_store: Path) -> None:
    with folder.taken(own_store), pytest.raises(NotWritten) as problem:
        made(town_release, own_store)
    assert problem.value.message == f"process {os.getpid()} is making {own_store} anew just now"
    assert problem.value.hint == "wait until it has ended; readers go on"
    made(town_release, own_store)


@pytest.mark.parametrize("room", [100, 5_000, 30_000])
def test_on_a_full_disk_the_old_store_still_stands(
    tmp_path: Path, town_release: Path, own_store: Path, room: int
) -> None:
    before = names(own_store)
    with little_space(room), pytest.raises(NotWritten) as problem:
        made(town_release, own_store)
    said = "cannot be written: no space is left"
    assert problem.value.message == f"{own_store} {said}; what stood there still stands"
    assert names(own_store) == before
    with little_space(room), pytest.raises(NotWritten) as problem:
        made(town_release, tmp_path / "new")
    assert problem.value.message == f"{tmp_path / 'new'} {said}; nothing was left there"
    assert not (tmp_path / "new").exists()


def test_a_folder_that_cannot_be_made_is_told_of(tmp_path: Path, town_release: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(NotWritten, match="cannot be written: Not a directory"):
        made(town_release, tmp_path / "file" / "store")


def test_what_takes_too_long_is_ended_and_the_old_store_still_stands(town_release: Path, own_store: Path) -> None:
    before = names(own_store)
    with pytest.raises(OutOfTime, match=r"could not be made within 0\.01 seconds; what stood there still stands"):
        made(town_release, own_store, Limits(0.01))
    assert names(own_store) == before


def test_killed_at_any_moment_it_leaves_the_old_store_or_the_new_one(town_release: Path, tmp_path: Path) -> None:
    """``benchmarks/kills.py`` does it a hundred times."""
    store = tmp_path / "store"
    first = made(town_release, store).manifest
    other = release(tmp_path / "other", stated=[STRANGER])
    kept = {first.release["digest"], releases.read(other).about["digest"]}
    for wait in (0.25, 0.4, 0.55):
        command = [sys.executable, "-m", "keikaku", "load", str(other), "-o", str(store)]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
        opened = EmbeddedStore.open(store)
        assert on_disk.read(store).release["digest"] in kept
        assert opened.size() in (1, first.quads)
        del opened
    last = _after_the_killed(other, store)
    assert sorted(path.name for path in store.iterdir()) == [".lock", last.manifest.data, "manifest.json"]


def _after_the_killed(source: Path, store: Path) -> Loaded:
    """The next load: what the copies of the killed have begun they may still be leaving."""
    for _ in range(50):
        try:
            return made(source, store)
        except KeikakuError:
            time.sleep(0.1)
    return made(source, store)


def test_leftovers_of_the_killed_are_cleared_away(town_release: Path, own_store: Path) -> None:
    old = next(own_store.glob("data-*"))
    shutil.copytree(old, own_store / "data-0123456789ab.new")
    shutil.copytree(old, own_store / "data-0123456789ab")
    found = made(town_release, own_store)
    assert sorted(path.name for path in own_store.iterdir()) == [".lock", found.manifest.data, "manifest.json"]
    assert found.manifest.data == f"{old.name}-1"
