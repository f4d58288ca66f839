"""The keywords of a schema with typed values, wherever they were read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from pochoir.ir import Json, Limits
from pochoir.schemas.keywords import ANNOTATIONS, COMPOSING, LIMITS, OTHER_LIMITS, NumericBound

_EXACT: Final = 2**53
"""The number from which not every integer is a float (RFC 8259, section 6)."""
LimitedType: TypeAlias = Literal["string", "number", "array"]
LIMITED_KINDS: Final[Mapping[str, LimitedType]] = {
    "str": "string",
    "int": "number",
    "float": "number",
    "decimal": "string",
    "decimal_number": "number",
    "base64": "string",
}
"""The type whose limits apply, by kind of a `Plain` type."""


@dataclass(frozen=True, slots=True)
class Discriminator:
    """The `discriminator` of a schema.

    Attributes:
        property_name: the property that names the schema of a value, or None.
        mapping: names of schemas, or references to them, by value of the property.
        default: the name of the schema of any other value, or a reference to it (OpenAPI 3.2); "" if there is none.
    """

    property_name: str | None
    mapping: Mapping[str, str]
    default: str = ""


@dataclass(frozen=True, slots=True)
class Keywords:
    """The keywords of a schema, or of several that were merged into one, in the form of OpenAPI 3.1.

    Attributes:
        keywords: every keyword with its value, in the order of the document; unknown keywords and extensions too.
        type: the names in `type`, including "null".
        types: the names in `type`, except "null".
    """

    keywords: Mapping[str, Json]
    type: tuple[str, ...]
    types: tuple[str, ...]

    @classmethod
    def of(cls, keywords: Mapping[str, Json]) -> "Keywords":
        """Return keywords in the form of 3.1 with their values typed."""
        return Keywords(keywords, *type_names(keywords))

    def has(self, *keywords: str) -> bool:
        """Return whether the schema has any of some keywords."""
        return not self.keywords.keys().isdisjoint(keywords)

    @property
    def constraints(self) -> set[str]:
        """The keywords that constrain the values of the schema."""
        return {key for key in self.keywords if key not in ANNOTATIONS and not key.startswith("x-")}

    @property
    def is_composed(self) -> bool:
        """Whether the schema refers to others: by `$ref`, `allOf`, `oneOf` or `anyOf`."""
        return not COMPOSING.isdisjoint(self.keywords)

    @property
    def is_null(self) -> bool:
        """Whether the schema admits only null, without looking at its parts."""
        return self.type == ("null",) or self.enum == [None] or (self.has("const") and self.const is None)

    @property
    def names_null(self) -> bool:
        """Whether `type` includes null, or the schema is `nullable`."""
        return "null" in self.type or self.keywords.get("nullable") is True

    @property
    def enum(self) -> Sequence[Json] | None:
        """The values of `enum`, or None."""
        return self._list("enum")

    @property
    def literals(self) -> tuple[str | int | bool, ...]:
        """The values of `enum` except null, or nothing when one is not a string, an integer or a boolean."""
        kept: dict[tuple[type, str | int | bool], str | int | bool] = {}
        for value in self.enum or ():
            if value is None:
                continue
            if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
                # JSON does not distinguish 1.0 from 1.
                value = int(value)
            if not isinstance(value, str | int | bool):
                return ()
            # In Python, but not in JSON, `True` equals 1.
            kept.setdefault((type(value), value), value)
        return tuple(kept.values())

    @property
    def const(self) -> Json:
        """The value of `const`, or None. `has("const")` distinguishes null from a missing value."""
        return self.keywords.get("const")

    @property
    def default(self) -> Json:
        """The value of `default`, or None. `has("default")` distinguishes null from a missing value."""
        return self.keywords.get("default")

    @property
    def examples(self) -> Sequence[Json]:
        """The values of `examples`, or that of `example`."""
        return self._list("examples") or ()

    @property
    def required(self) -> tuple[str, ...]:
        """The names of the required properties."""
        return tuple([name for name in self._list("required") or () if isinstance(name, str)])

    @property
    def format(self) -> str:
        """The `format`, or ""."""
        return self._text("format")

    @property
    def pattern(self) -> str | None:
        """The `pattern`, or None."""
        value = self.keywords.get("pattern")
        return value if isinstance(value, str) else None

    @property
    def media_type(self) -> str:
        """The `contentMediaType`, or ""."""
        return self._text("contentMediaType")

    @property
    def title(self) -> str:
        """The `title`, or ""."""
        return self._text("title")

    @property
    def description(self) -> str:
        """The `description`, or ""."""
        return self._text("description")

    @property
    def unique_items(self) -> bool:
        """Whether the items of an array must differ."""
        return self.keywords.get("uniqueItems") is True

    @property
    def discriminator(self) -> Discriminator | None:
        """The `discriminator`, or None."""
        value = self.keywords.get("discriminator")
        if not isinstance(value, dict) or not value:
            return None
        name, mapping = value.get("propertyName"), value.get("mapping")
        entries = mapping.items() if isinstance(mapping, dict) else ()
        default = value.get("defaultMapping")
        return Discriminator(
            name if isinstance(name, str) else None,
            {key: to for key, to in entries if isinstance(to, str)},
            default if isinstance(default, str) else "",
        )

    def value(self, keyword: str) -> Json:
        """Return the value of any keyword, or None."""
        return self.keywords.get(keyword)

    def is_on(self, keyword: Literal["nullable", "deprecated", "readOnly", "writeOnly"]) -> bool:
        """Return whether a keyword that is a switch is true."""
        return self.keywords.get(keyword) is True

    def bound(self, keyword: NumericBound) -> int | float | None:
        """Return the value of a bound, or None."""
        return self._number(keyword)

    def limits(self, type_: LimitedType) -> Limits | None:
        """Return the bounds of a type that clients check, or None."""
        given: dict[str, Any] = {
            name: self.pattern if key == "pattern" else self._number(key) for key, name in LIMITS[type_].items()
        }
        others = [(key, self.keywords[key]) for key in OTHER_LIMITS[type_] if key in self.keywords]
        # A switch that is off, such as `uniqueItems: false`, is no bound.
        scalars = [(key, value) for key, value in others if isinstance(value, int | float | str) and value is not False]
        limits = Limits(**given, others=tuple(scalars))
        return None if limits == Limits() else limits

    def _number(self, keyword: str) -> int | float | None:
        value = self.keywords.get(keyword)
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None

    def _text(self, keyword: str) -> str:
        value = self.keywords.get(keyword)
        return value if isinstance(value, str) else ""

    def _list(self, keyword: str) -> list[Json] | None:
        value = self.keywords.get(keyword)
        return value if isinstance(value, list) else None


def as_keywords(limits: Limits | None, type_: LimitedType) -> dict[str, Json]:
    """Return the bounds of a type as keywords of JSON Schema."""
    if limits is None:
        return {}
    found = {keyword: getattr(limits, name) for keyword, name in LIMITS[type_].items()}
    return {keyword: value for keyword, value in found.items() if value is not None} | dict(limits.others)


def alternatives_of(limits: dict[str, Json]) -> list[dict[str, Json]]:
    """Return bounds without `anyOf`: one for each of its alternatives."""
    listed = limits.get("anyOf")
    own = {key: value for key, value in limits.items() if key != "anyOf"}
    return [{**own, **each} for each in listed if isinstance(each, dict)] if isinstance(listed, list) else [own]


def type_names(keywords: Mapping[str, Json]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names in `type`, with "null" and without it."""
    value = keywords.get("type")
    if isinstance(value, str):
        names: tuple[str, ...] = (value,)
    else:
        names = tuple([name for name in value if isinstance(name, str)]) if isinstance(value, list) else ()
    return names, tuple([name for name in names if name != "null"]) if "null" in names else names
