"""Engines that answer SPARQL: one protocol, one guard, one module per engine."""
