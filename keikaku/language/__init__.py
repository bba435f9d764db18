"""Words: folding of names, the index of names, the grammar of questions. Never sees a store."""
