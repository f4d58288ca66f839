"""Compare what belongs to the client as a whole: its names, servers, credentials, errors and WebSockets."""

from collections.abc import Collection, Iterator
from typing import Final

from pochoir.evolution import matching
from pochoir.evolution.change import BREAKING, COMPATIBLE, NEUTRAL, Change, removed, renamed
from pochoir.evolution.public_names import compare_names
from pochoir.evolution.relation import Models
from pochoir.evolution.surface import Event, Key, Socket, Surface
from pochoir.evolution.types import compare, same
from pochoir.evolution.words import code, typed

_API: Final = ("api",)
STANDARD: Final = frozenset(
    {400, 401, 402, 403, 404, 405, 406, 408, 409, 410, 412, 413, 415, 422, 429, 500, 501, 502, 503, 504}
)
"""The statuses with a class of errors in every client, whether the description has them or not."""


def compare_client(old: Surface, new: Surface, models: Models) -> Iterator[Change]:
    """Yield the changes of the client as a whole."""
    for kind, before, after in (("package", old.package, new.package), ("client", old.client, new.client)):
        if before != after:
            reason, cure = f"{code(before)} is now called {code(after)}", f"import {code(after)}"
            yield Change(f"{kind}-renamed", "client", reason, NEUTRAL, BREAKING, cure, _API, _API)
    if old.docs != new.docs or old.title != new.title:
        yield Change("docs", "client", "the documentation of the API changed", NEUTRAL, NEUTRAL, "", _API, _API)
    yield from compare_names(old, new)
    yield from _protocols(old, new)
    yield from _servers(old, new)
    yield from _credentials(old, new)
    yield from _errors(old, new)
    yield from _additions(old, new)
    yield from _sockets(old, new, models)
    yield from _events(old, new, models)


_PROTOCOLS: Final = {
    "login": "the client signs in differently",
    "signature": "webhooks are signed differently",
    "tokens": "tokens are requested differently",
}


def _protocols(old: Surface, new: Surface) -> Iterator[Change]:
    for name, reason in _PROTOCOLS.items():
        before, after = old.protocols.get(name, ""), new.protocols.get(name, "")
        # If the description has no signature, webhooks are signed as in Standard Webhooks.
        both = bool(old.events and new.events) if name == "signature" else bool(before and after)
        # An additional way to obtain tokens leaves the others as they are.
        if both and not (set(before.split()) <= set(after.split()) if name == "tokens" else before == after):
            yield Change("protocol", "client", reason, BREAKING, NEUTRAL, "upgrade the client", _API, _API)


def _servers(old: Surface, new: Surface) -> Iterator[Change]:
    pairs = matching.servers(old, new)
    for name, url in old.servers.items():
        at, where, now = ("servers", name), f'server="{name}"', pairs.get(name, "")
        kept = new.old_servers.get(now, {})
        yield from _old_names(old.old_servers.get(name, {}), kept, now, "write", (where, at, ("servers", now)))
        if name in new.servers:
            if new.servers[name] != url:
                reason = f"the server {code(url)} is now {code(new.servers[name])}"
                yield Change("server-url", where, reason, BREAKING, NEUTRAL, "upgrade the client", at, at)
        elif now:
            verdict, note = renamed(name, kept)
            reason = f"the server {code(name)} is now called {code(now)}{note}"
            yield Change(
                "server-renamed", where, reason, NEUTRAL, verdict, f"write {_argument(now)}", at, ("servers", now)
            )
        else:
            reason = f"the server {code(url)} was removed"
            yield Change("server-removed", where, reason, BREAKING, BREAKING, "use another server", at)
    for name, url in new.servers.items():
        if name not in old.servers and url not in old.servers.values():
            where, reason = f'server="{name}"', f"the server {code(url)} was added"
            yield Change("server-added", where, reason, COMPATIBLE, COMPATIBLE, "", (), ("servers", name))
    first, other = old.servers.get(old.default_server, ""), new.servers.get(new.default_server, "")
    if first != other and new.servers.get(old.default_server) == first:
        reason = f"the default server was {code(first)}, and is now {code(other)}"
        cure = f"write {_argument(old.default_server)} to keep the old default"
        yield Change("server-default", "client", reason, NEUTRAL, BREAKING, cure, _API, _API)


