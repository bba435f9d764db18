"""A query before an engine sees it: its tokens, what it may ask for, the values and prefixes that are put in."""
