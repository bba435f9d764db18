"""The same question has the same answer, asked of the packaged plans, of a release of them, or of a store of that."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from pathlib import Path

import pytest

from keikaku.limits import Limits
from keikaku.render.exports import formats
from keikaku.services.catalogue import run
from keikaku.services.exports import context, parts
from keikaku.services.networks.network import network
from keikaku.services.questions.reply import reply
from keikaku.services.releases import release
from keikaku.services.session.opening import open_session
from keikaku.services.session.session import Session
from keikaku.services.stores import load, releases
from keikaku.services.things.search import search
from keikaku.services.things.show import show
from keikaku.store.files.reading import Reading

PLANS = ((), ("2018",), ("2005",))
QUESTIONS = (
    "initiatives involving JETRO",
    "ジェトロが関わる取組",
    "policies",
    "facilities in Saiwai Ward",
    "count organisations by kind",
)
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str | None]:
    """Where the packaged plans stand: what ``--store`` takes."""
    folder = tmp_path_factory.mktemp("same")
    (folder / "release").mkdir()
    release.make([], Reading(), folder / "release")
    load.load(releases.read(folder / "release"), folder / "store", Limits())
    return {"packaged": None, "release": str(folder / "release"), "store": str(folder / "store")}


@pytest.fixture(scope="module")
def opened(places: Mapping[str, str | None]) -> Mapping[tuple[str, tuple[str, ...]], Session]:
    return {(name, plans): open_session(where, plans=plans) for name, where in places.items() for plans in PLANS}


def exported(where: str | None, plans: tuple[str, ...], form: str) -> str:
    """The SHA-256 of all that an export writes, as the command asks for it."""
    session = open_session(where, plans=plans, everything=True)
    file = io.BytesIO()
    formats.write(
        parts.part(session, parts.Wanted(), formats.FORMATS[form].holds).part, form, file, "en", context.context
    )
    return hashlib.sha256(file.getvalue()).hexdigest()


@pytest.mark.parametrize(("plans", "form"), [((), "csv"), (("2018",), "nquads"), (("2005",), "turtle")])
def test_exports_have_the_same_bytes(places: Mapping[str, str | None], plans: tuple[str, ...], form: str) -> None:
    assert len({exported(where, plans, form) for where in places.values()}) == 1


def test_a_release_of_one_plan_holds_what_is_asked_of_it_beside_others(
    tmp_path: Path, opened: Mapping[tuple[str, tuple[str, ...]], Session]
) -> None:
    made = release.make([], Reading(), tmp_path, plans=["2018"])
    assert [plan.id for plan in made.plans] == ["2018"]
    assert made.name.startswith("kawasaki-2018-")
    wanted = opened["packaged", ("2018",)].query(COUNT)
    assert open_session(str(tmp_path)).query(COUNT) == wanted == opened["store", ("2018",)].query(COUNT)


@pytest.mark.parametrize("query", [one.name for one in run.catalogue()])
def test_the_catalogue_has_the_same_rows(opened: Mapping[tuple[str, tuple[str, ...]], Session], query: str) -> None:
    here, there = (run.run(opened[name, ()], query, {}, "en").solutions for name in ("packaged", "store"))
    assert there == here


@pytest.mark.parametrize("plans", PLANS)
def test_questions_things_and_names_are_found_alike(
    opened: Mapping[tuple[str, tuple[str, ...]], Session], plans: tuple[str, ...]
) -> None:
    def found(session: Session) -> list[object]:
        answers = [reply(session, question) for question in QUESTIONS]
        return [
            *((one.level, getattr(one.answer, "sparql", ""), [o.card for o in getattr(one.answer, "results", ())])
              for one in answers),
            *(show(session, name) for name in ("JETRO", "福祉産業")),
            *(search(session, text) for text in ("KSP", "chamber", "NPO", "jetoro")),
            network(session, "KSP"),
        ]  # fmt: skip

    packaged, release_, store = (found(opened[name, plans]) for name in ("packaged", "release", "store"))
    assert release_ == packaged
    assert store == packaged
