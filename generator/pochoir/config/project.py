"""A project and its descriptions, as the settings name them."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pochoir import applications
from pochoir.acceptance import Acceptance
from pochoir.config import site
from pochoir.config.client import DEFAULTS, ClientSettings
from pochoir.config.reading import AS_WRITTEN, Reading
from pochoir.config.site import SiteSettings


@dataclass(frozen=True, slots=True)
class Target:
    """A description, the name of its distribution ("" if it is made from the title), and the settings of its client.

    `reading` says how the description is read. `application` says whether `spec` is no path but the name of an
    application, `module:attribute`, which has a document; settings never name one, because reading it runs its code.
    """

    spec: Path
    distribution: str = ""
    settings: ClientSettings = DEFAULTS
    reading: Reading = AS_WRITTEN
    application: bool = False

    def content(self) -> bytes | None:
        """Return the document of an application, which runs its code; None if the description is a file.

        Raises:
            Refused: the application cannot be imported or has no document.
        """
        return applications.read(str(self.spec), Path.cwd()) if self.application else None

    def with_overlays(self, overlays: Iterable[Path]) -> "Target":
        """Return the same target, which applies more overlays."""
        every = (*self.reading.overlays, *(each.resolve() for each in overlays))
        return replace(self, reading=replace(self.reading, overlays=every))


@dataclass(frozen=True, slots=True)
class Project:
    """The settings of a project. Paths are absolute.

    Attributes:
        root: the folder of the file.
        output: the output folder.
        targets: the descriptions.
        templates: a folder with templates that override those of pochoir.
        look: how the documentation looks.
        site_url: where the documentation is published, or "".
        for_maintainers: whether the documentation shows what only maintainers need.
        accept: the findings that are accepted.
    """

    root: Path
    output: Path
    targets: tuple[Target, ...]
    templates: Path | None = None
    site_url: str = ""
    for_maintainers: bool = False
    accept: tuple[Acceptance, ...] = ()
    look: SiteSettings = site.NONE

    def target(self, spec: Path) -> Target | None:
        """Return the target of a description, or None if the project does not list it."""
        place = real(spec)
        return next((target for target in self.targets if target.spec == place), None)


def real(path: Path) -> Path:
    """Return an absolute path without symbolic links; a loop of them, which `Path.resolve` refuses, stays."""
    return Path(os.path.realpath(path))


def runtimes(targets: Iterable[Target]) -> list[str]:
    """Return the names of the distributions with the runtime that clients of these targets share."""
    return sorted({target.settings.code.runtime for target in targets} - {""})
