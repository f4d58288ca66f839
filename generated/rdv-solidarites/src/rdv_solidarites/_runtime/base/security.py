"""Security schemes as data, and where each credential goes in a request."""

import base64
from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TypeAlias, cast
from urllib.parse import quote

from .errors import InvalidArgument
from .redact import Secret

if TYPE_CHECKING:
    from .wire import RawReply, Request

__all__ = [
    "ApiKey",
    "Basic",
    "Bearer",
    "Challenged",
    "Credential",
    "Placed",
    "Scheme",
    "Signer",
    "place",
    "seal",
]

Credential: TypeAlias = "str | tuple[str, str] | Callable[[], object] | None"
"""A credential as the caller passes it: a string, a pair of user and password, or a function that returns either."""


class ApiKey(NamedTuple):
    """An API key in a header, the query or a cookie; ``prefix`` is written before it."""

    name: str
    location: Literal["header", "query", "cookie"] = "header"
    prefix: str = ""
    argument: str = ""
    variable: str = ""

    @property
    def header(self) -> str:
        """The header field that it sets; ``""`` if it is sent elsewhere."""
        return self.name if self.location == "header" else ""


class Bearer(NamedTuple):
    """``Authorization: Bearer``."""

    argument: str = "token"
    variable: str = ""
    header: str = "Authorization"


class Basic(NamedTuple):
    """``Authorization: Basic``; the credential is ``(user, password)`` or ``"user:password"``."""

    argument: str = "basic"
    variable: str = ""
    header: str = "Authorization"


class Signer(Protocol):
    """Computes the credentials of the requests of one client, from the challenges of the server."""

    def answers(self, reply: "RawReply") -> bool:
        """Return whether a response has a challenge that the next request can answer."""
        ...

    def sign(self, request: "Request", secret: Secret) -> "Request":
        """Return a request with the credential, once the server has sent a challenge."""
        ...


class Challenged(NamedTuple):
    """``Authorization`` with a value for each request that answers a challenge of the server."""

    argument: str = ""
    variable: str = ""
    header: str = "Authorization"

    def signer(self) -> Signer:
        """Return the signer that computes the header for one client."""
        raise NotImplementedError


Scheme: TypeAlias = ApiKey | Bearer | Basic | Challenged


class Placed(NamedTuple):
    """A credential and its place in the request."""

    location: Literal["header", "query", "cookie"]
    name: str
    value: Secret


def seal(argument: str, value: object) -> Secret:
    """Check a credential, a str or a pair of them, and wrap it as a ``Secret``.

    Raises:
        InvalidArgument: it cannot be sent; the message names the argument and does not show the value.
    """
    if isinstance(value, tuple):
        pair = cast("tuple[object, ...]", value)
        if len(pair) != 2 or not all(isinstance(each, str) for each in pair):
            raise InvalidArgument(f"{argument}: must be a pair of two str: the user and the password")
        user, password = cast("tuple[str, str]", pair)
        if ":" in user:
            raise InvalidArgument(f"{argument}: the user name must not contain a colon")
        value = f"{user}:{password}"
        legible = all(" " <= character != "\x7f" for character in value)
    elif not isinstance(value, str):
        raise InvalidArgument(f"{argument}: must be a str, or a function that returns one, not {type(value).__name__}")
    else:
        legible = value.isascii() and value.isprintable() and value == value.strip()
    if not legible:
        raise InvalidArgument(
            f"{argument}: contains a control character, a non-ASCII character, or a leading or trailing space"
        )
    return Secret(value)


def place(scheme: Scheme, secret: Secret) -> Placed:
    """Return where a credential goes in the request, and its text there."""
    text = secret.reveal()
    if isinstance(scheme, Challenged):
        raise TypeError("the credential is computed for each request")
    if isinstance(scheme, Bearer):
        return Placed("header", "Authorization", Secret(f"Bearer {text}"))
    if isinstance(scheme, Basic):
        return Placed("header", "Authorization", Secret("Basic " + base64.b64encode(text.encode()).decode()))
    text = scheme.prefix + text
    return Placed(scheme.location, scheme.name, Secret(quote(text, safe="") if scheme.location == "query" else text))
