"""The keywords of a schema: JSON Schema 2020-12 and earlier, and OpenAPI. Every stage reads this one table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from pochoir.ir import Json
from pochoir.schemas import merge

Role: TypeAlias = Literal["annotation", "compose", "shape", "bound", "check"]
"""What a keyword does.

- `annotation`: it does not constrain the values of a schema.
- `compose`: it makes a schema of others.
- `shape`: it says what the values are, which their type in Python shows.
- `bound`: it constrains the values of a type without changing the type.
- `check`: it constrains the values in a way that their type cannot show.
"""
Holds: TypeAlias = Literal["one", "list", "names", "one-or-list"]
"""How the value of a keyword holds objects: as one, in a list, or in an object by name."""


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword.

    Attributes:
        name: the keyword.
        role: what it does.
        holds: how its value holds schemas; None if it does not.
        types: the types of JSON Schema to whose values it applies; empty for all types.
        written: the Python types of a well-formed value; empty if any value is read.
        merge: merges two values of it, of which the second is nearer to the schema that is read.
        limit: the field of `Limits` with its value, which pydantic checks; "" if it has no such constraint.
        checked: whether `codec/bounds.py` of the runtime checks it instead, in requests and in responses.
    """

    name: str
    role: Role
    holds: Holds | None = None
    types: frozenset[str] = frozenset()
    written: tuple[type, ...] = ()
    merge: Callable[[Json, Json], Json] = merge.nearest
    limit: str = ""
    checked: bool = False


NumericBound: TypeAlias = Literal[
    "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems",
    "maxItems", "minContains", "maxContains", "minProperties", "maxProperties",
]  # fmt: skip
"""The bounds whose value is a number."""
_NUMBER: Final = frozenset({"number", "integer"})
_STRING: Final = frozenset({"string"})
_ARRAY: Final = frozenset({"array"})
_OBJECT: Final = frozenset({"object"})
_LIST, _DICT, _TEXT = (list,), (dict,), (str,)
_TABLE: Final = (
    Keyword("type", "shape", written=(str, list), merge=merge.both_types),
    Keyword("enum", "shape", written=_LIST, merge=merge.both_values),
    Keyword("const", "shape"),
    # References and compositions
    Keyword("$ref", "compose", written=_TEXT),
    Keyword("allOf", "compose", "list", written=_LIST),
    Keyword("oneOf", "compose", "list", written=_LIST),
    Keyword("anyOf", "compose", "list", written=_LIST),
    Keyword("not", "check", "one"),
    Keyword("if", "check", "one"),
    Keyword("then", "check", "one"),
    Keyword("else", "check", "one"),
    Keyword("$dynamicRef", "check"),
    Keyword("$recursiveRef", "check"),
    # Objects
    Keyword("properties", "shape", "names", _OBJECT, _DICT),
    Keyword("patternProperties", "shape", "names", _OBJECT, _DICT),
    Keyword("additionalProperties", "shape", "one", _OBJECT),
    Keyword("required", "shape", None, _OBJECT, _LIST, merge.all_names),
    Keyword("propertyNames", "check", "one", _OBJECT),
    Keyword("dependentRequired", "check", None, _OBJECT),
    Keyword("dependentSchemas", "check", "names", _OBJECT),
    Keyword("dependencies", "check", None, _OBJECT),
    Keyword("unevaluatedProperties", "check", "one", _OBJECT),
    Keyword("minProperties", "bound", None, _OBJECT, merge=merge.largest),
    Keyword("maxProperties", "bound", None, _OBJECT, merge=merge.smallest),
    # Arrays
    Keyword("items", "shape", "one-or-list", _ARRAY),
    Keyword("prefixItems", "shape", "list", _ARRAY, _LIST),
    Keyword("contains", "check", "one", _ARRAY),
    Keyword("unevaluatedItems", "check", "one", _ARRAY),
    Keyword("minItems", "bound", None, _ARRAY, merge=merge.largest, limit="min_length"),
    Keyword("maxItems", "bound", None, _ARRAY, merge=merge.smallest, limit="max_length"),
    Keyword("minContains", "bound", None, _ARRAY, merge=merge.largest),
    Keyword("maxContains", "bound", None, _ARRAY, merge=merge.smallest),
    Keyword("uniqueItems", "bound", None, _ARRAY, merge=merge.either, checked=True),
    # Strings
    Keyword("format", "shape", None, _STRING),
    Keyword("contentMediaType", "shape", None, _STRING),
    Keyword("contentEncoding", "shape", None, _STRING),
    Keyword("contentSchema", "check", "one", _STRING),
    Keyword("pattern", "bound", None, _STRING, limit="pattern"),
    Keyword("minLength", "bound", None, _STRING, merge=merge.largest, limit="min_length"),
    Keyword("maxLength", "bound", None, _STRING, merge=merge.smallest, limit="max_length"),
    # Numbers
    Keyword("minimum", "bound", None, _NUMBER, merge=merge.largest, limit="ge"),
    Keyword("exclusiveMinimum", "bound", None, _NUMBER, merge=merge.largest, limit="gt"),
    Keyword("maximum", "bound", None, _NUMBER, merge=merge.smallest, limit="le"),
    Keyword("exclusiveMaximum", "bound", None, _NUMBER, merge=merge.smallest, limit="lt"),
    Keyword("multipleOf", "bound", None, _NUMBER, merge=merge.common_step, limit="multiple_of"),
    # Annotations
    Keyword("title", "annotation"),
    Keyword("description", "annotation"),
    Keyword("default", "annotation"),
    Keyword("example", "annotation"),
    Keyword("examples", "annotation", written=_LIST),
    Keyword("deprecated", "annotation"),
    Keyword("readOnly", "annotation"),
    Keyword("writeOnly", "annotation"),
    Keyword("nullable", "annotation"),
    Keyword("discriminator", "annotation", written=_DICT),
    Keyword("externalDocs", "annotation"),
    Keyword("xml", "annotation"),
    # Keywords of the schema as a resource
    Keyword("$comment", "annotation"),
    Keyword("$id", "annotation"),
    Keyword("$schema", "annotation"),
    Keyword("$anchor", "annotation"),
    Keyword("$defs", "annotation", "names", written=_DICT),
    Keyword("definitions", "annotation", "names", written=_DICT),
    Keyword("$dynamicAnchor", "check"),
    Keyword("$vocabulary", "check"),
)
KEYWORDS: Final[Mapping[str, Keyword]] = {keyword.name: keyword for keyword in _TABLE}
"""The keywords by name. Any other is unknown, or an extension."""


