"""The surface of a release, with the version of the release at the names that it deprecates."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from pochoir import naming
from pochoir.evolution.surface import Credential, Event, Member, Model, Operation, Parameter, Socket, Surface

RenamedT = TypeVar("RenamedT", Credential, Event, Member, Model, Parameter, Socket)


def settled(surface: Surface, version: str) -> Surface:
    """Return the surface of a release.

    Names that it deprecates have its version. Names that were deprecated before the major version are gone.

    Args:
        surface: the surface of a description.
        version: the version of the release.
    """
    servers = {name: _kept(names, version) for name, names in surface.old_servers.items()}
    return replace(
        surface,
        old_servers={name: names for name, names in servers.items() if names},
        credentials={key: _credential(each, surface, version) for key, each in surface.credentials.items()},
        sockets={name: _renamed(each, version) for name, each in surface.sockets.items()},
        events={key: _renamed(each, version) for key, each in surface.events.items()},
        operations={key: _operation(each, version) for key, each in surface.operations.items()},
        models={key: _model(each, version) for key, each in surface.models.items()},
    )


def _operation(found: Operation, version: str) -> Operation:
    body = found.body
    if body is not None:
        old = {wire: _kept(names, version) for wire, names in body.old_names.items()}
        body = replace(body, old_names={wire: names for wire, names in old.items() if names})
    return replace(
        found,
        parameters={key: _renamed(each, version) for key, each in found.parameters.items()},
        body=body,
        old_calls=_kept(found.old_calls, version),
        old_batches=_kept(found.old_batches, version),
    )


def _model(found: Model, version: str) -> Model:
    members = {key: _renamed(each, version) for key, each in found.members.items()}
    return replace(_renamed(found, version), members=members, old_inputs=_kept(found.old_inputs, version))


def _credential(found: Credential, surface: Surface, version: str) -> Credential:
    kept = _renamed(found, version)
    if kept.old_names or not found.old_names:
        return kept
    # The environment variable of an argument has its old name as long as the argument has.
    return replace(kept, variable=naming.variable(surface.package, found.argument))


def _renamed(found: RenamedT, version: str) -> RenamedT:
    return replace(found, old_names=_kept(found.old_names, version))


def _kept(names: Mapping[str, str], version: str) -> dict[str, str]:
    return still_kept(names, version, version)


def still_kept(names: Mapping[str, str], version: str, new: str = "") -> dict[str, str]:
    """Return the old names that a version still has, with the release that deprecated each.

    Args:
        names: old names with the release that deprecated each, "" for the next one.
        version: the version.
        new: the release of those that have none.
    """
    return {name: since or new for name, since in names.items() if not since or major(since) >= major(version)}


def major(version: str) -> int:
    """Return the major version, 0 for a text that is no version."""
    first = version.partition(".")[0]
    return int(first) if first.isascii() and first.isdecimal() else 0
