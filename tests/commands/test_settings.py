"""What stands in the user's configuration need not be typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.store.fault_server import faulty

QUESTION = "initiatives involving UNEP"


@pytest.fixture
def configured(tmp_path: Path) -> Path:
    """The file of the configuration, below the folder that XDG_CONFIG_HOME names."""
    file = tmp_path / "config" / "keikaku" / "config.toml"
    file.parent.mkdir(parents=True)
    return file


def test_a_language_and_a_store_are_defaults_that_options_overrule(keikaku: Run, configured: Path) -> None:
    configured.write_text('lang = "ja"\n', encoding="utf-8")
    home = str(configured.parent.parent)
    done = keikaku("lookup", QUESTION, XDG_CONFIG_HOME=home)
    assert (done.returncode, done.stderr) == (0, "「国連環境計画」が関わる取組\n")
    assert keikaku("lookup", QUESTION, "--lang", "en", XDG_CONFIG_HOME=home).stderr == (
        "every initiative that involves United Nations Environment Programme (UNEP)\n"
    )
    configured.write_text('store = "nowhere.ttl"\n', encoding="utf-8")
    done = keikaku("lookup", QUESTION, XDG_CONFIG_HOME=home)
    assert (done.returncode, done.stdout) == (3, "")
    assert "there is no file or folder nowhere.ttl" in done.stderr


def test_the_source_is_quoted_where_citations_are_asked_for(
    keikaku: Run, configured: Path, source_folder: Path
) -> None:
    configured.write_text(f'source = "{source_folder}"\n', encoding="utf-8")
    home = str(configured.parent.parent)
    assert keikaku("lookup", QUESTION, XDG_CONFIG_HOME=home).stdout == keikaku("lookup", QUESTION).stdout
    for command, about in (("lookup", QUESTION), ("show", "UNEP")):
        cited = keikaku(command, about, "--cite", "--format", "csv", XDG_CONFIG_HOME=home)
        given = keikaku(command, about, "--source", str(source_folder), "--format", "csv")
        assert (cited.returncode, cited.stdout) == (0, given.stdout)
        assert "国際的な環境対策に取り組む" in cited.stdout


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lang = ", "config.toml: Invalid value"),
        ('colour = "red"\n', "“colour” is no setting"),
        ("[lookup]\n", "“lookup” is no setting"),
        ("lang = true\n", "“lang” is no setting"),
        ("endpoint = 1\n", "no setting"),
        ('[endpoint."http://a/"]\ntoken = "t0ps3cret"\n', "the endpoint “http://a/” is no setting"),
        ('[endpoint."http://a/"]\nheaders = { X = ["t0ps3cret"] }\n', "the endpoint “http://a/” is no setting"),
    ],
)
def test_a_broken_configuration_is_told(keikaku: Run, configured: Path, text: str, said: str) -> None:
    configured.write_text(text, encoding="utf-8")
    done = keikaku("lookup", QUESTION, XDG_CONFIG_HOME=str(configured.parent.parent))
    assert (done.returncode, done.stdout) == (3, "")
    assert said in done.stderr
    assert "t0ps3cret" not in done.stderr
    assert "Traceback" not in done.stderr


def test_an_endpoint_is_sent_what_its_table_says_and_no_other_is(keikaku: Run, configured: Path) -> None:
    query = "SELECT ?x { ?x ?y ?z }"
    home = {"XDG_CONFIG_HOME": str(configured.parent.parent), "no_proxy": "127.0.0.1"}
    with faulty() as server, faulty() as other:
        for one in (server, other):
            one.behaviour = lambda handler: handler.send("x\r\nv\r\n", "text/csv")
        configured.write_text(
            f'[endpoint."{server.url}"]\ntoken_env = "CITY_TOKEN"\nheaders = {{ "X-Key" = "k" }}\n', encoding="utf-8"
        )
        done = keikaku("query", "--store", server.url, query, CITY_TOKEN="t0ps3cret", **home)
        assert (done.returncode, done.stdout.split()) == (0, ["x", "v"])
        assert done.stderr.startswith("the endpoint answers in texts only (CSV)")
        assert len(server.requests) == 1
        sent = server.requests[0][2]
        assert (sent["Authorization"], sent["X-Key"]) == ("Bearer t0ps3cret", "k")
        assert keikaku("query", "--store", other.url, query, CITY_TOKEN="t0ps3cret", **home).returncode == 0
        assert not {"Authorization", "X-Key"} & other.requests[0][2].keys()
        done = keikaku("query", "--store", server.url, query, **home)
        assert (done.returncode, done.stdout) == (2, "")
        assert "$CITY_TOKEN is not set" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["query", "ASK {}", "--store", "http://me:t0ps3cret@127.0.0.1:1/"],
        ["query", "ASK {}", "--store", "htp://me:t0p@s3cret@a/"],
        ["query", "ASK {}", "--store", "packaged", "--store", "http://me:t0ps3cret@["],
    ],
)
def test_a_password_in_an_address_is_repeated_by_no_message(keikaku: Run, words: list[str]) -> None:
    done = keikaku(*words)
    assert done.returncode in (2, 3)
    assert "s3cret" not in done.stdout + done.stderr
