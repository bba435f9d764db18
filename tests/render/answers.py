"""Answers to be shown: those of every command, from the real graph, and one of any rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from keikaku.records import Cell, Label, Table
from keikaku.render.explorer.explorer_view import ExplorerView
from keikaku.render.indicators.indicators_view import IndicatorsView
from keikaku.render.rows import sparql_views
from keikaku.services.catalogue import run as catalogue
from keikaku.services.catalogue.catalogue_views import CatalogueView, DescriptionView, headings
from keikaku.services.checks.check import Report
from keikaku.services.checks.findings import Finding
from keikaku.services.checks.report_view import ReportView
from keikaku.services.data import query
from keikaku.services.indicators.indicators import indicators
from keikaku.services.networks.network import network
from keikaku.services.networks.network_view import NetworkView
from keikaku.services.questions.answer_view import AnswerView
from keikaku.services.questions.lookup import lookup
from keikaku.services.questions.reply import reply
from keikaku.services.questions.reply_view import OffersView
from keikaku.services.questions.reply_view import view as view_of_reply
from keikaku.services.session.session import Session
from keikaku.services.things.matches_view import MatchesView
from keikaku.services.things.search import search
from keikaku.services.things.sheet_view import SheetView
from keikaku.services.things.show import show
from keikaku.views import Tabular, View
from keikaku.vocab import ID
from tests.shown import page_data

WORDS = {"2018:6.2.1/indicator/1": "その文"}
UNEP = f"<{ID}actor/unep>"


@dataclass(frozen=True)
class Rows(Tabular):
    """Any rows, by any title and notes."""

    rows: list[tuple[Cell, ...]]
    columns: tuple[str, ...] = ("label", "page")
    called: str = "Rows"
    noted: tuple[str, ...] = ()
    headings: tuple[Label, ...] = (Label("名称", "Name"), Label("頁", "Page"))

    def title(self, language: str) -> str:  # noqa: ARG002
        """The same in both languages."""
        return self.called

    def notes(self, language: str) -> list[str]:  # noqa: ARG002
        """The same in both languages."""
        return [*self.noted]

    def tables(self, language: str) -> list[Table]:  # noqa: ARG002
        """One."""
        return [Table(self.columns, self.headings, self.rows)]

    def data(self) -> object:
        """The rows."""
        return [*self.rows]


def _run(session: Session, name: str, **values: str) -> View:
    found = catalogue.run(session, name, values)
    return sparql_views.RunView(
        found.solutions,
        found.entry.title,
        (found.entry.question, found.entry.note, *found.settings),
        headings(found.entry),
    )


def _query(session: Session, text: str) -> View:
    return sparql_views.view(query.query(session, text), query.read(session, text).prefixes)


# By name, what each command answers with: with and without rows, cited and not, by every form of query.
ANSWERS: dict[str, Callable[[Session], View]] = {
    "lookup": lambda session: AnswerView(lookup(session, "partners of KIIP")),
    "lookup with values": lambda session: AnswerView(lookup(session, "indicators of 2018:6.2"), True, WORDS),
    "lookup of a path": lambda session: AnswerView(lookup(session, "how is KSP connected to JETRO")),
    "lookup of a number": lambda session: AnswerView(lookup(session, "how many initiatives involve JETRO")),
    "lookup without answer": lambda session: AnswerView(lookup(session, "initiatives led by UNEP")),
    "lookup not understood": lambda session: OffersView(reply(session, "heartily initiatives involving JETRO"), WORDS),
    "lookup by the catalogue": lambda session: view_of_reply(reply(session, "Initiatives by ward"), cite=False),
    "show": lambda session: SheetView(show(session, "UNEP")),
    "show with text": lambda session: SheetView(show(session, "2018:6.2.1/indicator/1"), WORDS),
    "search": lambda session: MatchesView("川崎", search(session, "川崎")),
    "search without match": lambda session: MatchesView("zzzzzzzz", search(session, "zzzzzzzz")),
    "select": lambda session: _query(session, f"SELECT ?p ?o {{ {UNEP} ?p ?o }} ORDER BY ?p ?o"),
    "select without rows": lambda session: _query(session, "SELECT ?x { ?x <urn:never> ?y }"),
    "ask": lambda session: _query(session, f"ASK {{ {UNEP} ?p ?o }}"),
    "describe": lambda session: _query(session, f"DESCRIBE {UNEP}"),
    "run": lambda session: _run(session, "partners", actor="KIIP"),
    "run without rows": lambda session: _run(session, "statistics-about", word="zzz"),
    "catalogue": lambda _session: CatalogueView(catalogue.catalogue()),
    "run about": lambda _session: DescriptionView(catalogue.find("brokers")),
    "network": lambda session: NetworkView(network(session, "policy 6")),
    "indicators": lambda session: IndicatorsView([*indicators(session, "policy 6")], WORDS),
    "no indicators": lambda _session: IndicatorsView([]),
    "check": lambda _session: ReportView(
        Report([Finding("form", "2018/6.1.2.trig", "正規形でない", "not in canonical form")], {}, [], {})
    ),
    "check of a clean graph": lambda _session: ReportView(
        Report([], {"Passage": 535}, [], {"Passage": Label("記述箇所", "Passage")})
    ),
    "explorer": lambda session: ExplorerView(page_data(session, "en")),
}
