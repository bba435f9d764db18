"""Inputs of every kind, spoilt at random: is the exit code ever that of a bug, or a limit passed?

python -m benchmarks.mutated [COUNT] [SEED]

RDF (statements exchanged, values out of this world, pieces turned, cut), queries, questions, names and options go
through the command line's own funnel in this process, which says the exit code.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import re
import shlex
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from keikaku.commands import failures
from keikaku.commands.main import cli
from tests.places import ROOT, TOWN

SECONDS = 10
PREFIXES = """@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
"""
OBJECT = re.compile(r'"(?:[^"\\\n]|\\.)*"(?:@[\w-]+|\^\^[\w:]+)?|\b[a-z]+:[\w/.-]*\w')
VALUES = [
    '"INF"^^xsd:double', '"NaN"^^xsd:decimal', f'"{"9" * 400}"^^xsd:decimal', '"1e999"^^xsd:double',
    '"-0"^^xsd:integer', '"abc"^^xsd:date', '"0000-00-00"^^xsd:date', '"9999999-12-31"^^xsd:date',
    '"2020-02-30"^^xsd:date', '""', '"\\u0000"', '"\\u202E\\u0007"@ja', f'"{"長" * 5000}"@ja', '"a"@x-private',
    "_:nobody", "<>", "<urn:x>", "<https://w3id.org/keikaku/id/>", "true", "-1", "0", "1.0E400",
    '"12"^^<urn:unknown>', '"①②③"', '"１２,３４５"', "rdf:nil", "kk:Actor", "id:2018",
]  # fmt: skip
SIGNS = [*" \0\n'\"\\{}()<>?*/^é川🗾\ufeff\u3000\ud800", "", "9" * 50]
COMMANDS = [
    ["lookup", "initiatives"], ["lookup", "指標と目標値"], ["show", "1"], ["search", "市"], ["indicators"],
    ["run", "partners", "-p", "actor", "x"], ["indicators", "--format", "svg"], ["network", "--format", "gexf"],
    ["explore", "-o", "-"], ["check"], ["query", "SELECT * { ?s ?p ?o }", "--format", "json"],
    ["run", "policy-overview"],
]  # fmt: skip
ALSO = [["--lang", "ja"], ["--format", "csv"], ["--timeout", "5"], ["--memory", "1G"]]
QUESTIONS = [
    "initiatives involving JETRO", "partners of KIIP", "indicators of policy 6 and its targets", "ジェトロが関わる取組",
    "how is JETRO connected to KBIC", "top five organisations by initiatives", "政策６の指標と目標値",
    "どの施設が殿町にありますか",
]  # fmt: skip


def spoilt(text: str, chance: random.Random) -> str:
    """A text with one to four things done to it."""
    for _ in range(chance.randint(1, 4)):
        at, end = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
        piece = text[at : min(end, at + 30)]
        text = chance.choice((
            lambda a=at, t=text: t[:a] + chance.choice(SIGNS) + t[a:],
            lambda a=at, t=text, p=piece: t[:a] + t[a + len(p) :],
            lambda a=at, t=text, p=piece: t[:a] + p * chance.choice((2, 3, 40)) + t[a + len(p) :],
            lambda a=at, t=text: t[:a],
            lambda a=at, t=text, p=piece: t[:a] + p[::-1] + t[a + len(p) :],
            lambda a=at, t=text: t[:a] + t[a : a + 1].swapcase() + t[a + 1 :],
        ))()  # fmt: skip
    return text


def of_data(folder: Path, chance: random.Random) -> list[str]:
    """A command over a small graph in which one file is spoilt."""
    files = sorted((TOWN / "graph").rglob("*.trig"))
    file = chance.choice(files)
    text = file.read_text(encoding="utf-8")
    objects = list(OBJECT.finditer(text))
    if objects and chance.random() < 0.7:
        chosen = chance.choice(objects)
        value = chance.choice([*VALUES, chance.choice(objects)[0]])
        text = text[: chosen.start()] + value + text[chosen.end() :]
        if "xsd:" in text and "@prefix xsd:" not in text.lower():
            text = PREFIXES + text
    else:
        text = spoilt(text, chance)
    for other in files:
        data = text.encode("utf-8", "surrogatepass") if other == file else other.read_bytes()
        (folder / other.name).write_bytes(data)
    return [*chance.choice(COMMANDS), "--store", str(folder)]


def of_query(_folder: Path, chance: random.Random) -> list[str]:
    """A query of the catalogue, spoilt."""
    text = chance.choice(sorted((ROOT / "queries").rglob("*.rq"))).read_text(encoding="utf-8")
    return ["query", "# " + spoilt(text, chance), "--timeout", str(SECONDS)]


def of_words(_folder: Path, chance: random.Random) -> list[str]:
    """A question or a name, spoilt."""
    return [chance.choice(("lookup", "search", "show")), "--", spoilt(chance.choice(QUESTIONS), chance)]


def of_options(folder: Path, chance: random.Random) -> list[str]:
    """A command line, one word of which is spoilt or exchanged."""
    words = [*chance.choice(COMMANDS), *chance.choice(ALSO)]
    at = chance.randrange(1, len(words))
    words[at] = chance.choice((spoilt(words[at], chance), chance.choice(SIGNS), str(folder), "-" + words[at]))
    return words


KINDS: dict[str, Callable[[Path, random.Random], list[str]]] = {
    "data": of_data, "queries": of_query, "words": of_words, "options": of_options
}  # fmt: skip


def run(words: list[str]) -> tuple[int, str]:
    """Exit code and standard error of a command, in this process."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace"), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        return failures.code_of(cli, words), err.getvalue()


def main() -> None:
    """Run so many (3,000), in turn of each kind."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    codes, bad = Counter[tuple[str, int]](), []
    sys.stdin = io.TextIOWrapper(io.BytesIO())
    for number in range(count):
        chance = random.Random(f"{seed} {number}")
        kind = list(KINDS)[number % len(KINDS)]
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            (data := Path(folder, "data")).mkdir()
            words = KINDS[kind](data, chance)
            start = time.monotonic()
            code, said = run(words)
            seconds = time.monotonic() - start
        codes[kind, code] += 1
        if code not in (0, 1, 2, 3, 124) or "Traceback" in said or seconds > 30 + 1:
            bad.append(
                f"{number}: {kind}, exit code {code}, {seconds:.1f} s: {shlex.join(words)[:300]}\n    {said[:300]}"
            )
    for kind in KINDS:
        print(kind, {code: codes[kind, code] for code in sorted({code for _, code in codes}) if codes[kind, code]})
    print(f"{count} inputs, {len(bad)} bad", *bad, sep="\n")
    sys.stdout.flush()
    os._exit(bool(bad))


if __name__ == "__main__":
    main()
