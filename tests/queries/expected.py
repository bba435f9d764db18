"""The rows that every query of the catalogue is known to give, kept as CSV files; and how to write them anew.

python -m tests.queries.expected        # after a change that is meant; then read the difference
"""

from __future__ import annotations

from pathlib import Path

from keikaku import catalog
from keikaku.records import Solutions
from keikaku.render.rows.sparql_results import render_csv
from keikaku.services.session.opening import open_store

FOLDER = Path(__file__).parent / "expected"


def text(solutions: Solutions) -> str:
    """Rows as they stand in a file: CSV with plain line ends, IRIs in full."""
    return render_csv(solutions).replace("\r\n", "\n")


def main() -> None:
    """Writes the rows of the embedded engine, and removes files of queries that are gone."""
    store = open_store()
    entries = catalog.read_all()
    for entry in entries:
        (FOLDER / f"{entry.name}.csv").write_text(text(store.select(entry.sparql)), encoding="utf-8")
    for path in FOLDER.glob("*.csv"):
        if path.stem not in {entry.name for entry in entries}:
            path.unlink()


if __name__ == "__main__":
    main()
