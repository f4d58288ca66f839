"""The credentials of a fake: placeholders for its clients, and the checks on requests."""

import json
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, cast
from urllib.parse import urlsplit

from ..base.headers import Headers
from ..base.security import Challenged, Credential, place, seal
from ..base.wire import RawReply
from .mismatch import Fault
from .pointers import put
from .request_reader import read_cookies, split_query

if TYPE_CHECKING:
    from ..base.api import Api
    from ..base.credentials import Expiry
    from ..base.operation import Operation, Security
    from ..base.security import Scheme
    from ..base.wire import Request
    from ..codec.values import JsonValue

__all__ = ["Keys"]

_LIFETIME: Final = 3600
_NOTICED: Final = 8
_GIVEN: Final = "given-by-the-fake-"


class Keys:
    """The valid and the expired credentials."""

    def __init__(self, api: "Api", placeholders: Mapping[str, Credential]) -> None:
        self._api = api
        self._placeholders = placeholders
        self._good: dict[str, set[str]] = {name: set() for name in api.schemes}
        self._ended: set[str] = set()
        self._noticed: set[str] = set()
        self._count = 0
        self.logins = [] if api.login is None else [api.login]
        """The logins, with those of WebSockets."""
        self._keeper = None if api.grants is None else api.grants.keeper(placeholders, {}, None)
        self.accept(placeholders)

    def fill(self, given: Mapping[str, Credential], stored: bool = False) -> Mapping[str, Credential]:
        """Return the credentials of a client: those passed by the test, and placeholders for the others.

        Tokens get no placeholder if the test passes any credential or a token store, so that the client logs in.
        """
        self.accept(given)
        given = {name: partial(self._asked, name, value) if callable(value) else value for name, value in given.items()}
        sent = {scheme.argument for scheme in self._api.schemes.values()}
        signs_in = stored or any(value is not None for value in given.values())
        return {
            name: self._placeholders.get(name) if value is None and not (signs_in and name in sent) else value
            for name, value in given.items()
        }

    def environment(self) -> Mapping[str, str]:
        """Return the placeholders as environment variables, without tokens that a client obtains with the others."""
        api = self._api
        names = {scheme.argument: scheme.variable for scheme in api.schemes.values()}
        names |= {} if api.grants is None else api.grants.names()
        obtained: list[str] = []
        if api.login is not None:
            names |= api.login.variables
            obtained += [source.scheme for source in api.login.sources]
        if self._keeper is not None and self._keeper.ready():
            obtained.append(self._keeper.scheme)
        left_out = {api.schemes[name].argument for name in obtained if name in api.schemes}
        return {
            names[argument]: value if isinstance(value, str) else ":".join(value)
            for argument, value in self.placeholders().items()
            if names.get(argument) and argument not in left_out
        }

    def placeholders(self) -> Mapping[str, str | tuple[str, str]]:
        """Return the credentials that are accepted from the start, by argument of the client."""
        found = self._placeholders.items()
        return {name: value for name, value in found if value is not None and not callable(value)}

    def accept(self, given: Mapping[str, Credential]) -> None:
        """Accept credentials, by argument of the client."""
        for name, scheme in self._api.schemes.items():
            value = given.get(scheme.argument)
            if value is not None and not callable(value):
                self._good[name].add(seal(scheme.argument, value).reveal())

    def _asked(self, argument: str, function: Callable[[], object]) -> object:
        """Call a function that returns a credential, and accept the result."""
        value = function()
        if isinstance(value, Awaitable):
            return self._awaited(argument, cast("Awaitable[object]", value))
        self.accept({argument: cast("Credential", value)})
        return value

    async def _awaited(self, argument: str, value: Awaitable[object]) -> object:
        found = await value
        self.accept({argument: cast("Credential", found)})
        return found

    def notice(self, body: "JsonValue") -> None:
        """Accept all strings in a response as credentials that the test may send from now on."""
        if isinstance(body, dict):
            body = list(body.values())
        for each in body if isinstance(body, list) else ():
            self.notice(each)
        if isinstance(body, str) and len(body) >= _NOTICED and body.isascii() and body.isprintable():
            self._noticed.add(body.strip())

    def ignored(self) -> frozenset[str]:
        """Return the names of query parameters that are API keys."""
        plain = (scheme for name, scheme in self._api.schemes.items() if not self._is_computed(name))
        placed = (place(scheme, seal("", "x")) for scheme in plain)
        return frozenset(each.name for each in placed if each.location == "query")

    def end(self) -> None:
        """Expire all credentials returned by logins."""
        for values in self._good.values():
            ended = {value for value in values if value.startswith(_GIVEN)}
            values -= ended
            self._ended |= ended

    def has_ended(self, security: "Security", request: "Request") -> bool:
        """Return whether a request has an expired credential."""
        names = {name for alternative in security for name in alternative if not self._is_computed(name)}
        return any(self._carries(request, self._api.schemes[name], self._ended) for name in names)

    def faults(self, security: "Security", request: "Request") -> Sequence[Fault]:
        """Return what is wrong with the credentials of a request."""
        if not security or () in security:
            return ()
        wrong = [
            [name for name in names if not self._is_computed(name) and not self._is_sent(request, name)]
            for names in security
        ]
        if not all(wrong):
            return ()
        return [self._fault(request, self._api.schemes[name]) for name in min(wrong, key=len)]

    def _is_sent(self, request: "Request", name: str) -> bool:
        """Return whether a request has a valid credential of a scheme."""
        return self._carries(request, self._api.schemes[name], self._known(name))

    def _is_computed(self, name: str) -> bool:
        """Return whether a credential answers a challenge; a fake never sends one."""
        return isinstance(self._api.schemes[name], Challenged)

    def _known(self, name: str) -> set[str]:
        return (self._good[name] | self._noticed) - self._ended

    def _fault(self, request: "Request", scheme: "Scheme") -> Fault:
        placed = place(scheme, seal("", "x"))
        where = f"{placed.location} {placed.name}"
        if _sent(request, placed.location, placed.name):
            hint = f"an accepted credential (fake.client() has one; fake.accepts({scheme.argument}=...) adds one)"
            return Fault(where, hint, "another", 401)
        return Fault(where, f"a credential ({scheme.argument})", "none", 401)

    def _carries(self, request: "Request", scheme: "Scheme", values: set[str]) -> bool:
        for value in values:
            placed = place(scheme, seal("", value))
            if placed.value.reveal() in _sent(request, placed.location, placed.name):
                return True
        return False

    def gives(
        self, operation: "Operation[object]", body: "JsonValue", headers: dict[str, str]
    ) -> "tuple[JsonValue, dict[str, str], tuple[str, ...]]":
        """Put new credentials into the response of a login operation.

        Returns:
            The body, the headers, and the cookies.
        """
        cookies: list[str] = []
        for login in self.logins:
            if login.operation() is not operation:
                continue
            for source in login.sources:
                value = self._new(source.scheme)
                if source.location == "header":
                    headers = {**headers, source.name: value}
                elif source.location == "body":
                    body = put(body, source.name, value)
                else:
                    cookies.append(f"{source.name}={value}; Path=/")
            if login.expiry is not None:
                body, headers = _expiry(login.expiry, body, headers)
        if self._keeper is not None and self._keeper.gives(operation) and isinstance(body, dict):
            body = {**body, "access_token": self._new(self._keeper.scheme)}
            if "refresh_token" in body:
                body["refresh_token"] = f"{_GIVEN}refresh-{self._count}"
        return body, headers, tuple(cookies)

    def tokens(self, request: "Request") -> "RawReply | None":
        """Return the response of an authorization server; ``None`` for requests to operations."""
        keeper = self._keeper
        serves = getattr(keeper, "serves", None)
        parts = urlsplit(request.url)
        end = "" if serves is None else serves(request.method, parts.path)
        if not end or keeper is None:
            return None
        start = f"{parts.scheme}://{parts.netloc}"
        body: dict[str, object] = {}
        if end == "metadata":
            describe: Callable[[str], dict[str, object]] = getattr(keeper, "metadata_of", lambda _: body)
            body = describe(start)
        elif end == "device":
            self._count += 1
            codes = {"device_code": f"{_GIVEN}device-{self._count}", "user_code": "FAKE-CODE"}
            body = {**codes, "verification_uri": f"{start}/device", "expires_in": _LIFETIME, "interval": 0.01}
        else:
            body = {"access_token": self._new(keeper.scheme), "token_type": "Bearer", "expires_in": _LIFETIME}
            body["refresh_token"] = f"{_GIVEN}refresh-{self._count}"
        return RawReply(200, Headers([("content-type", "application/json")]), json.dumps(body).encode())

    def _new(self, scheme: str) -> str:
        self._count += 1
        value = f"{_GIVEN}{scheme}-{self._count}"
        self._good[scheme].add(value)
        return value


def _sent(request: "Request", location: str, name: str) -> list[str]:
    if location == "header":
        return request.headers.all(name)
    if location == "query":
        return split_query(urlsplit(request.url).query).take(name)
    return read_cookies(request.headers).take(name)


def _expiry(expiry: "Expiry", body: "JsonValue", headers: dict[str, str]) -> "tuple[JsonValue, dict[str, str]]":
    expiry_time = _LIFETIME if expiry.unit == "seconds-from-now" else int(time.time()) + _LIFETIME
    expiry_time = expiry_time * 1000 if expiry.unit == "unix-milliseconds" else expiry_time
    if expiry.source == "header":
        return body, {**headers, expiry.name: str(expiry_time)}
    return put(body, expiry.name, expiry_time) if expiry.source == "body" else body, headers
