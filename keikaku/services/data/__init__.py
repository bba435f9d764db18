"""The dataset as such: SPARQL as it is written, copies for rdflib, whole files."""
