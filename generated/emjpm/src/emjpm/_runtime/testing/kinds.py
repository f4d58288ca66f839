"""The JSON types of values and of schemas, also in words."""

from typing import TYPE_CHECKING, Final

from ..codec.equality import same_json
from .formats import WORDS

if TYPE_CHECKING:
    from ..codec.values import JsonValue

__all__ = ["NAMES", "described", "is_type", "other_than", "unlike"]

NAMES: Final = ("string", "integer", "number", "boolean", "null", "array", "object")


def is_type(value: "JsonValue", name: str) -> bool:
    """Return whether a value has a JSON type."""
    match name:
        case "string":
            return isinstance(value, str)
        case "integer":
            return not isinstance(value, bool) and (
                isinstance(value, int) or (isinstance(value, float) and value.is_integer())
            )
        case "number":
            return not isinstance(value, bool) and isinstance(value, int | float)
        case "boolean":
            return isinstance(value, bool)
        case "null":
            return value is None
        case "array":
            return isinstance(value, list)
        case _:
            return isinstance(value, dict)


def unlike(schema: "dict[str, JsonValue]", value: "JsonValue") -> str | None:
    """Return the expected type or values in words if a value has others; otherwise ``None``."""
    own = schema.get("type")
    names = [each for each in (own if isinstance(own, list) else [own]) if isinstance(each, str)]
    if names and not any(is_type(value, name) for name in names):
        return described(schema)
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    if isinstance(values, list) and not any(same_json(value, each) for each in values):
        return f"one of {', '.join(map(repr, values))}" if len(values) > 1 else repr(values[0] if values else None)
    return None


_ARTICLES: Final = {
    "string": "text",
    "integer": "an integer",
    "number": "a number",
    "boolean": "true or false",
    "null": "null",
    "array": "a list",
    "object": "an object",
}


def described(schema: "JsonValue") -> str:
    """Return the type of a schema in words."""
    if not isinstance(schema, dict):
        return "a value"
    own = schema.get("type")
    names = [each for each in (own if isinstance(own, list) else [own]) if isinstance(each, str)]
    form = schema.get("format")
    if names == ["string"] and isinstance(form, str) and form in WORDS:
        return WORDS[form]
    if isinstance(schema.get("$ref"), str):
        return f"a {schema['$ref']}"
    return " or ".join(_ARTICLES.get(name, name) for name in names) or "a value"


def other_than(denied: "JsonValue") -> str:
    """Return what a value must be that a schema must not accept, in words."""
    if not isinstance(denied, dict) or not denied:
        return "nothing"
    values = [denied["const"]] if "const" in denied else denied.get("enum")
    if isinstance(values, list) and values:
        return f"a value other than {', '.join(map(repr, values))}"
    return f"a value other than {described(denied)}" if denied.keys() == {"type"} else "another value"
