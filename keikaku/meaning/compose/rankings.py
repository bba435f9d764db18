"""Sets in the order of a count."""

from __future__ import annotations

from keikaku.language.reading import ALL_PLACES, Node, Ranking
from keikaku.language.spans import Written
from keikaku.meaning.compose.base import Made, Mod, Ranked
from keikaku.meaning.compose.sets import Sets
from keikaku.meaning.lattice import Rel, Word

_FIRST = 10  # of those that are mentioned most, if no number is said


class Rankings(Sets):
    """Functions that make rankings."""

    def rank(self, sought: Node, ends: Word, counted: Node, rel: Rel | None = None) -> Made:
        """which policy has the most issues; organisations involved in the most initiatives"""
        if len(sought.find) != 1 or len(counted.find) != 1 or counted.conditions or sought.find == counted.find:
            return
        for relation, forward, cost in self.relations.counted(sought.find[0], counted.find[0], rel):
            first = ALL_PLACES if "順" in ends.text else None
            ranking = Ranking(counted.find[0], relation, forward, most=ends.local != "fewest", first=first)
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

    def rank_count_per(self, _: Word, counted: Node, __: Word, sought: Node) -> Made:
        """how many initiatives are there in each policy"""
        yield from self.rank_by(sought, _, counted)

    def rank_named(self, *parts: object) -> Made:
        """the most often mentioned sectors: by the elements of the plan that speak of them"""
        sought = next(part for part in parts if isinstance(part, Node))
        rel = next(part for part in parts if isinstance(part, Rel))
        ends = next(part for part in parts if isinstance(part, Word))
        if sought.find and not sought.conditions and "mentions" in rel.locals and not rel.negative:
            for ranked, cost in self.rank(sought, ends, Node(("PlanElement",)), rel._replace(locals=("mentions",))):
                if isinstance(ranked, Ranked):
                    yield ranked._replace(ranking=ranked.ranking._replace(first=_FIRST)), cost

    def rank_within(self, ranked: Ranked, mod: Mod) -> Made:
        """… in policy 6"""
        for node, cost in self.restrict(ranked.node, mod):
            if isinstance(node, Node) and node.find == ranked.node.find:
                yield ranked._replace(node=node), cost

    def rank_within_back(self, mod: Mod, ranked: Ranked) -> Made:
        """政策６で …"""
        yield from self.rank_within(ranked, mod)

    def rank_count(self, counted: Node, _: Word, ends: Word, sought: Node) -> Made:
        """取組の数が多い政策"""
        yield from self.rank(sought, ends, counted)

    def rank_first_noun(self, counted: Node, ends: Word, number: Written, sought: Node) -> Made:
        """取組の多い上位３組織"""
        for ranked, cost in self.rank(sought, ends, counted):
            if isinstance(ranked, Ranked):
                yield from ((one, cost + more) for one, more in self.rank_first(ranked, number))

    def rank_first_count(self, counted: Node, _: Word, ends: Word, number: Written, sought: Node) -> Made:
        """取組数の上位３組織"""
        yield from self.rank_first_noun(counted, ends, number, sought)

    def rank_order(self, sought: Node, _: Word, counted: Node, ends: Word) -> Made:
        """政策を指標の多い順に"""
        if "順" in ends.text:
            yield from self.rank(sought, ends, counted)

    def rank_order_count(self, sought: Node, _: Word, counted: Node, __: Word, ends: Word) -> Made:
        """政策を指標の数が多い順に"""
        yield from self.rank_order(sought, _, counted, ends)

    def rank_verb(self, counted: Node, ends: Word, rel: Rel, sought: Node) -> Made:
        """取組に最も多く関わる組織; 計画で最も多く名前が出る組織: not by how many plans"""
        if counted.find == ("Plan",):
            yield from self.rank_named(sought, rel, ends)
        else:
            yield from self.rank(sought, ends, counted, rel)

    def rank_asked(self, sought: Node, _: Word, ends: Word, counted: Node, rel: Rel) -> Made:
        """どの組織が最も多くの取組に関わっていますか"""
        yield from self.rank(sought, ends, counted, rel)

    def rank_twice(self, _: Word, counted: Node, ends: Word, sought: Node) -> Made:
        """一番取組が多い政策"""
        yield from self.rank(sought, ends, counted)

    def threshold(self, number: Written, compare: Word, counted: Node, rel: Rel, sought: Node) -> Made:
        """３件以上の取組に関わる組織"""
        yield from self._at_least(self.rank(sought, Word("most", ""), counted, rel), number, compare)

    def _at_least(self, ranks: Made, number: Written, compare: Word) -> Made:
        for ranked, cost in ranks:
            if isinstance(ranked, Ranked) and number.number is not None:
                ranking = ranked.ranking._replace(comparison=compare.local, number=int(number.number))
                yield ranked._replace(ranking=ranking), cost

    def same_number(self, number: Written, counter: Word) -> Made:
        """５つ, ３位"""
        yield number._replace(counter=counter.text), 0.0

    def rank_rel_number(self, counted: Node, rel: Rel, sought: Node, ends: Word, number: Written) -> Made:
        """取組で言及される分野の上位３"""
        for ranked, cost in self.rank(sought, ends, counted, rel):
            if isinstance(ranked, Ranked):
                yield from ((one, cost + more) for one, more in self.rank_first(ranked, number))

    def rank_having(self, ends: Word, counted: Node, _: Word, sought: Node) -> Made:
        """最も多くの取組がある政策"""
        yield from self.rank(sought, ends, counted)

    def rank_asked_having(self, sought: Node, _: Word, ends: Word, counted: Node, __: Word) -> Made:
        """どの政策に最も多くの取組がありますか, どの政策が一番取組が多いですか"""
        yield from self.rank(sought, ends, counted)

    def rank_said(self, rel: Rel, counted: Node, ends: Word, sought: Node) -> Made:
        """関わる取組が最も多い組織"""
        yield from self.rank(sought, ends, counted, rel)

    def rank_said_count(self, rel: Rel, counted: Node, _: Word, ends: Word, sought: Node) -> Made:
        """関わる取組の数が最も多い組織"""
        yield from self.rank(sought, ends, counted, rel)

    def rank_role(self, rel: Rel, ends: Word, sought: Node) -> Made:
        """連携先が最も多い取組"""
        for local in rel.locals:
            for find in self.relations.implied(local, False):
                yield from self.rank(sought, ends, Node((find,)), rel._replace(locals=(local,)))

    def rank_per(self, sought: Node, _: Word, counted: Node, __: Word) -> Made:
        """政策ごとの取組数"""
        yield from self.rank_by(sought, _, counted)

    def threshold_after(self, sought: Node, compare: Word, number: Written, counted: Node) -> Made:
        """measures that have more than 4 initiatives"""
        yield from self.threshold_noun(counted, number, compare, sought)

    def threshold_rel(self, sought: Node, rel: Rel, compare: Word, number: Written, counted: Node) -> Made:
        """organisations involved in at least 3 initiatives"""
        yield from self.threshold(number, compare, counted, rel, sought)

    def threshold_noun(self, counted: Node, number: Written, compare: Word, sought: Node) -> Made:
        """取組が10件以上の政策"""
        if sought.find != ("Indicator",):  # of which the value is meant: "targets above 500 events" are about no events
            yield from self._at_least(self.rank(sought, Word("most", ""), counted), number, compare)

    def threshold_first(self, number: Written, compare: Word, counted: Node, _: Word, sought: Node) -> Made:
        """10件以上の取組がある政策"""
        yield from self.threshold_noun(counted, number, compare, sought)
