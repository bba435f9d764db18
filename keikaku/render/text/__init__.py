"""How wide text is, and where its lines may break, in terminals and in drawings."""
