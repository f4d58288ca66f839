"""Find the old names of what belongs to the client as a whole: arguments, servers, webhooks and WebSockets."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from pochoir import ir, naming
from pochoir.evolution import matching
from pochoir.evolution.surface import Surface
from pochoir.literals import Identifier

Names: TypeAlias = Callable[[Mapping[str, str], str, str, Collection[str]], dict[str, str]]
"""Returns old names with the release that deprecated each. See `_Pairs.names` for the arguments."""
Row: TypeAlias = tuple[Mapping[str, str], str, str]
"""The old names that something had in the last release, its name in that, and its name now."""


def with_old_client_names(old: Surface, new: Surface, api: ir.Api, names: Names) -> ir.Api:
    """Return an API with the old names of its arguments, servers, webhooks and WebSockets."""
    credentials = matching.credentials(old, new)
    resources = {str(each.name) for each in api.resources}
    receiver = {str(api.webhooks.name)} if api.webhooks else set[str]()
    stores = {str(api.store)} if api.store else set[str]()
    found = ir.OldNames(
        arguments=_renamed(
            (
                (old.credentials[key].old_names, old.credentials[key].argument, new.credentials[other].argument)
                for key, other in credentials.items()
            ),
            {*(each.argument for each in new.credentials.values()), *stores},
            names,
        ),
        servers=_renamed(
            ((old.old_servers.get(name, {}), name, other) for name, other in matching.servers(old, new).items()),
            new.servers,
            names,
        ),
        events=_renamed(
            (
                (old.events[key].old_names, old.events[key].name, new.events[other].name)
                for key, other in matching.events(old, new).items()
            ),
            {each.name for each in new.events.values()},
            names,
        ),
        sockets=_renamed(
            ((old.sockets[name].old_names, name, other) for name, other in matching.sockets(old, new).items()),
            {*new.sockets, *resources, *receiver},
            names,
        ),
    )
    return replace(api, old_names=found, schemes=tuple(_scheme(each, old, credentials, found) for each in api.schemes))


def _renamed(rows: Iterable[Row], taken: Collection[str], names: Names) -> tuple[ir.Renamed, ...]:
    used = {*taken}
    found: dict[str, ir.Renamed] = {}
    for before, last, now in rows:
        for name, since in names(before, last, now, used).items():
            if naming.is_pin(name):
                found[name] = ir.Renamed(Identifier(name), Identifier(now), since)
                used.add(name)
    return tuple(found[name] for name in sorted(found))


def _scheme(scheme: ir.Scheme, old: Surface, pairs: Mapping[str, str], found: ir.OldNames) -> ir.Scheme:
    """Return a scheme that is read from the environment variable of the last release while its old name works."""
    last = next((key for key, other in pairs.items() if other == scheme.id), "")
    is_renamed = any(each.now == scheme.argument for each in found.arguments)
    return replace(scheme, variable=old.credentials[last].variable) if last and is_renamed else scheme
