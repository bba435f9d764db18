"""The words by which the page can be asked: names of classes, properties and numbers, and words of grammar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from keikaku.language import thesaurus
from keikaku.language.lexicon import Lexicon, Sense
from keikaku.language.particles import HAVING, LINKS, ROLES, SMALL, WHO
from keikaku.page_data import BareKind, BareRelation, ClassWord, FigureWord, Names, RelationWord, Words
from keikaku.records import IRI
from keikaku.services.explorer.contents import Contents
from keikaku.services.explorer.plans import names
from keikaku.services.session.rules import Rules
from keikaku.services.session.session import Session
from keikaku.vocab import kk, local_name, prologue

NONE: Words = {
    "classes": [], "relations": [], "figures": [], "links": [], "without": [], "having": [], "who": [], "small": [],
    "everyday": [], "wanted": [],
}  # fmt: skip
_WITHIN = "partOf"  # of parts of a plan: no link of the page says it below the first step
_COUNTS = (
    prologue("kk", "skos")
    + """
SELECT ?variable ?name ?figure WHERE {
  { ?variable skos:prefLabel|skos:altLabel ?name . ?any kk:counts ?variable }
  UNION { ?figure kk:counts ?variable }
}"""
)
_WANTED = kk("wanted")


def words(
    session: Session, contents: Contents, place: Mapping[IRI, int], said_in: Mapping[IRI, int],
    kinds: Sequence[BareKind], relations: Sequence[BareRelation], figures: Mapping[IRI, int],
) -> Words:  # fmt: skip
    """All words for what is there; none where the data are of no plan.

    figures: statistics to the places of the facts that say them.
    """
    if session.foreign or not session.plans:
        return NONE
    lexicon = session.lexicon
    spoken = _by_sense(lexicon)
    number = {kind["id"]: at for at, kind in enumerate(kinds)}
    sorts: dict[str, list[int]] = defaultdict(list)
    for thing, at in place.items():
        several = contents.names.get(thing, {}).get("kind", [])
        for one in several:
            sorts[str(one)] += [at] if len(several) > 1 else []
    rules = session.rules
    return {
        "classes": [
            _class(sense, some, number, sorts)
            for sense, some in spoken
            if (sense.is_class or sense.is_kind) and not sense.family and _there(sense, number, sorts)
        ],
        "relations": [
            _relation(sense, some, relations, rules)
            for sense, some in spoken
            if not (sense.is_class or sense.is_kind or sense.family) and _leads(sense, relations, rules)
        ],
        "figures": _figures(session, place, figures),
        "links": list(LINKS.items()),
        "without": sorted(word for word, roles in ROLES.items() if _denies(roles)),
        "having": sorted(HAVING),
        "who": sorted(WHO),
        "small": sorted(SMALL),
        "everyday": _everyday(session, place),
        "wanted": _wanted(contents, place, said_in, relations, rules),
    }


def _by_sense(lexicon: Lexicon) -> list[tuple[Sense, list[str]]]:
    found: dict[Sense, dict[str, None]] = defaultdict(dict)
    for word, sense in lexicon.pairs():
        found[sense][word] = None
    return [(sense, list(some)) for sense, some in found.items()]


def _denies(roles: Iterable[tuple[str, str]]) -> bool:
    return any(role == "not" and value in ("without", "lacking") for role, value in roles)


def _there(sense: Sense, number: Mapping[str, int], sorts: Collection[object]) -> bool:
    return sense.term in sorts if sense.is_kind else any(kind in number for kind in sense.kinds)


def _class(
    sense: Sense, some: list[str], number: Mapping[str, int], sorts: Mapping[str, list[int]]
) -> ClassWord:  # fmt: skip
    return {
        "id": sense.local,
        "name": names(sense.label),
        "kinds": sorted(number[kind] for kind in sense.kinds if kind in number),
        "sort": sense.is_kind,
        "also": sorts.get(sense.term, []) if sense.is_kind else [],
        "words": some,
    }


def _leads(sense: Sense, relations: Sequence[BareRelation], rules: Rules) -> bool:
    """Whether any link of the page says it; what is said over several links counts too."""
    return sense.local in ("mentions", _WITHIN, "participatesIn") or bool(_said(sense.local, relations, rules))


def _relation(sense: Sense, some: list[str], relations: Sequence[BareRelation], rules: Rules) -> RelationWord:
    own = next((one for one in relations if one["iri"] == sense.term), None)
    name: Names = names(sense.label, sense.local)
    return {
        "id": sense.local,
        "name": name,
        "back": own["back"] if own else name,
        "subjects": sorted(sense.subjects),
        "objects": sorted(sense.objects),
        "said": _said(sense.local, relations, rules),
        "words": some,
    }


def _said(local: str, relations: Sequence[BareRelation], rules: Rules) -> list[tuple[int, bool]]:
    """The relations that say that a property holds: it itself, narrower ones, its other name, the other way round.

    A wish says nothing but that it is one: see ``wanted``.
    """
    known = rules.local()
    found: list[tuple[int, bool]] = []
    for at, relation in enumerate(relations):
        one = local_name(relation["iri"])
        says = {one, *(known.above.get(one, ()) if one != "wanted" else ())}
        if local in says:
            found.append((at, True))
        if known.first.get(local) in says or (local in known.symmetric and local in says):
            found.append((at, False))
    return found


def _figures(session: Session, place: Mapping[IRI, int], said: Mapping[IRI, int]) -> list[FigureWord]:
    spoken: dict[IRI, list[str]] = defaultdict(list)
    counted: dict[IRI, list[IRI]] = defaultdict(list)
    for variable, name, figure in session.select(_COUNTS).rows:
        if isinstance(variable, IRI) and isinstance(figure, IRI):
            counted[variable].append(figure)
        elif isinstance(variable, IRI) and name is not None:
            spoken[variable].append(str(getattr(name, "value", name)))
    return [
        {
            "name": names(session.variables.label(variable)),
            "words": sorted(set(spoken[variable]) - set(names(session.variables.label(variable)))),
            "facts": sorted(said[figure] for figure in set(counted[variable]) if figure in said),
            "indicators": sorted(place[figure] for figure in set(counted[variable]) if figure in place),
        }
        for variable in sorted(counted)
    ]


def _everyday(session: Session, place: Mapping[IRI, int]) -> list[tuple[list[int], list[str]]]:
    found = []
    for name, own in thesaurus.entries().items():
        things = sorted(place[hit.iri] for hit in session.names.exact(name) if hit.iri in place)
        if things:
            found.append((things, [word for words in own.values() for word in words]))
    return found


def _wanted(
    contents: Contents, place: Mapping[IRI, int], said_in: Mapping[IRI, int], relations: Sequence[BareRelation],
    rules: Rules,
) -> list[tuple[int, int, int, list[int]]]:  # fmt: skip
    """The roles in which somebody is wanted: where a wish is stated, what is stated beside it is the wish's."""
    number = {relation["iri"]: at for at, relation in enumerate(relations)}
    roles = rules.above.get(_WANTED, frozenset())
    wishes = {(one.thing, one.value, one.graph) for one in contents.statements if one.property == _WANTED}
    found: dict[tuple[int, int, int], set[int]] = defaultdict(set)
    for one in contents.statements:
        value = one.value
        if (one.thing, value, one.graph) not in wishes or one.property not in roles or one.property not in number:
            continue
        if isinstance(value, IRI) and one.thing in place and value in place and one.graph in said_in:
            found[place[one.thing], number[one.property], place[value]].add(said_in[one.graph])
    return [(source, relation, target, sorted(some)) for (source, relation, target), some in sorted(found.items())]
