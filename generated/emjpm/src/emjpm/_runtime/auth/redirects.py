"""Parse the redirect from an authorization page (RFC 6749, 4.1.2)."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, urlsplit

from ..base.errors import InvalidArgument
from .refusals import AuthorizationRefused, StateMismatch

__all__ = ["Redirect", "check_url", "code_of", "parameters"]

_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Redirect:
    """The query parameters of the redirect; ``reason`` is ``""`` if there is none."""

    code: str = "code"
    state: str = "state"
    error: str = "error"
    description: str = "error_description"
    reason: str = ""
    state_on_refusal: bool = True


def check_url(argument: str, url: str) -> None:
    """Check a URL that the caller passes.

    Raises:
        InvalidArgument: it is not an absolute URL, or has a fragment.
    """
    parts = urlsplit(url)
    if not parts.scheme or parts.fragment or not url.isprintable() or " " in url:
        raise InvalidArgument(f"{argument}: must be an absolute URL without a fragment")


def parameters(url: str) -> Mapping[str, list[str]]:
    """Return the query parameters of a URL."""
    return parse_qs(urlsplit(url).query, keep_blank_values=True)


def code_of(redirect: Redirect, url: str, state: str) -> str:
    """Return the authorization code from the URL to which the user was redirected.

    Args:
        redirect: the names of the query parameters.
        url: the complete URL, or its path and query.
        state: the state that was sent.

    Raises:
        AuthorizationRefused: the user or the server denied the authorization.
        StateMismatch: the state differs from the one that was sent.
        InvalidArgument: the URL has neither a code nor an error, or one of them twice.
    """
    parsed = parameters(url)
    names = [name for name in (redirect.code, redirect.state, redirect.error) if len(parsed.get(name, [])) > 1]
    if names:
        raise InvalidArgument(f"url: contains {names[0]} more than once")
    given = {name: values[0] for name, values in parsed.items()}
    refused = redirect.error in given
    brought = given.get(redirect.state)
    # An error without a state cannot be verified, and forging one gains nothing.
    if (not refused or redirect.state_on_refusal or brought is not None) and not _same(brought, state):
        raise StateMismatch("the state in the redirect is not the one that was sent")
    if refused:
        raise _refusal(redirect, given)
    if not given.get(redirect.code):
        raise InvalidArgument(
            f"url: contains neither {redirect.code} nor {redirect.error}; pass the URL of the redirect"
        )
    return given[redirect.code]


def _same(brought: str | None, sent: str) -> bool:
    return brought is not None and bool(sent) and hmac.compare_digest(brought.encode(), sent.encode())


def _refusal(redirect: Redirect, given: Mapping[str, str]) -> AuthorizationRefused:
    error, description = given[redirect.error][:_LONGEST], given.get(redirect.description, "")[:_LONGEST]
    # Anyone can craft the URL, so its text is quoted and shortened.
    refusal = AuthorizationRefused(f"access was refused: {error!r}")
    refusal.error, refusal.description = error, description
    refusal.reason = given.get(redirect.reason, "")[:_LONGEST] if redirect.reason else ""
    return refusal
