"""The targets with one folder below the output folder. Clients are in one folder for each API.

A target is imported when it makes its files: the command line lists their names, and should not wait for them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pochoir.targets.base import Api, Files, Settings


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of output.

    Attributes:
        name: its name for `pochoir generate --only`.
        folder: its folder below the output folder.
        files: yields its files with paths below `folder`, one at a time to save memory.
        by_default: whether `pochoir generate` without arguments generates it.
    """

    name: str
    folder: str
    files: "Callable[[Sequence[Api], Settings], Files]"
    by_default: bool = False


def _site(apis: "Sequence[Api]", settings: "Settings") -> "Files":
    from pochoir.targets import site

    return site.target_files(apis, settings)


def _schema(apis: "Sequence[Api]", settings: "Settings") -> "Files":
    from pochoir.targets import schema

    return schema.target_files(apis, settings)


CLIENTS: Final = "clients"
SITE: Final = Target("site", "site", _site, by_default=True)
TARGETS: Final = (SITE, Target("schema", "schema", _schema))
NAMES: Final = (CLIENTS, *(target.name for target in TARGETS))
