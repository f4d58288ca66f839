"""Credentials that a client obtains: by a login, or by a grant of OAuth 2.0."""
