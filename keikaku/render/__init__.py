"""Answers as text: one module per output format. Never sees a store."""
