"""The targets that have a folder of their own below the output folder. Clients are in one folder for each API."""

from typing import Final

from pochoir.targets import schema, site
from pochoir.targets.base import Target

CLIENTS: Final = "clients"
SITE: Final = Target("site", "site", site.target_files, by_default=True)
TARGETS: Final = (
    SITE,
    Target("schema", "schema", schema.target_files),
)
NAMES: Final = (CLIENTS, *(target.name for target in TARGETS))
