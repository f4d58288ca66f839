"""Validate JSON with pydantic; the validator of each type is created once."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Annotated, Any, Final, cast, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError, to_json

from .equality import with_integers
from .exact import Exact
from .required import Absent, reading

__all__ = [
    "MISMATCH",
    "adapter",
    "as_bytes",
    "breach",
    "breaks_a_bound",
    "holds",
    "valid",
    "validated",
    "whole",
    "without_mark",
]

MISMATCH: Final = object()
"""What ``whole`` returns for a value that does not match its type."""

_BOM: Final = b"\xef\xbb\xbf"


@lru_cache(maxsize=4096)
def _cached_adapter(annotation: object) -> TypeAdapter[object]:
    return _new_adapter(annotation)


def _new_adapter(annotation: object) -> TypeAdapter[object]:
    return TypeAdapter(cast("type[object]", Annotated[cast("Any", annotation), Exact()]))


def adapter(annotation: object) -> TypeAdapter[object]:
    """Return the validator of a type."""
    try:
        return _cached_adapter(annotation)
    except TypeError:
        return _new_adapter(annotation)


def as_bytes(tree: object) -> bytes:
    """Return a JSON tree as text, for validators in strict JSON mode."""
    return to_json(tree, inf_nan_mode="constants")


def without_mark(content: bytes) -> bytes:
    """Return JSON text without its byte order mark."""
    return content.removeprefix(_BOM)


def validated(annotation: object, content: bytes) -> object:
    """Return JSON text as the annotated type; fields are looked up by JSON name only.

    An undescribed field may have the same name as the attribute of another one.

    Raises:
        ValidationError: the text is something else.
    """
    return adapter(annotation).validate_json(content, strict=True, by_alias=True, by_name=False)


def whole(annotation: object, content: bytes) -> object:
    """Return JSON text of a response as the annotated type, or ``MISMATCH``."""
    before = reading.set(True)
    try:
        return validated(annotation, content)
    except (ValidationError, PydanticSerializationError, RecursionError, Absent):
        return MISMATCH
    finally:
        reading.reset(before)


def valid(annotation: object, tree: object) -> object:
    """Return the tree as the annotated type; ``None`` if it does not match."""
    try:
        return validated(annotation, as_bytes(tree))
    except (ValidationError, PydanticSerializationError, RecursionError, Absent):
        return None


def holds(annotation: object, tree: object) -> bool:
    """Return whether the constraints hold if whole numbers, such as 1.0, are integers, as in JSON."""
    try:
        validated(annotation, as_bytes(with_integers(tree)))
    except (ValidationError, PydanticSerializationError, RecursionError, Absent):
        return False
    return True


def breaks_a_bound(annotation: object, tree: object) -> bool:
    """Return whether a value that does not match a type would without the constraints of the type."""
    return get_origin(annotation) is Annotated and valid(get_args(annotation)[0], tree) is not None


def breach(tree: object, constraints: Iterable[object]) -> ValidationError | None:
    """Return the error of a list or an object that violates constraints; its parts are not checked.

    Constraints on strings or numbers do not apply.
    """
    if not isinstance(tree, (list, dict)):
        return None
    shape: object = list[Any] if isinstance(tree, list) else dict[str, Any]
    for constraint in constraints:
        try:
            adapter(Annotated[shape, constraint]).validate_python(tree)
        except ValidationError as error:
            return error
        except TypeError:
            continue
    return None
