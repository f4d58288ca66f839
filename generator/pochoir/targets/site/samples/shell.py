"""Words of a POSIX shell."""

import re
from typing import Final

from pochoir.targets.site.samples.request import Request, Secret

_BARE: Final = re.compile(r"[A-Za-z0-9_@%+=:,./-]+")


def word(text: str) -> str:
    """One word that the shell leaves as it is."""
    return text if _BARE.fullmatch(text) else "'" + text.replace("'", "'\\''") + "'"


def filled(text: str, value: "str | Secret", after: str = "") -> str:
    """One word made of a text and a value; a secret is read from its environment variable."""
    if isinstance(value, str):
        return "'" + f"{text}{value}{after}".replace("'", "'\\''") + "'"
    return f'"{_quoted(text)}{_quoted(value.prefix)}${value.variable}{_quoted(after)}"'


def url(request: Request) -> str:
    """The URL of a request as one word."""
    target = request.target
    if request.query_secrets:
        joiner = "&" if "?" in target else "?"
        keys = "&".join(f"{name}=${secret.variable}" for name, secret in request.query_secrets)
        server = _quoted(request.server) if request.server else f"${request.base}"
        return f'"{server}{_quoted(target)}{joiner}{keys}"'
    if not request.server:
        return f'"${request.base}{_quoted(target)}"'
    return "'" + (request.server + target).replace("'", "'\\''") + "'"


def _quoted(text: str) -> str:
    return re.sub(r'(["\\$`])', r"\\\1", text)


def lines(parts: list[str]) -> str:
    """A command of several lines."""
    return " \\\n  ".join(parts)


def cookies(request: Request) -> str:
    """The value of a `Cookie` header as the inside of a double-quoted word."""
    return "; ".join(
        f"{_quoted(name)}={_quoted(value) if isinstance(value, str) else _quoted(value.prefix) + '$' + value.variable}"
        for name, value in request.cookies
    )
