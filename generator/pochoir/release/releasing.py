"""Release a client: choose its version, and write that, its changelog and its surface."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from pochoir import config, evolution, extras, released
from pochoir.config import VERSION, Project, Target
from pochoir.evolution import Change, files
from pochoir.markdown import code_span
from pochoir.release import editions, show, versions
from pochoir.release.choosing import Usage, unknown
from pochoir.release.settings import with_version
from pochoir.version import __version__

NOTES: Final = "changes"
_FIRST: Final = "1.0.0"
_FRENCH: Final = ".fr.md"
Say: TypeAlias = Callable[[str], str]
"""Returns a sentence in the language of a changelog."""
_ENTRY: Final = re.compile(r"(?m)^## ")


@dataclass(frozen=True, slots=True)
class Release:
    """A release to write.

    Attributes:
        name: the name of the distribution.
        version: its version.
        previous: the version before, "" for the first one.
        changes: what has changed since then.
        entry: the entry of the changelog.
        files: the files to write, by path.
        notes: the notes that are in the entry, and are removed.
        runtime: the distribution with the runtime and its version, which is published before this one; "" without one.
    """

    name: str
    version: str
    previous: str
    changes: tuple[Change, ...]
    entry: str
    files: Mapping[Path, str]
    notes: tuple[Path, ...]
    runtime: str


def release(name: str, project: Project | None, version: str = "") -> Release:
    """Return the release of an API of a project, without writing anything.

    Args:
        name: the name of its distribution.
        project: the settings of the project.
        version: its version; by default the one that the changes need, or a greater one from the settings.

    Raises:
        Usage: there is no such API, or the version does not do.
        Refused: the description has errors, or a file cannot be read or changed.
    """
    number, target = _target(name, project)
    assert project is not None
    now = editions.of_description(target)
    file = released.file(target.spec)
    before = editions.of_release(file) if file.is_file() else None
    changes = evolution.compare(before.surface, now.surface) if before else ()
    chosen = _version(
        version or target.settings.version, before.version if before else "", changes, exact=bool(version)
    )
    released_surface = evolution.settled(now.surface, chosen)
    # A new major version removes old names.
    changes = evolution.compare(before.surface, released_surface) if before else ()
    added = dict(released.read(file).added) if before else {}
    new = evolution.additions(changes)
    notes = _notes(target.spec)
    about = chosen, now.surface.api_version
    entry = _entry(about, _english(notes), changes, str, first=before is None)
    french = _entry(about, _french(notes), changes, evolution.in_french, first=before is None)
    return Release(
        name=target.distribution,
        version=chosen,
        previous=before.version if before else "",
        changes=changes,
        entry=entry,
        files={
            project.root / config.FILE: with_version(project.root, number, chosen),
            **_log(extras.extra_path(target.spec, extras.CHANGELOG), entry, str),
            **_log(extras.extra_path(target.spec, extras.CHANGELOG_FRENCH), french, evolution.in_french),
            file: files.write(files.Released(chosen, released_surface, {**added, **({chosen: new} if new else {})})),
        },
        notes=tuple(notes),
        runtime=f"{target.settings.code.runtime} {__version__}" if target.settings.code.runtime else "",
    )


def write(release: Release) -> None:
    """Write the files of a release, and remove the notes that are in its changelog now.

    Raises:
        OSError: a file, which it names, cannot be written. Then none is changed.
    """
    unfinished = {path.resolve().with_name(f"{path.name}.unfinished"): path.resolve() for path in release.files}
    try:
        for (new, path), text in zip(unfinished.items(), release.files.values(), strict=True):
            try:
                new.write_text(text, encoding="utf-8", newline="")
            except OSError as error:
                raise OSError(error.errno, error.strerror, str(path)) from error
            if path.exists():
                new.chmod(path.stat().st_mode)
        for new, path in unfinished.items():
            new.replace(path)
    finally:
        for new in unfinished:
            new.unlink(missing_ok=True)
    for path in release.notes:
        path.unlink()


def _target(name: str, project: Project | None) -> tuple[int, Target]:
    if project is None:
        raise Usage("there is no pyproject.toml with [tool.pochoir] here or above; run: pochoir new NAME")
    for number, target in enumerate(project.targets):
        if target.distribution == name:
            return number, target
    if name in config.runtimes(project.targets):
        raise Usage(
            f"{name} is the runtime that the clients share, and has the version of pochoir, {__version__}; "
            "generate it, publish it before the clients, and release those"
        )
    raise Usage("; ".join(unknown(name, [target.distribution for target in project.targets])))


def _version(given: str, previous: str, changes: tuple[Change, ...], *, exact: bool) -> str:
    """Return the version of a release: the one that was given, or the one that the changes need if that is greater."""
    if given and not VERSION.fullmatch(given):
        raise Usage(f'"{given}" is not the version of a client; write three numbers, such as 1.2.0')
    if not previous:
        return given or _FIRST
    verdict = evolution.worst(changes)
    needed = versions.following(previous, verdict)
    if versions.allows(previous, given, verdict) and versions.order(given) > versions.order(previous):
        return given
    if exact:
        raise Usage(f"version {given} does not say what changed since {previous}; the next one is {needed}")
    return needed


def _entry(about: tuple[str, str], notes: Iterable[str], changes: tuple[Change, ...], say: Say, *, first: bool) -> str:
    """Return the entry of a changelog. `about` is the version of the client and that of the API."""
    version, api_version = about
    api = say(f"Version {code_span(api_version)} of the API.") if api_version else ""
    nothing = "The first release." if first else "Nothing changed for callers."
    parts = [f"## {version}", api, *(text.strip() for text in notes), show.entry(changes, 3, say) or say(nothing)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _log(path: Path, entry: str, say: Say) -> dict[Path, str]:
    """Return a changelog with a new entry above the others, by its path."""
    log = _read(path) if path.is_file() else ""
    if not log.strip():
        return {path: f"# {say('Changelog')}\n\n{entry}"}
    starts = [each.start() for each in _ENTRY.finditer(log)]
    if not starts:
        return {path: f"{log.rstrip()}\n\n{entry}"}
    first, *others = starts
    # An interrupted release may have left its entry.
    is_same = log[first:].partition("\n")[0].strip() == entry.partition("\n")[0]
    rest = log[first:] if not is_same else log[others[0] :] if others else ""
    return {path: f"{log[:first]}{entry}\n{rest}" if rest else f"{log[:first]}{entry}"}


def _notes(spec: Path) -> dict[Path, str]:
    """Return the hand-written notes about a release, by path."""
    folder = extras.extra_path(spec, NOTES)
    return {path: _read(path) for path in sorted(folder.glob("*.md")) if path.name != "README.md"}


def _english(notes: Mapping[Path, str]) -> list[str]:
    """Return the notes in English: `moved.md`, and `moved.fr.md` without it."""
    return [text for path, text in notes.items() if not _is_french(path) or _other(path) not in notes]


def _french(notes: Mapping[Path, str]) -> list[str]:
    """Return the notes in French: `moved.fr.md`, and `moved.md` without it."""
    return [text for path, text in notes.items() if _is_french(path) or _other(path) not in notes]


def _is_french(path: Path) -> bool:
    return path.name.endswith(_FRENCH)


def _other(path: Path) -> Path:
    """Return the path of a note in the other language."""
    name = path.name.removesuffix(_FRENCH if _is_french(path) else ".md")
    return path.with_name(f"{name}.md" if _is_french(path) else f"{name}{_FRENCH}")


def _read(path: Path) -> str:
    return extras.text(config.named(path.parent), path.name)
