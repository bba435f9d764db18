"""Parts of the data, to be written for other programs: all of it, what surrounds a thing, what a query finds."""
