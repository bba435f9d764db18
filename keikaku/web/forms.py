"""The fields of forms, and of what stands behind the question mark of an address."""

from __future__ import annotations

import re
from binascii import a2b_qp

from keikaku.web.problems import Problem

_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_MOST = 1000  # parameters
UTF8 = "write it in UTF-8, percent-encoded in addresses and forms"


def parameters(text: str) -> dict[str, list[str]]:
    """The fields of a form, or of what stands behind the question mark. Raises Problem 400 for what is not UTF-8."""
    found: dict[str, list[str]] = {}
    members = text.split("&") if text else []
    if len(members) > _MOST:
        raise Problem(400, f"there are more than {_MOST} parameters", "send fewer")
    for member in members:
        name, _, value = (decoded(part) for part in member.partition("="))
        if name or value:
            found.setdefault(name, []).append(value)
    return found


def decoded(text: str) -> str:
    """A name or value as it was meant. Raises Problem 400 for what is not UTF-8 in percent-encoding."""
    if _BAD_PERCENT.search(text):
        raise Problem(400, "a percent sign stands before two hexadecimal digits", "write % as %25")
    try:
        # As quoted-printable, whose reader is ten times as fast: it differs in its sign alone.
        return a2b_qp(text.encode().replace(b"+", b" ").replace(b"=", b"=3D").replace(b"%", b"=")).decode()
    except UnicodeDecodeError:
        raise Problem(400, "the parameters are not UTF-8", UTF8) from None
