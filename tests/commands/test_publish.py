"""keikaku publish: where a site may go, what it says when it is done, what it refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.conftest import Run
from tests.places import PLANS

STORE = ("--store", str(PLANS / "harbour.trig"))


def test_a_site_is_written_told_of_and_replaced_only_where_it_is_one(keikaku: Run, tmp_path: Path) -> None:
    made = keikaku("publish", "deep/site", *STORE)
    assert (made.returncode, made.stdout) == (0, "deep/site\n"), made.stderr
    told = made.stderr.splitlines()
    pages = len([one for one in (tmp_path / "deep/site").rglob("*.html") if one.name != "explorer.html"])
    files = len([one for one in (tmp_path / "deep/site").rglob("*") if one.is_file()])
    assert told[0].startswith(f"{pages:,} pages, {files:,} files, ")
    assert told[1] == "without --address there is no sitemap.xml and no 404.html"
    assert [one.name for one in (tmp_path / "deep").iterdir()] == ["site"]
    assert "Open the east quay" in (tmp_path / "deep/site/id/project-1.ja.html").read_text(encoding="utf-8")
    (tmp_path / "deep/site/mine.txt").write_text("x", encoding="utf-8")
    again = keikaku("publish", "deep/site", *STORE, "--plan", "harbour-2030", "--lang", "ja")
    assert again.returncode == 0, again.stderr
    assert not (tmp_path / "deep/site/mine.txt").exists()
    assert re.match(r"[\d,]+ページ", again.stderr)
    manifest = json.loads((tmp_path / "deep/site/keikaku-site.json").read_text(encoding="utf-8"))
    assert (manifest["format"], manifest["base"]) == ("keikaku-site/1", "https://data.harbour.example/plan/")


def test_what_is_no_site_is_left_as_it_is(keikaku: Run, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/mine.txt").write_text("x", encoding="utf-8")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for place, reason in (("letters", "holds something else than a site of ours"), ("file", "is no folder")):
        refused = keikaku("publish", place, *STORE)
        assert (refused.returncode, refused.stdout) == (3, "")
        assert reason in refused.stderr
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "letters"]
    assert (tmp_path / "letters/mine.txt").read_text(encoding="utf-8") == "x"


def test_addresses_and_bases_that_are_none_are_refused(keikaku: Run, tmp_path: Path) -> None:
    for given, reason in (
        (("--address", "plans.example"), "is no address of a site"),
        (("--new-base", "urn:x"), "is no base of IRIs"),
        (("--new-base", "https://new.example/id/"), "nothing in the data stands below"),
    ):
        refused = keikaku("publish", "site", *STORE, *given)
        assert (refused.returncode, refused.stdout) == (2, ""), refused.stderr
        assert reason in refused.stderr
    assert not (tmp_path / "site").exists()
