"""The interface of targets."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from pochoir.cache import Cache
from pochoir.config.site import NONE, SiteSettings
from pochoir.targets.table import Target
from pochoir.tree import Text

if TYPE_CHECKING:
    from pochoir import ir
    from pochoir.understanding import Understood

MOST_WITH_TEXTS: Final = 250
"""The number of operations of an API up to which targets keep texts, which are held in memory until then."""

Files: TypeAlias = Iterator[tuple[str, Text]]
"""Pairs of a path with `/` and a text."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings for the generation.

    Attributes:
        templates: a folder with templates that override those of pochoir.
        site_url: the URL where the documentation is published, or "".
        for_maintainers: whether the documentation also shows what only the maintainers of descriptions need.
        look: how the documentation looks.
        cache: keeps compiled templates for later runs. It does not change the result.
    """

    templates: Path | None = None
    site_url: str = ""
    for_maintainers: bool = False
    look: SiteSettings = NONE
    cache: Cache | None = field(default=None, repr=False, compare=False)


def keeps_texts(api: "ir.Api") -> bool:
    """Return whether targets keep texts about an API, and not only their hashes."""
    return sum(len(each.operations) for each in api.resources) <= MOST_WITH_TEXTS


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """What a target keeps about one API for later runs.

    Attributes:
        index: what each run needs, in a form of the target.
        texts: returns what is needed only where the disk has other files; None if it is lost or was not kept.
    """

    index: str
    texts: Callable[[], str | None]


@dataclass(frozen=True, slots=True, eq=False)
class Api:
    """An API as targets take it.

    Attributes:
        understand: returns its description, which is not read before the call.
        recall: returns what the target kept in an earlier run with the same description and settings, if anything.
        keep: keeps something for later runs, for targets whose files about one API do not depend on the others.
        spec: the path of the description.
        is_waiting: whether `recall` may wait for another process, so that other APIs should come first.
    """

    understand: Callable[[], "Understood"]
    recall: Callable[[], Kept | None] = lambda: None
    keep: Callable[[Kept], None] = lambda kept: None
    spec: Path = Path()
    is_waiting: bool = False


def target_files(target: Target, apis: Sequence[Api], settings: Settings) -> Files:
    """Yield the files of a target with paths below its folder, one at a time to save memory.

    They are made by the function of this name in the package of the target, which is imported only now: the command
    line lists the names of targets, and should not wait for them.
    """
    package = import_module(f"pochoir.targets.{target.name}")
    make = cast("Callable[[Sequence[Api], Settings], Files]", package.target_files)
    yield from make(apis, settings)
