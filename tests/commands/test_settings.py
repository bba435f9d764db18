"""What stands in the user's configuration need not be typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run

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
    ],
)
def test_a_broken_configuration_is_told(keikaku: Run, configured: Path, text: str, said: str) -> None:
    configured.write_text(text, encoding="utf-8")
    done = keikaku("lookup", QUESTION, XDG_CONFIG_HOME=str(configured.parent.parent))
    assert (done.returncode, done.stdout) == (3, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
