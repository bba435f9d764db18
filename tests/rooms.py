"""The rooms of the package and the arrows between them: which there may be, which there are, and their drawing.

python -m tests.rooms        # after a change that is meant: draws docs/architecture.md anew
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.places import ROOT

PAGE = ROOT / "docs" / "architecture.md"
PACKAGE = ROOT / "keikaku"

BEGIN = "<!-- drawn by: python -m tests.rooms -->"
END = "<!-- end of the drawing -->"

SPLIT = ("services", "render")
"""The folders whose folders and modules are rooms of their own: ``services.things``, ``render.html_page``."""

GROUND = {"records", "views", "vocab", "errors", "version", "texts"}
"""What every room may use; the drawing leaves these arrows out."""

ARROWS: dict[str, set[str]] = {
    # from the door inward
    "__main__": {"commands"},
    "commands": {"services.*", "render.*", "assistants", "publishing", "web", "folders", "limits", "inputs"},
    "web": {"services.*", "render.*", "catalog", "site_data", "store", "limits", "inputs", "resources"},
    "__init__": {"api", "answers", "rows"},
    "assistants": {"services.*", "render.rows", "catalog", "meaning", "resources", "store", "limits"},
    "api": {"services.*", "store", "rows", "answers", "measures", "render.exports", "limits"},
    "answers": {"services.*", "rows", "values", "limits"},
    "measures": {"rows", "services.networks"},
    "rows": {"render.rows", "frames"},
    "frames": set(),
    "publishing": {"services.*", "render.*", "site_data", "store", "limits", "resources"},
    # what works an answer out: the rooms above stand on those below
    "services.explorer": {
        "services.catalogue",
        "services.indicators",
        "services.things",
        "services.session",
        "catalog",
        "inputs",
        "language",
        "page_data",
        "resources",
    },
    "services.site": {
        "services.catalogue",
        "services.explorer",
        "services.things",
        "services.session",
        "catalog",
        "nodes",
        "page_data",
        "resources",
        "site_data",
        "store",
    },
    "services.analyses": {"services.releases", "catalog"},
    "services.networks": {"services.catalogue", "services.things", "services.session", "spreading"},
    "services.questions": {
        "services.catalogue",
        "services.passages",
        "services.things",
        "services.session",
        "catalog",
        "meaning",
        "language",
        "store",
        "limits",
    },
    "services.catalogue": {"services.things", "services.session", "catalog", "store"},
    "services.indicators": {"services.things", "services.session"},
    "services.things": {"services.session", "language"},
    "services.checks": {
        "services.data",
        "services.passages",
        "services.registers",
        "services.session",
        "language",
        "resources",
        "store",
        "inputs",
    },
    "services.releases": {
        "services.checks",
        "services.data",
        "services.session",
        "language",
        "limits",
        "resources",
        "store",
    },
    "services.registers": {"services.passages", "services.session", "language", "store", "inputs"},
    "services.exports": {
        "services.catalogue",
        "services.networks",
        "services.things",
        "services.session",
        "nodes",
        "resources",
        "store",
        "limits",
    },
    "services.data": {"services.session", "store", "inputs", "limits"},
    "services.stores": {"services.releases", "services.data", "services.session", "store", "inputs", "limits", "nodes"},
    "services.passages": {"services.session", "language", "inputs"},
    "services.session": {"language", "resources", "folders", "store", "limits"},
    # what writes it down
    "render.renderers": {"render.rows", "render.networks", "render.indicators", "render.explorer", "render.text"},
    "render.exports": {"render.networks", "render.rows", "values"},
    "render.site": {"render.explorer", "render.exports", "render.html_page", "render.text", "site_data"},
    "render.networks": {"render.explorer", "render.html_page", "render.text"},
    "render.query_page": {"render.explorer", "render.html_page"},
    "render.explorer": {"render.indicators", "render.html_page", "render.text", "spreading", "page_data"},
    "render.indicators": {"render.html_page", "render.text"},
    "render.rows": {"render.html_page", "render.text", "nodes"},
    "render.html_page": {"render.text"},
    "render.text": set(),
    # what both stand on
    "meaning": {"language"},
    "language": set(),
    "store": {"limits", "inputs", "nodes"},
    "nodes": set(),
    "catalog": {"resources"},
    "resources": set(),
    "folders": set(),
    "limits": set(),
    "vocab": set(),
    "values": set(),
    "records": set(),
    "errors": set(),
    "version": set(),
    "views": set(),
    "spreading": set(),
    "texts": set(),
    "page_data": set(),
    "site_data": set(),
    "inputs": {"limits"},
}
"""Which rooms each room may import, beside GROUND; ``services.*`` is every room of services."""

_FLOOR = {name: set[str]() for name in ("records", "errors", "version", "spreading", "page_data")} | {
    "inputs": {"errors", "limits"},
    "vocab": {"records"},
    "views": {"records"},
    "texts": {"records"},
}


class Import(NamedTuple):
    """A module that imports another, both by their whole names."""

    importer: str
    imported: str


def modules(package: Path = PACKAGE) -> dict[str, Path]:
    """Every module by its whole name; a folder's name is its ``__init__``."""
    found = {}
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports(package: Path = PACKAGE, for_types: bool = True) -> list[Import]:
    """Every import of one module of the package by another, wherever it stands: also inside functions.

    for_types: also those that only a type checker makes.
    """
    known = modules(package)
    return [
        Import(name, other)
        for name, path in known.items()
        for other in _imported(ast.parse(path.read_text(encoding="utf-8")), known, for_types)
    ]


