"""What a target is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pochoir.pipeline import Understood

Files: TypeAlias = Iterator[tuple[str, str]]
"""Paths, `/` between parts, and texts."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a project says of how to generate.

    Attributes:
        templates: a folder whose templates are taken before pochoir's own.
        site_url: where the documentation is published; "" when it is not known.
    """

    templates: Path | None = None
    site_url: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that pochoir makes of descriptions.

    Attributes:
        name: what `pochoir generate --only` calls it.
        folder: where its files are, below the output folder.
        files: yields its files one after the other, by path below `folder`, so that it need not be held in memory.
        by_default: whether `pochoir generate` without arguments makes it.
    """

    name: str
    folder: str
    files: Callable[[Sequence["Understood"], Settings], Files]
    by_default: bool = False
