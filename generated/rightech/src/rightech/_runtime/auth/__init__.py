"""Credentials that a client obtains: a login, and the grants of OAuth 2.0."""
