"""The files of the catalogue as they stand, through what others ask SPARQL with: SPARQLWrapper, rdflib, pandas."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, SPARQLWrapper

from keikaku import resources
from tests.store.conftest import OXIGRAPH, serving

FILES = sorted(resources.folder("queries").glob("*.rq"))


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The packaged graph and its ontology, behind a server."""
    place = tmp_path_factory.mktemp("elsewhere") / "store"
    load: list[str | Path] = [OXIGRAPH, "load", "--location", place]
    subprocess.run([*load, "--file", *resources.graph_files()], check=True, capture_output=True, timeout=120)
    ontology: list[str | Path] = ["--graph", "https://w3id.org/keikaku/ns", "--file", resources.ontology_file()]
    subprocess.run([*load, *ontology], check=True, capture_output=True, timeout=60)
    with serving(place, "--union-default-graph") as url:
        yield url


def wrapped(url: str, path: Path, form: str) -> SPARQLWrapper:
    wrapper = SPARQLWrapper(url)
    wrapper.setQuery(path.read_text(encoding="utf-8"))
    wrapper.setReturnFormat(form)
    return wrapper


def test_sparqlwrapper_takes_every_file_for_what_it_is() -> None:
    kinds = {path.name: wrapped("http://127.0.0.1:9/", path, JSON).queryType for path in FILES}
    assert kinds == {path.name: "SELECT" for path in FILES}
    assert len(kinds) == 73


def test_every_file_fits_in_an_address() -> None:
    """SPARQLWrapper asks by GET, with all comments, and servers take 8 kB of a request's head (Oxigraph's, Jetty)."""
    long = {path.name: len(wrapped("http://127.0.0.1:9/query", path, JSON)._createRequest().full_url) for path in FILES}
    assert [name for name, length in long.items() if length > 7_900] == []


@pytest.mark.parametrize("name", ["partners", "distance-to-target", "plans", "statistics-by-ward"])
def test_all_give_the_same_rows(endpoint: str, name: str) -> None:
    path = next(path for path in FILES if path.stem == name)
    found: Any = wrapped(endpoint, path, JSON).queryAndConvert()
    columns = found["head"]["vars"]
    by_wrapper = [[row.get(column, {}).get("value", "") for column in columns] for row in found["results"]["bindings"]]
    assert by_wrapper
    answer: Any = SPARQLStore(endpoint).query(path.read_text(encoding="utf-8"))
    by_rdflib = [["" if value is None else str(value) for value in row] for row in answer]
    data: Any = wrapped(endpoint, path, CSV).queryAndConvert()
    frame = pd.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False)
    assert list(frame.columns) == columns
    assert sorted(by_rdflib) == sorted(frame.to_numpy().tolist()) == sorted(by_wrapper)
