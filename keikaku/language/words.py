"""The words of words.toml: by which people ask for the terms of the ontology, beyond the names that it gives them.

They stand with the grammar that reads them, not in the ontology, as they are no names: verbs and their forms,
turns of speech, words that only a question has. So they also serve a store or an endpoint that holds the ontology
and nothing else of ours. A term of somebody's own has its words in skos:altLabel beside its rdfs:label.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from keikaku.language.inflection import noun_forms, passive, verb_forms
from keikaku.language.lexicon import Sense
from keikaku.records import Literal
from keikaku.vocab import curie

FILE = Path(__file__).with_name("words.toml")


def words(names: Iterable[Literal], sense: Sense) -> Iterator[str]:
    """Every word by which people ask for a term: its names, of classes and kinds in the plural too, then the others.

    names: as the store's ontology has them.
    """
    for name in names:
        yield from noun_forms(name.value) if sense.is_class and name.language == "en" else (name.value,)
    own = entries().get(curie(sense.term), {})
    yield from formed(own, in_passive=(sense.label.en or "").endswith(" by"))
    yield from own.get("en", ())
    yield from own.get("ja", ())


def formed(own: Mapping[str, list[str]], in_passive: bool) -> Iterator[str]:
    """What the rules form of the verbs and nouns of a term. in_passive: its name is: operated by."""
    for verb in own.get("verbs", ()):
        yield from verb_forms(verb)
        if in_passive and " " not in verb:
            yield passive(verb)
    for noun in own.get("nouns", ()):
        yield from noun_forms(noun)


@cache
def entries() -> Mapping[str, Mapping[str, list[str]]]:
    """Terms, as CURIEs, to their words: ``verbs``, ``nouns``, ``en``, ``ja``, each where there are some."""
    import tomllib

    return tomllib.loads(FILE.read_text(encoding="utf-8"))
