"""Files as they lie about, from the command line: what is asked, and what is told beside the answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import Shell

ASK = "'SELECT ?o { ?s ?p ?o } ORDER BY ?o'"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "one.nt": '<urn:s> <urn:p> "one" .\n', "two.nt": '<urn:s> <urn:p> "two" .\n', "t.csv": "a,b\n",
        "bad.nt": '<urn:s> <urn:p> "good" .\n<urn:s> <urn:p> <x y> .\n', "odd.dat": "<a> <p> <b> .",
    }.items():  # fmt: skip
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize(
    ("line", "out", "said"),
    [
        (f"keikaku query --store '[ot]*' {ASK}", "o\none\ntwo\n",
         "2 files are no RDF and were not read: odd.dat, t.csv\n"),
        (f"keikaku query --store one.nt --store ./one.nt --store two.nt {ASK}", "o\none\ntwo\n", ""),
        (f"cat one.nt | keikaku query --store - --store two.nt {ASK}", "o\none\ntwo\n", ""),
        (f"gzip -c one.nt | keikaku query --store - {ASK}", "o\none\n", ""),
        (f"keikaku query --store bad.nt --lenient {ASK}", "o\ngood\n",
         "1 place could not be read and was left out:\n  bad.nt:2: Invalid IRI code point ' '\n"),
        (f"LC_ALL=ja_JP.UTF-8 keikaku query --store bad.nt --lenient {ASK}", "o\ngood\n",
         "読めない箇所 1 件を除いた：\n  bad.nt:2：Invalid IRI code point ' '\n"),
        (f"keikaku query --store odd.dat --input-format ttl --base http://e.org/ {ASK}", "o\nhttp://e.org/b\n", ""),
    ],
)  # fmt: skip
def test_files_are_read_and_what_is_to_be_told_is_told(
    line: str, out: str, said: str, folder: Path, shell: Shell
) -> None:
    (folder / "odd.dat").write_text("<a> <p> <b> ." if "odd" in line else "words")
    done = shell(line)
    assert (done.stdout, done.stderr, done.returncode) == (out, said, 0)


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (f"keikaku query --store *.nt {ASK}", 2,
         "keikaku: --store takes one file, and one.nt comes after it\n"
         "  put a pattern in quotes, as --store 'data/*.ttl', or give --store before each file\n"),
        ("cat one.nt | keikaku query --store -", 2,
         "keikaku: standard input is the store here\n  give the question or query itself, or its file\n"),
        (f"keikaku query --store bad.nt {ASK}", 3,
         "keikaku: bad.nt:2:17: Invalid IRI code point ' '\n"
         "  correct the file, or leave out what cannot be read: --lenient\n"),
        (f"keikaku query --store one.nt --base x {ASK}", 2,
         "keikaku: the base x is no absolute IRI\n  write it as https://example.org/data/\n"),
        (f"keikaku query --store one.nt --input-format csv {ASK}", 2,
         "keikaku: csv is no format of RDF that can be read\n  known are jsonld, nq, nt, rdf, trig, ttl\n"),
        ("cat one.nt | keikaku check --store -", 2,
         "keikaku: check reads files, not standard input\n  give --store a folder or an RDF file\n"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("folder")
def test_what_cannot_be_is_told(line: str, code: int, said: str, shell: Shell) -> None:
    done = shell(line)
    assert (done.stdout, done.stderr, done.returncode) == ("", said, code)


def test_options_of_reading_may_stand_in_the_configuration(folder: Path, shell: Shell) -> None:
    config = folder / "config" / "keikaku" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(
        'lenient = true\nstore = "bad.nt"\ninput-format = "nt"\nbase = "http://e.org/"\ncontext = ["x"]\n'
    )
    done = shell(f"XDG_CONFIG_HOME={folder / 'config'} keikaku query {ASK}")
    assert (done.stdout, done.returncode) == ("o\ngood\n", 0)
    config.write_text("lenient = 1\n")
    done = shell(f"XDG_CONFIG_HOME={folder / 'config'} keikaku query {ASK}")
    assert "“lenient” is no setting" in done.stderr


def test_files_that_take_too_long_are_told_apart_from_questions(folder: Path, shell: Shell) -> None:
    (folder / "long.nt").write_text("".join(f"<urn:{number}> <urn:p> <urn:o> .\n" for number in range(200_000)))
    done = shell(f"keikaku query --timeout 0.3 --store long.nt {ASK}")
    assert (done.returncode, done.stdout) == (124, "")
    assert done.stderr == (
        "keikaku: no answer within 0.3 seconds: the files were still being read\n"
        "  allow more with --timeout, or load them into an Oxigraph folder once and give that\n"
    )
