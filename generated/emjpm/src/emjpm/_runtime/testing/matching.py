"""Match requests to operations by method and path template."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final, Generic, TypeVar
from urllib.parse import parse_qsl, urlsplit

from .mismatch import Fault, RequestMismatch

if TYPE_CHECKING:
    from ..base.api import Api

__all__ = ["Route", "Routes"]

T = TypeVar("T")

_PARAMETER: Final = re.compile(r"\{([^{}]+)\}")
_PLACE: Final = 0.7
"""The similarity of a path parameter to any segment."""
_METHOD: Final = 0.1


@dataclass(frozen=True, slots=True)
class Route(Generic[T]):
    """A route of the API and its handler."""

    name: str
    method: str
    path: str
    server: str
    target: T
    fixed: Mapping[str, str] = field(default_factory=dict[str, str])
    """Query parameters with constant values, which distinguish it from other routes of its path."""

    def pattern(self) -> re.Pattern[str]:
        """Return the pattern of its paths without a query, with one group per parameter."""
        pieces = _PARAMETER.split(self.path.partition("?")[0])
        made = "".join("([^/]+)" if at % 2 else re.escape(piece) for at, piece in enumerate(pieces))
        return re.compile(made if made.startswith("/") else f"/{made}")

    def parameters(self) -> list[str]:
        """Return the names of the parameters of the path without its query, in order."""
        return _PARAMETER.findall(self.path.partition("?")[0])

    def in_query(self, query: str) -> Mapping[str, str] | None:
        """Return the undecoded values of the parameters in the query of the path; ``None`` if one is missing."""
        pairs = (pair.partition("=") for pair in self.path.partition("?")[2].split("&"))
        names = {key: name[1] for key, _, value in pairs if (name := _PARAMETER.fullmatch(value))}
        sent = {key: value for key, _, value in (pair.partition("=") for pair in query.split("&"))}
        return {name: sent[key] for key, name in names.items()} if names.keys() <= sent.keys() else None

    def weight(self) -> tuple[tuple[bool, int], ...]:
        """Return a sort key that puts fixed segments before parameters."""
        return tuple(("{" in part, -len(part)) for part in self.path.split("/"))

    def misses(self, query: str) -> int:
        """Return how badly a query matches the constant parameters: 0 if it has them, 2 if it does not."""
        if not self.fixed:
            return 1
        return 0 if set(self.fixed.items()) <= set(parse_qsl(query, keep_blank_values=True)) else 2


class Routes(Generic[T]):
    """The routes of an API."""

    def __init__(self, api: "Api", routes: Iterable[Route[T]]) -> None:
        self._api = api
        self._routes = sorted(routes, key=lambda route: route.weight())
        self._patterns = {id(route): route.pattern() for route in self._routes}

    def find(self, method: str, url: str, port: bool = False) -> tuple[Route[T], Mapping[str, str]]:
        """Return the route of a request, and the undecoded values of its path parameters.

        ``port`` means that the API is served on a port, below the paths of its servers.

        Raises:
            RequestMismatch: no operation has this method and path; the message names the closest one.
        """
        others: list[Route[T]] = []
        query = urlsplit(url).query
        for server, path in self._paths(url, port):
            found = [
                (route, {**values, **more})
                for route, values in self._at(server, path)
                if (more := route.in_query(query)) is not None
            ]
            fitting = [each for each in found if each[0].method == method]
            if fitting:
                return min(fitting, key=lambda each: each[0].misses(query))
            others += [route for route, _ in found]
        raise RequestMismatch("", f"{method} {_place(url)}", [self._unknown(method, url, others)])

    def methods(self, url: str) -> Collection[str]:
        """Return the methods of a URL on a port, those of the best matching path."""
        found = [route for server, path in self._paths(url, port=True) for route, _ in self._at(server, path)]
        best = min((route.weight() for route in found), default=())
        return {route.method for route in found if route.weight() == best}

    def _at(self, server: str | None, path: str) -> Iterator[tuple[Route[T], Mapping[str, str]]]:
        """Yield the routes with a path relative to a server, or to any, and the values of their path parameters."""
        for route in self._routes:
            found = self._patterns[id(route)].fullmatch(path) if server in (None, route.server) else None
            if found is not None:
                yield route, dict(zip(route.parameters(), found.groups(), strict=True))

    def _paths(self, url: str, port: bool) -> Iterator[tuple[str | None, str]]:
        """Yield the possible paths of a URL relative to a server.

        For an unknown host, these are the paths below those of the servers and then, unless it is a port, all tails.
        """
        known = False
        bare = url.partition("?")[0]
        servers = [("", each) for each in self._api.servers.values()]
        servers += list(self._api.own_servers.items())
        for name, server in servers:
            base = server.url.rstrip("/")
            known = known or urlsplit(base)[:2] == urlsplit(url)[:2]
            if bare == base or bare.startswith(f"{base}/"):
                yield name, bare.removeprefix(base) or "/"
        if known and not port:
            return
        path = urlsplit(url).path
        for name, base in [(name, urlsplit(server.url).path.rstrip("/")) for name, server in servers] or [("", "")]:
            if path == base or path.startswith(f"{base}/"):
                # Tools with a single base URL also send the requests for other servers there.
                yield (None if port else name), path.removeprefix(base) or "/"
        parts = [] if port else path.split("/")
        for start in range(1, len(parts)):
            yield None, "/" + "/".join(parts[start:])

    def _unknown(self, method: str, url: str, others: list[Route[T]]) -> Fault:
        if others:
            methods = ", ".join(sorted({route.method for route in others}))
            return Fault("method", f"{methods} ({', '.join(route.name for route in others)})", method, 405)
        near = max(self._routes, key=lambda route: _nearness(route, method, _place(url)), default=None)
        expected = "an operation of the description" if near is None else "a path of the description"
        hint = "" if near is None else f"; the closest is {near.method} {near.path} ({near.name})"
        return Fault("path", expected + hint, _place(url), 404)


def _place(url: str) -> str:
    return urlsplit(url).path or "/"


def _nearness(route: Route[T], method: str, path: str) -> float:
    parts, sent = route.path.strip("/").split("/"), path.strip("/").split("/")
    # An undescribed base path may come first.
    pairs = zip(reversed(parts), reversed(sent), strict=False)
    same = sum(_PLACE if "{" in part else SequenceMatcher(None, part, other).ratio() for part, other in pairs)
    return same / max(len(parts), len(sent)) + (_METHOD if route.method == method else 0.0)
