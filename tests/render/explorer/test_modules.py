"""Modules joined into one script: in order, in one scope, and nothing that would not work there."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from keikaku.render.explorer.modules import join, modules

OWN = modules()
_TOP = re.compile(r"^(?:export )?(?:async )?(?:function\*? |class |const |let )([\w$]+)", re.MULTILINE)


def test_what_is_imported_stands_before_what_imports_it() -> None:
    joined = join({
        "main.js": "import {b, other} from './b.js';\nimport { c } from './c.js'; // why\n\nb(other, c);\n",
        "b.js": "/** Says so. */\nexport function b() {}\nexport const other = 1;\n",
        "c.js": "import {\n  other,\n  b,\n} from './b.js';\nexport const c = other;\nexport class Told {}\n",
        "unused.js": "export const never = 1;\n",
    })  # fmt: skip
    assert joined == (
        "(() => {\n'use strict';\n"
        "// b.js\n/** Says so. */\nfunction b() {}\nconst other = 1;\n\n"
        "// c.js\nconst c = other;\nclass Told {}\n\n"
        "// main.js\nb(other, c);\n"
        "})();\n"
    )


def test_a_module_of_types_is_empty() -> None:
    joined = join({"main.js": "import {a} from './a.js';\na();\n", "a.js": "export const a = () => 1;\nexport {};\n"})
    assert "export" not in joined


@pytest.mark.parametrize(
    ("modules", "message"),
    [
        ({"a.js": ""}, "there is no module main.js"),
        ({"main.js": "import {a} from './a.js';"}, "main.js imports a.js, which is not there"),
        ({"main.js": "import {a} from './a.js';", "a.js": "const a = 1;"}, "imports “a”, which a.js does not export"),
        (
            {"main.js": "import {a} from './a.js';\nconst b = 1;", "a.js": "export const a = 1;\nfunction b() {}"},
            "a.js and main.js both declare “b”",
        ),
        ({"main.js": "const a = 1;\nfunction a() {}"}, "main.js declares “a” twice"),
        (
            {"main.js": "import {a} from './a.js';\nconst {x, y: b} = 1;", "a.js": "export const [a, b] = [1, 2];"},
            "a.js and main.js both declare “b”",
        ),
        (
            {"main.js": "import {a} from './a.js';", "a.js": "import {b} from './b.js';\nexport const a = 1;",
             "b.js": "import {a} from './a.js';\nexport const b = 1;"},
            "modules import each other: ",
        ),
        ({"main.js": "import {a as b} from './a.js';", "a.js": "export const a = 1;"}, "“a as b” is no name"),
        ({"main.js": "import a from './a.js';", "a.js": "export const a = 1;"}, "an import of another form"),
        ({"main.js": "import * as a from './a.js';", "a.js": ""}, "an import of another form"),
        ({"main.js": "import './a.js';", "a.js": ""}, "an import of another form"),
        ({"main.js": "import {a} from 'https://example.org/a.js';"}, "an import of another form"),
        ({"main.js": "export default 1;"}, "an export of another form"),
        ({"main.js": "const a = 1;\nexport { a };"}, "an export of another form"),
        ({"main.js": "export * from './a.js';", "a.js": ""}, "an export of another form"),
        ({"main.js": "function a() { return import('./a.js'); }"}, "a dynamic import"),
        ({"main.js": "const a = import.meta.url;"}, "import.meta"),
        ({"main.js": "const a = await fetch('x');"}, "await at the top"),
        ({"main.js": "await start();"}, "await at the top"),
    ],
)  # fmt: skip
def test_what_cannot_be_joined_is_refused(modules: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        join(modules)


def test_words_in_comments_are_no_code() -> None:
    source = (
        "/* export default, import('x') and await are words here;\nimport too. */\n// await, import.meta\n"
        "/** @typedef {import('./types.js').A} A */\nexport async function a() {\n  await 1;\n}\n"
    )
    assert "async function a()" in join({"main.js": source})


def test_every_module_is_reached_from_the_entry_of_the_explorer_or_of_the_network_page() -> None:
    joined = join(OWN) + join(OWN, "page_phrases.js")
    reached = set(re.findall(r"^// ([\w./]+\.js)$", joined, re.MULTILINE))
    assert set(OWN) - reached == {"types.js"}
    assert re.findall(r"^(?:import|export)\b.*", joined, re.MULTILINE) == []


def test_modules_stay_small() -> None:
    assert [name for name, text in OWN.items() if len(text.splitlines()) > 400] == []


def test_no_module_means_by_a_name_of_the_browser_what_another_declares(browser: Browser) -> None:
    """In one scope, one module's own ``status`` would be what another one means by the browser's."""
    tops = {name: set(_TOP.findall(text)) for name, text in OWN.items()}
    names = sorted(set().union(*tops.values()))
    assert len(names) > 100
    page = browser.new_page()
    hiding = page.evaluate("names => names.filter((name) => name in window)", names)
    page.close()
    wrong = []
    for module, text in OWN.items():
        taken = {name.strip() for found in re.findall(r"^import\s*\{([^}]*)\}", text, re.MULTILINE)
                 for name in found.split(",")}  # fmt: skip
        code = re.sub(r"/\*.*?\*/|//[^\n]*|'[^'\n]*'|`[^`]*`", "", text, flags=re.DOTALL)
        for name in set(hiding) - taken - tops[module]:
            if re.search(rf"(?<![.\w$]){re.escape(name)}\(|window\.{re.escape(name)}\b", code):
                wrong.append((module, name))
    assert wrong == []
