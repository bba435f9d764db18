"""The keys by which names are found where they cannot all be looked at: in a store that is asked over the wire.

A key is a name as it is folded for the index (see ``language.folding``), or what all ways of writing what is counted
have in common (see ``language.variables``). The dataset has them in a graph of their own, ``GRAPH``; a question asks
for those that its stretches may be. A name of which a part is written, or one with a slip in it, is found by its
pieces: the first four letters of each of its words, each two signs of a Japanese one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from keikaku.language import content, variables
from keikaku.language.folding import fold, fold_with_map, half_width
from keikaku.language.index import folded_forms, writings
from keikaku.records import IRI, Literal, Quad, Term
from keikaku.services.session import plans, vocabulary
from keikaku.store.base import Store
from keikaku.vocab import ID, kk

GRAPH = IRI(f"{ID}graph/keys")
LONGEST = 40  # signs of a stretch that is looked for; of longer ones only those that end where the text does
MOST = 6000  # keys of one question
_PIECE, _LETTERS = "~", 4  # before a piece, and its letters
_OURS = (None, "ja", "en")
_TAGS = (*_OURS, "ja-JP", "ja-Hani", "ja-Hira", "ja-Kana", "en-GB", "en-US")
# Labels of other people's things, which have no keys, may be in any language: those that have two letters.
_OTHERS = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee "
    "el eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it "
    "iu jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my "
    "na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm "
    "sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za "
    "zh zu zh-Hans zh-Hant zh-CN zh-TW pt-BR"
)
_LABEL = 200  # signs of a label in such a language
_WORDS, _SIGNS_COUNTED = 14, 24  # in a name of what is counted
_SIGNS = {"%": "percent", "割": "%", "才": "歳", "億円": "円", "ha": "平方メートル", "ヘクタール": "平方メートル"}


def of(store: Store) -> list[Quad]:
    """All keys of a store's names, in order: of entities, elements of plans, units and what is counted."""
    found = {(name.iri, form) for name in vocabulary.names(store) for form in folded_forms(name.text)}
    found |= {(plan.iri, fold(text)) for plan in plans.read(store) for text in (plan.id, *plan.names)}
    found |= {(name.iri, key) for name in vocabulary.counted(store) for key in variables.keys(name)}
    found |= {(unit.iri, form) for form, unit in vocabulary.units(store).items()}
    found |= {
        (name.iri, piece) for name in vocabulary.names(store) for one in writings(name.text) for piece in pieces(one)
    }
    return [(thing, kk("key"), Literal.text(key), GRAPH) for thing, key in sorted(found) if key]


def pieces(text: str) -> list[str]:
    """The keys of the pieces of a name, sorted; none of one without words that say something."""
    words = content.keys(text)
    # A slip in the first letters of one word among several leaves the others; of one alone, its end.
    alone = words if text.isascii() and text.isalnum() else ()
    return sorted({*map(_begun, words), *(end for word in alone for end in _ends(word))})


def _ends(word: str) -> Iterator[str]:
    """The end of a word; of a short one, where a slip may be in both, its first two letters and its last two."""
    if len(word) > _LETTERS:
        yield _PIECE + _PIECE + word[-_LETTERS:]
    if _LETTERS <= len(word) < 2 * _LETTERS:
        yield from (_PIECE + "^" + word[:2], _PIECE + _PIECE + word[-2:])


def pieces_sought(text: str) -> list[str]:
    """The pieces by which names are found that are written somehow like a text."""
    twos = map("".join, pairwise(fold(text)))
    return sorted({*pieces(text), *(_PIECE + two for two in twos if not two.isascii())})


def are_telling(some: Iterable[str]) -> bool:
    """Whether names can be found by pieces: of short words and single signs they do not say where these stand."""
    return any(len(one) >= len(_PIECE) + (_LETTERS if one.isascii() else 2) for one in some)


def pieces_of_words(words: Iterable[str]) -> list[str]:
    """The pieces of names that have one of these keys of ``content``."""
    return sorted(set(map(_begun, words)))


def is_piece(variable: str) -> str:
    """The SPARQL for: this key is a piece of a name."""
    return f'STRSTARTS({variable}, "{_PIECE}")'


def _begun(word: str) -> str:
    return _PIECE + word[:_LETTERS]


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
    return _tagged(list(found)[:MOST], _OURS)


def labels(texts: Iterable[str]) -> list[Term]:
    """These texts as labels: in no language, or in one by the tags that are usual for it."""
    every = (*_TAGS, *_OTHERS.split())
    return [term for text in texts for term in _tagged([text], every if len(text) <= _LABEL else _TAGS)]


def _tagged(texts: Iterable[str], languages: Sequence[str | None]) -> list[Term]:
    return [Literal.text(one, language) for one in texts if one for language in languages]


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
