"""Rows and triples as text: one module a format."""