def _old_names(
    before: Collection[str], after: Collection[str], name: str, verb: str, at: tuple[str, Key, Key]
) -> Iterator[Change]:
    where, old_key, new_key = at
    for old in removed(before, after, name):
        reason = f"the deprecated name {code(old)} was removed"
        yield Change("old-name-removed", where, reason, NEUTRAL, BREAKING, f"{verb} {code(name)}", old_key, new_key)


def _argument(server: str) -> str:
    return code(f'server="{server}"')


def _credentials(old: Surface, new: Surface) -> Iterator[Change]:
    pairs = matching.credentials(old, new)
    for name, credential in old.credentials.items():
        at, where = ("credentials", name), f"client({credential.argument}=…)"
        if name not in pairs:
            reason = f"the argument {code(credential.argument)} was removed"
            cure = f"do not pass {code(credential.argument)}"
            yield Change("credential-removed", where, reason, NEUTRAL, BREAKING, cure, at)
            continue
        other = new.credentials[pairs[name]]
        there = ("credentials", pairs[name])
        if credential.argument != other.argument:
            verdict, note = renamed(credential.argument, other.old_names)
            reason = f"{code(credential.argument)} is now {code(other.argument)}{note}"
            yield Change(
                "credential-renamed", where, reason, NEUTRAL, verdict, f"pass {code(other.argument)}", at, there
            )
        yield from _old_names(credential.old_names, other.old_names, other.argument, "pass", (where, at, there))
        if credential.variable != other.variable:
            reason = f"it is read from {code(other.variable)} instead of {code(credential.variable)}"
            cure = f"set the environment variable {code(other.variable)}"
            yield Change("variable", where, reason, NEUTRAL, BREAKING, cure, at, there)
        if credential.sent != other.sent:
            reason = f"it was sent as {code(credential.sent)}, and is now sent as {code(other.sent)}"
            yield Change("credential-sent", where, reason, BREAKING, NEUTRAL, "upgrade the client", at, there)
    for name, credential in new.credentials.items():
        if name not in pairs.values():
            where, reason = f"client({credential.argument}=…)", f"the argument {code(credential.argument)} was added"
            yield Change("credential-added", where, reason, NEUTRAL, COMPATIBLE, "", (), ("credentials", name))


def _errors(old: Surface, new: Surface) -> Iterator[Change]:
    for status, name in old.errors.items():
        where, other = f"errors.{name}", new.errors.get(status, "")
        if other and other != name:
            reason = f"{code(name)} is now called {code(other)}"
            yield Change(
                "error-renamed", where, reason, NEUTRAL, BREAKING, f"catch {code('errors.' + other)}", _API, _API
            )
        elif not other and int(status) not in STANDARD and name not in new.errors.values():
            base = "ClientError" if int(status) < 500 else "ServerError"
            cure = f"catch {code('errors.' + base)}, and check its status"
            yield Change("error-removed", where, f"{code(name)} ({status}) was removed", NEUTRAL, BREAKING, cure, _API)


def _additions(old: Surface, new: Surface) -> Iterator[Change]:
    for name in sorted({*old.additions} - {*new.additions}):
        reason, cure = f"the module {code(name)} was removed", "stop using it"
        yield Change("module-removed", f"additions.{name}", reason, NEUTRAL, BREAKING, cure, _API)
    for name in sorted({*new.additions} - {*old.additions}):
        reason = f"the module {code(name)} was added"
        yield Change("module-added", f"additions.{name}", reason, NEUTRAL, COMPATIBLE, "", (), _API)


