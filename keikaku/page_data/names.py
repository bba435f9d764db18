"""What a thing is called on the explorer's page. See page.py."""

Names = tuple[str, str]
"""A text in Japanese and in English; each stands in for a missing other, so neither is empty if there is a text."""
