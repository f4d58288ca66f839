"""Errors of a login in a browser."""

from ..base.errors import AuthError

__all__ = ["AuthorizationRefused", "StateMismatch"]


class AuthorizationRefused(AuthError):
    """The user or the server denied the authorization.

    Attributes:
        error: the error code, such as ``access_denied``.
        reason: more details; ``""`` if there are none.
        description: a human-readable description; ``""`` if there is none.
    """

    error: str = ""
    reason: str = ""
    description: str = ""


class StateMismatch(AuthError):
    """The redirect has no ``state``, or not the one that was sent; it may be forged (RFC 6749, 10.12)."""
