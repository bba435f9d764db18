"""What every HTML page of ours keeps to: text that is only text, and a policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from importlib.resources import files
from typing import TYPE_CHECKING

from keikaku.render.text.phrase_html import in_phrases
from keikaku.texts import catalogue

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def asset(name: str, folder: str = "assets") -> str:
    """A template, script or style sheet that stands beside the code."""
    return (files("keikaku") / "render" / folder / name).read_text(encoding="utf-8")


def templates() -> Environment:
    """Templates that escape whatever is put into them, and fail where a value is missing.

    ``text`` gives a text of the catalogue. What people read goes through the filter ``in_phrases`` (phrase_html.py).
    """
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["text"] = catalogue.text
    environment.filters["in_phrases"] = in_phrases
    return environment


def clean(text: str) -> str:
    """The text without what cannot be seen or is no character: controls, direction overrides, broken surrogates."""
    if text.isprintable():  # as nearly all texts are, and this is told at once
        return re.sub(" +", " ", text).strip()
    kept = []
    for character in text:
        category = unicodedata.category(character)
        if category in ("Cc", "Zl", "Zp"):
            kept.append(" ")
        elif category == "Cs" or _is_none(character):
            kept.append("\N{REPLACEMENT CHARACTER}")
        elif category != "Cf" or character in "\u200c\u200d":  # joiners shape letters; the rest deceive
            kept.append(character)
    return re.sub(" +", " ", "".join(kept)).strip()


def _is_none(character: str) -> bool:
    """Whether Unicode says that this will never be a character; XML knows the last two of the first plane as none."""
    code = ord(character)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def json_for_html(value: object) -> str:
    """JSON that may stand inside a script element: nothing in it can end the element or a line."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return re.sub("[<>&\x7f-\x9f\u2028\u2029\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)


def policy(scripts: Iterable[str], style: str, *, asks: bool = False) -> str:
    """The content security policy: these scripts, this style, no other source and no way out.

    asks: whether the scripts may ask the server that the page came from.
    """
    hashes = " ".join(_digest(script) for script in scripts)
    own = "connect-src 'self'; " if asks else ""
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_digest(style)}; img-src data:; {own}"
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def verbatim(text: str) -> Markup:
    """Text for the inside of a script or style element, where escapes would not be read.

    Raises ValueError if it could end the element, or if a browser would read (and hash) it otherwise.
    """
    from markupsafe import Markup

    if re.search(r"</(?:script|style)|<!--|[\r\0]", text, re.IGNORECASE):
        raise ValueError("text that cannot stand inside a script or style element")
    return Markup(text)
