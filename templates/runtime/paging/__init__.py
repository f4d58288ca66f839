"""Lists that are returned in pages."""
