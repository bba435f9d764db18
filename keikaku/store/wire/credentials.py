"""What an endpoint is sent besides the question: tokens, passwords and other headers, which nobody else gets to see."""

from __future__ import annotations

import base64
import ipaddress
import os
import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from keikaku.errors import AskedWrongly

TOKEN = "KEIKAKU_TOKEN"
HEADERS = "KEIKAKU_HEADERS"
INSECURE = "KEIKAKU_INSECURE"

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"[\x21-\x7E\xA0-\xFF](?:[\t\x20-\x7E\xA0-\xFF]*[\x21-\x7E\xA0-\xFF])?")
_OURS = frozenset((
    "accept", "accept-encoding", "connection", "content-length", "content-type", "expect", "host", "te", "trailer",
    "transfer-encoding", "upgrade",
))  # fmt: skip
_ONE_WORD = re.compile(r"\S+")
_KINDS = frozenset(("basic", "bearer", "token"))
_OPEN_DOORS = frozenset(("authorization", "proxy-authorization", "cookie"))
_LIKE_A_KEY = 16  # characters of a word of any other header
_SHORTEST = 4  # characters of a secret: to blot out less would blot out words


class Headers:
    """Headers that go with each question to one endpoint. Their values are secrets, and stand in no text about them."""

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        """values: by name. Raises AskedWrongly for what can be no header, or is set by us."""
        self._values: dict[str, str] = {}
        for name, value in (values or {}).items():
            if not _NAME.fullmatch(name) or not _VALUE.fullmatch(value):
                shown = f"“{name}”" if _NAME.fullmatch(name) else "one with another sign in its name"
                raise AskedWrongly(
                    f"a header of the endpoint can be none: {shown}", "write it as Name: value, in ASCII"
                )
            if name.lower() in _OURS:
                raise AskedWrongly(f"the header “{name}” is not yours to set", "leave it out")
            self._values = {key: old for key, old in self._values.items() if key.lower() != name.lower()}
            self._values[name] = value

    def __repr__(self) -> str:
        return f"Headers({', '.join(self._values)})"

    def __bool__(self) -> bool:
        return bool(self._values)

    def __or__(self, others: Headers) -> Headers:
        """These and others, which overrule them."""
        names = {name.lower() for name in others._values}
        kept = {name: value for name, value in self._values.items() if name.lower() not in names}
        return Headers(kept | others._values)

    def items(self) -> Iterable[tuple[str, str]]:
        """Names and values, to be sent and not to be shown."""
        return self._values.items()

    def blotted(self, text: str) -> str:
        """The text without what is secret here: servers do repeat the token that they refuse."""
        for secret in sorted(self._secrets(), key=len, reverse=True):
            text = text.replace(secret, "…")
        return text

    def _secrets(self) -> set[str]:
        """All values, of those that open doors also their parts. A name of a program holds words of every day."""
        found = set(self._values.values())
        for name, value in self._values.items():
            if name.lower() in _OPEN_DOORS:
                found |= {*_ONE_WORD.findall(value), *_of_basic(value)}
            else:
                found |= {word for word in _ONE_WORD.findall(value) if len(word) >= _LIKE_A_KEY}
        return {secret for secret in found if len(secret) >= _SHORTEST and secret.lower() not in _KINDS}


def of_environment() -> Headers:
    """Those of KEIKAKU_HEADERS (``Name: value``, one a line) and KEIKAKU_TOKEN (a bearer). Raises AskedWrongly."""
    values: dict[str, str] = {}
    for line in os.environ.get(HEADERS, "").splitlines():
        if line.strip():
            name, colon, value = line.partition(":")
            if not colon:
                raise AskedWrongly(
                    f"{HEADERS} has a line without a colon", "write each header as Name: value, one a line"
                )
            values[name.strip()] = value.strip()
    if token := os.environ.get(TOKEN, "").strip():
        return Headers(values) | bearer(token)
    return Headers(values)


def bearer(token: str) -> Headers:
    """The header for a token, which may have its kind before it already. Raises AskedWrongly."""
    has_kind = token.partition(" ")[0].lower() in _KINDS and " " in token
    return Headers({"Authorization": token if has_kind else f"Bearer {token}"})


def split(url: str) -> tuple[str, Headers]:
    """The address without user and password, and the header that these make.

    Raises AskedWrongly for what is no address of an endpoint, and never puts it into the message.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not host or re.search(r"[\x00-\x20\x7F]", url):
        raise AskedWrongly("the address of an endpoint must be http://… or https://…", "check the address")
    try:
        name = host.encode("idna").decode() if not host.isascii() else host
    except UnicodeError:
        raise AskedWrongly("the host of the endpoint's address is no name", "check the address") from None
    place = (f"[{name}]" if ":" in name else name) + (f":{port}" if port is not None else "")
    path, query = (quote(part, safe="/?:@!$&'()*+,;=%-._~") for part in (parts.path, parts.query))
    bare = urlunsplit((parts.scheme, place, path or "/", query, ""))
    return bare, _basic(unquote(parts.username), unquote(parts.password or "")) if parts.username else Headers()


def guarded(url: str, headers: Headers) -> Headers:
    """The headers, if they may be sent there.

    Raises AskedWrongly for http to another machine, where whoever stands on the way can read them, unless
    KEIKAKU_INSECURE says that the way is trusted.
    """
    parts = urlsplit(url)
    if headers and parts.scheme == "http" and not _is_here(parts.hostname or "") and not os.environ.get(INSECURE):
        raise AskedWrongly(
            f"{url} would be sent a token, a password or a header that anybody on the way can read",
            f"use https://, or set {INSECURE}=1 where the network is trusted",
        )
    return headers


def _basic(user: str, password: str) -> Headers:
    return Headers({"Authorization": f"Basic {base64.b64encode(f'{user}:{password}'.encode()).decode()}"})


def _of_basic(value: str) -> tuple[str, ...]:
    """The password in a header, if it is of that kind."""
    kind, _, packed = value.partition(" ")
    if kind.lower() != "basic":
        return ()
    try:
        plain = base64.b64decode(packed, validate=True).decode()
    except ValueError:
        return ()
    return plain, plain.partition(":")[2]


def _is_here(host: str) -> bool:
    """Whether that is this machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
