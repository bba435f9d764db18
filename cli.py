"""The door of a checkout: ``python cli.py …`` is ``keikaku …``."""

from keikaku.commands.main import main

if __name__ == "__main__":
    main()
