"""Sets in the order of a count."""

from __future__ import annotations

from keikaku.language.reading import ALL_PLACES, Node, Ranking
from keikaku.language.spans import Written
from keikaku.meaning.compose.base import Made, Mod, Ranked
from keikaku.meaning.compose.sets import Sets
from keikaku.meaning.lattice import Rel, Word


class Rankings(Sets):
    """Functions that make rankings."""

    def rank(self, sought: Node, ends: Word, counted: Node, rel: Rel | None = None) -> Made:
        """which policy has the most issues; organisations involved in the most initiatives"""
        if len(sought.find) != 1 or len(counted.find) != 1 or counted.conditions:
            return
        for relation, forward, cost in self.relations.counted(sought.find[0], counted.find[0], rel):
            ranking = Ranking(counted.find[0], relation, forward, most=ends.local != "fewest")
            yield Ranked(sought, ranking), cost

    def rank_rel(self, sought: Node, rel: Rel, ends: Word, counted: Node) -> Made:
        """organisations involved in the most initiatives"""
        yield from self.rank(sought, ends, counted, rel)

    def rank_last(self, ends: Word, counted: Node, rel: Rel, sought: Node) -> Made:
        """最も多くの取組に関わる施設"""
        yield from self.rank(sought, ends, counted, rel)

    def rank_noun(self, counted: Node, ends: Word, sought: Node) -> Made:
        """取組が最も多い政策"""
        yield from self.rank(sought, ends, counted)

    def rank_top(self, ends: Word, sought: Node, _: Word, counted: Node) -> Made:
        """top facilities by number of initiatives"""
        yield from self.rank(sought, ends, counted)

    def rank_top_first(self, ends: Word, number: Written, sought: Node, _: Word, counted: Node) -> Made:
        """top 5 facilities by initiatives"""
        for ranked, cost in self.rank(sought, ends, counted):
            if isinstance(ranked, Ranked):
                yield from ((one, cost + more) for one, more in self.rank_first(ranked, number))

    def rank_top_rel(self, ends: Word, number: Written, sought: Node, rel: Rel, counted: Node) -> Made:
        """top 3 sectors mentioned in initiatives"""
        for ranked, cost in self.rank(sought, ends, counted, rel):
            if isinstance(ranked, Ranked):
                yield from ((one, cost + more) for one, more in self.rank_first(ranked, number))

    def rank_first(self, ranked: Ranked, number: Written) -> Made:
        """上位５"""
        if number.number is not None and 0 < number.number < 100:
            yield ranked._replace(ranking=ranked.ranking._replace(first=int(number.number))), 0.0

    def rank_number(self, ranked: Ranked, _: Word, number: Written) -> Made:
        """取組の多い施設 上位５"""
        yield from self.rank_first(ranked, number)

    def rank_by(self, sought: Node, _: Word, counted: Node) -> Made:
        """policies by number of indicators"""
        for ranked, cost in self.rank(sought, Word("most", ""), counted):
            if isinstance(ranked, Ranked):
                yield ranked._replace(ranking=ranked.ranking._replace(first=ALL_PLACES)), cost

    def rank_within(self, ranked: Ranked, mod: Mod) -> Made:
        """… in policy 6"""
        for node, cost in self.restrict(ranked.node, mod):
            if isinstance(node, Node) and node.find == ranked.node.find:
                yield ranked._replace(node=node), cost

    def rank_within_back(self, mod: Mod, ranked: Ranked) -> Made:
        """政策６で …"""
        yield from self.rank_within(ranked, mod)
