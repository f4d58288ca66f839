"""Turn JSON into models, leniently: parts that match their schema are typed, others are kept unchanged and reported.

``read`` validates the whole value with pydantic first; only if that fails, ``mismatch`` descends into its parts.
"""

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticSerializationError

from .validators import MISMATCH, as_bytes, whole, without_mark

if TYPE_CHECKING:
    from .expectations import Report

__all__ = ["read"]


def read(
    annotation: object,
    tree: object,
    pointer: str,
    report: "Report",
    content: bytes | None = None,
    *,
    exact: bool = False,
    tried: bool = False,
) -> object:
    """Return a JSON tree as the annotated type, as far as it matches.

    Args:
        annotation: the expected type.
        tree: the parsed JSON value.
        pointer: the JSON pointer to the value in the body.
        report: called for every deviation.
        content: the bytes that the tree was parsed from, if available; saves serializing it again.
        exact: whether the tree has ``ExactFloat`` numbers, whose digits its decimals get.
        tried: whether it is known that the whole does not match.
    """
    found = MISMATCH
    if annotation is Any or annotation is object:
        found = tree
    elif not tried:
        with suppress(PydanticSerializationError, RecursionError):  # of a tree that cannot be written
            found = whole(annotation, as_bytes(tree) if content is None else without_mark(content))
    if found is MISMATCH:
        # Imported when it is needed: most responses match.
        from .mismatch import as_far_as_it_matches

        found = as_far_as_it_matches(annotation, tree, pointer, report)
    if exact:
        from .exact_numbers import restored

        found = restored(found, tree)
    return found
