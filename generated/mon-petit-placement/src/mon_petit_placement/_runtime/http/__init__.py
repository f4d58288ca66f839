"""Connections, and the HTTP library: nothing else of the runtime imports it."""
