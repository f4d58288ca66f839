"""The targets with one folder below the output folder. Clients are in one folder for each API."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of output.

    Attributes:
        name: its name for `pochoir generate --only`, that of its package here, and that of its folder below the output
            folder, which no distribution can have.
        by_default: whether `pochoir generate` without arguments generates it.
    """

    name: str
    by_default: bool = False


CLIENTS: Final = "clients"
SITE: Final = Target("site", by_default=True)
TARGETS: Final = (SITE, Target("schema"))
FOLDERS: Final = tuple(target.name for target in TARGETS)
NAMES: Final = (CLIENTS, *FOLDERS)
