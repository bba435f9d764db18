"""Completion in bash, zsh and fish: the scripts, how they tell what has been typed, and what they are told.

Instead of click's own, which lose names with spaces, commas or colons: here the shell sends the line as it was
typed (as ``COMP_WORDS``), this module reads it, and the answer comes back quoted as that shell needs it.
"""

from __future__ import annotations

import os
import re
from abc import ABC, abstractmethod
from os.path import commonprefix
from typing import NamedTuple

from click.shell_completion import CompletionItem, ShellComplete, add_completion_class

_BASH = """\
%(complete_func)s() {
    local IFS=$'\\n' line
    COMPREPLY=()
    while read -r line; do
        case "$line" in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain*) COMPREPLY+=("${line#plain }") ;;
        esac
    done < <(COMP_WORDS="${COMP_LINE:0:COMP_POINT}" %(complete_var)s=bash_complete COMP_TYPE="$COMP_TYPE" \\
        COMP_WORDBREAKS="$COMP_WORDBREAKS" "${1/#\\~/$HOME}" 2>/dev/null)
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""

_ZSH = """\
#compdef %(prog_name)s
%(complete_func)s() {
    local -a values shown
    local line
    while IFS= read -r line; do
        case "$line" in
            dir) _path_files -/ ;;
            file) _path_files ;;
            plain*) values+=("${${line#plain }%%%%$'\\t'*}"); shown+=("${line##*$'\\t'}") ;;
        esac
    done < <(COMP_WORDS="${(j: :)words[1,CURRENT]}" %(complete_var)s=zsh_complete ${~words[1]} 2>/dev/null)
    (( $#values )) && compadd -U -V unsorted -l -d shown -a values
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""

_FISH = """\
function %(complete_func)s
    set -l command (commandline -opc)[1]
    set -lx COMP_WORDS (commandline -cp | string collect)
    %(complete_var)s=fish_complete $command 2>/dev/null | while read -l line
        switch $line
            case dir
                __fish_complete_directories (commandline -ct)
            case file
                __fish_complete_path (commandline -ct)
            case 'plain *'
                string sub -s 7 -- $line
        end
    end
end
complete -c %(prog_name)s -f -k -a '(%(complete_func)s)'
"""

# What bash does not take as it stands. In double quotes "!" stays: a backslash before it would stay, too.
_SPECIAL = re.compile(r"""([\s!"#$&'()*;<=>?\[\\\]^`{|}~])""", re.ASCII)
_SPECIAL_IN_DOUBLE = re.compile(r'(["$`\\])')
_LISTING = "63"  # COMP_TYPE where readline only lists what there is: "?"


class Line(NamedTuple):
    """A command line up to the cursor, without its quotation marks.

    ``words`` are whole, ``begun`` is the one that is being written, ``quote`` the mark in which it is (``""``: none),
    ``kept`` its part before the last of the ``breaks`` outside of marks, which bash leaves as it is.
    """

    words: list[str]
    begun: str
    quote: str
    kept: str


def read(line: str, breaks: str = "") -> Line:
    """Read a line as a shell does: spaces, both kinds of quotation marks, backslashes."""
    words: list[str] = []
    begun = kept = quote = ""
    started = False
    signs = iter(line)
    for sign in signs:
        if quote:
            if sign == quote:
                quote = ""
                continue
            if sign == "\\" and quote == '"':
                after = next(signs, "")
                sign = after if after in '"\\$`' else sign + after
        elif sign in "'\"":
            quote, started = sign, True
            continue
        elif sign == "\\":
            sign = next(signs, "")
        elif sign in " \t\n":
            if started:
                words.append(begun)
            begun, kept, started = "", "", False
            continue
        elif sign in breaks:
            kept = begun + sign
        begun, started = begun + sign, True
    return Line(words, begun, quote, kept)


class _Shell(ShellComplete, ABC):
    """What the three have in common; each line of an answer is ``plain`` and a word, or ``file`` or ``dir``."""

    def complete(self) -> str:
        line = read(os.environ.get("COMP_WORDS", ""), os.environ.get("COMP_WORDBREAKS", ""))
        items = self.get_completions(line.words[1:], line.begun)
        for item in items:
            if item.type != "plain":
                return str(item.type)
        # click looks at the value alone in --format=csv.
        option = line.begun[: line.begun.find("=") + 1] if line.begun.startswith("-") else ""
        values = self.begun_alike(line, [option + item.value for item in items])
        return "\n".join(f"plain {self.word(line, value, item)}" for value, item in zip(values, items, strict=True))

    def begun_alike(self, line: Line, values: list[str]) -> list[str]:
        """The values so that what they have in common does not take away what has been written.

        KOBS may have been begun as ``kob`` or ＫＯ. The shell puts in the beginning that all values share; where
        that says less than what was written, they all begin as that does.
        """
        from keikaku.services.things import complete

        shared = commonprefix(values)  # noqa: RUF071 - words, not paths
        if len(values) < 2 or shared.startswith(line.begun) or complete.says_as_much(shared, line.begun):
            return values
        return [complete.begun_as(line.begun, value) for value in values]

    @abstractmethod
    def word(self, line: Line, value: str, item: CompletionItem[str]) -> str:
        """A value as the shell's script expects it."""


class Bash(_Shell):
    """bash 4.4 or later. It puts in words as they come, so they come quoted, without the part that it keeps."""

    name = "bash"
    source_template = _BASH

    def begun_alike(self, line: Line, values: list[str]) -> list[str]:
        """As they are put in behind the part that bash keeps, they must all begin with that, too."""
        from keikaku.services.things import complete

        values = super().begun_alike(line, values)
        return [complete.begun_as(line.kept, value) for value in values] if line.kept else values

    def word(self, line: Line, value: str, item: CompletionItem[str]) -> str:
        """As bash takes it; where it only lists, as people read it."""
        if os.environ.get("COMP_TYPE") == _LISTING:
            return f"{value}  ({item.help})" if item.help else value
        if line.quote == "'":
            return value.replace("'", "'\\''")
        if line.quote:
            return _SPECIAL_IN_DOUBLE.sub(r"\\\1", value)
        return _SPECIAL.sub(r"\\\1", value.removeprefix(line.kept))


class Zsh(_Shell):
    """zsh. It quotes by itself; behind a tab stands what it shows in its list."""

    name = "zsh"
    source_template = _ZSH

    def word(self, line: Line, value: str, item: CompletionItem[str]) -> str:  # noqa: ARG002
        """The word, and what the list shows."""
        return f"{value}\t{value}  -- {item.help}" if item.help else f"{value}\t{value}"


class Fish(_Shell):
    """fish. It quotes by itself, shows what stands behind a tab, and leaves out what does not begin as written."""

    name = "fish"
    source_template = _FISH

    def begun_alike(self, line: Line, values: list[str]) -> list[str]:
        """Capitals make no difference to fish, all else does."""
        from keikaku.services.things import complete

        begun = line.begun.casefold()
        return [
            value if value.casefold().startswith(begun) else complete.begun_as(line.begun, value) for value in values
        ]

    def word(self, line: Line, value: str, item: CompletionItem[str]) -> str:  # noqa: ARG002
        """The word, and what it is."""
        return f"{value}\t{item.help}" if item.help else value


SHELLS = {shell.name: add_completion_class(shell) for shell in (Bash, Zsh, Fish)}
