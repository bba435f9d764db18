"""Runs the queries of the catalogue, with values as people write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from keikaku import catalog
from keikaku.catalog import Entry, Parameter
from keikaku.errors import AskedWrongly, DataAtFault, UnknownName, Ways
from keikaku.records import IRI, Label, Literal, Solutions, Term
from keikaku.services.catalogue import plans
from keikaku.services.catalogue.plans import Taken
from keikaku.services.session.session import Session
from keikaku.services.things.naming import Resolved, refuse_too_long, resolve
from keikaku.store.sparql.defaults import defaults, replace
from keikaku.texts.catalogue import label
from keikaku.vocab import PREFIXES, prologue

LANGUAGES = ("en", "ja")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR = re.compile(r"[0-9]{4}")
_WITHOUT_ADDRESS = (
    prologue("kk")
    + """
SELECT ?plan WHERE {
  ?plan a kk:Plan
  FILTER NOT EXISTS { ?plan kk:address ?own }
  FILTER NOT EXISTS { ?top kk:partOf ?plan ; kk:address ?id FILTER (!CONTAINS(?id, ":")) }
}"""
)
_NEEDS_ADDRESS = Ways(
    'give it one, as in: kk:address "2018"; keikaku check tells what else is lacking',
    *2 * ('queries find a plan by its address: the data need one, as in: kk:address "2018"',),
)
_MOST_SOUGHT = 10  # plans in which a name is looked for
_LISTED = Ways(
    "keikaku run lists all queries", "/run lists all queries", "the resource keikaku://catalogue lists all queries"
)
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


class Run(NamedTuple):
    """What a query of the catalogue answered.

    ``solutions`` has the columns of ``entry``, in their order. ``sparql`` is the text that ran, complete in itself;
    ``resolved`` has, for each name that was given, what it was taken for; ``settings`` say in words what each parameter
    is, but for the language, and ``values`` as it can be given again, with commas between plans. ``taken``: the plans
    that were asked, and which parameters named them.
    """

    entry: Entry
    solutions: Solutions
    sparql: str
    resolved: dict[str, Resolved]
    settings: tuple[Label, ...]
    values: Mapping[str, str]
    taken: Taken


class _Filled(NamedTuple):
    """A query with its values in their places. values: in words, by their parameters."""

    entry: Entry
    sparql: str
    values: Mapping[str, str]
    resolved: dict[str, Resolved]
    taken: Taken


def catalogue() -> list[Entry]:
    """All queries by topic, then name. Raises BadFile for one whose header is not in order."""
    return catalog.read_all()


def names() -> list[str]:
    """The names of all queries; reads none of them."""
    return catalog.names()


def find(name: str) -> Entry:
    """The query of that name. Raises UnknownName with the nearest names."""
    entry = catalog.find(name)
    if entry is None:
        near = _nearest(name, catalog.names())
        hint = f"nearest names: {', '.join(near)}" if near else _LISTED
        raise UnknownName(f"the catalogue has no query “{name}”", hint, near)
    return entry


def run(session: Session, name: str, parameters: Mapping[str, str], language: str = "en") -> Run:
    """The answer to a query of the catalogue.

    parameters: name to value, in words: things by any of their names, addresses or IRIs; of plans several, with commas
    or line ends between them, or ``all``. What is left out has its default: of plans, those in hand. language: of the
    names in the answer, unless the parameter ``language`` is given.
    Raises UnknownName for a query or thing that there is not, AskedWrongly for a parameter or value that does not
    fit, or that is missing, DataAtFault where the data hold nothing of our ontology, and what Store.query raises.
    """
    filled = _filled(session, name, parameters, language)
    solutions = one_name_each(filled.taken.view.select(filled.sparql))
    if not solutions.rows:
        _refuse_without_address(filled.taken)
    settings, values = _settings(filled), _values(filled)
    return Run(filled.entry, solutions, filled.sparql, filled.resolved, settings, values, filled.taken)


def text(session: Session, name: str, language: str) -> str:
    """The query that ``run`` asks where nothing is given: of the plans in hand. Raises what ``run`` raises before."""
    return _filled(session, name, {}, language).sparql


def _filled(session: Session, name: str, parameters: Mapping[str, str], language: str) -> _Filled:
    entry = find(name)
    session.refuse_foreign("a query of the catalogue needs")
    known = {parameter.name: parameter for parameter in entry.parameters}
    for given in parameters:
        if given not in known:
            own = ", ".join(known) or "none"
            raise AskedWrongly(f"{name} has no parameter “{given}”", f"its parameters: {own}")
    taken = plans.take(session, entry, parameters)
    values = {**_of_the_plan(taken, entry), **parameters}
    taken = taken._replace(view=taken.view.about(*(text for name, text in values.items() if known[name].kinds)))
    if "language" in known:
        values.setdefault("language", language)
    terms: dict[str, Term | Sequence[Term]] = dict(taken.parts)
    resolved: dict[str, Resolved] = {}
    for given, text in values.items():
        if plans.is_of_plans(known[given]):
            continue
        refuse_too_long(text)
        if known[given].kinds:
            resolved[given] = _thing_or_where(session, taken, known, given, text)
            terms[given] = resolved[given].iri
        else:
            terms[given] = _plain(known[given], text)
    _refuse_strange_example(taken.view, entry, terms)
    return _Filled(entry, replace(entry.sparql, terms), values, resolved, taken)


def _refuse_without_address(taken: Taken) -> None:
    """Raises DataAtFault where nothing is found, and a plan that was asked has no address by which it could be."""
    asked = {plan.iri: plan for plan in taken.plans}
    for (plan,) in taken.view.select(_WITHOUT_ADDRESS).rows if asked else ():
        if isinstance(plan, IRI) and plan in asked:
            raise DataAtFault(f"nothing is found, and the plan <{plan}> has no address (kk:address)", _NEEDS_ADDRESS)


def one_name_each(found: Solutions) -> Solutions:
    """Without the rows that only give another script of the same names (ja-Hani, ja-Hira) than a row before."""
    if not any(isinstance(term, Literal) and "-" in (term.language or "") for row in found.rows for term in row):
        return found
    kept: dict[tuple[object, ...], tuple[Term | None, ...]] = {}
    for row in found.rows:
        key = tuple(_but_for_script(term) for term in row)
        if key not in kept or _tags(row) < _tags(kept[key]):
            kept[key] = row
    return found if len(kept) == len(found.rows) else found._replace(rows=list(kept.values()))


def _but_for_script(term: Term | None) -> object:
    """The term; of a text in a script that its tag names, only the language."""
    if isinstance(term, Literal) and term.language and "-" in term.language:
        return term.language.partition("-")[0]
    return term


def _tags(row: tuple[Term | None, ...]) -> tuple[str, ...]:
    return tuple(term.language or "" for term in row if isinstance(term, Literal))


def _of_the_plan(taken: Taken, entry: Entry) -> dict[str, str]:
    """The area and the years of the plan that is asked, for parameters of these types, as far as it says them."""
    plan = taken.main
    said = {"area": plan and plan.area, "begin": plan and plan.begin, "end": plan and plan.end}
    found = {one.name: said.get(one.types[0]) for one in entry.parameters}
    return {name: text[:4] if _DAY.fullmatch(text) else text for name, text in found.items() if text}


def _refuse_strange_example(view: Session, entry: Entry, given: Collection[str]) -> None:
    """Raises AskedWrongly where a query would be asked of a thing of its own, of which these plans do not speak."""
    examples = defaults(entry.sparql)
    for parameter in entry.parameters:
        if parameter.name in given or not parameter.kinds or plans.stands_for_plan(parameter):
            continue
        if not view.card(IRI(examples[parameter.name].strip("<>"))).kind:
            raise AskedWrongly(
                f"{entry.name} needs to know {parameter.name}: its default, {parameter.default}, is not in these plans",
                Ways.parameter(parameter.name, "NAME"),
            )


def refuse_without_needed(entry: Entry, given: Collection[str]) -> None:
    """Raises AskedWrongly where a parameter is left out whose default is an example: a program does not notice."""
    for parameter in entry.parameters:
        if parameter.names_a_thing and parameter.name not in given:
            raise AskedWrongly(
                f"{entry.name} needs the parameter {parameter.name}: {parameter.meaning.en}",
                Ways.parameter(parameter.name, parameter.default),
            )


def _set(filled: _Filled) -> list[Parameter]:
    """The parameters that say what was asked, but for the language."""
    told = filled.taken.told
    return [
        one
        for one in filled.entry.parameters
        if one.name != "language" and (one.name in told or not plans.is_of_plans(one))
    ]


def _settings(filled: _Filled) -> tuple[Label, ...]:
    taken, found = filled.taken, []
    for parameter in _set(filled):
        name = parameter.name
        value: str | Label = filled.values.get(name, parameter.default)
        if name in filled.resolved:
            card = taken.view.card(filled.resolved[name].iri)
            value = Label(card.name("ja"), card.name("en"))
        if name in taken.told:
            value = plans.names(taken.view, taken.told[name])
        found.append(label("catalogue.setting", name=name, meaning=parameter.meaning, value=value))
    return tuple(found)


def _values(filled: _Filled) -> dict[str, str]:
    taken = filled.taken
    return {
        one.name: ",".join(plans.addresses(taken.view, taken.told[one.name]))
        if one.name in taken.told
        else filled.values.get(one.name, one.default)
        for one in _set(filled)
    }


def _thing(session: Session, parameter: Parameter, text: str) -> Resolved:
    found = resolve(session, text, parameter.kinds)
    described = session.card(found.iri)
    if described.kind not in parameter.kinds:
        wanted = " or ".join(parameter.types)
        raise AskedWrongly(
            f"the parameter {parameter.name} takes a name of type {wanted}; “{text}” is of class {described.kind}",
            Ways.parameter(parameter.name, parameter.default),
        )
    return found


def _thing_or_where(session: Session, taken: Taken, known: Mapping[str, Parameter], name: str, text: str) -> Resolved:
    """The thing that a text names in the plans that are asked; what is called just so in others is not guessed.

    Raises what ``resolve`` raises, and UnknownName for what only other plans have.
    """
    can_name = plans.WHOLE in known
    try:
        found = _thing(taken.view, known[name], text)
    except UnknownName as problem:
        raise _known_elsewhere(session, taken, known[name], text, can_name) or problem from None
    if found.taken_for and (problem_ := _known_elsewhere(session, taken, known[name], text, can_name)):
        raise problem_
    return found


def _known_elsewhere(
    session: Session, taken: Taken, parameter: Parameter, text: str, can_name: bool
) -> UnknownName | None:
    """The error for a name that only plans have which are not asked; None where those do not have it, either.

    can_name: whether the query takes plans, so that they can be asked.
    """
    here = {plan.iri for plan in taken.view.plans}
    others = [plan for plan in session.everything.plans if plan.iri not in here]
    few = len(others) <= _MOST_SOUGHT  # of very many, each is not asked
    if not others or not _has(session.everything, parameter, text):
        return None
    some = [plan.id for plan in others if _has(session.within([plan.iri]), parameter, text)] if few else []
    asked = ",".join(some) or plans.ALL
    message = f"the plans that are asked know nothing by the name “{text}”; others do: {asked}"
    return UnknownName(message, Ways.parameter(plans.WHOLE, asked) if can_name else "")


def _has(session: Session, parameter: Parameter, text: str) -> bool:
    """Whether something goes by just this name that the parameter takes."""
    view = session.about(text)
    try:
        found = resolve(view, text, parameter.kinds)
    except UnknownName:
        return False
    return found.taken_for is None and view.card(found.iri).kind in parameter.kinds


def _plain(parameter: Parameter, text: str) -> Literal:
    (type_,) = parameter.types
    plain = unicodedata.normalize("NFKC", text).strip()
    if type_ == "text":
        return Literal.text(text)
    if type_ == "language" and plain in LANGUAGES:
        return Literal.text(plain)
    if type_ in ("year", "begin", "end") and _YEAR.fullmatch(plain):
        return Literal(plain, IRI(PREFIXES["xsd"] + "integer"))
    if type_ == "number" and _NUMBER.fullmatch(plain):
        return Literal(plain, IRI(PREFIXES["xsd"] + ("decimal" if "." in plain else "integer")))
    wanted = {"language": "ja or en", "begin": "a year", "end": "a year"}.get(type_, f"a {type_}")
    raise AskedWrongly(
        f"the parameter {parameter.name} takes {wanted}, not “{text}”",
        Ways.parameter(parameter.name, parameter.default),
    )


def _nearest(name: str, names: list[str]) -> tuple[str, ...]:
    from rapidfuzz import fuzz, process  # only when a name is not there

    found = process.extract(name, names, scorer=fuzz.WRatio, limit=5, score_cutoff=60)
    return tuple(match for match, _, _ in found)
