"""The packaged graph kept ready: used when it fits, passed over when it does not, never in the way."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path
from random import Random

import pytest

from keikaku import resources
from keikaku.limits import Limits
from keikaku.services.questions.answer_view import AnswerView
from keikaku.services.questions.lookup import lookup
from keikaku.services.releases import release
from keikaku.services.session import made_ready, opening, vocabulary
from keikaku.services.session.session import Session
from keikaku.services.stores import load, releases
from keikaku.services.things.complete import complete
from keikaku.services.things.show import show
from keikaku.store import embedded, prepared
from keikaku.store.base import Store
from keikaku.store.embedded import MOST_COPIED, EmbeddedStore
from keikaku.store.files.reading import Reading
from keikaku.store.prepared import PreparedStore
from keikaku.vocab import ID
from tests.places import PLANS, ROOT, TOWN
from tests.services.conftest import change, little_space

QUESTIONS = [
    "initiatives involving JETRO", "ジェトロが関わる取組", "partners of KIIP", "政策６の指標と目標値", "laws", "JETR",
    "how are JETRO and KOBS connected?", "which policies have the most facilities?", "UNEP",
]  # fmt: skip


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("KEIKAKU_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "keikaku"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache with the packaged graph in it."""
    return _build(tmp_path_factory.mktemp("built"))


@pytest.fixture
def ready(built: Path, cache: Path) -> Path:
    """The packaged graph in the cache."""
    cache.parent.mkdir()
    cache.mkdir(mode=0o700)
    return Path(shutil.copytree(built, cache / built.name))


def _build(cache: Path) -> Path:
    """What is kept of the graph as it is now, in that cache."""
    ready = cache / made_ready._name(made_ready._manifest())
    ready.with_suffix(".new").mkdir(parents=True)
    made_ready.build("", str(ready))
    return ready


def _is_ready(session: Session) -> bool:
    """Whether it is over what was made ready."""
    return isinstance(session._store, PreparedStore)


def test_a_graph_kept_ready_answers_as_its_files_do(ready: Path, session: Session) -> None:
    fast = opening.open_session(once=True)
    assert _is_ready(fast)
    for question in QUESTIONS:
        assert AnswerView(lookup(fast, question)).data() == AnswerView(lookup(session, question)).data()
    for name in ("JETRO", "KOBS", "2018:6.1.1", "2018:6.1.1/action/4"):
        assert show(fast, name) == show(session, name)
    assert ready.exists()


