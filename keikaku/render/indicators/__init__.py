"""Indicators as words, bars and charts, for terminals and pages."""
