"""Check that the version of a client says what has changed since its last release."""

from collections.abc import Iterable, Iterator

from pochoir import config, evolution, released
from pochoir.config import Project
from pochoir.problems import Problem
from pochoir.release import editions, versions
from pochoir.targets.client.project import version
from pochoir.targets.client.provenance import surface
from pochoir.understanding import Understood

_SHOWN = 3


def problems(understood: Iterable[Understood], project: Project | None) -> Iterator[Problem]:
    """Yield an error for each API whose surface breaks callers of the last release while its version does not say so.

    Raises:
        Refused: the surface of a release cannot be read.
    """
    if project is None:
        return
    for each in understood:
        found = [(number, one) for number, one in enumerate(project.targets) if one.spec == each.path.resolve()]
        for number, target in found:
            file = released.file(target.spec)
            if file.is_file():
                yield from _problem(each, editions.of_release(file), project, number)


def _problem(understood: Understood, before: editions.Edition, project: Project, number: int) -> Iterator[Problem]:
    changes = evolution.compare(before.surface, surface(understood.api, testing=understood.settings.testing))
    verdict = evolution.worst(changes)
    given = version(understood.api)
    if versions.allows(before.version, given, verdict):
        return
    breaking = [f"{each.where}: {each.reason}" for each in changes if each.verdict is evolution.BREAKING]
    more = f"; and {len(breaking) - _SHOWN} more" if len(breaking) > _SHOWN else ""
    what = f"{before.version} was released before"
    if breaking:
        what = f"callers of {before.version} break ({'; '.join(breaking[:_SHOWN])}{more})"
    needed = versions.following(before.version, verdict)
    name = understood.api.distribution
    hint = f'write version = "{needed}", or run: pochoir release {name} (pochoir diff shows all changes)'
    place = config.place(project.root, "version" if project.targets[number].settings.version else "spec", number)
    message = f"version {given} of {name} does not say what changed: {what}"
    yield Problem("error", "version-too-low", "", message, hint, location=place)
