"""Rate limits that a client keeps."""
