"""Modules joined into one script: in order, each in a scope of its own, and nothing that would not work there."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from graphlib import TopologicalSorter

import pytest
from playwright.sync_api import Browser

from keikaku.render.explorer.javascript import read
from keikaku.render.explorer.modules import join, modules


def test_what_is_imported_stands_before_what_imports_it() -> None:
    joined = join({
        "main.js": "import { b as first, other } from './b.js';\nimport { c } from './in/c.js'; // why\n"
        "\nfirst(other, c);\n",
        "b.js": "/** Says so. */\nexport function b() {}\nexport const other = 1; // one\n",
        "in/c.js": "import {\n  other,\n  b,\n} from '../b.js';\nexport const c = other;\nexport class Told {}\n",
        "unused.js": "export const never = 1;\n",
    })  # fmt: skip
    assert joined == (
        "(() => {\n'use strict';\n"
        "// b.js\nconst $b = (() => {\nfunction b(){}\nconst other=1;\nreturn { b, other };\n})();\n"
        "// in/c.js\nconst $in$c = (() => {\nconst { other, b } = $b;\n"
        "const c=other;class Told{}\nreturn { c, Told };\n})();\n"
        "// main.js\n(() => {\nconst { b: first, other } = $b;\nconst { c } = $in$c;\nfirst(other,c);\n})();\n"
        "})();\n"
    )


def test_two_modules_may_use_one_name(browser: Browser) -> None:
    joined = join({
        "main.js": "import { tell } from './a.js';\nimport { tell as other } from './b.js';\n"
        "const name = 'own';\nwindow.told = [tell(), other(), name];\n",
        "a.js": "const name = 'a';\nexport const tell = () => name;\n",
        "b.js": "let name = 'b';\nexport async function* many() {}\nexport function tell() { return name; }\n",
    })  # fmt: skip
    page = browser.new_page()
    page.evaluate(joined)
    assert page.evaluate("told") == ["a", "b", "own"]
    page.close()


def test_lines_are_joined_where_the_code_plainly_goes_on_and_nowhere_else() -> None:
    texts = "const a = `(\n  ,\n${[\n  1,\n]};\n`;\n"
    bare = "let b = 1\nlet c = [\n  b,\n]\n"
    joined = join({"main.js": f"{texts}{bare}a(\n  b, // why;\n  c\n)\n"})
    assert "const a=`(\n  ,\n${[1,]};\n`;let b=1\nlet c=[b,]\na(b,c\n)" in joined


def test_blanks_go_where_no_sign_or_word_comes_of_it() -> None:
    code = (
        "a = (b) => c - -1 + +d < ! --e;\nif (a in { b : 'x  = y' }) return /x = /g in f ? `= ${[a, b]} =` : a && b\n"
    )
    packed = "a=(b)=>c - -1 + +d < ! --e;if(a in{b:'x  = y'})return /x = /g in f?`= ${[a,b]} =`:a&&b"
    assert f"\n{packed}\n" in join({"main.js": code})


def test_a_module_of_types_is_empty() -> None:
    joined = join({"main.js": "import { a } from './a.js';\na();\n", "a.js": "export const a = () => 1;\nexport {};\n"})
    assert "export" not in joined


@pytest.mark.parametrize(
    ("modules", "message"),
    [
        ({"a.js": ""}, "there is no module main.js"),
        ({"main.js": "import { a } from './a.js';"}, "main.js imports a.js, which is not there"),
        ({"main.js": "import { a } from '../a.js';"}, "main.js imports ../a.js, which is not there"),
        ({"main.js": "import { a } from './a.js';", "a.js": "const a = 1;"}, "imports “a”, which a.js does not export"),
        (
            {"main.js": "import { a } from './a.js';", "a.js": "import { b } from './b.js';\nexport const a = 1;",
             "b.js": "import { a } from './a.js';\nexport const b = 1;"},
            "modules import each other: ",
        ),
        ({"main.js": "import a from './a.js';", "a.js": "export const a = 1;"}, "main.js: an import that is not"),
        ({"main.js": "import * as a from './a.js';", "a.js": ""}, "an import that is not"),
        ({"main.js": "import './a.js';", "a.js": ""}, "an import that is not"),
        ({"main.js": "b();\nimport { a } from './a.js';", "a.js": "export const a = 1;"}, "an import that is not"),
        ({"main.js": "import { a } from 'https://example.org/a.js';"}, "which is not there"),
        ({"main.js": "function a() { return import('./a.js'); }"}, "an import that is not"),
        ({"main.js": "const a = import.meta.url;"}, "an import that is not"),
        ({"main.js": "export default 1;"}, "an export that is not"),
        ({"main.js": "const a = 1;\nexport { a };"}, "an export that is not"),
        ({"main.js": "export * from './a.js';", "a.js": ""}, "an export that is not"),
        ({"main.js": "export let a = 1;"}, "an export that is not before a function, a class or a const with one name"),
        ({"main.js": "export const { a } = {};"}, "an export that is not"),
        ({"main.js": "const $a = 1;"}, "a name that begins with $: $a = 1;"),
        ({"main.js": "const a = `b"}, "main.js: this does not end: `b"),
        ({"main.js": "import { a } from './A.js';", "A.js": ""}, "A.js: a module's path is of small letters"),
    ],
)  # fmt: skip
def test_what_cannot_be_joined_is_refused(modules: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        join(modules)


@pytest.mark.parametrize(
    ("text", "source", "code"),
    [
        ("a; // '\nb /* x */ / 2;", "a;\nb / 2;", "a; b / 2;"),
        ("/* one\n   two */  a", "\n  a", "a"),
        ("a = '//' + \"/*\";", "a = '//' + \"/*\";", "a = + ;"),
        ("return /[/'\"]`/g.test(a) ? b / c : d;",
         "return /[/'\"]`/g.test(a) ? b / c : d;", "return .test(a) ? b / c : d;"),
        ("o.in / 2 / '/'", "o.in / 2 / '/'", "o.in / 2 /"),
        ("`${a ? `{${b}` : { c: '}' }.c} //` // d", "`${a ? `{${b}` : { c: '}' }.c} //` ", "a ? b : { c: }.c"),
        (r"'it\'s' + a", r"'it\'s' + a", "+ a"),
    ],
)  # fmt: skip
def test_code_is_told_from_comments_and_texts(text: str, source: str, code: str) -> None:
    script = read(text)
    assert (script.source, script.code.split(), len(script.code)) == (source, code.split(), len(source))


@pytest.mark.parametrize("text", ["a = 'b;\n'", "a = `b${c}", "/* a", "a = /b\n/", 'a = "'])
def test_what_does_not_end_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="this does not end"):
        read(text)


def test_words_in_comments_and_texts_are_no_code() -> None:
    source = (
        "/* export default, import('x') are words here;\nimport too. */\n// import.meta, $a\n"
        "/** @typedef {import('./types.js').A} A */\nconst told = 'export default' + `\nexport { a };\n`;\n"
        "export const b = told.import;\n"
    )
    assert join({"main.js": source}).count("export") == 2


def test_every_module_is_reached_from_the_entry_of_the_explorer_or_of_the_network_page() -> None:
    joined = join(modules()) + join(modules(), "page_phrases.js")
    reached = set(re.findall(r"^// ([\w./]+\.js)$", joined, re.MULTILINE))
    assert set(modules()) - reached == {"types.js"}


def test_no_folder_imports_through_others_itself() -> None:
    """So a reader can learn the folders one after the other; main.js and page_phrases.js stand above them all."""
    needed: dict[str, set[str]] = defaultdict(set)
    for path, text in modules().items():
        folder = posixpath.dirname(path)
        for other in re.findall(r"^import .*? from '(.+?)';", text, re.MULTILINE | re.DOTALL):
            needed[folder].add(posixpath.dirname(posixpath.normpath(posixpath.join(folder, other))))
    assert "" not in set().union(*needed.values())
    order = tuple(TopologicalSorter({folder: needed[folder] - {folder} for folder in needed}).static_order())
    assert len(order) > 15


def test_modules_stay_small() -> None:
    long = [name for name, text in modules().items() if len(text.splitlines()) > 400]
    assert [name for name in long if not name.endswith("page_texts.js")] == []  # which is made from the texts
