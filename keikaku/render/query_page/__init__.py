"""The page on which people ask by SPARQL."""
