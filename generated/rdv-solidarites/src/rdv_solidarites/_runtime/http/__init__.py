"""Connections. This is the only part of the runtime that imports the HTTP library."""
