"""The surface of a release, with the version of the release at the names that it deprecates."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from pochoir import naming
from pochoir.evolution.surface import Credential, Event, Model, Operation, Socket, Surface

RenamedT = TypeVar("RenamedT", Socket, Event)


def settled(surface: Surface, version: str) -> Surface:
    """Return the surface of a release.

    Names that it deprecates have its version. Names that were deprecated before the major version are gone.

    Args:
        surface: the surface of a description.
        version: the version of the release.
    """

    def operation(each: Operation) -> Operation:
        parameters = {
            key: replace(one, old_names=still_kept(one.old_names, version, version))
            for key, one in each.parameters.items()
        }
        body = each.body
        if body is not None:
            old = {wire: still_kept(names, version, version) for wire, names in body.old_names.items()}
            body = replace(body, old_names={wire: names for wire, names in old.items() if names})
        return replace(
            each,
            parameters=parameters,
            body=body,
            old_calls=still_kept(each.old_calls, version, version),
            old_batches=still_kept(each.old_batches, version, version),
        )

    def model(each: Model) -> Model:
        members = {
            key: replace(one, old_names=still_kept(one.old_names, version, version))
            for key, one in each.members.items()
        }
        return replace(
            each,
            members=members,
            old_names=still_kept(each.old_names, version, version),
            old_inputs=still_kept(each.old_inputs, version, version),
        )

    def credential(each: Credential) -> Credential:
        old_names = still_kept(each.old_names, version, version)
        # The environment variable of an argument has its old name as long as the argument has.
        variable = each.variable if old_names or not each.old_names else naming.variable(surface.package, each.argument)
        return replace(each, old_names=old_names, variable=variable)

    def renamed(each: RenamedT) -> RenamedT:
        return replace(each, old_names=still_kept(each.old_names, version, version))

    servers = {name: still_kept(names, version, version) for name, names in surface.old_servers.items()}
    return replace(
        surface,
        old_servers={name: names for name, names in servers.items() if names},
        credentials={key: credential(each) for key, each in surface.credentials.items()},
        sockets={name: renamed(each) for name, each in surface.sockets.items()},
        events={key: renamed(each) for key, each in surface.events.items()},
        operations={key: operation(each) for key, each in surface.operations.items()},
        models={key: model(each) for key, each in surface.models.items()},
    )


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
