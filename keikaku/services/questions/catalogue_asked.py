"""Questions that ask what a query of the catalogue answers, in other words than its title, with its parameters filled."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from keikaku import catalog
from keikaku.catalog import Entry, Parameter
from keikaku.language.folding import half_width
from keikaku.language.tokens import tokenize
from keikaku.records import is_japanese
from keikaku.services.questions.catalogue_offers import value
from keikaku.services.session.session import Session

_SLOT = re.compile(r"\{([a-z]+)\}")
_WHOLE = frozenset({"plan", "this plan", "計画", "この計画", "本計画", "プラン"})  # of which a query speaks anyway
# Politeness, and that it is asked of the plan: neither changes what is asked.
_HEAD = (
    r"(?:(?:please|could you|can you|would you|i would like to know|i'd like to know|i want to know|do you know|tell me"
    r"|show me|show|list|give me|find|display|name|explain)[, ]+)*(?:(?:what|which|who) (?:is|are) )?(?:a list of |all of the |all the |all |the |an? )?"
)
_TAIL = (
    r"(?: please| exactly| overall)?(?: (?:in|of|by|for|throughout|within|according to) (?:the|this) "
    r"(?:plans?|documents?|programme|data|graph))?(?: please)?[.?! ]*"
)
_ENDING = (
    r"(?:は|を|が|って|も|に|の)?、?(?:何|なに|なん|どれ|どこに?|誰|だれ|いくつ|どう(?:なって)?|どのようになって|どのようなもの"
    r"|どんなもの|一覧|リスト|すべて|全部)?(?:が|に|を|で|は)?(?:いる|い|ある|あり|なって|なってい)?(?:ます|ました|です|でしょう|る|た)?"
    r"(?:の|ん)?(?:です)?(?:かな|か|の)?を?(?:教えて|見せて|示して|挙げて|列挙して|知りたい|説明して|まとめて|出して|表示して|一覧にして"
    r"|して|ほしい|お願いします|お願い|調べて)?(?:ください|下さい|ほしい|くれますか|もらえますか|いただけますか|です)?[。？?!！ ]*"
)


class Asked(NamedTuple):
    """A query, and the values of its parameters as the question names them."""

    entry: Entry
    parameters: Mapping[str, str]


def asked(session: Session, question: str) -> Asked | None:
    """The query that is asked with all words of the question; None where there is none, or a name is not known."""
    text = " ".join(half_width(question).lower().replace("’", "'").split())
    for name, pattern in _patterns(is_japanese(question)):
        if match := pattern.fullmatch(text):
            entry = catalog.find(name)
            parameters = _filled(session, entry, match) if entry else None
            if entry and parameters is not None:
                return Asked(entry, parameters)
    return None


def _filled(session: Session, entry: Entry, match: re.Match[str]) -> dict[str, str] | None:
    """What the question names in the places of the parameters; None where one of them is no such thing."""
    values = {}
    for parameter in entry.parameters:
        said = match.groupdict().get(parameter.name)
        plain = re.sub("^the ", "", said or "")
        if not said or (parameter.name == "element" and plain in _WHOLE):
            continue
        found = _value(session, parameter, plain)
        if found is None:
            return None
        values[parameter.name] = found
    return None if any(entry.needs(one) and one.name not in values for one in entry.parameters) else values


def _value(session: Session, parameter: Parameter, said: str) -> str | None:
    """What to give the parameter: a name or an address that is all that is said, or any words."""
    if not parameter.kinds:
        return said.strip()
    tokens = tokenize(said, session.names, session.lexicon, session.addresses)
    whole = len(tokens) == 1 and tokens[0].kind in ("thing", "address")
    return value(session, parameter, tokens[0]) if whole else None


@cache
def written() -> tuple[dict[str, object], ...]:
    """What people say, by query, as it is written."""
    text = (Path(__file__).parent / "asked.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)["query"])


@cache
def _patterns(japanese: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of a language, each with its query."""
    return tuple(
        (str(one["name"]), _pattern(str(said), japanese))
        for one in written()
        for said in one["asked"]  # type: ignore[attr-defined]
        if is_japanese(str(said)) == japanese
    )


def _pattern(said: str, japanese: bool) -> re.Pattern[str]:
    inner = _SLOT.sub(lambda slot: f"(?P<{slot[1]}>.+?)", said)
    return re.compile(f"(?:{inner}){_ENDING}" if japanese else f"{_HEAD}(?:{inner}){_TAIL}")
