"""The keys by which names are found where they cannot all be looked at: in a store that is asked over the wire.

A key is a name as it is folded for the index (see ``language.folding``), or what all ways of writing what is counted
have in common (see ``language.variables``). The dataset has them in a graph of their own, ``GRAPH``; a question asks
for those that its stretches may be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from keikaku.language import variables
from keikaku.language.folding import fold, fold_with_map, half_width
from keikaku.language.index import folded_forms
from keikaku.records import IRI, Literal, Quad, Term
from keikaku.services.session import plans, vocabulary
from keikaku.store.base import Store
from keikaku.vocab import ID, kk

GRAPH = IRI(f"{ID}graph/keys")
LONGEST = 40  # signs of a stretch that is looked for; of longer ones only those that end where the text does
MOST = 6000  # keys of one question
_WORDS, _SIGNS_COUNTED = 14, 24  # in a name of what is counted
_SIGNS = {"%": "percent", "割": "%", "才": "歳", "億円": "円", "ha": "平方メートル", "ヘクタール": "平方メートル"}


def of(store: Store) -> list[Quad]:
    """All keys of a store's names, in order: of entities, elements of plans, units and what is counted."""
    found = {(name.iri, form) for name in vocabulary.names(store) for form in folded_forms(name.text)}
    found |= {(plan.iri, fold(text)) for plan in plans.read(store) for text in (plan.id, *plan.names)}
    found |= {(name.iri, key) for name in vocabulary.counted(store) for key in variables.keys(name)}
    found |= {(unit.iri, form) for form, unit in vocabulary.units(store).items()}
    return [(thing, kk("key"), Literal.text(key), GRAPH) for thing, key in sorted(found) if key]


def sought(texts: Iterable[str]) -> list[str]:
    """The keys that stretches of some texts may have, the longest first, at most MOST."""
    found = {key for text in texts for key in (*_names(text), *_counted(text), *_units(text))}
    return sorted(found, key=lambda key: (-len(key), key))[-MOST:]


def written(texts: Iterable[str]) -> list[Term]:
    """The labels that stretches of some texts may be just as they are written, in no language or one of ours."""
    found: dict[str, None] = {}
    for text in texts:
        cuts = [place for place in range(len(text) + 1) if not _inside(text, place)]
        for number, start in enumerate(cuts):
            for end in cuts[number + 1 :]:
                if end - start <= LONGEST or end == len(text):
                    found[text[start:end].strip()] = None
    languages = (None, "ja", "en")
    return [Literal.text(one, language) for one in list(found)[:MOST] if one for language in languages]


def _names(text: str) -> Iterator[str]:
    """What the text folds to from each place to each other, but for the middle of a Latin word or a number."""
    folded, starts = fold_with_map(text)
    narrow = half_width(text) if len(half_width(text)) == len(text) else text
    cuts = [place for place, at in enumerate(starts) if not _inside(narrow, at)] + [len(folded)]
    for number, start in enumerate(cuts):
        for end in cuts[number + 1 :]:
            if end - start <= LONGEST or end == len(folded):
                yield folded[start:end]


def _inside(text: str, place: int) -> bool:
    around = text[place - 1 : place + 1] if 0 < place < len(text) else ""
    return len(around) == 2 and all(sign.isalnum() and ord(sign) < 0x250 for sign in around)


def _counted(text: str) -> Iterator[str]:
    stretches = variables.stretches(half_width(text).lower().replace("’", "'"), _WORDS, _SIGNS_COUNTED)
    return (key for one in stretches for key in variables.sought(one))


def _units(text: str) -> Iterator[str]:
    narrow = half_width(text)
    return (form for sign, unit in _SIGNS.items() if sign in narrow for form in (fold(unit) or unit,))
