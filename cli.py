"""The door of a checkout: ``python cli.py …`` is ``keikaku …``."""

from keikaku.__main__ import main

if __name__ == "__main__":
    main()
