"""Many records in few requests."""
