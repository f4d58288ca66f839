"""The targets that are generated from descriptions: one folder each, listed in `table`."""
