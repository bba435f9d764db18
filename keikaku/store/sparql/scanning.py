"""One pass over a query's tokens: its form, its prefixes, and whether it keeps to what is allowed.

How things are counted is said in guard.py. The pass follows brackets and a few keywords, and leaves the rest of
the grammar to the engine's parser; where it cannot tell, it counts too much rather than too little.
"""

from __future__ import annotations

import re

from keikaku.errors import BadQuery, QueryRefused, Ways
from keikaku.store.sparql.prologue import FORMS, Prologue
from keikaku.store.sparql.rules import Rules
from keikaku.store.sparql.sparql_tokens import SparqlToken, iter_tokens, place

_READ_ONLY = "the graph can only be read: ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
_NO_GRAPHS = "queries load no graphs: use GRAPH <iri> { … } to ask one graph of the store"
_UPDATES = ("LOAD", "INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD")
_REFUSED: dict[str, str | Ways] = {
    "SERVICE": Ways(
        "a query of files calls no other server: ask that endpoint itself with --store URL, save what it "
        "answers, and open it beside your own with a second --store",
        *2 * ("a query is answered from the data that are here, and calls no other server",),
    ),
    "FROM": _NO_GRAPHS,
    "NAMED": _NO_GRAPHS,
    **dict.fromkeys((*_UPDATES, "WITH"), _READ_ONLY),
}
# Every keyword and function of SPARQL 1.1 Query. Other words are refused, because a parser without word
# boundaries reads keywords out of them (trueSERVICE, FILTERNOTEXISTS).
_WORDS = frozenset(
    re.findall(
        r"\w+",
        """BASE PREFIX SELECT CONSTRUCT DESCRIBE ASK DISTINCT REDUCED AS WHERE GROUP BY HAVING ORDER ASC DESC LIMIT
        OFFSET VALUES UNDEF OPTIONAL GRAPH SILENT BIND MINUS UNION FILTER IN NOT EXISTS TRUE FALSE
        COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR
        STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE RAND ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE
        ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY HOURS MINUTES SECONDS TIMEZONE
        TZ NOW UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF STRLANG STRDT SAMETERM ISIRI ISURI ISBLANK
        ISLITERAL ISNUMERIC REGEX SUBSTR REPLACE""",
    )
)
_HEADERS = frozenset(("SELECT", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET"))
_AGGREGATES = frozenset(("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"))
_TERMS = frozenset(("TRUE", "FALSE", "UNDEF"))
MODIFIERS = ("GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES")
_NOT_BEFORE_FROM = ("WHERE", "SELECT", "DISTINCT", "REDUCED")
_GLUED = re.compile("SERVICE|^FROM|^(?:TRUE|FALSE)[.]", re.IGNORECASE)
_OPERANDS = frozenset(("var", "iri", "name", "bnode", "number", "string", "lang", "close"))

# What an opened bracket holds. A template's inner brackets are templates too.
_PATTERN, _TEMPLATE, _DATA, _ROW, _EXPRESSION, _LIST, _PROPERTIES = range(7)
_TRIPLES = (_PATTERN, _PROPERTIES)


class Scan:
    """The tokens of a query that keeps to the rules.

    tokens: kind, text, offset. form: SELECT, ASK, CONSTRUCT or DESCRIBE. start: index of the form's token.
    undeclared: the prefixes that it uses and does not declare, each where it first stands. odd: names that engines
    take apart each in its own way. graphs: what FROM chooses, by FROM NAMED or not; choosing: the tokens that say so.
    Raises BadQuery and QueryRefused, with line and column.
    """

    def __init__(self, text: str, rules: Rules) -> None:
        self.text = text
        self.rules = rules
        self.tokens: list[SparqlToken] = list(iter_tokens(text, rules.is_far))
        self.prologue = Prologue(text, self.tokens)
        self.start = self._find_form()
        self.form = self.tokens[self.start][1].upper()
        self.undeclared: dict[str, SparqlToken] = {}
        self.odd: list[SparqlToken] = []
        self.graphs: list[tuple[bool, SparqlToken]] = []
        self.choosing: list[SparqlToken] = []
        self._operators = self._brackets = self._patterns = 0
        self._run = 0  # operators directly behind each other
        self._frames: list[
            tuple[int, bool, SparqlToken]
        ] = []  # what it holds, whether a statement was to start, its bracket
        self._fresh = False  # the next term starts a triple pattern
        self._header = False  # between SELECT, ORDER BY … and the next brace: terms there are no patterns
        self._filter = False  # behind FILTER: a name there is a function
        self._values = False  # between VALUES and its data
        self._has_pattern = False  # its outermost one has begun
        self._aggregates: set[SparqlToken] = set()  # the brackets of COUNT( and its like
        self._previous: SparqlToken = ("", "", 0)
        self._read_all()

    def _read_all(self) -> None:
        index = self.start
        while index < len(self.tokens):
            if self.rules.chooses_graphs and not self.rules.is_far and self._is(index, "FROM"):
                index = self._choose(index)
                continue
            self._read(index)
            index += 1
        if self._frames:
            raise self.fault("a bracket without its other half", "close it", self._frames[-1][2])

    def takes_all(self) -> bool:
        """Whether this is a ``SELECT *``."""
        following = [value.upper() for _, value, _ in self.tokens[self.start + 1 : self.start + 3]]
        if following[:1] in (["DISTINCT"], ["REDUCED"]):
            following = following[1:]
        return self.form == "SELECT" and following[:1] == ["*"]

    def variables(self) -> list[str]:
        """Every variable, without its sign, each time that it stands in the text."""
        return [value[1:] for kind, value, _ in self.tokens if kind == "var"]

    def _read(self, index: int) -> None:
        token = self.tokens[index]
        kind = token[0]
        if kind == "word":
            self._read_word(token)
        elif kind == "open":
            self._open(token, index)
        elif kind == "close":
            self._close(token)
        elif kind == "op":
            self._operate(token)
        elif kind in _OPERANDS and kind != "lang":
            if kind == "name":
                self._check_name(token)
            elif kind == "iri" and not self.rules.is_far:
                self._check_iri(token)
            self._count_term(token)
        self._previous = token

    def fault(self, what: str, hint: str | Ways, token: SparqlToken, refused: bool = False) -> BadQuery:
        """The error to raise for a token; ``what`` is followed by its line and column."""
        line, column = place(self.text, token[2])
        kind = QueryRefused if refused else BadQuery
        return kind(f"{what} at line {line}, column {column}", hint, line, column)

    def _is(self, index: int, *words: str) -> bool:
        """Whether a token is one of these words."""
        token = self.tokens[index] if index < len(self.tokens) else ("", "", 0)
        return token[0] == "word" and token[1].upper() in words

    def _find_form(self) -> int:
        for index in range(self.prologue.stop, len(self.tokens)):
            if self._is(index, *FORMS):
                return index
            self._check_word(self.tokens[index])
            if self._is(index, "WITH"):  # of an update; in a query it may name a part of it, as some endpoints let
                raise self.fault("WITH is refused", _READ_ONLY, self.tokens[index], refused=True)
            if not self.rules.is_far:  # to which more may be said before, as DEFINE to Virtuoso
                break
        stop = self.prologue.stop
        where = self.tokens[stop] if stop < len(self.tokens) else ("end", "", len(self.text))
        raise self.fault("no SELECT, ASK, CONSTRUCT or DESCRIBE", "every query begins with one of them", where)

    def _choose(self, index: int) -> int:
        """Take FROM or FROM NAMED, and its graph. Gives the index of what comes behind it."""
        token = self.tokens[index]
        if self._frames or self._has_pattern or self._previous[1].upper() in _NOT_BEFORE_FROM:
            raise self.fault("FROM in the wrong place", "it stands before WHERE, once for each graph", token)
        named = self._is(index + 1, "NAMED")
        behind = index + 2 + named
        graph = self.tokens[behind - 1] if behind <= len(self.tokens) else token
        if graph[0] not in ("iri", "name"):
            raise self.fault("FROM without a graph", "write FROM <iri> or FROM NAMED <iri>", token)
        follows = self.tokens[behind][1] if behind < len(self.tokens) else "{"
        if follows != "{" and not self._is(behind, "FROM", "WHERE", *MODIFIERS):
            raise self.fault("something between FROM and WHERE", "what is selected stands before FROM", graph)
        if graph[0] == "name":
            self._check_name(graph)
        self.graphs.append((named, graph))
        self.choosing += self.tokens[index:behind]
        return behind

    def _check_word(self, token: SparqlToken) -> str:
        """The keyword in capitals. Raises where the word is refused or none of SPARQL's."""
        word = token[1].upper()
        if word in _WORDS or token[1] == "a":
            return word
        if self.rules.is_far and (word not in _UPDATES or token[0] != "word"):
            return word
        for clause, hint in _REFUSED.items():
            # Whole words are refused for what they are; glued ones only where an engine would act on them.
            if word == clause or (clause == "SERVICE" and clause in word and token[0] == "word"):
                raise self.fault(f"{clause} is refused", hint, token, refused=True)
        import difflib

        near = difflib.get_close_matches(word, _WORDS, 1)
        hint = f"did you mean {near[0]}?" if near else "write a prefixed name, a ?variable or a keyword of SPARQL 1.1"
        raise self.fault(f"the word {token[1][:40]!r} is not SPARQL", hint, token)

    def _read_word(self, token: SparqlToken) -> None:
        word = self._check_word(token)
        if word in _TERMS or token[1] == "a":
            self._count_term(token)
            return
        if word in _AGGREGATES and not self.rules.is_far:
            self._refuse_within(token)
        self._fresh = True
        self._filter = word == "FILTER"
        if word in _HEADERS:
            self._header = True
        elif word == "VALUES":
            self._values = True

    def _refuse_within(self, token: SparqlToken) -> None:
        """Refuse an aggregate in an aggregate, of which engines make nothing, or an error of their own."""
        for _, _, bracket in reversed(self._frames):
            if bracket[1] == "{":
                return
            if bracket in self._aggregates:
                hint = "work the inner one out in a SELECT of its own, in braces"
                raise self.fault(f"{token[1]} within another aggregate", hint, token)

    def _check_name(self, token: SparqlToken) -> None:
        """Note a prefix that is not declared, and a name that some parsers take apart.

        Oxigraph's reads ``SERVICEex:a`` as a keyword and a name, and ends a name at its second full stop; rdflib's
        leaves the backslash of an escape in.
        """
        name = token[1]
        prefix = name.partition(":")[0]
        if prefix not in self.prologue.prefixes:
            self.undeclared.setdefault(prefix, token)
        if "\\" in name or name.count(".") > 1 or _GLUED.search(name):
            self.odd.append(token)

    def _check_iri(self, token: SparqlToken) -> None:
        """Refuse what some parsers take for an IRI and others for a comparison: ``?a <?b)…``.

        In brackets, behind an operand, and unless it has the look of an IRI that is no expression.
        """
        if not self._frames or self._frames[-1][0] not in (_EXPRESSION, _LIST):
            return
        if self._previous[0] not in _OPERANDS and self._previous[1].upper() not in _TERMS:
            return
        scheme, _, rest = token[1][1:-1].partition(":")
        plain = rest.translate(str.maketrans("", "", ":%.-_"))
        if (scheme.isalnum() or not scheme) and (rest.startswith("//") or plain.isalnum() or not plain):
            return
        raise self.fault("'<' can be read in two ways", "write spaces around it", token)

    def _open(self, token: SparqlToken, index: int) -> None:
        bracket = token[1]
        if len(self._frames) + self._run >= self.rules.depth:
            raise self._too("deep", f"{self.rules.depth} levels of brackets", token)
        top = self._frames[-1][0] if self._frames else _EXPRESSION
        if bracket == "{":
            if self._values:
                frame = _DATA
            elif self.form == "CONSTRUCT" and index == self.start + 1:
                frame = _TEMPLATE
            else:
                frame = _PATTERN
                self._has_pattern = True
            self._values = self._header = False
        elif top == _TEMPLATE:
            frame = _TEMPLATE
        elif bracket == "[":
            frame = _PROPERTIES
        elif self._values or top == _DATA:
            frame = _ROW
        elif top in (*_TRIPLES, _LIST) and not self._opens_expression():
            frame = _LIST
            self._count_term(token)
        else:
            frame = _EXPRESSION
        if frame in (_PATTERN, _EXPRESSION, _TEMPLATE):
            self._brackets += 1
            if self._brackets > self.rules.brackets:
                raise self._too("long", f"{self.rules.brackets} groups, calls and parentheses", token)
        if self._previous[0] == "word" and self._previous[1].upper() in _AGGREGATES:
            self._aggregates.add(token)
        self._frames.append((frame, self._fresh, token))
        self._fresh = frame not in (_LIST, _EXPRESSION)
        self._filter = False
        self._run = 0

    def _opens_expression(self) -> bool:
        kind, value, _ = self._previous
        return self._filter or self._header or (kind == "word" and value != "a" and value.upper() not in _TERMS)

    def _close(self, token: SparqlToken) -> None:
        if not self._frames or self._frames[-1][2][1] + token[1] not in ("{}", "()", "[]"):
            raise self.fault("a bracket without its other half", "check the brackets before it", token)
        self._fresh = self._frames.pop()[1]
        if token[1] == "}":
            self._fresh = True
            self._header = False
        self._run = 0

    def _count_term(self, token: SparqlToken) -> None:
        self._run = 0
        top = self._frames[-1][0] if self._frames else -1
        if top == _LIST:
            self._count_pattern(token)
        elif top in _TRIPLES:
            if self._fresh and not (self._header or self._filter or self._values):
                self._fresh = False
                self._count_pattern(token)
        elif (top == _TEMPLATE and self._fresh) or (top == -1 and self.form == "DESCRIBE"):
            self._fresh = False
            self._count_operator(token)

    def _operate(self, token: SparqlToken) -> None:
        sign = token[1]
        top = self._frames[-1][0] if self._frames else -1
        if sign == ".":
            self._fresh = True
        elif sign in ",;" and top in _TRIPLES:
            self._count_pattern(token)
        elif not (sign == "^^" and self._previous[0] == "string") and top not in (_DATA, _ROW):
            if sign == "/" and top in (*_TRIPLES, _LIST):
                self._count_pattern(token)
            if sign != "," or self.rules.counts_commas:
                self._count_operator(token)
            self._run = self._run + len(sign) if self._previous[0] == "op" else 1
            if len(self._frames) + self._run > self.rules.depth:
                raise self._too("deep", f"{self.rules.depth} levels of brackets and prefix operators", token)

    def _count_operator(self, token: SparqlToken) -> None:
        self._operators += 1
        if self._operators > self.rules.operators:
            raise self._too("long", f"{self.rules.operators} operators", token)

    def _count_pattern(self, token: SparqlToken) -> None:
        self._patterns += 1
        if self._patterns > self.rules.patterns:
            raise self._too("long", f"{self.rules.patterns} triple patterns and path steps", token)

    def _too(self, how: str, limit: str, token: SparqlToken) -> BadQuery:
        hint = "split it into several queries; long lists of values go into VALUES"
        return self.fault(f"the query is too {how}: more than {limit}", hint, token, refused=True)
