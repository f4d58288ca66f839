"""Send many records in few requests."""
