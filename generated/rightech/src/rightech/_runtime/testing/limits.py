"""The numeric and length limits of JSON Schema."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from ..equality import same_json

if TYPE_CHECKING:
    from ..values import JsonValue

__all__ = ["out_of_bounds"]

_EXACT: Final = 1e-9


def out_of_bounds(schema: "dict[str, JsonValue]", value: "JsonValue") -> Iterator[str]:
    """Yield each violated limit in words."""
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, int | float):
        yield from _number(schema, value)
    elif isinstance(value, str):
        yield from _size(schema, len(value), "minLength", "maxLength", "characters")
    elif isinstance(value, list):
        yield from _size(schema, len(value), "minItems", "maxItems", "items")
        if schema.get("uniqueItems") is True and not _all_different(value):
            yield "unique items"
    else:
        yield from _size(schema, len(value), "minProperties", "maxProperties", "members")


def _all_different(items: "list[JsonValue]") -> bool:
    return not any(same_json(item, other) for index, item in enumerate(items) for other in items[:index])


def _number(schema: "dict[str, JsonValue]", value: float) -> Iterator[str]:
    least, most = _bound(schema, "minimum"), _bound(schema, "maximum")
    above, below = _bound(schema, "exclusiveMinimum"), _bound(schema, "exclusiveMaximum")
    step = _bound(schema, "multipleOf")
    if least is not None and value < least:
        yield f"at least {least:g}"
    if most is not None and value > most:
        yield f"at most {most:g}"
    if above is not None and value <= above:
        yield f"more than {above:g}"
    if below is not None and value >= below:
        yield f"less than {below:g}"
    if step is not None and step > 0 and abs(value / step - round(value / step)) > _EXACT:
        yield f"a multiple of {step:g}"


def _size(schema: "dict[str, JsonValue]", size: int, least: str, most: str, words: str) -> Iterator[str]:
    lowest, highest = _bound(schema, least), _bound(schema, most)
    if lowest is not None and size < lowest:
        yield f"at least {lowest:g} {words}"
    if highest is not None and size > highest:
        yield f"at most {highest:g} {words}"


def _bound(schema: "dict[str, JsonValue]", keyword: str) -> float | None:
    value = schema.get(keyword)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None
