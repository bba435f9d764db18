"""The texts: both languages say the same things with the same places, each is used, and none stands in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from keikaku.records import Label, is_japanese
from keikaku.texts import catalogue
from keikaku.texts.catalogue import FOLDER, LANGUAGES, label, listed, section_of, text
from tests.render.page_texts import MODULES, module
from tests.texts.keys import PACKAGE, SECTIONS, uses

ALIKE = {
    "amounts.sign_tonnes", "page.network.savePng", "page.network.saveSvg", "page.where.km", "page.where.m",
}  # fmt: skip
"""Signs, units and names of formats that are the same in both languages."""

FOLDERS = ("commands", "services", "render")
ASKS = re.compile(r"(?<!\.)\b\w+ [=!]= [\"']ja[\"']|\bif japanese\b")  # the tag of a literal may be asked for

GRAMMAR = {
    "services/questions/completed.py": "the signs of which words are made",
    "services/checks/printed.py": "how plans print numbers: large words, bounds, units",
    "services/things/observed.py": "where what is printed in Japanese is told in numbers",
    "render/indicators/amounts.py": "how Japanese prints numbers: large words, bounds, averages",
    "render/rows/html_tables.py": "which language a browser is told that a text is in",
    "render/site/letters.py": "the rows of the kana, by which an index is ordered",
    "render/text/name_lines.py": "where Japanese may break",
    "render/text/phrases.py": "where Japanese may break",
    "render/text/wrapping.py": "where Japanese may break",
    "services/checks/capitals.py": "marks of lists in a plan's own text",
    "services/checks/compounds.py": "runs of kanji in a plan's own text",
    "services/checks/coverage.py": "quotation marks in a plan's own text",
    "services/checks/dates.py": "Japanese dates in a plan's own text",
    "services/checks/leftovers.py": "loan words in a plan's own text",
    "services/indicators/standing.py": "words by which an indicator says that it is to rise, fall or stay",
    "services/passages/source_text.py": "marks of lists in a plan's own text",
    "services/questions/candidates.py": "names in katakana, which no reading may leave out",
    "services/registers/headings.py": "how headings of plans are numbered",
    "services/session/keys.py": "units behind numbers, which are no names",
    "services/things/complete.py": "how a name is read, in kana",
    "services/things/printed.py": "signs behind the numbers of a plan's own text",
    "services/things/search.py": "a name to search for, in a hint",
}
"""Modules that have Japanese in them which is no text, or ask for the language to write as it does; and why."""

SCRIPTS_RULES = {
    "by_name.js": "what a name says of the kind of a body",
    "clauses.js": "particles, and words that ask who",
    "counts.js": "how words for numbers end",
    "frame.js": "the name of the language, in that language",
    "inflected.js": "how Japanese verbs go on",
    "missing.js": "particles, and what makes another word of one",
    "phrases.js": "where Japanese may break",
    "reference_forms.js": "how a reference is written in Japanese",
    "romaji.js": "how words sound",
    "relating.js": "particles, and nouns for parts",
    "unused.js": "what makes no other word of one",
    "wrap.js": "where Japanese may break",
    "years.js": "names of eras",
}
"""Scripts that have Japanese in them which is no text, and why."""


def keys() -> list[str]:
    return [f"{section}.{name}" for section in SECTIONS for name in section_of(section, "en")]


def written(key: str, language: str) -> str:
    section, _, name = key.partition(".")
    return section_of(section, language)[name]


def places(key: str, language: str) -> set[str]:
    return set(re.findall(r"\{(\w+)", written(key, language)))


def plain(key: str, language: str) -> str:
    """A text without its places, but with the words for one and for many."""
    return re.sub(r"\{\w+((?:\|[^|}]*){0,2})\}", r"\1", written(key, language))


def test_both_languages_have_the_same_texts() -> None:
    files = [sorted(path.stem for path in (FOLDER / language).iterdir()) for language in LANGUAGES]
    assert files == [list(SECTIONS)] * 2
    for section in SECTIONS:
        assert list(section_of(section, "ja")) == list(section_of(section, "en")), section


def test_a_text_has_the_same_places_in_both_languages() -> None:
    for key in keys():
        chooses = set(re.findall(r"\{(\w+)\|", written(key, "en")))
        assert places(key, "ja") | chooses == places(key, "en"), key
        assert "|" not in written(key, "ja"), key


def test_places_are_written_as_they_are_read() -> None:
    for key in keys():
        for language in LANGUAGES:
            assert not re.search(r"[{}|]", catalogue._PLACE.sub("", written(key, language))), key


def test_japanese_texts_are_japanese_and_english_ones_are_not() -> None:
    for key in keys():
        assert not is_japanese(plain(key, "en")), key
        japanese = plain(key, "ja")
        assert is_japanese(japanese) or not any(map(str.isalpha, japanese)) or key in ALIKE, key
    assert set(keys()) >= ALIKE


def test_every_text_is_used_and_every_used_text_is_there() -> None:
    known, used = set(keys()), {use.key for use in uses()}
    assert [key for key in sorted(used) if not any(fnmatchcase(one, key) for one in known)] == []
    assert [key for key in sorted(known) if not any(fnmatchcase(key, one) for one in used)] == []


def test_a_text_is_given_what_its_places_need_and_nothing_else() -> None:
    seen = 0
    for use in uses():
        if use.places is None or "*" in use.key:
            continue
        seen += 1
        assert use.places == places(use.key, "en"), use
    assert seen > 80  # they have been found


def code(folder: str) -> list[Path]:
    return sorted((PACKAGE / folder).rglob("*.py"))


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_text_stands_in_the_code(folder: str) -> None:
    for path in code(folder):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found = [written for written in strings(tree) if is_japanese(written)]
        assert not found or named(path) in GRAMMAR, (path, found)


def test_no_text_stands_in_a_template() -> None:
    templates = sorted((PACKAGE / "render").rglob("*.j2"))
    assert len(templates) > 3
    for path in templates:
        assert not is_japanese(path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_language_is_asked_for_to_choose_a_text(folder: str) -> None:
    for path in code(folder):
        found = ASKS.findall(path.read_text(encoding="utf-8"))
        assert not found or named(path) in GRAMMAR, (path, found)


def test_what_is_excepted_is_needed() -> None:
    for name in GRAMMAR:
        source = (PACKAGE / name).read_text(encoding="utf-8")
        assert ASKS.search(source) or any(map(is_japanese, strings(ast.parse(source)))), name


def strings(tree: ast.AST) -> Iterator[str]:
    """Every string of a module, docstrings aside."""
    described = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in described:
            yield node.value


def test_one_and_many_in_both_languages() -> None:
    assert text("checks.problems", "en", count=1) == "1 problem found"
    assert text("checks.problems", "en", count=2) == "2 problems found"
    assert text("checks.problems", "ja", count=1) == "問題が1件ある"


def test_every_other_language_is_answered_in_english() -> None:
    assert text("notes.nothing_said", "fr") == text("notes.nothing_said", "en") == "nothing in the graph says so"


def test_a_name_fills_a_place_in_the_language_of_the_text() -> None:
    assert label("networks.around", names=Label("市", "the city")) == Label(
        "市のネットワーク", "The network around the city"
    )


def test_what_stands_in_a_place_is_not_read_as_a_text() -> None:
    assert text("things.also", "en", names="{0} {names} %s") == "also: {0} {names} %s"


def test_what_is_missing_is_an_error_and_never_half_a_sentence() -> None:
    for key, values in (
        ("notes.no_such_text", {}),
        ("nowhere.at_all", {}),
        ("notes", {}),
        ("notes.taken_for", {"name": "x"}),
        ("checks.problems", {}),
    ):
        with pytest.raises(KeyError):
            text(key, "en", **values)


def test_parts_are_listed_as_the_language_lists_them() -> None:
    assert listed(["a", "b"], "ja") == "a、b"
    assert listed(iter(["a", "b"]), "en") == "a, b"
    assert catalogue.in_order("en") == ("en", "ja")
    assert catalogue.in_order("ja") == ("ja", "en")


@pytest.mark.parametrize("section", MODULES)
def test_the_modules_of_the_pages_texts_are_made_from_the_catalogue(section: str) -> None:
    """python -m tests.render.page_texts makes them anew."""
    assert MODULES[section].read_text(encoding="utf-8") == module(section)


def test_no_text_stands_in_a_script() -> None:
    scripts = [path for path in sorted((PACKAGE / "render").rglob("*.js")) if path not in MODULES.values()]
    assert len(scripts) > 100
    for path in scripts:
        code = re.sub(r"/\*.*?\*/|^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
        assert not re.search("[ぁ-んァ-ヶ一-龠]{2}", code) or path.name in SCRIPTS_RULES, path
