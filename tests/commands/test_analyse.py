"""keikaku analyse: the list, an analysis of a release, and the network."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from keikaku.services.releases import layout, release
from keikaku.store.files.reading import Reading
from tests.conftest import Run
from tests.places import TOWN


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("analysed")
    manifest = release.make([str(TOWN)], Reading(), folder, name="town-1")
    (folder / layout.MANIFEST).write_text(manifest.text(), encoding="utf-8")
    return folder


def test_without_a_name_the_analyses_are_listed(keikaku: Run) -> None:
    done = keikaku("analyse", "--lang", "en", "--format", "csv")
    rows = done.stdout.splitlines()
    assert (done.returncode, done.stderr, rows[0]) == (0, "", "topic,name,title")
    assert "Partners and brokers,partners-shared,Partners that several plans share" in rows
    listed = json.loads(keikaku("analyse", "--format", "json").stdout)["analyses"]
    assert [one["name"] for one in listed] == [row.split(",")[1] for row in rows[1:]]


def test_an_analysis_tells_its_caveat_and_its_release_beside_the_rows(keikaku: Run, town: Path) -> None:
    done = keikaku("analyse", "wanted-or-done", str(town), "--lang", "en", "--format", "csv")
    digest = layout.read(town).digest
    assert (done.returncode, done.stdout) == (
        0,
        "id,passages,needed,considered,intended,reported\n2031,10,0,0,0,0\n",
    )
    assert done.stderr == f"What a plan intends is not done yet.\ntown-1: 1 plan, {digest}\n"


def test_names_come_in_the_language_that_is_asked_for(keikaku: Run, town: Path) -> None:
    japanese, english = (
        [json.loads(line) for line in keikaku(
            "analyse", "roles-by-kind", str(town), "--lang", language, "--format", "jsonl"
        ).stdout.splitlines()]
        for language in ("ja", "en")
    )  # fmt: skip
    assert [row["roleName"] for row in english if row["kind"].endswith("#Company")] == ["led by"]
    assert [row["roleName"] for row in japanese if row["kind"].endswith("#Company")] == ["中心となる主体"]
    assert [row["plans"] for row in english] == [1] * len(english)


def test_one_can_ask_what_an_analysis_asks_and_see_its_sql(keikaku: Run, town: Path) -> None:
    about = json.loads(keikaku("analyse", "brokers", "--about", "--format", "json").stdout)
    assert (about["name"], about["example"]) == ("brokers", "keikaku analyse brokers RELEASE")
    done = keikaku("analyse", "brokers", str(town), "--explain", "--lang", "en")
    assert "-- title: Brokers: actors that bridge parts of plans" in done.stderr
    assert done.stderr.rstrip().endswith("ORDER BY plans DESC, policies DESC, parts DESC, met DESC, actor")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["brokers"], 2, "keikaku: no release is named\n  as in: keikaku analyse brokers RELEASE; keikaku release"),
        (["brokers", "nowhere"], 3, "keikaku: there is no folder nowhere\n"),
        (["borkers", "x"], 2, "keikaku: there is no analysis “borkers”\n  the analyses: network, brokers, "),
        (["network", "--roles", "friend"], 2, "keikaku: “friend” is no role\n  the roles: advisedBy, hostedBy, "),
        (["brokers", "x", "--on", "hive"], 2, "Usage: keikaku analyse brokers"),
    ],
)  # fmt: skip
def test_what_is_asked_wrongly_is_told(arguments: list[str], code: int, message: str, keikaku: Run) -> None:
    done = keikaku("analyse", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith(message)


def test_settings_hold_for_it_too(keikaku: Run, tmp_path: Path) -> None:
    (tmp_path / "keikaku").mkdir()
    (tmp_path / "keikaku" / "config.toml").write_text('lang = "ja"\n', encoding="utf-8")
    done = keikaku("analyse", "network", "--what", "ties", "--format", "jsonl", XDG_CONFIG_HOME=str(tmp_path))
    assert json.loads(done.stdout.splitlines()[0])["other"] == "新川崎・創造のもり"


def test_the_network_is_measured_with_its_caveats_queries_and_passages(keikaku: Run) -> None:
    done = keikaku(
        "analyse", "network", "--what", "leaving", "--cite", "--explain", "--lang", "en", "--format", "jsonl"
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row for row in rows if row["name"].startswith("JETRO")] == [{
        "name": "JETRO (Japan External Trade Organization)", "cut_off": 6, "pieces": 3, "ties": 4, "passages": 6,
        "stated_in": "2018:6.1.1/action/4, 2018:6.1.1/aim, 2018:6.1.2/action/1, 2018:6.1.2/issue/1, "
        "2018:6.1/direction/1, 2018:6.2.1/action/3",
    }]  # fmt: skip
    told = done.stderr.splitlines()
    assert told[0] == "roles that count: hosted by, led by, partnered by, supported by (--roles chooses others)"
    assert told[2].startswith("a plan is a sample of what there is")
    assert "  GRAPH ?passage { ?element ?role ?actor }" in told
    assert told[-1] == "SELECT ?below ?above WHERE { ?below kk:partOf ?above }"


def test_every_run_gives_the_same_numbers(keikaku: Run) -> None:
    one, other = (keikaku("analyse", "network", "--format", "json", PYTHONHASHSEED=seed).stdout for seed in "17")
    assert one == other
    assert len(json.loads(one)["participants"]) > 50