def _sockets(old: Surface, new: Surface, models: Models) -> Iterator[Change]:
    pairs = matching.sockets(old, new)
    for name in sorted(new.sockets.keys() - {*pairs.values()}):
        reason = "the WebSocket was added"
        yield Change("socket-added", f"client.{name}", reason, COMPATIBLE, COMPATIBLE, "", (), ("sockets", name))
    for name, before in old.sockets.items():
        at, where, now = ("sockets", name), f"client.{name}", pairs.get(name, "")
        if not now:
            reason = "the WebSocket was removed"
            yield Change("socket-removed", where, reason, BREAKING, BREAKING, "stop using it", at)
            continue
        after, there = new.sockets[now], ("sockets", now)
        if name != now:
            verdict, note = renamed(name, after.old_names)
            reason = f"{code(name)} is now called {code(now)}{note}"
            yield Change("socket-renamed", where, reason, NEUTRAL, verdict, f"call {code(now)}", at, there)
        yield from _old_names(before.old_names, after.old_names, now, "call", (where, at, there))
        yield from _socket(before, after, (there, where), models)


def _socket(old: Socket, new: Socket, at: tuple[tuple[str, str], str], models: Models) -> Iterator[Change]:
    key, where = at
    if (old.path, old.protocol) != (new.path, new.protocol):
        reason = f"it was at {code(old.path)} ({old.protocol}), and is now at {code(new.path)} ({new.protocol})"
        yield Change("socket", where, reason, BREAKING, NEUTRAL, "upgrade the client", key, key)
    if not same(old.type, new.type, models):
        wire, python = compare(old.type, new.type, "received", models)
        reason = f"its messages were of type {code(old.type)}, and are now of type {code(new.type)}"
        cure = "expect the new type" if python is BREAKING else ""
        yield Change("socket-type", where, reason, wire, python, cure, key, key)


def _events(old: Surface, new: Surface, models: Models) -> Iterator[Change]:
    pairs = matching.events(old, new)
    for name in sorted(new.events.keys() - {*pairs.values()}):
        where, reason = f"events.{new.events[name].name}", f"the event {code(name)} was added"
        yield Change("event-added", where, reason, COMPATIBLE, COMPATIBLE, "", (), ("events", name))
    for name, before in old.events.items():
        if name in pairs:
            yield from _event(before, new.events[pairs[name]], (("events", name), ("events", pairs[name])), models)
        else:
            where, reason = f"events.{before.name}", f"the event {code(name)} was removed"
            yield Change("event-removed", where, reason, BREAKING, BREAKING, "stop using it", ("events", name))


def _event(old: Event, new: Event, keys: tuple[Key, Key], models: Models) -> Iterator[Change]:
    where = f"events.{new.name}"
    if old.name != new.name:
        verdict, note = renamed(old.name, new.old_names)
        reason, cure = f"{code(old.name)} is now called {code(new.name)}{note}", f"use {code(new.name)}"
        yield Change("event-renamed", where, reason, NEUTRAL, verdict, cure, *keys)
    yield from _old_names(old.old_names, new.old_names, new.name, "use", (where, *keys))
    if not all(
        _are_known(new.criteria[place], known) for place, known in old.criteria.items() if place in new.criteria
    ):
        reason = "it is recognized differently"
        yield Change("event-criteria", where, reason, BREAKING, NEUTRAL, "upgrade the client", *keys)
    if bool(old.type) != bool(new.type):
        reason = "it now has a payload" if new.type else "it no longer has a payload"
        verdict = COMPATIBLE if new.type else BREAKING
        yield Change("event-type", where, reason, verdict, verdict, "" if new.type else "stop using it", *keys)
    elif old.type and not same(old.type, new.type, models):
        wire, python = compare(old.type, new.type, "received", models)
        cure = "expect the new type" if BREAKING in (wire, python) else ""
        yield Change("event-type", where, f"its payload {typed(old.type, new.type)}", wire, python, cure, *keys)


def _are_known(values: list[str], known: list[str]) -> bool:
    """Return whether a client knows all values of an event. Which places have values depends on other events, too."""
    return {*values} <= {*known}
