"""Select the descriptions that a command is run on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pochoir import applications, config
from pochoir.acceptance import Acceptance
from pochoir.config import FILE, Project, Target
from pochoir.config.site import NONE, SiteSettings
from pochoir.targets.base import Settings

STDIN: Final = Path("-")
"""The description that is read from standard input."""


class Usage(Exception):
    """The command was used wrongly. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Work:
    """The descriptions that a command is run on, and the output folder.

    It is `complete` if it has all descriptions of the project. `accept` has the findings that the project accepts.
    """

    targets: tuple[Target, ...]
    output: Path
    templates: Path | None
    complete: bool
    site_url: str = ""
    for_maintainers: bool = False
    root: Path | None = None
    """The folder of the project, if there is one."""
    accept: tuple[Acceptance, ...] = ()
    look: SiteSettings = NONE

    def keeping_going(self) -> "Work":
        """Return the same work, which leaves out parts of descriptions that have errors."""
        targets = (replace(each, settings=replace(each.settings, keeps_going=True)) for each in self.targets)
        return replace(self, targets=tuple(targets))

    def with_overlays(self, overlays: Sequence[Path]) -> "Work":
        """Return the same work, which applies more overlays to its description.

        Raises:
            Usage: there are overlays, and more than one description.
        """
        if not overlays:
            return self
        if len(self.targets) != 1:
            raise Usage("--overlay applies to one description: name it")
        return replace(self, targets=(self.targets[0].with_overlays(overlays),))

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The descriptions, their overlays and the settings of the project."""
        read = (path for each in self.targets for path in (each.spec, *each.reading.overlays))
        return (*read, *([self.root / FILE] if self.root else []))

    @property
    def settings(self) -> Settings:
        """The settings of the targets."""
        return Settings(self.templates, self.site_url, self.for_maintainers, self.look)


def work(specs: Sequence[Path], output: Path | None, project: Project | None) -> Work:
    """Select the descriptions and the output folder.

    Args:
        specs: descriptions given on the command line; by default those of the project.
        output: the output folder given on the command line.
        project: the settings of the project, if there is one.

    Raises:
        Usage: the arguments are not sufficient.
    """
    if project is None:
        return _without_project(specs, output)
    if not specs:
        if not project.targets:
            raise Usage("[tool.pochoir] lists no description; run: pochoir new NAME, or add a [[tool.pochoir.api]]")
        return _in_project(project, project.targets, output, project.accept, complete=output is None)
    listed = [project.target(spec) for spec in specs]
    if output is None and None in listed:
        raise _not_listed(specs[listed.index(None)])
    targets = tuple(target or _unlisted(spec) for spec, target in zip(specs, listed, strict=True))
    given = {config.real(target.spec) for target in targets}
    accept = tuple(entry for entry in project.accept if entry.file in given)
    return _in_project(project, targets, output, accept, complete=False)


def _without_project(specs: Sequence[Path], output: Path | None) -> Work:
    if not specs:
        where = "there is no pyproject.toml with [tool.pochoir] here or above"
        raise Usage(f"{where}; give a SPEC, or run: pochoir new NAME")
    if output is None:
        raise _not_listed(specs[0])
    return Work(tuple(map(_unlisted, specs)), output, None, complete=False)


def _in_project(
    project: Project,
    targets: tuple[Target, ...],
    output: Path | None,
    accept: tuple[Acceptance, ...],
    *,
    complete: bool,
) -> Work:
    return Work(
        targets,
        output or project.output,
        project.templates,
        complete,
        project.site_url,
        project.for_maintainers,
        project.root,
        accept,
        project.look,
    )


def _unlisted(spec: Path) -> Target:
    return Target(spec, application=applications.is_name(str(spec)))


def _not_listed(spec: Path) -> Usage:
    if not spec.is_file() and not applications.is_name(str(spec)):
        return Usage(f"there is no file {spec}")
    return Usage(f"{spec} is not listed in [tool.pochoir]; give an output folder with --output DIR")
