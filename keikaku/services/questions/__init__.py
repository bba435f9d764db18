"""Questions in words: how a reading becomes SPARQL, and its rows an answer with passages."""
