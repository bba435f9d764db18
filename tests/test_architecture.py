"""The rooms of the package and the arrows between them: who may import whom."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "keikaku"
GROUND = {"records", "vocab", "errors"}
ALLOWED = {
    "commands": {"commands", "services", "render", *GROUND, "keikaku"},
    "services": {"services", "language", "store", "catalog", "resources", "page_data", *GROUND},
    "language": {"language", *GROUND},
    "render": {"render", "page_data", *GROUND},
    "store": {"store", *GROUND, "keikaku"},
    "catalog": {"resources", *GROUND},
    "resources": {"errors"},
    "vocab": {"records"},
    "page_data": set(),
    "records": set(),
    "errors": set(),
    "__main__": {"commands"},
    "__init__": {"api", "rows", "records", "errors"},
    "api": {"services", "store", "rows", *GROUND},
    "rows": {"render", *GROUND},
}


def _imports(path: Path) -> set[str]:
    """The rooms, or modules that stand in no room, that a module imports; "keikaku" is the package itself."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = (
                [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "keikaku" else [node.module]
            )
            for name in names:
                parts = name.split(".")
                if parts[0] == "keikaku":
                    room = parts[1] if len(parts) > 1 else "keikaku"
                    found.add("keikaku" if room == "__version__" else room)
        assert not (isinstance(node, ast.Import) and any(alias.name.startswith("keikaku") for alias in node.names))
    return found


def test_every_import_follows_an_arrow() -> None:
    wrong = []
    modules = sorted(PACKAGE.rglob("*.py"))
    for path in modules:
        relative = path.relative_to(PACKAGE)
        room = relative.parts[0].removesuffix(".py")
        wrong += [f"{relative} imports {other}" for other in _imports(path) - ALLOWED[room]]
    assert wrong == []
    assert len(modules) > 40  # the glob has found the package


def test_the_room_of_tests_mirrors_the_package() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    tests = {path.name for path in (PACKAGE.parent / "tests").iterdir() if path.is_dir()}
    assert rooms <= tests


def test_modules_and_functions_stay_small() -> None:
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 400, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 60, f"{path}: {node.name}"


@pytest.mark.parametrize(
    "arguments", [["--help"], ["lookup", "--help"], ["--version"], ["check", "-h"], ["run", "--help"], ["run"]]
)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys, os, keikaku.commands.failures as failures\n"
        "os._exit = lambda code: None\n"
        f"sys.argv = ['keikaku', *{arguments!r}]\n"
        "from keikaku.commands.main import main\n"
        "main()\n"
        "heavy = 'rdflib networkx pyvis pyoxigraph numpy rich SPARQLWrapper jinja2 rapidfuzz pyshacl'.split()\n"
        "print('heavy:', [name for name in heavy if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "heavy: []", done.stderr


def test_no_file_names_a_path_of_this_machine_or_a_package_registry() -> None:
    root = PACKAGE.parent
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=False).stdout
    hosts = ("pypi" + ".org", "python" + "hosted.org", "registry." + "npmjs", "deb." + "debian.org")
    for name in filter(None, tracked.split("\0")):
        text = (root / name).read_text(encoding="utf-8", errors="replace")
        assert not any(host in text for host in hosts), name
        assert str(root) + "/" not in text, name
