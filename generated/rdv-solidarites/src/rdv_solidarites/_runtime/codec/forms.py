"""Types that JSON represents differently: decimals as numbers or text, bytes as Base64 text."""

import math
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Self, TypeAlias, cast, final, get_args, get_origin

from ..base.scalars import scalar
from .equality import is_multiple
from .json_reader import ExactFloat
from .json_schema import described_as
from .text_forms import base64_text, bytes_of, decimal_of, is_bytes

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema

    Schemas: TypeAlias = tuple[CoreSchema, CoreSchema, Callable[[object], object], dict[str, Any]]
    """How to read JSON, how to read Python, how to write, and the metadata for JSON Schema."""

__all__ = ["AS_BASE64", "AS_NUMBER", "AS_TEXT", "Form", "is_dumped"]

_EXACT: Final = "pochoir_exact"
"""The metadata key of a schema that needs no rewriting to be exact."""


@final
class Form:
    """Marks a type with the form of its values in JSON: ``Annotated[Decimal, Form("text", max_length=9)]``.

    The limits are those of the form: of the text, or of the number.
    """

    __slots__ = ("_limits", "form")

    def __init__(self, form: Literal["number", "text", "base64"], **limits: float | str) -> None:
        """Store the form and its limits, by their names in pydantic.

        Args:
            form: decimals as numbers or as text, or bytes as text in Base64.
            limits: ``ge``, ``multiple_of``, … of a number, ``max_length``, ``pattern``, … of a text.
        """
        self.form: Final = form
        self._limits: Final = tuple(limits.items())

    @classmethod
    def of(cls, annotation: object) -> Self | None:
        """Return the form of a type; ``None`` if it has none."""
        notes = get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()
        return next((note for note in notes if isinstance(note, cls)), None)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Form) and (self.form, self._limits) == (other.form, other._limits)

    def __hash__(self) -> int:
        return hash((self.form, self._limits))

    def __repr__(self) -> str:
        return f"Form({', '.join([repr(self.form), *(f'{name}={limit!r}' for name, limit in self._limits)])})"

    def read(self, tree: object) -> Decimal | bytes | None:
        """Return the decimal or the bytes of a JSON value, within the limits or not; ``None`` if it has another form.

        Text in place of a number is read as the number.
        """
        if self.form == "base64":
            return bytes_of(tree) if isinstance(tree, str) else None
        if isinstance(tree, str):
            return decimal_of(tree)
        return _decimal(tree) if self.form == "number" else None

    def sent(self, value: object, place: str) -> object:
        """Return a decimal or bytes in their JSON form, and any other value unchanged.

        Raises:
            InvalidArgument: NaN, or an infinity.
        """
        if self.form == "base64":
            return base64_text(value) if is_bytes(value) else value
        return scalar(value, place) if self.form == "text" and isinstance(value, Decimal) else value

    def __get_pydantic_core_schema__(self, source: object, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        """Return the schema that reads the form from JSON, and in Python also the value itself."""
        from pydantic_core import core_schema

        made = {"number": _number, "text": _text, "base64": _base64}[self.form]
        from_json, in_python, written, described = made(dict(self._limits))
        return core_schema.json_or_python_schema(
            from_json,
            in_python,
            serialization=core_schema.plain_serializer_function_ser_schema(written, when_used="json"),
            metadata={_EXACT: True, **described},
        )


def _decimal(value: object) -> Decimal | None:
    """Return the decimal of a JSON number, with the digits that it has."""
    if isinstance(value, ExactFloat):
        return decimal_of(value.text)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        return None
    return Decimal(value) if isinstance(value, int) else Decimal(repr(value))


def _reader(read: Callable[[Any], object | None], kept: type[object] | None = None) -> Callable[[object], object]:
    """Return a function for pydantic that reads a value, or refuses it; values of a class are kept."""

    def found(value: object) -> object:
        if kept is not None and not isinstance(value, kept):
            return value
        made = read(value)
        if made is None:
            raise ValueError("it has another form")
        return made

    return found


def _number(limits: dict[str, Any]) -> "Schemas":
    from pydantic_core import core_schema

    bounds = {name: Decimal(str(limit)) for name, limit in limits.items() if name != "multiple_of"}
    plain: CoreSchema = core_schema.decimal_schema(**cast("dict[str, Any]", bounds))
    step = limits.get("multiple_of")
    if step is not None:
        # pydantic refuses every decimal that has more than 28 digits more than this limit.
        plain = core_schema.no_info_after_validator_function(_multiple_of(step), plain)
    described = described_as("number", "decimal")
    return core_schema.no_info_before_validator_function(_reader(_decimal), plain), plain, _json_number, described


def _multiple_of(step: float) -> Callable[[Decimal], Decimal]:
    from pydantic_core import PydanticKnownError

    def checked(value: Decimal) -> Decimal:
        if not is_multiple(value, step):
            raise PydanticKnownError("multiple_of", {"multiple_of": step})
        return value

    return checked


def _json_number(value: object) -> object:
    """Return a decimal as a float or an integer of the same value; as text if there is none."""
    if not isinstance(value, Decimal) or not value.is_finite():
        return value
    found = float(value)
    if not math.isfinite(found) or Decimal(repr(found)) != value:
        return scalar(value, "")
    is_zero = not found and value.is_signed()
    return int(found) if found.is_integer() and abs(found) < 2**53 and not is_zero else found


def is_dumped(value: object) -> bool:
    """Return whether a value is the text that ``model_dump_json`` writes for a decimal that no float is equal to."""
    found = decimal_of(value) if isinstance(value, str) else None
    return found is not None and _json_number(found) == value


def _text(limits: dict[str, Any]) -> "Schemas":
    from pydantic_core import core_schema

    text = core_schema.str_schema(strict=True, **limits)
    read = core_schema.no_info_after_validator_function(_reader(decimal_of), text)
    in_python = core_schema.no_info_before_validator_function(_reader(decimal_of, str), core_schema.decimal_schema())
    described = described_as("string", "decimal")
    return read, in_python, lambda value: scalar(value, "") if isinstance(value, Decimal) else value, described


def _base64(limits: dict[str, Any]) -> "Schemas":
    from pydantic_core import core_schema

    text = core_schema.str_schema(strict=True, **limits)
    read = core_schema.no_info_after_validator_function(_reader(bytes_of), text)
    in_python = core_schema.no_info_before_validator_function(_reader(bytes_of, str), core_schema.bytes_schema())
    described = described_as("string", "byte")
    return read, in_python, lambda value: base64_text(value) if isinstance(value, bytes) else value, described


AS_NUMBER: Final = Form("number")
"""Marks a ``Decimal`` that is a number in JSON."""
AS_TEXT: Final = Form("text")
"""Marks a ``Decimal`` that is text in JSON."""
AS_BASE64: Final = Form("base64")
"""Marks ``bytes`` that are text in Base64 in JSON."""
