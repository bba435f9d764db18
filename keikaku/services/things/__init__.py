"""Things by their names: from what a person typed to one thing, and all that is said of it."""
