"""The known rows are right: questions of the catalogue answered again in plain Python, from the quads alone.

No SPARQL is used but to list the quads, so a slip in a query (a filter out of its group, an OPTIONAL that binds too
much) does not repeat itself here.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

import pytest

from keikaku.store.base import Store
from keikaku.vocab import ID
from tests.queries import expected
from tests.queries.facts import Facts

SUBCOMMITTEE = "actor/sme-subcommittee"
NAMED = (
    "Organisation",
    "Network",
    "Facility",
    "Place",
    "Programme",
    "Event",
    "Document",
    "Sector",
    "Product",
    "Concept",
    "Post",
)


@pytest.fixture(scope="module")
def facts(store: Store) -> Facts:
    return Facts(store)


def known(name: str, *columns: str) -> list[tuple[str, ...]]:
    """These columns of the known rows."""
    with (expected.FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return [tuple(row[column].removeprefix(ID) for column in columns) for row in csv.DictReader(lines)]


def _address(element: str) -> str:
    return element.replace("/", ":", 1)


def _texts(rows: Iterable[Iterable[object]]) -> list[tuple[str, ...]]:
    return sorted(tuple("" if cell is None else str(cell) for cell in row) for row in rows)


def test_outline(facts: Facts) -> None:
    counted = [
        [_address(part), *(len(facts.within(part, kind)) for kind in ("Issue", "Initiative", "Indicator"))]
        for kind in ("Policy", "Strategy", "Measure")
        for part in facts.within("2018", kind)
    ]
    assert known("outline", "address", "issues", "initiatives", "indicators") == _texts(counted)


def test_policy_profiles(facts: Facts) -> None:
    def named(policy: str, kind: str) -> int:
        return len({t for part in facts.within(policy) for t in facts.of(part, "about") if kind in facts.of(t, "type")})

    counted = [
        [_address(p), len(facts.within(p, "Measure")), named(p, "Actor"), named(p, "Facility"), named(p, "Place")]
        for p in facts.within("2018", "Policy")
    ]
    assert known("policy-profiles", "address", "measures", "actors", "facilities", "places") == _texts(counted)


def test_partners(facts: Facts) -> None:
    found = {(s, "cooperates with", g) for s, p, o, g in facts.quads if p == "cooperatesWith" and o == "actor/jetro"}
    for element, _, _, graph in (quad for quad in facts.quads if quad[1:3] == ("involves", "actor/jetro")):
        found |= {(o, "involves", graph) for s, p, o, g in facts.quads if (s, p, g) == (element, "involves", graph)}
    rows = [
        (partner, link, _address(graph.removeprefix("passage/")))
        for partner, link, graph in found
        if "Actor" in facts.of(partner, "type") and partner != "actor/jetro"
    ]
    assert sorted(known("partners", "partner", "link", "address")) == sorted(rows)


def test_pairs_and_brokers(facts: Facts) -> None:
    """Where two act together more than once in a part of the plan, or again in a part above it, that is one fact."""
    together: dict[tuple[str, str], set[str]] = defaultdict(set)
    meeting: dict[str, set[str]] = defaultdict(set)
    acting: dict[str, set[str]] = defaultdict(set)
    met: dict[str, set[str]] = defaultdict(set)
    for element in facts.within("2018"):
        heads = {"Plan", "Policy", "Strategy", "Measure"}
        part = element if facts.of(element, "type") & heads else str(facts.one(element, "partOf"))
        everybody = facts.of(element, "involves") - facts.of(element, "advisedBy") - facts.of(element, "wanted")
        for actor in (one for one in everybody if "Actor" in facts.of(one, "type")):
            others = {one for one in everybody - {actor} if "Group" not in facts.of(one, "type")}
            acting[actor].add(part)
            if others:
                meeting[actor].add(part)
                met[actor] |= others
            for other in (one for one in others if actor < one and "Actor" in facts.of(one, "type")):
                together[actor, other].add(part)

    def lowest(parts: set[str], among: set[str]) -> set[str]:
        return {part for part in parts if not any(part in facts.above(one) - {one} for one in among)}

    pairs = [(*pair, len(lowest(parts, parts))) for pair, parts in together.items() if len(lowest(parts, parts)) > 1]
    assert sorted(known("pairs-acting-together", "actor", "other", "parts")) == _texts(pairs)
    counted = {actor: lowest(parts, acting[actor]) for actor, parts in meeting.items()}
    policies = {actor: {one for part in parts for one in facts.above(part)} for actor, parts in counted.items()}
    bridging = [
        (actor, len(policies[actor] & facts.to("type", "Policy")), len(parts), len(met[actor]))
        for actor, parts in counted.items()
        if len(parts) > 1
    ]
    assert sorted(known("brokers", "actor", "policies", "parts", "met")) == _texts(bridging)


def test_distances_and_pace(facts: Facts) -> None:
    rows, below = [], []
    for indicator in facts.to("type", "Indicator"):
        start, now, goal = (facts.value(indicator, kind) for kind in ("Baseline", "Actual", "Target"))
        assert goal is not None
        way = None
        if start is not None and now is not None and goal != start:
            share = 100 * (now - start) / (goal - start)
            way = share.quantize(Decimal(1), ROUND_HALF_UP) if 0 <= share <= 100 else None
        rows.append((_address(indicator), start, now, goal, None if now is None else goal - now, way))
        if now is not None and goal <= now:
            below.append((_address(indicator),))
    assert sorted(known("distance-to-target", "address", "baseline", "latest", "target", "missing", "way")) == _texts(
        rows
    )
    assert known("targets-below-latest", "address") == sorted(below)
    assert known("indicators-without-baseline", "address") == sorted((row[0],) for row in rows if row[1] is None)
    wanting = {row[0] for row in rows if row[2] is not None} - {row[0] for row in below}
    assert {row[0] for row in known("pace-needed", "address")} == wanting


@pytest.mark.parametrize(
    ("name", "column", "property_", "kind"),
    [
        ("actors-by-initiatives", "actor", "involves", "Actor"),
        ("whom-the-plan-is-for", "group", "concerns", "Group"),
        ("markets-and-regions", "place", "targets", "Place"),
    ],
)
def test_things_by_initiatives(name: str, column: str, property_: str, kind: str, facts: Facts) -> None:
    counted: dict[str, list[str]] = defaultdict(list)
    for initiative in facts.within("2018", "Initiative"):
        for thing in facts.of(initiative, property_) & facts.to("type", kind):
            counted[thing].append(_address(initiative))
    rows = [(thing, len(found), min(found)) for thing, found in counted.items()]
    assert sorted(known(name, column, "initiatives", "first")) == _texts(rows)


@pytest.mark.parametrize(
    ("name", "column", "property_", "kind"),
    [("sectors-by-policy", "sector", "about", "Sector"), ("groups-by-policy", "group", "concerns", "Group")],
)
def test_things_by_policy(name: str, column: str, property_: str, kind: str, facts: Facts) -> None:
    counted: dict[tuple[str, str], int] = defaultdict(int)
    for policy in facts.within("2018", "Policy"):
        for initiative in facts.within(policy, "Initiative"):
            for thing in facts.of(initiative, property_) & facts.to("type", kind):
                counted[_address(policy), thing] += 1
    rows = [(*pair, number) for pair, number in counted.items()]
    assert sorted(known(name, "policy", column, "initiatives")) == _texts(rows)


def test_roles_and_facilities(facts: Facts) -> None:
    parts = facts.within("2018")
    roles = ("ledBy", "partner", "supportedBy", "hostedBy", "advisedBy")
    counts = [(a, *(len(facts.to(role, a) & parts) for role in roles)) for a in facts.to("type", "Actor")]
    rows = [row for row in counts if any(row[1:])]
    assert sorted(known("roles-of-actors", "actor", "leads", "partners", "supports", "hosts", "advises")) == _texts(
        rows
    )
    shared = []
    for facility in facts.to("type", "Facility"):
        involving = facts.to("involves", facility) & parts
        policies = {p for part in involving for p in facts.above(part) & facts.to("type", "Policy")}
        shared += [(facility, len(policies), len(involving))] if len(policies) > 1 else []
    assert sorted(known("facilities-across-policies", "facility", "policies", "elements")) == _texts(shared)


def test_the_tree_of_sectors(facts: Facts) -> None:
    def below(sector: str) -> set[str]:
        return {sector}.union(*(below(narrower) for narrower in facts.to("broader", sector)))

    def speaking(sectors: set[str]) -> int:
        return len({i for s in sectors for i in facts.to("about", s) & facts.to("type", "Initiative")})

    rows = [
        (s, above, speaking({s}), speaking(below(s)))
        for s in below("sector/green")
        for above in facts.of(s, "broader") or {""}
    ]
    assert known("sector-tree", "sector", "above", "initiatives", "withBelow") == _texts(rows)


def test_dates(facts: Facts) -> None:
    rows, openings = [], defaultdict(set)
    for milestone in facts.to("type", "Milestone"):
        (graph,) = {quad[3] for quad in facts.quads if quad[0] == milestone and quad[1] == "period"}
        (period,) = facts.of(milestone, "period")
        begins, ends = (
            facts.one(facts.one(period, end) or "", "inXSDDate") or "" for end in ("hasBeginning", "hasEnd")
        )
        if ends >= "2018" and begins <= "2022-12-31":
            rows.append((begins, ends, _address(graph.removeprefix("passage/")), facts.one(milestone, "prefLabel")))
        if "Opening" in facts.of(milestone, "milestoneKind"):
            openings[begins, facts.one(milestone, "milestoneOf")].add(graph)
    assert known("timeline", "begins", "ends", "address", "what") == _texts(rows)
    opened = [(*pair, len(found)) for pair, found in openings.items()]
    assert known("openings", "begins", "thing", "passages") == _texts(opened)


def test_actors_that_only_the_text_names(facts: Facts) -> None:
    named = facts.named_in("2018")
    rows = [(a, len(named[a])) for a in named.keys() & facts.to("type", "Actor") if not facts.to("involves", a)]
    assert sorted(known("actors-not-involved", "actor", "passages")) == _texts(rows)


def test_two_plans_side_by_side(facts: Facts) -> None:
    old, new = facts.named_in("2005"), facts.named_in("2018")
    shared = [(thing, len(old[thing]), len(new[thing])) for thing in old.keys() & new.keys()]
    assert known("shared-entities", "thing", "inOne", "inOther") == _texts(shared)
    assert known("only-in-one-plan", "thing") == sorted((thing,) for thing in old.keys() - new.keys())
    sectors = facts.to("type", "Sector")
    fates = [
        ("gone" if s not in new else "kept" if s in old else "new", s) for s in (old.keys() | new.keys()) & sectors
    ]
    assert known("sectors-compared", "fate", "sector") == sorted(fates)
    assert known("named-once", "thing") == sorted((thing,) for thing, where in new.items() if len(where) == 1)
    for class_, before, after, both in known("classes-compared", "class", "before", "after", "both"):
        of_class = facts.to("type", class_)
        counts = [len(things & of_class) for things in (old.keys(), new.keys(), old.keys() & new.keys())]
        assert [int(before), int(after), int(both)] == counts


def test_wards_and_countries(facts: Facts) -> None:
    def inside(place: str, *links: str) -> set[str]:
        found, more = {place}, {place}
        while more:
            more = {thing for at in more for link in links for thing in facts.to(link, at)} - found
            found |= more
        return found

    wards = []
    for ward in facts.to("kind", "Ward") & facts.to("isPartOf", "place/kawasaki"):
        spots = inside(ward, "isPartOf", "location") & (facts.to("type", "Place") | facts.to("type", "Facility"))
        wards.append((ward, sum(bool(facts.of(i, "about") & spots) for i in facts.to("type", "Initiative"))))
    assert sorted(known("initiatives-by-ward", "ward", "initiatives")) == _texts(wards)
    countries = []
    for country in facts.to("kind", "Country") - {"place/japan"}:
        spots = inside(country, "isPartOf")
        passages = {p for spot in spots for p in facts.to("mentions", spot)}
        countries += [(country, len(passages))] if passages else []
    assert sorted(known("countries", "country", "passages")) == _texts(countries)


def test_sectors_without_indicator(facts: Facts) -> None:
    watched, spoken = set(), set()
    for initiative in facts.to("type", "Initiative"):
        sectors = (facts.of(initiative, "promotes") | facts.of(initiative, "targets")) & facts.to("type", "Sector")
        for measure in facts.of(initiative, "partOf"):
            if facts.to("partOf", measure) & facts.to("type", "Indicator"):
                watched |= sectors
        spoken |= sectors if "2018" in facts.above(initiative) else set()
    assert sorted(known("sectors-without-indicator", "sector")) == sorted((s,) for s in spoken - watched)


def test_audit_of_issues_aims_and_opinions(facts: Facts) -> None:
    initiatives = facts.to("type", "Initiative")

    def taken_up(measure: str) -> set[str]:
        return {thing for i in facts.to("partOf", measure) & initiatives for thing in facts.of(i, "about")}

    loose, opinions = [], []
    for issue in facts.within("2018", "Issue"):
        (measure,) = facts.of(issue, "partOf")
        named = facts.of(issue, "about")
        if named and not named & taken_up(measure):
            loose.append((_address(issue), len(named)))
        if SUBCOMMITTEE in facts.of(issue, "advisedBy"):
            named = named - {SUBCOMMITTEE}
            opinions.append((_address(issue), len(named), len(named & taken_up(measure))))
    assert known("issues-not-taken-up", "address", "named") == _texts(loose)
    assert known("opinions-taken-up", "address", "named", "takenUp") == _texts(opinions)
    aims = [
        (_address(measure), thing)
        for measure in facts.within("2018", "Measure")
        for passage in facts.of(measure, "statedIn")
        for thing in facts.of(passage, "mentions") - taken_up(measure)
    ]
    assert known("aims-without-initiative", "address", "thing") == sorted(aims)


def test_audit_of_initiatives_and_passages(facts: Facts) -> None:
    rows, alone = [], []
    for policy in facts.within("2018", "Policy"):
        initiatives = facts.within(policy, "Initiative")
        groups = facts.to("type", "Group")
        nobody = {i for i in initiatives if not facts.of(i, "involves") - groups}
        unnamed = {i for i in initiatives if not facts.of(i, "partner") - groups}
        partnerless = {i for i in initiatives if not facts.of(i, "partner")}
        rows.append((_address(policy), *map(len, (initiatives, nobody, unnamed, partnerless))))
        alone += [(_address(i), len(facts.of(i, "involves"))) for i in partnerless]
    columns = ("policy", "initiatives", "nobody", "unnamed", "alone")
    assert known("initiatives-naming-nobody", *columns) == _texts(rows)
    assert known("initiatives-without-partner", "address", "involved") == _texts(alone)
    stated = {passage for part in facts.within("2018") for passage in facts.of(part, "statedIn")}
    silent = [(_address(p.removeprefix("passage/")),) for p in stated if not facts.of(p, "mentions")]
    assert known("passages-without-mention", "address") == sorted(silent)
    without = {m for m in facts.within("2018", "Measure") if not facts.within(m, "Indicator")}
    assert known("measures-without-indicator", "address") == sorted((_address(m),) for m in without)


def test_statistics_by_source(facts: Facts) -> None:
    counted: dict[str, int] = defaultdict(int)
    for statistic in facts.to("type", "Statistic"):
        counted[facts.one(statistic, "source") or ""] += 1
    assert sorted(known("statistics-by-source", "source", "statistics")) == _texts(counted.items())


PLANS = {"2005": "plan/2005", "2018": "2018"}


def test_plans_side_by_side(facts: Facts) -> None:
    kinds = ("PlanElement", "Issue", "Initiative", "Indicator")
    counted = [[id_, *(len(facts.within(plan, kind) - {plan}) for kind in kinds)] for id_, plan in PLANS.items()]
    assert known("plans", "id", "elements", "issues", "initiatives", "indicators") == _texts(counted)


def test_partners_of_both_plans(facts: Facts) -> None:
    elements: dict[str, dict[str, int]] = defaultdict(dict)
    for id_, plan in PLANS.items():
        for part in facts.within(plan):
            for partner in facts.of(part, "involves") - facts.to("type", "Group"):
                elements[partner][id_] = elements[partner].get(id_, 0) + 1
    counted = [[one, id_, n] for one, each in elements.items() if len(each) == 2 for id_, n in each.items()]
    assert known("partners-by-plan", "partner", "id", "elements") == _texts(counted)


def test_sectors_by_plan(facts: Facts) -> None:
    counted = [
        [thing, id_, len(passages)]
        for id_, plan in PLANS.items()
        for thing, passages in facts.named_in(plan).items()
        if "Sector" in facts.of(thing, "type")
    ]
    assert known("sectors-by-plan", "sector", "id", "passages") == _texts(counted)


def test_issue_coverage(facts: Facts) -> None:
    def near(issue: str, kind: str) -> bool:
        holders = facts.of(issue, "partOf")
        holders |= {up for one in holders if "Section" in facts.of(one, "type") for up in facts.of(one, "partOf")}
        return any(facts.within(holder, kind) for holder in holders)

    counted = []
    for id_, plan in PLANS.items():
        issues = facts.within(plan, "Issue")
        acted = {issue for issue in issues if near(issue, "Initiative")}
        measured = {issue for issue in issues if near(issue, "Indicator")}
        counted.append([id_, len(issues), len(acted), len(measured), len(issues - acted - measured)])
    assert known("issue-coverage", "id", "issues", "acted", "measured", "neither") == _texts(counted)
