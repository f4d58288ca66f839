"""Variants of a resource: properties whose methods return the whole reply, or a reply to be streamed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pochoir import ir
from pochoir.annotations import Symbol
from pochoir.literals import ClassName, Code, Identifier, docstring
from pochoir.lower.replies import successes
from pochoir.media_types import is_events, is_items, without_charset
from pochoir.resolve.media import best

_RUNTIME = "._runtime."


@dataclass(frozen=True, slots=True)
class Variant:
    """A property of a resource class that offers its methods with the same arguments and another return value.

    Attributes:
        attribute: the name of the property.
        name: the class of the variant.
        doc: the docstring of the property.
        about: the docstring of the class.
        copy: the method that makes the copy of the resource whose methods are wrapped.
        function: the function that gives each method its type.
        methods: the names of the methods.
    """

    attribute: Identifier
    name: ClassName
    doc: Code
    about: Code
    copy: Code
    function: Code
    methods: tuple[Identifier, ...]


def is_stream(operation: ir.Operation) -> bool:
    """Return whether an operation returns a stream of events."""
    return any(reply.kind == "events" for reply in successes(operation.replies))


def gives_content(operation: ir.Operation) -> bool:
    """Return whether an operation returns a response that can be read in chunks, in one of its media types."""
    good = successes(operation.replies)
    found = any(reply.kind in ("bytes", "text") for reply in good)
    others = [other for reply in good for other in reply.others]
    found = found or any(each.kind == "bytes" or _is_text(each) for each in others)
    return found and not is_stream(operation)


def _is_text(content: ir.Content) -> bool:
    return content.kind != "events" and content.media_type.startswith("text/")


def gives_items(operation: ir.Operation) -> bool:
    """Return whether an operation returns a stream of JSON items."""
    return any(each.kind == "events" and is_items(best(each.media_types)) for each in successes(operation.replies))


def other_streams(operation: ir.Operation) -> tuple[str, ...]:
    """Return the media types of the streams that a call can ask for instead of the usual content."""
    others = (other for reply in successes(operation.replies) for other in reply.others)
    return tuple(without_charset(each.media_type) for each in others if each.kind == "events")


def has_events(operation: ir.Operation) -> bool:
    """Return whether an operation gives a stream of events, in one of its media types."""
    return (is_stream(operation) and not gives_items(operation)) or any(map(is_events, other_streams(operation)))


def has_items(operation: ir.Operation) -> bool:
    """Return whether an operation gives a stream of items, in one of its media types."""
    return gives_items(operation) or any(map(is_items, other_streams(operation)))


def has_forms(operation: ir.Operation) -> bool:
    """Return whether the media type that a call asks for decides if it returns a value, a stream or a list in pages."""
    lazy = operation.paging is not None or is_stream(operation)
    return operation.accept is not None and (lazy or bool(other_streams(operation)))


def variants(resource: ir.Resource, name: ClassName, is_async: bool) -> tuple[Variant, ...]:
    """Return the variants of the sync or the async class of a resource.

    Args:
        resource: the resource.
        name: the name of the class.
        is_async: whether it is the async class.

    Returns:
        The variants that have methods.
    """
    whole = _whole(resource)
    streamed = _streamed(resource)
    found: list[Variant] = []
    if whole:
        found.append(
            Variant(
                Identifier("with_response"),
                ClassName(f"{name}WithResponse"),
                docstring("The same methods, returning the whole response: status, headers, request id and data.", 8),
                docstring(f"The methods of `{name}`, returning the whole response.", 4),
                Code("_whole"),
                Code("whole_async_reply" if is_async else "whole_reply"),
                whole,
            )
        )
    if streamed:
        word = "an `async with`" if is_async else "a `with`"
        found.append(
            Variant(
                Identifier("with_streaming"),
                ClassName(f"{name}WithStreaming"),
                docstring(f"Methods for {word} statement, returning a streamed response to read in chunks or save.", 8),
                docstring(f"Methods of `{name}`, returning a streamed response.", 4),
                Code("_streamed"),
                Code("streamed_async" if is_async else "streamed"),
                streamed,
            )
        )
    return tuple(found)


def variant_symbols(resource: ir.Resource, is_async: Iterable[bool]) -> Iterator[Symbol]:
    """Yield the symbols that the variants of a resource need at run time, in each of its classes."""
    for each in is_async:
        if _whole(resource):
            yield (_RUNTIME + "call.resource", "whole_async_reply" if each else "whole_reply")
        if _streamed(resource):
            yield (_RUNTIME + "streaming.opening", "streamed_async" if each else "streamed")
    if _whole(resource) or _streamed(resource):
        yield ("functools", "cached_property")


def _whole(resource: ir.Resource) -> tuple[Identifier, ...]:
    return tuple(each.name for each in resource.operations if each.paging is None and not is_stream(each))


def _streamed(resource: ir.Resource) -> tuple[Identifier, ...]:
    return tuple(each.name for each in resource.operations if gives_content(each))
