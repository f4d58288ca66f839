"""Lists that come in pages."""
