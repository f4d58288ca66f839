"""All pages of the site, in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from pochoir.targets.site.own_guides import Guide
from pochoir.targets.site.pages.changelog import changelog
from pochoir.targets.site.pages.guides.guide import guide
from pochoir.targets.site.pages.operation import operation
from pochoir.targets.site.pages.overview import Card, front, overview, resource
from pochoir.targets.site.pages.page import Page
from pochoir.targets.site.pages.schema import schema, schemas
from pochoir.targets.site.site_index import SiteIndex


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another page: a breadcrumb, or the previous or next page."""

    path: str
    title: str
    translated: bool = False


@dataclass(frozen=True, slots=True)
class PageNode:
    """A page and its place among the other pages. `index` is None for the front page."""

    page: Page
    index: SiteIndex | None
    breadcrumbs: tuple[Link, ...] = ()
    previous: Link | None = None
    following: Link | None = None


def front_node(cards: Sequence[Card]) -> PageNode:
    """Return the front page of the site."""
    return PageNode(front(tuple(cards)), None)


def article_node(guide: Guide) -> PageNode:
    """Return the page of a guide that the project has written. Its text differs between languages."""
    path = f"guides/{guide.name}"
    return PageNode(Page("article", path, guide.title, {}, translated=True, group="guides"), None)


def page_nodes(index: SiteIndex) -> Iterator[PageNode]:
    """Yield every page of an API. Only a few pages are in memory at a time."""
    previous: Page | None = None
    current: tuple[Page, tuple[Link, ...]] | None = None
    for page, breadcrumbs in chain(_pages(index), ((None, ()),)):
        if current:
            yield PageNode(current[0], index, current[1], _link(previous), _link(page))
            previous = current[0]
        current = (page, breadcrumbs) if page else None


def _link(page: Page | None) -> Link | None:
    return Link(page.path, page.title, page.translated) if page else None


def _pages(index: SiteIndex) -> Iterator[tuple[Page, tuple[Link, ...]]]:
    yield overview(index), ()
    for name in index.guides:
        yield guide(index, name), ()
    for each in index.api.resources:
        page = resource(index, each)
        yield page, ()
        for entry in index.operations_of(each):
            yield operation(index, entry), (Link(page.path, page.title),)
    schema_list = schemas(index)
    yield schema_list, ()
    for found in index.schemas:
        yield schema(index, found), (Link(schema_list.path, schema_list.title, translated=True),)
    yield changelog(index), ()
