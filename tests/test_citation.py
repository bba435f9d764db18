"""How the software and its data are to be cited: in step with the versions of both."""

from __future__ import annotations

import re

import yaml

from keikaku.services.session.opening import open_session
from keikaku.version import __version__
from tests.places import ROOT


def test_the_citation_has_the_version_of_the_software_and_its_day() -> None:
    said = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    released = re.search(
        rf"^## {re.escape(__version__)} - (\S+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert (said["version"], str(said["date-released"])) == (__version__, released and released[1])


def test_and_that_of_the_packaged_graph() -> None:
    said = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    (data,) = said["references"]
    release = open_session().release
    assert release is not None
    assert (data["version"], str(data["date-released"])) == (release.name, release.date)
