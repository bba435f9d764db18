"""What stands on pages of a plan."""

from __future__ import annotations

from keikaku.language.reading import Linked, Node, Paged
from keikaku.meaning.compose.base import Made
from keikaku.meaning.compose.sets import Sets
from keikaku.meaning.lattice import Group, Rel, Word

_SAID = frozenset({"mentions", "about"})  # what stands on a page is said there


class Pages(Sets):
    """Functions that make conditions on pages."""

    def on_page(self, *parts: object) -> Made:
        """on page 97, 97頁の, 97ページに書いてある"""
        yield next(part for part in parts if isinstance(part, Paged)), 0.0

    def on_page_said(self, rel: Rel, _: Word, page: Paged) -> Made:
        """mentioned on page 97"""
        if _SAID & set(rel.locals) and not rel.negative:
            yield page, 0.0

    def on_page_said_back(self, page: Paged, rel: Rel) -> Made:
        """97ページに出てくる"""
        yield from self.on_page_said(rel, Word("", ""), page)

    def page_contents(self, *parts: object) -> Made:
        """page 97, alone or with what is asked of any page: its elements."""
        for page, cost in self.on_page(*parts):
            if isinstance(page, Paged):
                yield Node(("PlanElement",), (page,)), cost

    def page_shown(self, page: Paged, contents: Word, node: Node, _: Word) -> Made:
        """122頁にはどんな取組が載っていますか"""
        for said, cost in self.on_page(page, contents):
            if isinstance(said, Paged):
                yield from ((made, cost + more) for made, more in self.restrict(node, said))

    def pages_about(self, _: Word, rel: Rel, group: Group) -> Made:
        """which pages mention KOBS: the places in the text, each with its page."""
        if _SAID & set(rel.locals) and not group.are_elements and not rel.negative:
            yield Node(("Passage",), (Linked("mentions", True, group.things),)), 0.0

    def pages_where(self, _: Word, group: Group, rel: Rel) -> Made:
        """on which page is KOBS mentioned"""
        yield from self.pages_about(_, rel, group)

    def pages_where_back(self, group: Group, _: Word, rel: Rel) -> Made:
        """ＫＯＢＳはどのページに出てくるか"""
        yield from self.pages_about(_, rel, group)
