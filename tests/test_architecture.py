"""The rooms of the package and the arrows between them: who may import whom."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import tracked_files
from tests.rooms import ARROWS, PACKAGE, PAGE, Import, circles, imports, may, modules, page, room


def test_every_import_follows_an_arrow() -> None:
    found = imports()
    assert [one for one in found if not may(room(one.importer), room(one.imported))] == []
    assert len(found) > 400  # they have been found


def test_every_room_stands_in_the_table_and_the_table_has_no_other() -> None:
    assert {room(module) for module in modules()} - {"services", "render"} == set(ARROWS)


def test_the_arrows_of_the_table_make_no_circle() -> None:
    arrows = [Import(a, b) for a in ARROWS for b in ARROWS if a != b and may(a, b)]
    assert circles(arrows) == []


def test_no_module_reaches_itself() -> None:
    assert circles(imports(for_types=False)) == []


def test_an_arrow_that_may_not_be_is_seen_wherever_the_import_stands(tmp_path: Path) -> None:
    package = tmp_path / "keikaku"
    for name, text in {
        "__init__.py": "",
        "render/rows/table.py": "def show() -> None:\n    from keikaku.services.things import show\n",
        "services/things/show.py": "if TYPE_CHECKING:\n    from keikaku.render.rows.table import show\n",
    }.items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text(text, encoding="utf-8")
    found = imports(package)
    upward = Import("keikaku.render.rows.table", "keikaku.services.things.show")
    assert found == [upward, Import(upward.imported, upward.importer)]
    assert [may(room(one.importer), room(one.imported)) for one in found] == [False, False]
    assert circles(found) == [set(upward)]
    assert imports(package, for_types=False) == [upward]


def test_the_drawing_is_that_of_the_code() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page(text) == text, "python -m tests.rooms"


def test_every_room_is_told_of_beside_the_drawing() -> None:
    told = set(re.findall(r"^\*\*`(\S+)`\*\*", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert told == set(ARROWS) - {"__init__", "__main__"}


def test_no_command_tells_formats_apart() -> None:
    """That is what RENDERERS is for."""
    compared = [
        f"{path.name}:{node.lineno}"
        for path in sorted((PACKAGE / "commands").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Compare | ast.Match)
        and any(isinstance(name, ast.Name) and name.id == "form" for name in ast.walk(node))
    ]
    assert compared == []


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
    hosts = ("pypi" + ".org", "python" + "hosted.org", "registry." + "npmjs", "deb." + "debian.org")
    for name in tracked_files():
        text = (root / name).read_text(encoding="utf-8", errors="replace")
        assert not any(host in text for host in hosts), name
        assert str(root) + "/" not in text, name
