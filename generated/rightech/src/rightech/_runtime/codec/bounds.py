"""The limits of JSON Schema on numbers, lengths and patterns, and their check in requests and in responses.

``out_of_bounds`` is the one place where a limit is checked that pydantic does not have: models refer to it with
``Bounded``, arguments and the test kit call it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias, cast

from ..base.errors import InvalidArgument
from ..base.scalars import is_list, is_object, kind, members, scalar
from ..base.unset import Unset
from .equality import all_different, is_multiple, may_repeat
from .text_forms import base64_text, is_bytes

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema, SchemaValidator

    from ..base.arguments import Arguments
    from ..base.operation import Operation

__all__ = ["Bounded", "Schema", "check_arguments", "out_of_bounds"]

Schema: TypeAlias = Mapping[str, object]


class Bounded:
    """Limits that pydantic does not have; metadata of a type: ``Annotated[list[str], Bounded(uniqueItems=True)]``."""

    __slots__ = ("_limits",)

    def __init__(self, **limits: object) -> None:
        """Store the limits by their keywords of JSON Schema."""
        self._limits = limits

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Bounded) and self._limits == other._limits

    def __hash__(self) -> int:
        return hash(tuple(self._limits))  # the values may be lists

    def __repr__(self) -> str:
        return f"Bounded({', '.join(f'{keyword}={value!r}' for keyword, value in self._limits.items())})"

    def __get_pydantic_core_schema__(self, source: object, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        """Return the schema of the type with the check."""
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(self._checked, handler(source))

    def __get_pydantic_json_schema__(self, schema: "CoreSchema", handler: "GetJsonSchemaHandler") -> dict[str, object]:
        """Return the JSON Schema of the type with the limits."""
        return {**handler(schema), **self._limits}

    def _checked(self, value: object) -> object:
        from pydantic_core import PydanticCustomError

        from .required import reading

        wrong = next(out_of_bounds(self._limits, value), "")
        if not wrong and reading.get() and self._limits.get("uniqueItems") is True and is_list(value):
            # The lenient reader compares the items as they are in the response.
            wrong = "unique items" if may_repeat(value) else ""
        if wrong:
            raise PydanticCustomError("out_of_bounds", "Value should {rule}", {"rule": _rule(wrong)})
        return value


def check_arguments(operation: "Operation[object]", arguments: "Arguments") -> None:
    """Check the arguments of a call against the limits in the description.

    Raises:
        InvalidArgument: a value violates a limit; the message names the limit and does not show the value.
    """
    for parameter in operation.parameters:
        if parameter.bounds:
            given: Mapping[str, object] = getattr(arguments, parameter.location)
            _check(parameter.name, given.get(parameter.name), parameter.bounds)
    bounds: Mapping[str, Schema] = getattr(operation.body, "bounds", {})
    if bounds and is_object(arguments.body):
        for name, member in members(arguments.body, "body"):
            if name in bounds:
                _check(f"body.{name}", member, bounds[name])
    limits: Schema = getattr(operation.body, "limits", {})
    if limits:
        _check("body", arguments.body, limits)


def _check(place: str, value: object, schema: Schema) -> None:
    if value is None or isinstance(value, Unset):
        return
    value = _as_sent(place, value.value if isinstance(value, Enum) else value, schema.get("format"))
    if isinstance(value, date):
        _check_date(place, value, schema.get("format"))
    for wrong in out_of_bounds(schema, value):
        raise InvalidArgument(_refusal(place, _rule(wrong)))
    pattern = schema.get("pattern")
    if isinstance(value, str) and isinstance(pattern, str) and not _matches(pattern, value):
        raise InvalidArgument(_refusal(place, f"match the pattern {pattern!r}"))
    if is_list(value):
        _check_items(place, value, schema)


def _check_items(place: str, value: Sequence[object], schema: Schema) -> None:
    items, first = schema.get("items"), cast("Sequence[Schema]", schema.get("prefixItems", ()))
    rest = [cast("Schema", items)] * len(value) if isinstance(items, Mapping) else []
    for index, (item, limits) in enumerate(zip(value, [*first, *rest], strict=False)):
        _check(f"{place}[{index}]", item, limits)


def _as_sent(place: str, value: object, form: object) -> object:
    """Return a decimal or bytes as the text that is sent, which has the limits.

    Raises:
        InvalidArgument: another number is passed for a decimal that is sent as text.
    """
    if form == "decimal" and isinstance(value, (int, float, Decimal)):
        if isinstance(value, Decimal):
            return scalar(value, place)
        raise InvalidArgument(f'{place}: must be a Decimal, not {kind(value)}; pass Decimal("1.10") for example')
    if form == "byte" and is_bytes(value):
        return base64_text(value)
    return value


def _check_date(place: str, value: date, expected: object) -> None:
    if not isinstance(value, datetime):
        if expected == "date-time":
            raise InvalidArgument(f"{place}: must be a datetime, not a date; pass one with a time and a time zone")
        return
    if expected == "date":
        raise InvalidArgument(f"{place}: must be a date, not a datetime; pass its .date()")
    if expected == "date-time" and value.utcoffset() is None:
        raise InvalidArgument(
            f"{place}: must have a time zone; set its tzinfo, for example to datetime.UTC, or pass "
            "check_arguments=False to send it without one"
        )


def _rule(wrong: str) -> str:
    first = wrong.partition(", or ")[0].rstrip("s")
    verb = "have" if first.endswith(("character", "item", "member")) else "be"
    return f"{verb} {wrong}"


def _refusal(place: str, rule: str) -> str:
    return f"{place}: must {rule}, as the description says; pass check_arguments=False to send it anyway"


@lru_cache(maxsize=1024)
def _pattern(pattern: str) -> "SchemaValidator":
    from pydantic_core import SchemaValidator, core_schema

    return SchemaValidator(core_schema.str_schema(pattern=pattern))


def _matches(pattern: str, text: str) -> bool:
    """Return whether a text matches, using pydantic's regular expression engine, which never takes exponential time."""
    return _pattern(pattern).isinstance_python(text)


