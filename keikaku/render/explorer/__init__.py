"""The explorer: one HTML page that holds the whole graph."""
