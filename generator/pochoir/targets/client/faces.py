"""The other faces of a resource: its methods giving the whole reply, or a reply to read piece by piece."""

from collections.abc import Iterator
from dataclasses import dataclass

from pochoir import ir
from pochoir.annotations import Symbol
from pochoir.literals import ClassName, Code, Identifier, docstring
from pochoir.lower.replies import successes

_RUNTIME = "._runtime."


@dataclass(frozen=True, slots=True)
class Face:
    """A property of a resource class that gives its methods with the same arguments and another result.

    `copy` makes the copy of the resource whose methods it shows, `function` types each of them.
    """

    attribute: Identifier
    name: ClassName
    doc: Code
    about: Code
    copy: Code
    function: Code
    methods: tuple[Identifier, ...]


def is_stream(operation: ir.Operation) -> bool:
    """Whether an operation gives events one by one."""
    return any(reply.kind == "events" for reply in successes(operation.replies))


def faces(resource: ir.Resource, name: ClassName, is_async: bool) -> tuple[Face, ...]:
    """The faces of one of the two classes of a resource.

    Args:
        resource: the resource.
        name: of the class.
        is_async: whether its methods are awaited.
    """
    whole = _whole(resource)
    streamed = _streamed(resource)
    found: list[Face] = []
    if whole:
        found.append(
            Face(
                Identifier("with_response"),
                ClassName(f"{name}WithResponse"),
                docstring("The same methods, each giving the whole reply: status, headers, request id and data.", 8),
                docstring(f"The methods of `{name}`, each giving the whole reply.", 4),
                Code("whole"),
                Code("whole_async_reply" if is_async else "whole_reply"),
                whole,
            )
        )
    if streamed:
        word = "an `async with`" if is_async else "a `with`"
        found.append(
            Face(
                Identifier("with_streaming"),
                ClassName(f"{name}WithStreaming"),
                docstring(f"Methods for {word}, each giving a reply to read piece by piece or to save.", 8),
                docstring(f"Methods of `{name}`, each giving a reply to read piece by piece.", 4),
                Code("_streamed"),
                Code("streamed_async" if is_async else "streamed"),
                streamed,
            )
        )
    return tuple(found)


def face_symbols(resource: ir.Resource) -> Iterator[Symbol]:
    """What the faces of a resource need when they run."""
    if _whole(resource):
        yield (_RUNTIME + "resource", "whole_reply")
        yield (_RUNTIME + "resource", "whole_async_reply")
    if _streamed(resource):
        yield (_RUNTIME + "opening", "streamed")
        yield (_RUNTIME + "opening", "streamed_async")
    if _whole(resource) or _streamed(resource):
        yield ("functools", "cached_property")


def _whole(resource: ir.Resource) -> tuple[Identifier, ...]:
    return tuple(each.name for each in resource.operations if each.paging is None and not is_stream(each))


def _streamed(resource: ir.Resource) -> tuple[Identifier, ...]:
    return tuple(
        each.name
        for each in resource.operations
        if any(reply.kind in ("bytes", "text") for reply in successes(each.replies)) and not is_stream(each)
    )
