"""Quote text for a POSIX shell."""

import re
from typing import Final

from pochoir.targets.site.samples.request import Request, Secret

_SAFE_WORD: Final = re.compile(r"[A-Za-z0-9_@%+=:,./-]+")


def word(text: str) -> str:
    """Quote a text as one word."""
    return text if _SAFE_WORD.fullmatch(text) else "'" + text.replace("'", "'\\''") + "'"


def word_with_value(text: str, value: "str | Secret", after: str = "") -> str:
    """Return a text and a value as one word. A secret is read from its environment variable."""
    if isinstance(value, str):
        return "'" + f"{text}{value}{after}".replace("'", "'\\''") + "'"
    return f'"{_quoted(text)}{_quoted(value.prefix)}${value.variable}{_quoted(after)}"'


def url(request: Request) -> str:
    """Return the URL of a request as one word."""
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
    """Join the parts of a command with line continuations."""
    return " \\\n  ".join(parts)


def cookies(request: Request) -> str:
    """Return the value of the `Cookie` header, escaped for double quotes."""
    return "; ".join(
        f"{_quoted(name)}={_quoted(value) if isinstance(value, str) else _quoted(value.prefix) + '$' + value.variable}"
        for name, value in request.cookies
    )
