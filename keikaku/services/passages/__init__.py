"""The plan's own text, for whoever has it: passages read from the files, and quotations."""
