"""Decide where an operation without a tag belongs: to a resource named like its path, or to the client itself."""

from collections.abc import Iterable, Mapping
from typing import Final

from pochoir import naming, pointers
from pochoir.lower.context import Context
from pochoir.lower.lists import is_list
from pochoir.lower.words import is_action, is_plural, segments
from pochoir.resolve import paths
from pochoir.resolve.paths import OperationNode

CLIENT: Final = "\0"
"""The key of the client; followed by a segment, that of a resource which is named like this segment."""


def homes(
    context: Context,
    untagged: Iterable[OperationNode],
    known: Mapping[str, str],
    *,
    is_tagged: bool,
    kept: Mapping[str, str],
) -> dict[str, str]:
    """Return the tag that an operation without one belongs to, or the key of a resource or the client, by its pointer.

    An operation belongs to the tag that is named like the first segment of its path. Otherwise it is a method of the
    client if other operations have tags, or if its path names no resource: `/`, an action such as `/follow`, or one
    thing that is not created, such as `/health`. All others belong to a resource named like that segment.

    Args:
        context: the document.
        untagged: the operations whose tags are missing, or general ones such as `default`.
        known: the tags of the document by the names of their resources in `snake_case`.
        is_tagged: whether other operations have tags.
        kept: where an operation was in the last release, as in `resources.groups`.
    """
    found: dict[str, str] = {}
    for operation in untagged:
        parts = paths.segments(operation.path)
        segment = parts[0] if parts else ""
        tag = known.get(naming.snake(segment)) if segment else None
        before = kept.get(operation.pointer)
        if before is not None:
            found[operation.pointer] = f"{CLIENT}{before[1:]}"
        elif tag is not None:
            found[operation.pointer] = tag
        elif (is_tagged and first_tag(context, operation) is None) or not _names_a_resource(context, operation):
            found[operation.pointer] = CLIENT
        else:
            found[operation.pointer] = f"{CLIENT}{segment}"
    return found


def first_tag(context: Context, operation: OperationNode) -> str | None:
    """Return the first tag of an operation that may be a resource, or None if it has none."""
    listed = context.tree.items(pointers.join(operation.owner, "tags"))
    return next((tag for tag in listed if isinstance(tag, str) and tag not in labels(context)), None)


def labels(context: Context) -> frozenset[str]:
    """Return the tags that are no resources, because their `kind` (OpenAPI 3.2) is not `nav`: badges, for example."""
    declared = (each for each in context.tree.items("/tags") if isinstance(each, dict))
    named = ((each.get("name"), each.get("kind")) for each in declared)
    return frozenset(
        name for name, kind in named if isinstance(name, str) and isinstance(kind, str) and kind not in ("", "nav")
    )


def _names_a_resource(context: Context, operation: OperationNode) -> bool:
    """Return whether the first segment of a path names things, which the operations of a resource are about."""
    found = segments(operation)
    if not found or found[0].is_parameter:
        return bool(found)
    if sum(not each.is_parameter for each in found) > 1:
        return True
    words = found[0].words
    if is_action(words, operation.method):
        return False
    is_one = operation.method != "POST" and len(found) == 1 and not is_plural(words)
    return not (is_one and not is_list(context.tree, operation, list(words)))
