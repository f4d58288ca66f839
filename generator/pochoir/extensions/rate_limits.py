"""`x-pochoir-rate-limits`: how many requests each host allows."""

from collections.abc import Iterator
from typing import Final, Literal
from urllib.parse import urlsplit

from pochoir.extensions.extension import Extension
from pochoir.extensions.lookup import unknown
from pochoir.extensions.records import Record, member, record
from pochoir.extensions.shapes import POSITIVE, TEXT, Listing, Scalar, choice, matching
from pochoir.findings import Findings, Object, brief, items, members

_SCOPE: Final[Scalar[Literal["ip", "credential"]]] = choice("ip", "credential")
_ABOVE_ZERO: Final = Scalar("a positive number of seconds", 0.0, {"type": "number", "exclusiveMinimum": 0})
_SECONDS: Final = Scalar("a number of seconds", 0.0, {"type": "number", "minimum": 0})
_PATHS: Final = Listing(matching("a path that begins with /", "/.*"), "a list of paths")


@record
class Window:
    """A number of requests that a host allows in some seconds."""

    host: str = member(TEXT, "the host of one of the `servers`, including those of operations")
    requests: int = member(
        POSITIVE,
        "how many requests the host allows in any window; without it, the limit is documented but not enforced",
        default=0,
    )
    per: float = member(_ABOVE_ZERO, "the length of a window in seconds")
    scope: Literal["ip", "credential"] = member(
        _SCOPE, "what the host counts by: `ip`, the client address, or `credential`"
    )
    ban: float = member(
        _SECONDS, "how many seconds the host rejects all requests after the limit is exceeded", default=0.0
    )
    paths: tuple[str, ...] = member(_PATHS, "the path prefixes that count; by default, all paths", default=())


def _check(findings: Findings, pointer: str, windows: tuple[Window, ...], root: Object) -> None:
    """Report hosts of no server."""
    del root
    known = set(_hosts(findings))
    for number, window in enumerate(windows):
        if window.host and window.host.lower() not in known:
            message = f"{brief(window.host)} is not the host of a server"
            unknown(findings, f"{pointer}/{number}/host", message, window.host, known)


def _hosts(findings: Findings) -> Iterator[str]:
    """Yield the hosts of all servers, those of paths and operations too, variables filled with their values."""
    for _, server in findings.objects("server"):
        url = server.get("url")
        if not isinstance(url, str):
            continue
        for name, variable in members(server.get("variables")).items():
            for value in (members(variable).get("default"), *items(members(variable).get("enum"))):
                yield from _host(url.replace(f"{{{name}}}", str(value)))
        yield from _host(url)


def _host(url: str) -> Iterator[str]:
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return
    if host:
        yield host


RATE_LIMITS: Final = Extension(
    "x-pochoir-rate-limits",
    {"openapi": Listing(Record(Window), "a list of windows")},
    "The rate limits of hosts, which the client enforces.",
    "x-pochoir-rate-limits:\n"
    "  - {host: api.example.com, requests: 300, per: 60, ban: 60, scope: ip}\n"
    "  - {host: api.example.com, requests: 10, per: 1, ban: 60, scope: ip}\n"
    "  - {host: sso.example.com, requests: 10, per: 60, ban: 3600, scope: ip}",
    _check,
)