def out_of_bounds(schema: Schema, value: object) -> Iterator[str]:
    """Yield each violated limit in words."""
    if isinstance(value, bool) or value is None:
        return
    alternatives = [list(_broken(each, value)) for each in cast("Sequence[Schema]", schema.get("anyOf", ()))]
    if alternatives and all(alternatives):
        yield ", or ".join(dict.fromkeys(" and ".join(each) for each in alternatives))
    if isinstance(value, (int, float, Decimal)):
        yield from _number(schema, value)
    elif isinstance(value, str):
        yield from _size(schema, len(value), "minLength", "maxLength", "character")
    elif is_list(value):
        yield from _size(schema, len(value), "minItems", "maxItems", "item")
        if schema.get("uniqueItems") is True and not all_different(value):
            yield "unique items"
    elif isinstance(value, Mapping):
        yield from _size(schema, len(cast("Schema", value)), "minProperties", "maxProperties", "member")


def _broken(schema: Schema, value: object) -> Iterator[str]:
    """Yield each limit of an alternative that is violated by a value or its items, in words."""
    yield from out_of_bounds(schema, value)
    pattern, items = schema.get("pattern"), schema.get("items")
    if isinstance(value, str) and isinstance(pattern, str) and not _matches(pattern, value):
        yield f"text that matches {pattern!r}"
    if is_list(value) and isinstance(items, Mapping):
        found = (wrong for item in value for wrong in _broken(cast("Schema", items), item))
        yield from (f"{wrong} in each item" for wrong in dict.fromkeys(found))


def _number(schema: Schema, value: int | float | Decimal) -> Iterator[str]:
    if isinstance(value, Decimal) and not value.is_finite():
        yield "a finite number"  # other numbers cannot be compared with it
        return
    least, most, above, below = (
        # A decimal is compared with the digits of the limit: 0.1 is no less than 0.1.
        Decimal(str(bound)) if isinstance(value, Decimal) and isinstance(bound, float) else bound
        for bound in (_bound(schema, each) for each in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"))
    )
    step = _bound(schema, "multipleOf")
    if least is not None and value < least:
        yield f"at least {_shown(least)}"
    if most is not None and value > most:
        yield f"at most {_shown(most)}"
    if above is not None and value <= above:
        yield f"more than {_shown(above)}"
    if below is not None and value >= below:
        yield f"less than {_shown(below)}"
    if step is not None and step > 0 and not is_multiple(value, step):
        yield f"a multiple of {_shown(step)}"


def _size(schema: Schema, size: int, least: str, most: str, word: str) -> Iterator[str]:
    lowest, highest = _bound(schema, least), _bound(schema, most)
    if lowest is not None and size < lowest:
        yield f"at least {_counted(lowest, word)}"
    if highest is not None and size > highest:
        yield f"at most {_counted(highest, word)}"


def _counted(number: float, word: str) -> str:
    return f"{_shown(number)} {word}" if number == 1 else f"{_shown(number)} {word}s"


def _shown(number: float | Decimal) -> str:
    return str(number) if isinstance(number, int) else f"{number:g}"


def _bound(schema: Schema, keyword: str) -> float | None:
    value = schema.get(keyword)
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
