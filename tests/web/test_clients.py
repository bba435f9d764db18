"""Programs that others have written ask the server, and have the rows that it answers."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pandas as pd
import pytest
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import GET, JSON, POST, SPARQLWrapper

from tests.web.servers import Served

QUERY = """PREFIX kk: <https://w3id.org/keikaku/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?name (COUNT(DISTINCT ?element) AS ?n) WHERE { ?element kk:involves ?actor . ?actor skos:prefLabel ?name
FILTER LANGMATCHES(LANG(?name), "en") } GROUP BY ?name ORDER BY DESC(?n) ?name"""
_R = """suppressMessages(library(SPARQL)); given <- commandArgs(TRUE)
found <- SPARQL(given[1], given[2])$results
write.csv(data.frame(sub('^"(.*)"@en$', "\\\\1", found$name), found$n), row.names = FALSE)"""


def _curl(url: str) -> list[list[str]]:
    command = ["curl", "--fail", "--silent", url, "-H", "Accept: text/csv", "--data-urlencode", f"query={QUERY}"]
    return _of_csv(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _wrapper(url: str, method: str) -> list[list[str]]:
    asked = SPARQLWrapper(url, returnFormat=JSON)
    asked.setQuery(QUERY)
    asked.setMethod(method)
    found: Any = asked.queryAndConvert()
    return [[one["name"]["value"], one["n"]["value"]] for one in found["results"]["bindings"]]


def _rdflib(url: str) -> list[list[str]]:
    found: Any = SPARQLStore(url).query(QUERY)
    return [[str(row[0]), str(row[1])] for row in found]


def _pandas(url: str) -> list[list[str]]:
    asked = {"Accept": "text/csv"}
    found = pd.read_csv(f"{url}?query={quote(QUERY)}", storage_options=asked, dtype=str)
    return [list(map(str, row)) for row in found.to_numpy()]


def _r(url: str) -> list[list[str]]:
    command = ["Rscript", "-e", _R, url, QUERY]
    return _of_csv(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _of_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))[1:]


CLIENTS: dict[str, Callable[[str], list[list[str]]]] = {
    "curl": _curl,
    "SPARQLWrapper by GET": lambda url: _wrapper(url, GET),
    "SPARQLWrapper by POST": lambda url: _wrapper(url, POST),
    "rdflib": _rdflib,
    "pandas": _pandas,
    "R": _r,
}


NEEDED = {"curl": "curl", "R": "r-cran-sparql"}
"""Clients that are programs of their own, with the package that has them. In CI they are there."""


def _is_there(name: str) -> bool:
    if name == "curl":
        return shutil.which("curl") is not None
    library = ["Rscript", "-e", "library(SPARQL)"]
    return shutil.which("Rscript") is not None and subprocess.run(library, capture_output=True).returncode == 0


@pytest.mark.parametrize("name", CLIENTS)
def test_a_client_has_the_rows_of_the_endpoint(name: str, town: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    if (package := NEEDED.get(name)) and not _is_there(name):
        assert not os.environ.get("CI"), f"{name} is not installed"
        pytest.skip(f"{name} is not installed (Debian: {package})")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    expected = _of_csv(town.query(QUERY, "text/csv").body.decode())
    assert len(expected) > 3
    assert CLIENTS[name](f"{town.url}/sparql") == expected
