"""The notebook of the manual, and what its cells print and draw: runs them, and can write their output anew.

python -m tests.notebook        # after a change that is meant

It is run as plain Python, without Jupyter: what is said of a cell is what it prints, and its last expression.
"""

from __future__ import annotations

import ast
import base64
import io
import json
import os
from contextlib import redirect_stdout
from typing import Any

from tests.places import ROOT

NOTEBOOK = ROOT / "docs" / "study.ipynb"

Json = dict[str, Any]


def read() -> Json:
    found: Json = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    return found


def run(notebook: Json) -> Json:
    """The notebook with what its cells say now."""
    os.environ.setdefault("MPLBACKEND", "Agg")
    namespace: dict[str, object] = {}
    cells, number = [], 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            number += 1
            cell = {**cell, "execution_count": number, "outputs": _outputs("".join(cell["source"]), namespace, number)}
        cells.append(cell)
    return {**notebook, "cells": cells}


def said(notebook: Json) -> list[list[Json]]:
    """The outputs of all cells, of a picture only that it is one: its pixels are those of a font and a version."""
    return [
        [
            {key: one[key] if key != "data" else {**one["data"], "image/png": "…"} if _is_picture(one) else one["data"]
             for key in one}
            for one in cell["outputs"]
        ]
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
    ]  # fmt: skip


def _is_picture(output: Json) -> bool:
    return "image/png" in output.get("data", {})


def _outputs(source: str, namespace: dict[str, object], number: int) -> list[Json]:
    body = ast.parse(source)
    last = body.body[-1] if body.body else None
    if isinstance(last, ast.Expr):
        body.body.pop()
    out, value = io.StringIO(), None
    with redirect_stdout(out):
        exec(compile(body, "<cell>", "exec"), namespace)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "<cell>", "eval"), namespace)
    if source.rstrip().endswith(";"):  # which Jupyter shows no more
        value = None
    outputs: list[Json] = []
    if text := out.getvalue():
        outputs.append({"name": "stdout", "output_type": "stream", "text": _lines(text)})
    if value is not None:
        data = {"text/plain": _lines(repr(value))}
        if callable(shown := getattr(value, "_repr_html_", None)):
            data["text/html"] = _lines(shown())
        outputs.append({"data": data, "execution_count": number, "metadata": {}, "output_type": "execute_result"})
    return [*outputs, *map(_picture, _figures())]


def _figures() -> list[Any]:
    import matplotlib.pyplot as plt

    found = [plt.figure(number) for number in plt.get_fignums()]
    plt.close("all")
    return found


def _picture(figure: Any) -> Json:
    out = io.BytesIO()
    figure.savefig(out, format="png", dpi=64, bbox_inches="tight", metadata={"Software": None})
    data = {"image/png": base64.b64encode(out.getvalue()).decode() + "\n", "text/plain": [repr(figure)]}
    return {"data": data, "metadata": {}, "output_type": "display_data"}


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def main() -> None:
    """Writes what the cells say now into the notebook."""
    NOTEBOOK.write_text(json.dumps(run(read()), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
