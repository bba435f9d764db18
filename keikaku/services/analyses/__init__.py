"""Questions over a whole corpus at once: SQL over the tables of a release, on engines that spread."""
