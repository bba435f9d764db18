"""The named queries, run with values as people write them."""
