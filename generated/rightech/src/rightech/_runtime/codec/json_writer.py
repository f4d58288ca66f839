"""Serialize arguments to JSON without building models or copies."""

import math
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from json.encoder import encode_basestring
from typing import Final, cast

from ..base.errors import InvalidArgument
from ..base.scalars import is_list, is_object, members, scalar
from ..base.unset import UNSET
from .json_reader import ExactFloat

__all__ = ["json_text"]

_DEEPEST: Final = 200


def json_text(value: object, name: str) -> str:
    """Serialize a value as JSON: unset members omitted, all digits of a ``Decimal`` kept, dates in ISO 8601.

    Raises:
        InvalidArgument: NaN, an infinity, bytes, a set, or another value that JSON cannot represent; the message names
            the place as a path starting with ``name``.
    """
    writer = _Writer()
    try:
        writer.write(value)
    except InvalidArgument as error:
        problem = error.message.partition(": ")[2]
        raise InvalidArgument(f"{name}{writer.place()}: {problem}") from None
    return "".join(writer.pieces)


def _float(value: float) -> str:
    return value.text if isinstance(value, ExactFloat) else float.__repr__(value)


class _Writer:
    """Collects the pieces of the JSON text; exact builtin types are tested first, since nearly all values have one."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._path: list[str | int] = []

    def place(self) -> str:
        """Return the path of the value being written."""
        steps = [f".{step}" if isinstance(step, str) else f"[{step}]" for step in self._path]
        return "".join(steps if len(steps) < 20 else [*steps[:5], "..."])

    def write(self, value: object) -> None:
        kind = type(value)
        if kind is str:
            text = cast("str", value)
            self.pieces.append(encode_basestring(text if text.isascii() else scalar(text, "")))
        elif value is None:
            self.pieces.append("null")
        elif kind is dict:
            self._object(cast("dict[object, object]", value).items())
        elif kind is list:
            self._array(cast("list[object]", value))
        elif kind is float and math.isfinite(cast("float", value)):
            self.pieces.append(repr(value))
        else:
            self._other(value)

    def _other(self, value: object) -> None:
        if isinstance(value, Enum):
            self.write(value.value)
        elif is_object(value):
            self._object(members(value, ""))
        elif is_list(value):
            self._array(value)
        else:
            text = _float(value) if isinstance(value, float) and math.isfinite(value) else scalar(value, "")
            self.pieces.append(text if isinstance(value, (int, float, Decimal)) else encode_basestring(text))

    def _object(self, pairs: Iterable[tuple[object, object]]) -> None:
        self._enter("{")
        opening = "{"
        for key, member in pairs:
            if member is UNSET:
                continue
            if not isinstance(key, str):
                self._path.pop()
                raise InvalidArgument(f": the keys of an object must be str, not {type(key).__name__}")
            self._path[-1] = key
            self.pieces.append(f"{opening}{encode_basestring(key if key.isascii() else scalar(key, ''))}:")
            self.write(member)
            opening = ","
        self._leave("{}" if opening == "{" else "}")

    def _array(self, items: Iterable[object]) -> None:
        self._enter("[")
        opening = "["
        for index, item in enumerate(items):
            self._path[-1] = index
            self.pieces.append(opening)
            self.write(item)
            opening = ","
        self._leave("[]" if opening == "[" else "]")

    def _enter(self, opening: str) -> None:
        if len(self._path) >= _DEEPEST:
            raise InvalidArgument(f": nested deeper than {_DEEPEST} levels, or contains itself")
        self._path.append(opening)

    def _leave(self, closing: str) -> None:
        self._path.pop()
        self.pieces.append(closing)
