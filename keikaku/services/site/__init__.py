"""Pages of things, passages, plans and terms as records, for the server and for a published site."""
