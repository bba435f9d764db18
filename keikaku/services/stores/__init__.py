"""Stores on disk, made from releases: loading, proving, dumping, copying."""
