"""Numbers and days that no plan can mean are faults of the data, told with thing, property, value and passage."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from keikaku.commands.main import cli
from keikaku.errors import DataAtFault
from keikaku.records import IRI
from keikaku.services.indicators.indicators import indicators
from keikaku.services.session.opening import open_session
from keikaku.services.things.observed import values
from keikaku.vocab import ID, NS

HEAD = f"@base <{ID}> . @prefix kk: <{NS}> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
TIME = "@prefix time: <http://www.w3.org/2006/time#> .\n"


def plan(tmp_path: Path, target: str = '"5"^^xsd:decimal', last: str = '"2022-03-31"^^xsd:date') -> str:
    """A store with an indicator, its baseline, its latest value and a target with such a value and last day."""
    days = (("2016", '"2017-03-31"^^xsd:date'), ("2018", '"2019-03-31"^^xsd:date'), ("2021", last))
    kinds = (("Baseline", "1", "2016"), ("Actual", "2", "2018"), ("Target", target, "2021"))
    (tmp_path / "plan.trig").write_text(
        HEAD
        + TIME
        + 'GRAPH <passage/9/1> { <passage/9/1> a kk:Passage ; kk:address "9:1" . <9/i> a kk:Indicator .\n'
        + "".join(
            f"<o/{kind}> kk:indicator <9/i> ; kk:valueKind kk:{kind} ; kk:value {value} ; kk:period <p/{year}> .\n"
            for kind, value, year in kinds
        )
        + "}\nGRAPH <periods> {\n"
        + "".join(
            f"<p/{year}> time:hasBeginning <b/{year}> ; time:hasEnd <e/{year}> .\n"
            f'<b/{year}> time:inXSDDate "{year}-04-01"^^xsd:date . <e/{year}> time:inXSDDate {day} .\n'
            for year, day in days
        )
        + "}\n",
        encoding="utf-8",
    )
    return str(tmp_path / "plan.trig")


NUMBERS = [
    '"INF"^^xsd:double', '"-INF"^^xsd:double', '"NaN"^^xsd:double', '"abc"^^xsd:decimal', '""^^xsd:integer',
    '"1e400"^^xsd:double', '"1e18"^^xsd:double', '"1e-13"^^xsd:double', "9" * 400, f"0.{'0' * 400}1",
    '"1_000"^^xsd:integer', '"٣"^^xsd:integer', f'"{"x" * 50}"', '"1e99999999999"^^xsd:decimal',
]  # fmt: skip
DAYS = [
    '"NaN"', '"abc"', '"abc"^^xsd:date', '"0000-01-01"^^xsd:date', '"9999999-01-01"^^xsd:date',
    '"-0044-03-15"^^xsd:date', '"2017-02-29"^^xsd:date', '"2017-13-01"', '"2017"^^xsd:gYear', '""', '"２０１７-03-31"',
    "2017",
]  # fmt: skip


@pytest.mark.parametrize("value", NUMBERS)
def test_a_value_that_no_plan_can_mean_is_told_with_its_statement(tmp_path: Path, value: str) -> None:
    session = open_session(plan(tmp_path, target=value))
    for ask in (lambda: indicators(session), lambda: values(session, [IRI(f"{ID}9/i")])):
        with pytest.raises(DataAtFault) as caught:
            ask()
        assert caught.value.message.startswith("id:o/Target kk:value “")
        assert caught.value.message.endswith("”, stated in 9:1: no number that a plan can mean")
        assert len(caught.value.message) < 150


@pytest.mark.parametrize("value", DAYS)
def test_a_day_that_is_none_is_told_with_its_statement(tmp_path: Path, value: str) -> None:
    with pytest.raises(DataAtFault) as caught:
        indicators(open_session(plan(tmp_path, last=value)))
    assert caught.value.message.startswith("id:e/2021 time:inXSDDate “")
    assert caught.value.message.endswith("”, stated in id:periods: no day")


@pytest.mark.parametrize(
    ("value", "number"),
    [("5.0", "5"), ('" 5 "^^xsd:decimal', "5"), ("1e3", "1000"), ('"0e-400"^^xsd:double', "0"), ('"many"', None)],
)
def test_other_ways_to_write_a_number_are_read(tmp_path: Path, value: str, number: str | None) -> None:
    (one,) = indicators(open_session(plan(tmp_path, target=value, last='"2022-03-31Z"^^xsd:date')))
    target = one.values[-1]
    assert (target.value is None) == (number is None)
    assert number is None or target.value == int(number)
    assert target.ends == "2022-03-31"


def test_the_largest_and_smallest_numbers_side_by_side_are_drawn_and_told(tmp_path: Path) -> None:
    for target in ("999999999999999999", "0.000000000001", "-0.000000000001", "-999999999999999999"):
        store = plan(tmp_path, target=target)
        for language in ("en", "ja"):
            for form in ("table", "json", "html"):
                done = CliRunner().invoke(cli, ["indicators", "--store", store, "--lang", language, "--format", form])
                assert done.exit_code == 0, (target, form, done.exception)


@pytest.mark.parametrize("value", ['"INF"^^xsd:double', "9" * 400])
def test_commands_that_read_a_value_say_that_the_data_is_at_fault(tmp_path: Path, value: str) -> None:
    store = plan(tmp_path, target=value)
    for words in (["indicators"], ["explore", "-o", "-"], ["show", "9/i"]):
        done = CliRunner().invoke(cli, [*words, "--store", store])
        assert isinstance(done.exception, DataAtFault), words
        assert done.exception.exit_code == 3