def _with_role(role: Role) -> frozenset[str]:
    return frozenset(keyword.name for keyword in _TABLE if keyword.role == role)


ANNOTATIONS: Final = _with_role("annotation")
COMPOSING: Final = _with_role("compose")
CHECKS: Final = _with_role("check")
BOUNDS: Final = _with_role("bound")
"""The bounds, checked by clients or not."""


CHECKED: Final = frozenset(keyword.name for keyword in _TABLE if keyword.limit or keyword.checked)
"""The bounds that clients check."""


def _limits(type_: str) -> Mapping[str, str]:
    return {each.name: each.limit for each in _TABLE if each.limit and type_ in each.types}


def _others(type_: str) -> tuple[str, ...]:
    return tuple([each.name for each in _TABLE if each.checked and type_ in each.types])


_LIMITED: Final = ("string", "number", "array")
LIMITS: Final[Mapping[str, Mapping[str, str]]] = {name: _limits(name) for name in _LIMITED}
"""The bounds that pydantic checks, with their fields of `Limits`, by type of JSON Schema."""
OTHER_LIMITS: Final[Mapping[str, tuple[str, ...]]] = {name: _others(name) for name in _LIMITED}
"""The bounds that the runtime checks, by type of JSON Schema."""
HOLDING: Final[Mapping[str, Holds]] = {keyword.name: keyword.holds for keyword in _TABLE if keyword.holds}
"""How each keyword with schemas holds them."""
LINKING: Final = COMPOSING.union(HOLDING)
"""The keywords that contain other schemas or refer to them."""
