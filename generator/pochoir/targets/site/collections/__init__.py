"""Collections for API consoles: the same requests as the samples, ready to import."""
