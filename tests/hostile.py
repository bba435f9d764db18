"""Queries that would hold or exhaust an engine: 200 by families, some of which the guard refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator


def queries() -> dict[str, str]:
    """Texts by name, in a fixed order."""
    return dict(_all())


def _all() -> Iterator[tuple[str, str]]:
    for name, family in _FAMILIES.items():
        for size in family[0]:
            yield f"{name}-{size}", family[1](size)


def _pairs(count: int) -> str:
    """So many patterns without a common variable."""
    return " . ".join(f"?s{n} ?p{n} ?o{n}" for n in range(count))


def _doubled(count: int) -> str:
    binds = "".join(f"BIND(CONCAT(?a{n}, ?a{n}) AS ?a{n + 1}) " for n in range(count))
    return f'SELECT (STRLEN(?a{count}) AS ?n) {{ BIND("ab" AS ?a0) {binds}}}'


def _doubled_rows(count: int) -> str:
    binds = "".join(f"BIND(CONCAT(?a{n}, ?a{n}) AS ?a{n + 1}) " for n in range(count))
    return f"SELECT ?a{count} {{ ?s ?p ?a0 {binds}}}"


def _union(count: int) -> str:
    return "SELECT (COUNT(*) AS ?n) { " + " UNION ".join(f"{{ {_pairs(2)} }}" for _ in range(count)) + " }"


def _nested(count: int) -> str:
    inner = "?a ?b ?c"
    for n in range(count):
        inner = f"?x{n} ?y{n} ?z{n} FILTER NOT EXISTS {{ {inner} FILTER(?c != ?x{n}) }}"
    return f"SELECT * {{ {inner} }}"


def _optional(count: int) -> str:
    return "SELECT * { ?s ?p ?o " + "".join(f"OPTIONAL {{ ?s{n} ?p{n} ?o }} " for n in range(count)) + "}"


def _paths(count: int) -> str:
    return f"SELECT (COUNT(*) AS ?n) {{ ?a {'/'.join(['(!<urn:x>|!^<urn:x>)*'] * count)} ?b }}"


def _repeated(count: int) -> str:
    return f'SELECT * {{ ?s ?p ?o FILTER(REGEX(STR(?o), "{"(.*)" * count}{"x{200}" * count}")) }}'


def _replaced(count: int) -> str:
    longer = ', "a", "aaaaaaaaaaaaaaaa")'
    return f"SELECT ({'REPLACE(' * count}'aaaaaaaa'{longer * count} AS ?x) {{}}"


def _values(count: int) -> str:
    return f"SELECT * {{ VALUES ?a {{ {'1 ' * count}}} VALUES ?b {{ {'2 ' * count}}} }} ORDER BY ?a ?b"


_FAMILIES: dict[str, tuple[Iterable[int], Callable[[int], str]]] = {
    "product-count": (range(2, 22), lambda n: f"SELECT (COUNT(*) AS ?n) {{ {_pairs(n)} }}"),
    "product-rows": (range(2, 12), lambda n: f"SELECT * {{ {_pairs(n)} }}"),
    "product-sorted": (range(2, 12), lambda n: f"SELECT * {{ {_pairs(n)} }} ORDER BY ?o0 ?o1 LIMIT 1"),
    "product-distinct": (range(2, 12), lambda n: f"SELECT DISTINCT ?o0 ?o1 {{ {_pairs(n)} }}"),
    "product-grouped": (range(2, 12), lambda n: f"SELECT ?o0 ?o1 (COUNT(*) AS ?n) {{ {_pairs(n)} }} GROUP BY ?o0 ?o1"),
    "product-joined": (range(2, 8), lambda n: f'SELECT (GROUP_CONCAT(?o1; SEPARATOR="") AS ?t) {{ {_pairs(n)} }}'),
    "product-made": (range(2, 8), lambda n: f"CONSTRUCT {{ ?s0 ?p1 ?o1 . ?s1 ?p0 ?o0 }} {{ {_pairs(n)} }}"),
    "product-described": (range(2, 5), lambda n: f"DESCRIBE * {{ {_pairs(n)} }}"),
    "product-filtered": (range(2, 8), lambda n: f'SELECT * {{ {_pairs(n)} FILTER(STRLEN(?o0) < 0) }}'),
    "product-far": (range(2, 8), lambda n: f"SELECT * {{ {_pairs(n)} }} OFFSET 99999999999 LIMIT 1"),
    "minus": (range(2, 12), lambda n: f"SELECT (COUNT(*) AS ?n) {{ ?s0 ?p ?o MINUS {{ {_pairs(n)} }} }}"),
    "doubled-text": (range(20, 40, 2), _doubled),
    "doubled-rows": (range(8, 24, 2), _doubled_rows),
    "union": (range(2, 32, 4), _union),
    "nested-exists": (range(2, 16, 2), _nested),
    "optional": (range(1, 18, 2), _optional),
    "paths": (range(1, 8), lambda n: "SELECT * { " + " . ".join(f"?a{i} !<urn:x>* ?a{i + 1}" for i in range(n)) + " }"),
    "paths-both": (range(1, 6), _paths),
    "repeated": (range(10, 50, 10), lambda n: f'ASK {{ FILTER(REGEX("{"a" * n}!", "^(a+)+$")) }}'),
    "repeated-often": (range(2, 6), _repeated),
    "replaced": (range(2, 6), _replaced),
    "digits": (range(4_000, 64_000, 12_000), lambda n: f"SELECT ({'9' * n} AS ?x) {{}}"),
    "decimals": (range(4_000, 64_000, 12_000), lambda n: f"SELECT ({'9' * n}.{'9' * 9} AS ?x) {{}}"),
    "exponent": (range(4_000, 64_000, 12_000), lambda n: f"SELECT ({'9' * n}e AS ?x) {{}}"),
    "dots": (range(4_000, 64_000, 12_000), lambda n: f"SELECT * {{ ?s ?p a:{'.' * n} }}"),
    "open-text": (range(4_000, 64_000, 12_000), lambda n: "SELECT * { ?s ?p " + "'" * n),
    "comments": (range(4_000, 64_000, 12_000), lambda n: "#\n" * (n // 2)),
    "brackets": (range(10, 70, 20), lambda n: "ASK " + "{" * n + "}" * n),
    "values": (range(500, 4_000, 1_000), _values),
}  # fmt: skip
"""Sizes, and what makes a text of a size."""
