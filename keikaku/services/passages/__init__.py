"""Passages: their text and quotations of it, for whoever has the files, and those that speak of something."""
