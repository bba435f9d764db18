"""A static site of all pages: what `keikaku publish` writes."""
