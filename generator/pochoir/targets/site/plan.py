"""Every page of the site, in the order a reader would turn them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from pochoir.targets.site.atlas import Atlas
from pochoir.targets.site.pages.changelog import changelog
from pochoir.targets.site.pages.guides import guide
from pochoir.targets.site.pages.operation import operation
from pochoir.targets.site.pages.overview import front, overview, resource
from pochoir.targets.site.pages.page import Page
from pochoir.targets.site.pages.schema import schema, schemas


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way to a page."""

    path: str
    title: str
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of an API, and what stands around it."""

    page: Page
    atlas: Atlas | None
    crumbs: tuple[Crumb, ...] = ()
    previous: Crumb | None = None
    following: Crumb | None = None


def leaves(atlases: Sequence[Atlas]) -> Iterator[Leaf]:
    """Every page of every API; one page at a time is in memory."""
    yield Leaf(front(tuple(atlases)), None)
    for atlas in atlases:
        before: Page | None = None
        waiting: tuple[Page, tuple[Crumb, ...]] | None = None
        for page, crumb in chain(_of(atlas), ((None, ()),)):
            if waiting:
                yield Leaf(waiting[0], atlas, waiting[1], _step(before), _step(page))
                before = waiting[0]
            waiting = (page, crumb) if page else None


def _step(page: Page | None) -> Crumb | None:
    return Crumb(page.path, page.title, page.spoken) if page else None


def _of(atlas: Atlas) -> Iterator[tuple[Page, tuple[Crumb, ...]]]:
    yield overview(atlas), ()
    for name in atlas.guides:
        yield guide(atlas, name), ()
    for each in atlas.api.resources:
        page = resource(atlas, each)
        yield page, ()
        for entry in atlas.of(each):
            yield operation(atlas, entry), (Crumb(page.path, page.title),)
    index = schemas(atlas)
    yield index, ()
    for found in atlas.schemas:
        yield schema(atlas, found), (Crumb(index.path, index.title, spoken=True),)
    yield changelog(atlas), ()
