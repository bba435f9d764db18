"""Releases: immutable folders of data with a digest, how they are made, read and proved."""
