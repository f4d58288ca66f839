"""WebSockets and their protocols."""
