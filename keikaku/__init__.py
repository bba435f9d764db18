"""A city's plan as a knowledge graph that people can ask."""

__version__ = "0.1.0"
