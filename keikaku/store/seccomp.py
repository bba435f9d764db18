"""What the kernel refuses a process from now on: to talk to anybody new, to begin others, to write files (Linux).

A filter of seccomp(2), put in by prctl(2) without any library. It is the second wall: the guard has refused before what
reaches out, and whatever an engine should do all the same fails with EPERM. What is open stays open.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys
from typing import NamedTuple


class Machine(NamedTuple):
    """A kind of processor. audit: its number for the kernel; calls: its numbers of system calls, by name."""

    audit: int
    calls: dict[str, int]
    opens: dict[int, int]  # calls that open files, with the argument that says how
    foreign: int | None = None  # from which number on calls are of another interface


NETWORK = (
    "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmsg", "sendmmsg",
)  # fmt: skip
OTHERS = (
    "execve", "execveat", "fork", "vfork", "ptrace", "process_vm_readv", "process_vm_writev", "kill", "bpf",
    "io_uring_setup", "perf_event_open", "userfaultfd", "openat2", "creat", "truncate", "unlink", "unlinkat", "rename",
    "renameat", "renameat2", "mkdir", "mkdirat", "rmdir", "link", "linkat", "symlink", "symlinkat", "chmod",
    "fchmodat", "mknod", "mknodat",
)  # fmt: skip

_X86 = (
    "socket 41 socketpair 53 connect 42 bind 49 listen 50 accept 43 accept4 288 sendto 44 sendmsg 46 sendmmsg 307 "
    "execve 59 execveat 322 fork 57 vfork 58 ptrace 101 process_vm_readv 310 process_vm_writev 311 kill 62 bpf 321 "
    "io_uring_setup 425 perf_event_open 298 userfaultfd 323 openat2 437 creat 85 truncate 76 unlink 87 unlinkat 263 "
    "rename 82 renameat 264 renameat2 316 mkdir 83 mkdirat 258 rmdir 84 link 86 linkat 265 symlink 88 symlinkat 266 "
    "chmod 90 fchmodat 268 mknod 133 mknodat 259 clone 56 clone3 435"
)
_ARM = (
    "socket 198 socketpair 199 connect 203 bind 200 listen 201 accept 202 accept4 242 sendto 206 sendmsg 211 "
    "sendmmsg 269 execve 221 execveat 281 ptrace 117 process_vm_readv 270 process_vm_writev 271 kill 129 bpf 280 "
    "io_uring_setup 425 perf_event_open 241 userfaultfd 282 openat2 437 truncate 45 unlinkat 35 renameat 38 "
    "renameat2 276 mkdirat 34 linkat 37 symlinkat 36 fchmodat 53 mknodat 33 clone 220 clone3 435"
)


def _numbers(text: str) -> dict[str, int]:
    words = text.split()
    return dict(zip(words[::2], map(int, words[1::2]), strict=True))


_MACHINES = {
    "x86_64": Machine(0xC000003E, _numbers(_X86), {2: 1, 257: 2}, foreign=0x40000000),
    "aarch64": Machine(0xC00000B7, _numbers(_ARM), {56: 2}),
}

_LOAD, _EQUAL, _ABOVE, _ANY, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06  # of BPF
_NR, _ARCH, _ARGUMENTS = 0, 4, 16  # offsets in what a filter is shown
_ALLOW, _ERROR = 0x7FFF0000, 0x00050000
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
_A_THREAD = 0x00010000  # CLONE_THREAD
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2  # of prctl


def is_known() -> bool:
    """Whether this system can be told so: a Linux on a processor whose numbers stand here."""
    return sys.platform == "linux" and platform.machine() in _MACHINES


def confine(*, network: bool) -> None:
    """From now on this process and its threads are confined, which cannot be undone.

    network: whether it may go on talking to others. Raises OSError where the kernel has no such filters.
    """
    machine = _MACHINES[platform.machine()]
    code = b"".join(_program(machine, (*OTHERS, *(() if network else NETWORK))))
    held = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HxxxxxxP", len(code) // 8, ctypes.addressof(held))
    libc = ctypes.CDLL(None, use_errno=True)
    for arguments in ((_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (_SECCOMP, _FILTER, program, 0, 0)):
        if libc.prctl(*(one if isinstance(one, bytes) else ctypes.c_ulong(one) for one in arguments)):
            raise OSError(ctypes.get_errno(), "the kernel takes no seccomp filter")


def _program(machine: Machine, refused: tuple[str, ...]) -> list[bytes]:
    def step(code: int, value: int, yes: int = 0, no: int = 0) -> bytes:
        return struct.pack("HBBI", code, yes, no, value)

    def refuse(number: int = errno.EPERM) -> bytes:
        return step(_RETURN, _ERROR | number)

    allow = step(_RETURN, _ALLOW)
    steps = [step(_LOAD, _ARCH), step(_EQUAL, machine.audit, 1), refuse(), step(_LOAD, _NR)]
    if machine.foreign is not None:
        steps += [step(_ABOVE, machine.foreign, 0, 1), refuse()]
    for name in refused:
        if name in machine.calls:
            steps += [step(_EQUAL, machine.calls[name], 0, 1), refuse()]
    # Of clone3 no filter sees what it is to make. Told that there is none, libraries take clone.
    steps += [step(_EQUAL, machine.calls["clone3"], 0, 1), refuse(errno.ENOSYS)]
    steps += [step(_EQUAL, machine.calls["clone"], 0, 4), step(_LOAD, _ARGUMENTS)]
    steps += [step(_ANY, _A_THREAD, 1, 0), refuse(), allow]
    for number, argument in machine.opens.items():
        steps += [step(_EQUAL, number, 0, 4), step(_LOAD, _ARGUMENTS + 8 * argument)]
        steps += [step(_ANY, _WRITES, 0, 1), refuse(), allow]
    return [*steps, allow]
