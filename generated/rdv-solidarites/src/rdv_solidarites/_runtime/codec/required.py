"""Fields that a response must contain, or that must not be null in it.

Constants have a default for objects created in Python, and optional fields are ``None`` if a response lacks them.
"""

from contextvars import ContextVar
from typing import Any, Final, Literal, NamedTuple, TypeAlias, cast, final, get_args, get_origin

from pydantic import GetCoreSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

__all__ = [
    "NULLABLE",
    "REQUIRED",
    "Absent",
    "Nullable",
    "Required",
    "is_constant",
    "is_not_null",
    "is_optional_constant",
    "is_read_only",
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
    """A response lacks a required constant."""


@final
class Required:
    """Marks a constant that every response contains."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema of the constant, marked."""
        schema = cast("_Schema", handler(source))
        return cast("CoreSchema", {**schema, "metadata": {**schema.get("metadata", {}), _MARK: True}})


REQUIRED: Final = Required()
"""Marks a constant that every response contains; objects created in Python have it by default."""


@final
class Nullable:
    """Marks an optional field that can be null."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema of the field, marked."""
        schema = cast("_Schema", handler(source))
        return cast("CoreSchema", {**schema, "metadata": {**schema.get("metadata", {}), _NULLABLE: True}})


NULLABLE: Final = Nullable()
"""Marks an optional field that can be null; in any other, ``None`` means absent, and null is a deviation."""


def needed(field: _Schema) -> _Schema:
    """Return the core schema of a field for reading responses.

    There, a marked constant has no default, and an optional field without a mark cannot be null.
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
    """Return whether the default of a field is a constant that a response may lack."""
    if field["type"] != "default" or "default" not in field:
        return False
    inner: _Schema = field["schema"]["schema"] if field["schema"]["type"] == "nullable" else field["schema"]
    marked = _MARK in inner.get("metadata", {}) or _MARK in field["schema"].get("metadata", {})
    # An open type, which also has values that are not known yet, is a union.
    options = cast("list[_Schema | tuple[object, ...]]", inner["choices"] if inner["type"] == "union" else [inner])
    plain = [option for option in options if not isinstance(option, tuple)]
    return not marked and any(each["type"] == "literal" and each["expected"] == [field["default"]] for each in plain)


def is_read_only(field: FieldInfo) -> bool:
    """Return whether a field is read-only."""
    return field.json_schema_extra == {"readOnly": True}


def is_constant(field: FieldInfo) -> bool:
    """Return whether a field has a constant value by default; it is always sent."""
    options = (field.annotation, *get_args(field.annotation))
    return not is_read_only(field) and any(
        get_origin(option) is Literal and get_args(option) == (field.default,) for option in options
    )


def is_not_null(field: FieldInfo) -> bool:
    """Return whether a field is optional and not nullable: it accepts ``None`` only because that is its default."""
    optional = not field.is_required() and field.default is None and NULLABLE not in field.metadata
    return optional and type(None) in get_args(field.annotation)


def wire_name(name: str, field: FieldInfo) -> str:
    """Return the name in JSON of a member, which may be empty, from the name of its attribute."""
    return name if field.alias is None else field.alias


def _present(nullable: _Schema) -> _Schema:
    """Return the schema of a field that is not null in JSON; in Python, ``None`` means that it is absent."""
    kept = {key: value for key, value in nullable.items() if key in ("ref", "metadata")}
    plain = {key: value for key, value in nullable.items() if key not in kept}
    # Without a union, whose errors would copy the value at each level of a nested response.
    made = core_schema.json_or_python_schema(nullable["schema"], cast("CoreSchema", plain))
    return {**cast("_Schema", made), **kept}


class _Default(NamedTuple):
    value: object

    def __call__(self) -> object:
        if reading.get():
            raise Absent
        return self.value
