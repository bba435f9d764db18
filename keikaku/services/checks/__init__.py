"""What a graph must be: its form, its terms, its shapes, and every statement against the text."""
