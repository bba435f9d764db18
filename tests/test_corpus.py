"""Plans made up for measuring: what follows from them is what the rules give, and the same number gives the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.corpus import Part, one, parts
from benchmarks.corpus_names import towns
from keikaku import resources
from keikaku.records import Literal, Quad
from keikaku.services.session import keys
from keikaku.store.derive import derived
from keikaku.store.embedded import EmbeddedStore
from keikaku.store.files import trig
from keikaku.vocab import ID, ONTOLOGY, kk

MADE = 4  # the packaged plans among them


@pytest.fixture(scope="module")
def made() -> list[Part]:
    return list(parts(MADE, seed=1))


def test_a_corpus_is_the_packaged_plans_others_and_whom_they_share(made: list[Part]) -> None:
    names = [part.name for part in made]
    assert names == ["packaged", "oo-2019", "matsutani-2017", "shared", "dataset"]


def test_every_plan_stands_by_what_the_rules_derive_and_the_keys_that_the_program_makes(
    made: list[Part], tmp_path: Path
) -> None:
    stated: list[Quad] = []
    for part in made:
        stated += part.stated
    path = tmp_path / "all.trig"
    path.write_text(trig.render(stated), encoding="utf-8")
    rules = [rule.read_text(encoding="utf-8") for rule in resources.rule_files()]
    due = {quad for quad in derived([path], resources.ontology_file(), rules) if quad[3] != ONTOLOGY}
    assert {quad for part in made for quad in part.derived} == due
    assert {quad for part in made for quad in part.keys} == set(keys.of(EmbeddedStore.of(stated)))


def test_a_plan_is_the_same_however_many_there_are_and_another_by_another_seed(made: list[Part]) -> None:
    again, other = (one(seed, 9, 0) for seed in (1, 2))
    assert again._replace(plan=None) == made[1]
    assert other.stated != again.stated


def test_a_plan_speaks_of_nothing_that_is_kawasakis_alone(made: list[Part]) -> None:
    texts = [str(term.value) for _, _, term, _ in made[1].stated if isinstance(term, Literal)]
    assert [text for text in texts if "川崎" in text or "Kawasaki" in text] == []
    assert not {quad[0] for quad in made[1].stated if quad[0].startswith(f"{ID}2018")}


def test_bodies_are_shared_between_plans(made: list[Part]) -> None:
    who = [{o for _, p, o, _ in part.stated if p == kk("partner")} for part in made[1:3]]
    assert {str(actor) for actor in who[0] & who[1] if "/actor/" in str(actor)}


def test_there_are_names_for_all_municipalities() -> None:
    every = towns(1741)
    assert len({town.slug for town in every}) == 1741
    with pytest.raises(ValueError, match="names for 1840 towns"):
        towns(2000)
