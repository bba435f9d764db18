"""Networks as a page and as files of other programs."""
