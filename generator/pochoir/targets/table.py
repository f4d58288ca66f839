"""The targets with one folder below the output folder. Clients are in one folder for each API.

A target is imported when it makes its files: the command line lists their names, and should not wait for them.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from pochoir.targets.base import Settings, Target

if TYPE_CHECKING:
    from pochoir.targets.base import Api, Files


def _site(apis: "Sequence[Api]", settings: Settings) -> "Files":
    from pochoir.targets import site

    return site.target_files(apis, settings)


def _schema(apis: "Sequence[Api]", settings: Settings) -> "Files":
    from pochoir.targets import schema

    return schema.target_files(apis, settings)


CLIENTS: Final = "clients"
SITE: Final = Target("site", "site", _site, by_default=True)
TARGETS: Final = (SITE, Target("schema", "schema", _schema))
NAMES: Final = (CLIENTS, *(target.name for target in TARGETS))
