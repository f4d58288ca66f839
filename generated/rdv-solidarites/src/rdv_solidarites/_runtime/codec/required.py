"""Constants that every response contains: their default is for objects that are made in Python."""

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final, TypeAlias, cast, final

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema

__all__ = ["REQUIRED", "Absent", "Required", "needed", "reading"]

_Schema: TypeAlias = dict[str, Any]

_MARK: Final = "pochoir_required"
reading: Final = ContextVar("reading", default=False)
"""Whether a response is read in this context: an object that lacks a constant then raises ``Absent``."""


class Absent(Exception):
    """A response lacks a constant that it must contain."""


@final
class Required:
    """Marks a constant that every response contains."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema of the constant, marked."""
        schema = cast("_Schema", handler(source))
        return cast("CoreSchema", {**schema, "metadata": {**schema.get("metadata", {}), _MARK: True}})


REQUIRED: Final = Required()
"""Marks a constant that every response contains; objects that are made in Python have it by default."""


def needed(field: _Schema) -> _Schema:
    """Return the core schema of a field, whose default is not for responses if it is a marked constant."""
    if field["type"] != "default" or _MARK not in field["schema"].get("metadata", {}) or "default" not in field:
        return field
    rest = {key: value for key, value in field.items() if key != "default"}
    default = field["default"]
    metadata = {**field.get("metadata", {}), "pydantic_js_updates": {"default": default}}
    return {**rest, "default_factory": _Default(default), "metadata": metadata}


@dataclass(frozen=True, slots=True)
class _Default:
    value: object

    def __call__(self) -> object:
        if reading.get():
            raise Absent
        return self.value
