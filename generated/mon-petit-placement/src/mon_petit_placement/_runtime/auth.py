"""Security schemes and logins as data, and how a credential is put on a request."""

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias, cast
from urllib.parse import quote

from .errors import InvalidArgument
from .redact import Secret

if TYPE_CHECKING:
    from .operation import Operation

__all__ = ["ApiKey", "Basic", "Bearer", "Credential", "Expiry", "Harvest", "Login", "Placed", "Scheme", "place", "seal"]

Credential: TypeAlias = "str | tuple[str, str] | Callable[[], object] | None"
"""A credential as the caller gives it: a text, a user and a password, or a function that returns one of them."""


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key in a header, the query or a cookie; ``prefix`` is put before it."""

    name: str
    location: Literal["header", "query", "cookie"] = "header"
    prefix: str = ""
    argument: str = ""
    variable: str = ""


@dataclass(frozen=True, slots=True)
class Bearer:
    """``Authorization: Bearer``."""

    argument: str = "token"
    variable: str = ""


@dataclass(frozen=True, slots=True)
class Basic:
    """``Authorization: Basic``; the credential is ``(user, password)`` or ``"user:password"``."""

    argument: str = "basic"
    variable: str = ""


Scheme: TypeAlias = ApiKey | Bearer | Basic


@dataclass(frozen=True, slots=True)
class Harvest:
    """Where a login's reply holds a credential: a header, a JSON pointer into the body, or a cookie."""

    scheme: str
    source: Literal["header", "body", "cookie"]
    name: str


@dataclass(frozen=True, slots=True)
class Expiry:
    """Where a login's reply tells how long its credentials live; ``fallback`` seconds where it does not.

    A cookie tells it by its own ``Max-Age`` or ``Expires``, whatever the unit.
    """

    source: Literal["header", "body", "cookie"] | None = None
    name: str = ""
    unit: Literal["unix-seconds", "unix-milliseconds", "seconds-from-now"] = "unix-seconds"
    fallback: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """The operation that gives credentials.

    ``secrets`` maps the client's arguments to members of the operation's body, ``variables`` to the environment.
    ``constants`` are members of the body that are always the same.
    """

    operation: "Callable[[], Operation[object]]"
    secrets: Mapping[str, str]
    variables: Mapping[str, str]
    harvests: Sequence[Harvest]
    constants: Mapping[str, str | int | float | bool] = field(default_factory=dict[str, str | int | float | bool])
    expiry: Expiry | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A credential where it goes on the wire."""

    location: Literal["header", "query", "cookie"]
    name: str
    value: Secret


def seal(argument: str, value: object) -> Secret:
    """Check a credential, a str or a pair of them, and hide it.

    Raises:
        InvalidArgument: it cannot be sent; the message names the argument only.
    """
    if isinstance(value, tuple):
        pair = cast("tuple[object, ...]", value)
        if len(pair) != 2 or not all(isinstance(each, str) for each in pair):
            raise InvalidArgument(f"{argument}: a pair must be two str, the user and the password")
        user, password = cast("tuple[str, str]", pair)
        if ":" in user:
            raise InvalidArgument(f"{argument}: a user name cannot hold a colon")
        value = f"{user}:{password}"
        legible = all(" " <= character != "\x7f" for character in value)
    elif not isinstance(value, str):
        raise InvalidArgument(f"{argument}: must be a str, or a function that returns one, not {type(value).__name__}")
    else:
        legible = value.isascii() and value.isprintable() and value == value.strip()
    if not legible:
        raise InvalidArgument(
            f"{argument}: holds a control character, a character outside ASCII, or a space at one end"
        )
    return Secret(value)


def place(scheme: Scheme, secret: Secret) -> Placed:
    """Tell where a credential goes on the wire, and in which form."""
    text = secret.reveal()
    if isinstance(scheme, Bearer):
        return Placed("header", "Authorization", Secret(f"Bearer {text}"))
    if isinstance(scheme, Basic):
        return Placed("header", "Authorization", Secret("Basic " + base64.b64encode(text.encode()).decode()))
    text = scheme.prefix + text
    return Placed(scheme.location, scheme.name, Secret(quote(text, safe="") if scheme.location == "query" else text))
