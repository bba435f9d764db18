"""What is planned, written or wrong about a topic that only the plan's own text names."""

from __future__ import annotations

from keikaku.language.reading import Node, Reading, Saying
from keikaku.meaning.compose.base import Made
from keikaku.meaning.compose.sets import Sets
from keikaku.meaning.lattice import Rel
from keikaku.vocab import ELEMENTS


class Topics(Sets):
    """Functions that make sets by what their titles and texts say."""

    def of_topic(self, *parts: object) -> Made:
        """initiatives about vacant shops, 空き店舗の; not what it does: supported by, in"""
        saying = next(part for part in parts if isinstance(part, Saying))
        rel = next((part for part in parts if isinstance(part, Rel)), None)
        if rel is None or ({"about", "mentions", "concerns", "targets"} & set(rel.locals) and not rel.negative):
            yield saying, 0.0

    def topic_of(self, *parts: object) -> Made:
        """initiatives to fight labour shortages, 人手不足を解消するための取組"""
        node = next(part for part in parts if isinstance(part, Node))
        saying = next(part for part in parts if isinstance(part, Saying))
        if node.find and self.relations.kinds(node.find) <= ELEMENTS:
            yield Node(node.find, (*node.conditions, saying)), 0.0

    def topic_planned(self, *parts: object) -> Made:
        """what is planned about vacant shops, 空き店舗への対策は"""
        saying = next(part for part in parts if isinstance(part, Saying))
        yield Node(("Initiative",), (saying,)), 0.0

    def topic_told(self, *parts: object) -> Made:
        """what does the plan say about labour shortages"""
        saying = next(part for part in parts if isinstance(part, Saying))
        yield Reading(Node(("PlanElement",), (saying,))), 0.0
