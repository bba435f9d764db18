"""The process that has opened the graph and does nothing but make copies of itself, which answer (worker.py).

It answers nothing and is sent nothing from outside; so it has one thread, nothing hangs in it, and a copy of it is
there within milliseconds. The server holds the other end of a socket and says what it is to do:

* ``+`` with a descriptor: a copy of itself that answers there. It says its number.
* ``-NUMBER``: end that copy. It is not waited for: one that gives much memory back takes its time.
* ``?NUMBER``: the same, and say how it has ended (as ``waitstatus_to_exitcode`` does).
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pickle
import secrets
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import NamedTuple, NoReturn

from keikaku.errors import KeikakuError
from keikaku.limits import engine_is_silent
from keikaku.records import Label
from keikaku.services.session.session import Session
from keikaku.services.site.site import site_of
from keikaku.site_data import Site
from keikaku.store import seccomp
from keikaku.version import __version__
from keikaku.web import worker
from keikaku.web.bounds import Bounds
from keikaku.web.replies import facts

EXPLORER = "./?lang={language}#lang={language}"  # at the top of the server; it reads the one or the other
_UNKNOWN = Site(Label(None, None), "", "", "", "", Label(None, None), __version__, has_pages=False)


class Setting(NamedTuple):
    """What is served. opening: gives the session, and can be pickled. preload: modules that every worker is to have."""

    opening: Callable[[], Session]
    bounds: Bounds
    preload: tuple[str, ...]


def begin(line: int) -> NoReturn:
    """In the new process: open what standard input says, tell of it, and make copies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server decides what it means
    setting: Setting = pickle.load(sys.stdin.buffer)  # by our own server
    control = socket.socket(fileno=line)
    try:
        session = _opened(setting)
        told = _told(session)
    except KeikakuError as problem:
        _say(control, {"problem": facts(problem, problem.hint), "exit": problem.exit_code})
        os._exit(1)
    gc.collect()
    gc.freeze()  # what is there stays where it is, in memory that all copies have in common
    _say(control, told)
    make = partial(_copy, control, session, setting.bounds)
    children: set[int] = set()
    ending: set[int] = set()
    while True:
        order, descriptors, _, _ = socket.recv_fds(control, 32, 1)
        ending = {child for child in ending if os.waitpid(child, os.WNOHANG)[0] == 0}
        if not order:  # the server is gone
            for child in children:
                os.kill(child, signal.SIGKILL)
            os._exit(0)
        if order == b"+":
            child = make(descriptors[0])
            children.add(child)
            _say(control, child)
            continue
        found = _killed(children, int(order[1:]))
        if found is not None and order[:1] == b"-":
            ending.add(found)
            found = None
        _say(control, None if found is None else os.waitstatus_to_exitcode(os.waitpid(found, 0)[1]))


def _opened(setting: Setting) -> Session:
    """The session, with what every copy would else work out for itself."""
    modules = [importlib.import_module(module) for module in setting.preload]
    engine_is_silent()
    session = setting.opening()
    if session.is_far:
        return session  # nothing is asked before: a connection is of one process
    everything = session.everything
    everything.given.read("ASK {}")
    for one in (session, everything):
        with suppress(KeikakuError):  # data without plans have no such words
            _ = one.plans, one.lexicon, one.names, one.passages, one.variables, one.rules, one.addresses
    for module in modules:
        with suppress(KeikakuError):
            getattr(module, "ready", _not_needed)(session)
    return session


def _not_needed(_session: Session) -> None:
    """Of modules that need nothing beforehand."""


def _told(session: Session) -> dict[str, object]:
    """What the server has to know of the data. version: what tells these data from all others; None: nobody knows."""
    found = None if session.is_far else session.release
    opened = None if session.is_far else f"opened-{secrets.token_hex(16)}"
    return {
        "release": found,
        "version": found.digest if found else opened,
        "confined": seccomp.is_known(),
        "far": session.is_far,
        "site": (_UNKNOWN if session.is_far else site_of(session.everything))._replace(explorer=EXPLORER)._asdict(),
    }


def _copy(control: socket.socket, session: Session, bounds: Bounds, line: int) -> int:
    child = os.fork()
    if child == 0:
        control.close()
        worker.live(line, session, bounds, network=session.is_far)
    os.close(line)
    return child


def _killed(children: set[int], child: int) -> int | None:
    """That copy, which is one no more; None for one that is not ours, or not any more."""
    if child not in children:
        return None
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    children.discard(child)
    return child


def _say(control: socket.socket, told: object) -> None:
    control.sendall(json.dumps(told).encode() + b"\n")
