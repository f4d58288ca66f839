"""Rate limits that the client enforces."""
