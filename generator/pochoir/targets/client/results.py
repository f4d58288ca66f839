"""Find what methods of a resource return, sync and async, and the base classes that they need for it."""

from dataclasses import dataclass

from pochoir import ir
from pochoir.annotations import Annotation, Symbol, TypeWriter, generic, symbol, union
from pochoir.literals import Code
from pochoir.media_types import is_items
from pochoir.targets.client.features import prefixes
from pochoir.targets.client.overloads import Forms
from pochoir.targets.client.variants import gives_content, gives_items, has_events, has_items, is_stream

_PAGES = "._runtime.paging.lists"
_EVENTS = "._runtime.streaming.server_sent_events"
_ITEMS = "._runtime.streaming.json_items"
_OPENING = "._runtime.streaming.opening"


@dataclass(frozen=True, slots=True)
class Flavour:
    """The differences between the sync and the async class."""

    prefix: str
    base: Code
    define: Code
    give: Code
    pages: str
    events: str
    items: str


SYNC = Flavour("", Code("SyncResource"), Code("def"), Code("return"), "Paged", "EventStream", "ItemStream")
ASYNC = Flavour(
    "Async",
    Code("AsyncResource"),
    Code("async def"),
    Code("return await"),
    "AsyncPaged",
    "AsyncEventStream",
    "AsyncItemStream",
)


def flavours(api: ir.Api) -> tuple[Flavour, ...]:
    """Return the differences of the classes of each generated client."""
    return tuple(each for each in (SYNC, ASYNC) if each.prefix in prefixes(api))


def usual_result(operation: ir.Operation, flavour: Flavour, writer: TypeWriter) -> Annotation:
    """Return what a method returns in the usual media type."""
    if operation.paging:
        return generic(symbol(_PAGES, flavour.pages), writer.reply(operation.paging.item))
    returns = writer.reply(operation.returns)
    if not is_stream(operation):
        return returns
    return generic(symbol(*(_ITEMS, flavour.items) if gives_items(operation) else (_EVENTS, flavour.events)), returns)


def stream_result(flavour: Flavour, media_type: str, item: Annotation) -> Annotation:
    """Return the type of a stream in a media type that a call can ask for."""
    found = symbol(_ITEMS, flavour.items) if is_items(media_type) else symbol(_EVENTS, flavour.events)
    return generic(found, item)


def whole_result(found: Forms, flavour: Flavour) -> Annotation:
    """Return the return type of a method whose results are of several kinds: async values are awaited."""
    every = found.overloads or (found.whole,)
    values = [each.returns for each in every if not each.lazy]
    lazy = [each.returns for each in every if each.lazy]
    if flavour is SYNC or not values:
        return union(*values, *lazy)
    return union(generic(symbol("collections.abc", "Awaitable"), union(*values)), *lazy)


def bases(resource: ir.Resource, flavour: Flavour) -> tuple[Symbol, ...]:
    """Return the base classes of a resource that has more than single responses."""
    methods = resource.operations
    needed = {
        (_PAGES, "PagedResource"): any(each.paging for each in methods),
        (_ITEMS, "ItemResource"): any(map(has_items, methods)),
        (_EVENTS, "EventResource"): any(map(has_events, methods)),
        (_OPENING, "StreamedResource"): any(gives_content(each) for each in methods),
    }
    return tuple((module, flavour.prefix + name) for (module, name), has in needed.items() if has)
