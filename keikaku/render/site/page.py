"""Pages of things, plans, terms and queries as HTML that needs no script: the same for a server and for a folder.

A link is relative, so that the pages work wherever they stand. Every text is escaped; a policy lets nothing run but the
search's own script, and nothing be asked for from elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from rich.cells import cell_len

from keikaku.records import Foreign, Label
from keikaku.render.explorer.style import SHAPES, kind_looks
from keikaku.render.html_page import asset, clean, json_for_html, templates, verbatim
from keikaku.render.site import class_diagram, letters, neighbours
from keikaku.render.text import phrase_html
from keikaku.site_data import (
    CataloguePage,
    HomePage,
    KindPage,
    Link,
    OntologyPage,
    ProblemPage,
    SearchPage,
    Site,
    Statement,
    ThingPage,
)
from keikaku.texts.catalogue import LANGUAGES, spoken, text
from keikaku.vocab import KINDS

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from markupsafe import Markup

AnyPage: TypeAlias = ThingPage | KindPage | CataloguePage | OntologyPage | HomePage | SearchPage | ProblemPage

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'"
)
_TEMPLATES: Mapping[type[AnyPage], str] = {
    ThingPage: "thing", KindPage: "kind", CataloguePage: "catalogue", OntologyPage: "ontology", HomePage: "home",
    SearchPage: "search", ProblemPage: "problem",
}  # fmt: skip
_LONGEST_NAME = 40  # columns of a name that is repeated in every sentence
_PLACES = re.compile(r"(\{from\}|\{to\})")


def render(page: AnyPage, site: Site, language: str) -> str:
    """A page in one language (``ja`` or ``en``), as text for UTF-8. The same records give the same text."""
    shown = spoken(language)
    up = page.up if isinstance(page, ProblemPage) else "../" * page.place.count("/")

    def href(place: str, to: str = shown) -> str:
        return f"{up}{place}.{to}.html"

    name = _Names(shown)
    return _template(_TEMPLATES[type(page)]).render(
        page=page, site=site, language=shown, languages=LANGUAGES, up=up, href=href, policy=POLICY, name=name.html,
        plain=name.plain, says=_Sentences(name, href, page).html, glyph=_glyph, is_address=is_address,
        picture=neighbours.picture(page, shown) if isinstance(page, ThingPage) else None,
        diagram=class_diagram.diagram(page, shown) if isinstance(page, OntologyPage) else None,
        letters=letters.by_letter(page, shown) if isinstance(page, KindPage) else (), json_html=_json,
        kinds=[name.plain(kind) for kind in page.kinds] if isinstance(page, SearchPage) else [],
    )  # fmt: skip


def prepare() -> None:
    """Compiles all templates, which else happens when each is first used."""
    for name in _TEMPLATES.values():
        _template(name)


class _Names:
    """Names in one language: one that is in another says so."""

    def __init__(self, language: str) -> None:
        self.language = language

    def plain(self, label: Label, usual: str = "") -> str:
        """As text alone."""
        return clean(label.best(self.language) or usual)

    def html(self, label: Label, usual: str = "") -> Markup:
        """As HTML, in phrases."""
        from markupsafe import Markup

        found = label.best(self.language) or usual
        shown = in_phrases(str(found))
        if isinstance(found, Foreign) and found.language and found.language != self.language:
            return Markup('<span lang="{}">{}</span>').format(found.language, shown)
        return shown


@lru_cache(maxsize=65_536)
def in_phrases(text_: str) -> Markup:
    """See ``phrase_html``; the same names stand on many pages."""
    return phrase_html.in_phrases(clean(text_))


class _Sentences:
    """Statements as sentences in which things lead to their pages."""

    def __init__(self, name: _Names, href: Callable[[str], str], page: AnyPage) -> None:
        self._name, self._href = name, href
        self._selves: dict[str, Label] = {}
        if isinstance(page, ThingPage):
            self._selves[page.iri] = page.sort
            if page.kind == "Passage" and page.trail:  # speaks of the element that it states
                self._selves[page.trail[-1].iri] = page.stated_sort

    def html(self, statement: Statement) -> Markup:
        """The sentence; the page's own thing leads nowhere."""
        from markupsafe import Markup

        said = statement.says.best(self._name.language) or "{from} – {to}"
        ends = {"{from}": statement.source, "{to}": statement.target}
        parts = [part for part in _PLACES.split(said) if part]
        return Markup("").join(
            self._end(ends[part], is_first=place == 0) if part in ends else _between(part)
            for place, part in enumerate(parts)
        )

    def _end(self, link: Link, *, is_first: bool) -> Markup:
        from markupsafe import Markup

        if link.iri in self._selves and (own := self._this(link, is_first=is_first)):
            return Markup("<b>{}</b>").format(own)
        name = self._name.html(link.name, link.iri)
        if link.iri in self._selves or link.place is None:
            return Markup("<b>{}</b>").format(name)
        return Markup('<a class="thing" href="{}">{}<span>{}</span></a>').format(
            self._href(link.place), _glyph(link.kind), name
        )

    def _this(self, link: Link, *, is_first: bool) -> str:
        """What stands for the page's own thing where its name is a sentence of its own: this initiative."""
        kind = self._name.plain(self._selves[link.iri])
        if not kind or cell_len(self._name.plain(link.name)) <= _LONGEST_NAME:
            return ""
        said = text("site.this_kind", self._name.language, kind=kind[:1].lower() + kind[1:])
        return said[:1].upper() + said[1:] if is_first else said


def _between(part: str) -> Markup:
    """What stands between two things, with the blanks around it."""
    from markupsafe import Markup

    inner = part.strip()
    before, after = (" " if one.isspace() else "" for one in (part[:1], part[-1:]))
    return Markup("{}{}{}").format(before, in_phrases(inner), after) if inner else Markup(" ")


@cache
def _glyph(kind: str) -> Markup:
    """The mark of a class, as the explorer has it; none for what it has none for."""
    from markupsafe import Markup

    looks = dict(zip(KINDS, kind_looks(KINDS), strict=True))
    if kind not in looks:
        return Markup("")
    form, ink = looks[kind]
    return Markup('<svg class="glyph ink-{}" viewBox="-10 -10 20 20" aria-hidden="true"><path d="{}"/></svg>').format(
        ink, SHAPES[form]
    )


def is_address(iri: str) -> bool:
    """Whether it leads somewhere in a browser."""
    return bool(re.fullmatch(r"https?://[^\s<>\"'\\]+", iri))


def _json(value: object) -> Markup:
    return verbatim(json_for_html(value))


@cache
def _environment() -> Environment:
    from jinja2 import FunctionLoader

    environment = templates()
    environment.loader = FunctionLoader(lambda name: asset(name, "site"))
    environment.filters["in_phrases"] = in_phrases
    environment.filters["clean"] = clean
    return environment


@cache
def _template(name: str) -> Template:
    return _environment().get_template(f"{name}.html.j2")