def _imported(tree: ast.AST, known: dict[str, Path], for_types: bool) -> Iterator[str]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING" and not for_types:
            continue
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "the package names its modules in full"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                name = whole if whole in known else str(node.module)
                if name in known:
                    yield name
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        yield from _imported(node, known, for_types)


def room(module: str) -> str:
    """The room in which a module stands: ``keikaku.services.things.show`` in ``services.things``."""
    parts = module.split(".")[1:]
    if not parts:
        return "__init__"
    return ".".join(parts[:2]) if parts[0] in SPLIT else parts[0]


def may(importer: str, imported: str) -> bool:
    """Whether a room may import another."""
    if importer == imported:
        return True
    if importer in _FLOOR:
        return imported in _FLOOR[importer]
    allowed = ARROWS.get(importer, set()) | GROUND
    return imported in allowed or f"{imported.split('.')[0]}.*" in allowed


def circles(arrows: list[Import]) -> list[set[str]]:
    """The modules that reach each other, each such set once."""
    import networkx as nx

    return [found for found in nx.strongly_connected_components(nx.DiGraph(arrows)) if len(found) > 1]


def drawing(arrows: list[Import]) -> str:
    """The rooms in Mermaid. An arrow that a longer way says already is left out, and so is what every room may use."""
    import networkx as nx

    pairs = {(room(one.importer), room(one.imported)) for one in arrows}
    drawn = nx.DiGraph((a, b) for a, b in pairs if a != b and b not in GROUND and a not in GROUND)
    drawn.remove_nodes_from([node for node in ("__init__", "__main__") if node in drawn])
    lines = ["```mermaid", "flowchart TD"]
    for outer in SPLIT:
        inner = sorted(node for node in drawn if node.startswith(f"{outer}."))
        lines += [f"  subgraph {outer}", *(f"    {node}[{node.split('.')[1]}]" for node in inner), "  end"]
    lines += [f"  {a} --> {b}" for a, b in sorted(nx.transitive_reduction(drawn).edges)]
    return "\n".join([*lines, "```"])


def page(text: str) -> str:
    """The page with the drawing of the package as it is now."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{drawing(imports())}\n{END}{after}"


def main() -> None:
    """Draws the page anew."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
