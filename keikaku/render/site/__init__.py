"""Pages of things as HTML: one set of templates for the server and for a published site."""
