"""``python -m keikaku`` is ``keikaku``."""

from keikaku.commands.main import main

main()
