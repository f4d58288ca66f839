"""Members that a response must contain, or that it must not contain as null.

Constants have a default for objects that are made in Python, and optional members have ``None`` for responses without
them.
"""

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final, TypeAlias, cast, final, get_args

from pydantic import GetCoreSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

__all__ = [
    "NULLABLE",
    "REQUIRED",
    "Absent",
    "Nullable",
    "Required",
    "is_not_null",
    "is_optional_constant",
    "needed",
    "reading",
    "wire_name",
]

_Schema: TypeAlias = dict[str, Any]

_MARK: Final = "pochoir_required"
_NULLABLE: Final = "pochoir_nullable"
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


@final
class Nullable:
    """Marks an optional member that can be null."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema of the member, marked."""
        schema = cast("_Schema", handler(source))
        return cast("CoreSchema", {**schema, "metadata": {**schema.get("metadata", {}), _NULLABLE: True}})


NULLABLE: Final = Nullable()
"""Marks an optional member that can be null; another one is ``None`` if it is absent, and null is a deviation."""


def needed(field: _Schema) -> _Schema:
    """Return the core schema of a field as responses are read with it.

    The default of a marked constant is not for responses, and an optional member without a mark cannot be null there.
    """
    inner = field["schema"] if field["type"] == "default" else field
    if inner is not field and inner["type"] == "nullable" and field.get("default", field) is None:
        unmarked = _NULLABLE not in inner.get("metadata", {})
        return {**field, "schema": _present(inner)} if unmarked else field
    if field["type"] != "default" or _MARK not in field["schema"].get("metadata", {}) or "default" not in field:
        return field
    rest = {key: value for key, value in field.items() if key != "default"}
    default = field["default"]
    metadata = {**field.get("metadata", {}), "pydantic_js_updates": {"default": default}}
    return {**rest, "default_factory": _Default(default), "metadata": metadata}


def is_optional_constant(field: _Schema) -> bool:
    """Return whether the core schema of a field has a constant as default that a response may lack."""
    if field["type"] != "default" or "default" not in field:
        return False
    inner: _Schema = field["schema"]["schema"] if field["schema"]["type"] == "nullable" else field["schema"]
    marked = _MARK in inner.get("metadata", {}) or _MARK in field["schema"].get("metadata", {})
    # An open type, which also has values that are not known yet, is a union.
    options = cast("list[_Schema | tuple[object, ...]]", inner["choices"] if inner["type"] == "union" else [inner])
    plain = [option for option in options if not isinstance(option, tuple)]
    return not marked and any(each["type"] == "literal" and each["expected"] == [field["default"]] for each in plain)


def is_not_null(field: FieldInfo) -> bool:
    """Return whether a member is optional and not nullable: ``None`` is its default, and the only reason for it."""
    optional = not field.is_required() and field.default is None and NULLABLE not in field.metadata
    return optional and type(None) in get_args(field.annotation)


def wire_name(name: str, field: FieldInfo) -> str:
    """Return the name in JSON of a member, which may be empty, from the name of its attribute."""
    return name if field.alias is None else field.alias


def _present(nullable: _Schema) -> _Schema:
    """Return the schema of a member that is not null in JSON; in Python, ``None`` means that it is absent."""
    kept = {key: value for key, value in nullable.items() if key in ("ref", "metadata")}
    plain = {key: value for key, value in nullable.items() if key not in kept}
    # Without a union, whose errors would copy the value at each level of a nested response.
    made = core_schema.json_or_python_schema(nullable["schema"], cast("CoreSchema", plain))
    return {**cast("_Schema", made), **kept}


@dataclass(frozen=True, slots=True)
class _Default:
    value: object

    def __call__(self) -> object:
        if reading.get():
            raise Absent
        return self.value