def test_some_plans_are_made_ready_too(ready: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first question to a plan takes it out of the files, the next ones find it, and answer alike."""
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: made_ready.build(*command[6:]))
    first, second = (opening.open_session(once=True, plans=["2018"]) for _ in range(2))
    assert (_is_ready(first), _is_ready(second)) == (False, True)
    for question in QUESTIONS[:4]:
        assert AnswerView(lookup(second, question)).data() == AnswerView(lookup(first, question)).data()
    assert [plan.id for plan in second.plans] == [plan.id for plan in first.plans] == ["2018"]
    count = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert second.given.select(count).rows == first.given.select(count).rows
    assert len(list(ready.parent.iterdir())) == 2


@pytest.mark.parametrize("most", [MOST_COPIED, 0], ids=["a small store", "a large one"])
def test_plans_of_a_store_on_disk_are_made_ready_too(
    most: int, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As those of the packaged graph, until the store is made anew."""
    monkeypatch.setattr(embedded, "MOST_COPIED", most)
    store = tmp_path / "store"

    def loaded(name: str) -> None:
        (folder := tmp_path / name).mkdir()
        release.make([str(TOWN), str(PLANS / "harbour.trig")], Reading(), folder, name=name)
        load.load(releases.read(folder), store, Limits())

    def asked(times: int) -> list[Session]:
        with monkeypatch.context() as patch:
            patch.setattr(subprocess, "Popen", lambda command, **_: made_ready.build(*command[6:]))
            return [opening.open_session(str(store), once=True, plans=["harbour-2030"]) for _ in range(times)]

    loaded("one")
    first, second = asked(2)
    assert (_is_ready(first), _is_ready(second)) == (False, True)
    for question in ("issues", "goals", "initiatives"):
        assert AnswerView(lookup(second, question)).data() == AnswerView(lookup(first, question)).data()
    assert [plan.id for plan in second.plans] == [plan.id for plan in first.plans]
    count = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert second.given.select(count).rows == first.given.select(count).rows
    assert second.remarks == first.remarks
    assert bool(first.remarks) == (most == 0)
    assert second.release == first.release
    assert len(list(cache.iterdir())) == 1
    loaded("two")
    (again,) = asked(1)
    assert not _is_ready(again)
    assert again.release is not None
    assert again.release.name == "two"


def test_its_words_are_those_of_the_graph(ready: Path, session: Session) -> None:
    fast = opening.open_session(once=True)
    assert _is_ready(fast)
    one, other = fast.names, session.names
    assert sorted(one.columns()[5]) == sorted(other.columns()[5])
    assert sorted(fast.every_name, key=str) == sorted(session.every_name, key=str)
    for text in ("ジェトロ", "THINK", "kawasaki", "JETR", "川崎"):
        assert (one.exact(text), one.near(text)) == (other.exact(text), other.near(text))
    assert fast.lexicon.columns() == session.lexicon.columns()
    for begun in ("", "jet", "かわさき", "2018:6.1"):
        assert complete(fast, begun, "en") == complete(session, begun, "en")
    assert ready.exists()


def _packaged(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another folder be the packaged graph."""
    monkeypatch.setattr(resources, "folder", lambda name: graph if name == "graph" else ROOT / name)


def _names_of_the_cooperative(session: Session) -> set[str]:
    index, iri = session.names, f"{ID}actor/fishery-coop"
    return {name.text for form in ("mfc", "mfd") for name in index.named(form) if name.iri == iri}


def test_a_change_of_the_graph_is_seen_at_once(cache: Path, graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _packaged(graph, monkeypatch)
    _build(cache)
    assert _names_of_the_cooperative(opening.open_session(once=True)) == {"MFC"}
    file = graph / "authority.trig"
    before = file.stat()
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"MFC"', '"MFD"'), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))  # neither size nor time tells
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    monkeypatch.setattr(made_ready, "_begin", lambda *_: None)
    changed = opening.open_session(once=True)
    assert not _is_ready(changed)
    assert _names_of_the_cooperative(changed) == {"MFD"}
    _build(cache)
    fast = opening.open_session(once=True)
    assert _is_ready(fast)
    assert _names_of_the_cooperative(fast) == {"MFD"}
    file.write_text(text, encoding="utf-8")  # and back: what was kept of it is still there
    assert _is_ready(again := opening.open_session(once=True))
    assert _names_of_the_cooperative(again) == {"MFC"}


DAMAGES = ("cut", "bit", "zeros", "noise", "longer", "empty", "gone", "another's", "folder", "pipe")


def _damage(file: Path, how: str, chance: Random) -> None:
    data = file.read_bytes()
    place = chance.randrange(len(data))
    length = len(data[place : place + chance.choice([1, 100, 4096])])
    put = {
        "bit": bytes([data[place] ^ 1 << chance.randrange(8)]), "zeros": bytes(length),
        "noise": chance.randbytes(length),
    }  # fmt: skip
    whole = {"cut": data[:place], "longer": data + bytes(length), "empty": b"", "another's": b"MANIFEST-000005\n"}
    file.unlink()
    if how in put:
        file.write_bytes(data[:place] + put[how] + data[place + len(put[how]) :])
    elif how in whole:
        file.write_bytes(whole[how])
    elif how == "folder":
        file.mkdir()
    elif how == "pipe":
        os.mkfifo(file)


def _whole(folder: Path) -> bool:
    return prepared.read(folder, made_ready._manifest(), made_ready._from_files) is not None


@pytest.mark.parametrize("how", DAMAGES)
def test_no_damage_to_any_file_is_passed_over(how: str, ready: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest, chance = made_ready._manifest(), Random(how)
    monkeypatch.setattr(made_ready, "_manifest", lambda: manifest)
    files = [path for path in (*(ready / "store").iterdir(), ready / "notes") if path.stat().st_size]
    assert len(files) > 8
    for file in files:
        kept = file.read_bytes()
        for _ in range(3 if how in ("cut", "bit", "zeros", "noise") else 1):
            _damage(file, how, chance)
            if file.is_file() and file.read_bytes() == kept:
                continue  # zeros where zeros were, a file in its own place
            assert not _whole(ready), file.name
            if file.is_dir():
                file.rmdir()
            elif file.exists():
                file.unlink()
            file.write_bytes(kept)
    assert _whole(ready)


def test_a_file_too_many_or_two_in_each_others_place_are_seen(ready: Path) -> None:
    (ready / "store" / "000099.log").write_bytes(b"")
    assert not _whole(ready)
    (ready / "store" / "000099.log").unlink()
    one, other, *_ = sorted((ready / "store").glob("*.sst"))
    one.rename(ready / "kept")
    other.rename(one)
    (ready / "kept").rename(other)
    assert not _whole(ready)


@pytest.mark.parametrize("left", ["damaged", "a file"])
def test_what_is_damaged_is_made_again(
    left: str, ready: Path, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: made_ready.build(*command[6:]))
    if left == "damaged":
        (manifest,) = (ready / "store").glob("MANIFEST-*")
        os.truncate(manifest, 1500)
    else:
        shutil.rmtree(ready)
        ready.write_text("no folder", encoding="utf-8")
    first, second = opening.open_session(once=True), opening.open_session(once=True)
    assert (_is_ready(first), _is_ready(second)) == (False, True)
    assert AnswerView(lookup(second, QUESTIONS[0])).data() == AnswerView(lookup(session, QUESTIONS[0])).data()


def test_a_new_or_missing_file_is_seen(cache: Path, graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _packaged(graph, monkeypatch)
    ready = _build(cache)
    monkeypatch.setattr(made_ready, "_begin", lambda *_: None)
    assert _is_ready(opening.open_session(once=True))
    (graph / "2031" / "2.trig").rename(graph / "2031" / "2.old")
    assert not _is_ready(opening.open_session(once=True))
    (graph / "2031" / "2.old").rename(graph / "2031" / "2.trig")
    assert _is_ready(opening.open_session(once=True))
    (graph / "2031" / "3.trig").write_text("", encoding="utf-8")
    assert not _is_ready(opening.open_session(once=True))
    assert ready.exists()


def test_a_file_that_changes_while_the_graph_is_made_ready_spoils_it(
    cache: Path, graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _packaged(graph, monkeypatch)
    notes = vocabulary.notes

    def slow(store: Store) -> object:
        change(graph / "2031" / "2.trig", "@base", "# changed\n@base")
        return notes(store)

    monkeypatch.setattr(vocabulary, "notes", slow)
    ready = _build(cache)
    assert [path.name for path in cache.iterdir()] == [f"{ready.name}.new"]


def test_a_full_disk_leaves_nothing_and_is_not_tried_again_at_once(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with little_space(10_000):
        ready = _build(cache)
    new = ready.with_suffix(".new")
    assert (list(cache.iterdir()), list(new.iterdir())) == ([new], [])
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("tried again"))
    assert not _is_ready(opening.open_session(once=True))


def test_whoever_gave_up_long_ago_is_in_nobodys_way(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: started.append(command[-1]))
    opening.open_session(once=True)
    opening.open_session(once=True)
    (new,) = cache.iterdir()
    assert started == [str(new.with_suffix(""))]
    os.utime(new, (time.time() - 700,) * 2)
    opening.open_session(once=True)
    assert len(started) == 2


def test_without_a_place_to_write_all_is_as_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KEIKAKU_CACHE", raising=False)
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert not _is_ready(opening.open_session(once=True))


def test_it_can_be_turned_off(ready: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEIKAKU_CACHE", "off")
    assert not _is_ready(opening.open_session(once=True))
    assert ready.exists()


@pytest.mark.parametrize("mode", [0o720, 0o770, 0o702, 0o777, 0o722])
def test_a_folder_that_others_may_write_to_is_not_trusted(ready: Path, mode: int) -> None:
    ready.parent.chmod(mode)
    assert not _is_ready(opening.open_session(once=True))
    for trusted in (0o755, 0o700):
        ready.parent.chmod(trusted)
        assert _is_ready(opening.open_session(once=True))


def test_a_folder_of_somebody_else_is_not_trusted(ready: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    me = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: me + 1)
    assert not _is_ready(opening.open_session(once=True))
    assert ready.exists()


def test_other_stores_and_engines_are_opened_as_ever(ready: Path, graph: Path) -> None:
    assert not _is_ready(opening.open_session(str(graph), once=True))
    assert type(opening.open_session(engine="reference", once=True).whole).__name__ == "ReferenceStore"
    assert ready.exists()


def test_eight_are_kept(cache: Path, graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _packaged(graph, monkeypatch)
    for age, name in enumerate("abcdefghi"):
        (cache / name).mkdir(parents=True)
        os.utime(cache / name, (1_000_000 - age, 1_000_000 - age))
    ready = _build(cache)
    assert sorted(path.name for path in cache.iterdir()) == sorted([ready.name, *"abcdefg"])
    assert ready.name == _build(cache.with_name("another")).name


def test_many_may_ask_at_once(ready: Path) -> None:
    fast = opening.open_session(once=True)
    found: list[object] = []
    asked = [threading.Thread(target=lambda: found.append(lookup(fast, QUESTIONS[0]).results)) for _ in range(8)]
    for one in asked:
        one.start()
    for one in asked:
        one.join()
    assert (len(found), len(set(map(str, found))), ready.exists()) == (8, 1, True)


def test_the_first_command_makes_it_ready_and_the_next_ones_use_it(cache: Path, tmp_path: Path) -> None:
    """Five at once on an empty cache, then one more: all answer alike, and one folder is left, for its owner alone."""
    command = [sys.executable, str(ROOT / "cli.py"), "lookup", QUESTIONS[0], "--format", "json"]
    (tmp_path / "keikaku.py").write_text("raise SystemExit('a module of the current folder')", encoding="utf-8")
    first = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path) for _ in range(5)]
    answers = [one.communicate(timeout=120) for one in first]
    end = time.monotonic() + 60
    while time.monotonic() < end and not [path for path in cache.iterdir() if not path.suffix]:
        time.sleep(0.05)
    last = subprocess.run(command, capture_output=True, cwd=tmp_path, timeout=120, check=True)
    assert {(out, err) for out, err in answers} == {(last.stdout, last.stderr)}
    assert [path.name for path in cache.iterdir()] == [made_ready._name(made_ready._manifest())]
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    assert _is_ready(opening.open_session(once=True))


def test_what_walks_the_graph_is_asked_of_memory_and_nothing_else_is(ready: Path, session: Session) -> None:
    fast = opening.open_session(once=True)
    lookup(fast, "initiatives involving JETRO")
    assert "whole" not in vars(fast)
    question = "initiatives for SMEs, except those in policy 3"
    assert AnswerView(lookup(fast, question)).data() == AnswerView(lookup(session, question)).data()
    assert isinstance(vars(fast)["whole"], EmbeddedStore)
    assert ready.exists()


def test_the_key_follows_from_every_file_that_the_package_reads() -> None:
    known = {path.relative_to(ROOT / "keikaku").as_posix() for path in resources.package_files()}
    assert known >= {"language/words.toml", "language/folding.py", "store/prepared.py", "texts/en/notes.json"}
    manifest = made_ready._manifest()
    assert all(f"/{path.name} " in manifest for path in (*resources.package_files(), *resources.graph_files()))
