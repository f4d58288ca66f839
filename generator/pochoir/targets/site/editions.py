"""The versions of an API that have pages: the newest one, and the earlier ones that the settings choose."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from pochoir.problems import Location, Problem, Refused, did_you_mean
from pochoir.targets.site.description import ApiDescription
from pochoir.targets.site.site_index import Edition, SiteIndex, build_index

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST: Final = 40


def check(description: ApiDescription, place: Callable[[], Location]) -> None:
    """Check that the versions that the settings name exist.

    Args:
        description: the newest version.
        place: returns the location of the setting.

    Raises:
        Refused: one of them is not an earlier version.
    """
    known = [each.api.version for each in description.earlier]
    for name in description.pages.named:
        if name not in known:
            message = f'"site-versions" names {name}, which is no version of a description in earlier/'
            listed = f"the versions are {', '.join(known)}" if known else "put the earlier description in earlier/"
            hint = did_you_mean(name, known) or listed
            raise Refused((Problem("error", "site-version", "", message, hint, location=place()),))


def indexes(description: ApiDescription) -> tuple[SiteIndex, ...]:
    """Return the indexes of the versions that have pages, the newest first."""
    found = [build_index(description)]
    folder, taken = found[0].folder, {description.api.version}
    for each in _earlier(description):
        if each.api.version not in taken:
            name = _unique(each.api.version, {index.folder.rpartition("/")[2].casefold() for index in found[1:]})
            taken.add(each.api.version)
            found.append(build_index(each, folder=f"{folder}/v/{name}"))
    if len(found) == 1:
        return tuple(found)
    editions = tuple(Edition(each.api.version, each.folder, frozenset(_pages(each))) for each in found)
    return tuple(replace(each, editions=editions) for each in found)


def _earlier(description: ApiDescription) -> Iterator[ApiDescription]:
    """Yield the earlier versions that have pages, the newest first, each with those before it."""
    settings = description.pages
    number = len(description.earlier)
    for at in range(number - 1, -1, -1):
        each = description.earlier[at]
        if number - at < settings.versions or each.api.version in settings.named:
            yield replace(
                each,
                earlier=description.earlier[:at],
                for_maintainers=description.for_maintainers,
                pages=settings,
            )


def _unique(version: str, taken: set[str]) -> str:
    """Return the name of the folder of a version, which differs from others in more than case."""
    name = _UNSAFE.sub("-", version)[:_LONGEST].strip(".-") or "version"
    found, number = name, 1
    while found.casefold() in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def _pages(index: SiteIndex) -> Iterator[str]:
    """Yield the paths of the pages of an API below its folder."""
    yield from ("index", "changelog", "schemas/index")
    yield from (f"guides/{name}" for name in index.guides)
    yield from (f"resources/{slug}" for slug in index.resources.values())
    yield from (f"operations/{each.slug}" for each in index.entries)
    yield from (f"schemas/{each.slug}" for each in index.schemas)
