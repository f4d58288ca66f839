"""One schema as it is written: its typed keywords, and the places of the schemas in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Self

from pochoir import pointers
from pochoir.ir import Json
from pochoir.pointers import escape
from pochoir.schemas.keywords import HOLDING, LINKING
from pochoir.schemas.typed import Keywords, type_names
from pochoir.schemas.upgrade import upgrade

_NO_NAMES: Final[Mapping[str, str]] = {}


@dataclass(frozen=True, slots=True)
class Subschema:
    """A schema inside of another one.

    Attributes:
        keyword: the keyword that holds it.
        key: its name or its position under the keyword; None if the keyword holds only one.
        pointer: its JSON pointer.
    """

    keyword: str
    key: str | int | None
    pointer: str


@dataclass(frozen=True, slots=True)
class Schema(Keywords):
    """A schema at one place of a document.

    Attributes:
        pointer: its JSON pointer. `Document.locate` returns the file, line and column of it and of its keywords.
        written: its value as written, before it was upgraded.
        target: the pointer in its `$ref`, or None when it has no local one.
        is_old: whether the document is written in OpenAPI 3.0.
        is_alone: whether it neither contains other schemas nor refers to any.
        properties: the pointers of its properties, by name.
        all_of: the pointers of the schemas in `allOf`.
        one_of: the pointers of the schemas in `oneOf`.
        any_of: the pointers of the schemas in `anyOf`.
    """

    pointer: str
    written: Json
    target: str | None
    is_old: bool
    is_alone: bool
    properties: Mapping[str, str]
    all_of: tuple[str, ...]
    one_of: tuple[str, ...]
    any_of: tuple[str, ...]

    @classmethod
    def parse(cls, written: Json, pointer: str = "", *, version: str = "3.1") -> Self:
        """Return the schema that a value of a document describes. Any value is accepted; validation reports faults.

        Args:
            written: the value.
            pointer: its JSON pointer.
            version: the version of OpenAPI.
        """
        keywords = upgrade(written)
        type_, types = type_names(keywords)
        return cls(
            keywords=keywords,
            type=type_,
            types=types,
            pointer=pointer,
            written=written,
            target=pointers.of_reference(keywords["$ref"]) if "$ref" in keywords else None,
            is_old=version.startswith("3.0"),
            is_alone=LINKING.isdisjoint(keywords),
            properties=_named(keywords, pointer, "properties") if "properties" in keywords else _NO_NAMES,
            all_of=_listed(keywords, pointer, "allOf") if "allOf" in keywords else (),
            one_of=_listed(keywords, pointer, "oneOf") if "oneOf" in keywords else (),
            any_of=_listed(keywords, pointer, "anyOf") if "anyOf" in keywords else (),
        )

    @property
    def ref(self) -> str | None:
        """The `$ref` as written, or None."""
        value = self.keywords.get("$ref")
        return value if isinstance(value, str) else None

    @property
    def boolean(self) -> bool | None:
        """True or False for a schema that is written as a boolean, or else None."""
        return self.written if isinstance(self.written, bool) else None

    @property
    def is_nullable(self) -> bool:
        """Whether `nullable` is written and true."""
        return self.written_keywords.get("nullable") is True

    @property
    def written_keywords(self) -> Mapping[str, Json]:
        """The keywords as they are written, before they were upgraded."""
        return self.written if isinstance(self.written, dict) else {}

    @property
    def samples(self) -> Iterator[tuple[str, Json]]:
        """The pointers and values of `example` and of `examples`, as they are written."""
        written = self.written_keywords
        if "example" in written:
            yield f"{self.pointer}/example", written["example"]
        listed = written.get("examples")
        for number, value in enumerate(listed if isinstance(listed, list) else ()):
            yield f"{self.pointer}/examples/{number}", value

    @property
    def alternatives(self) -> tuple[str, ...]:
        """The pointers of the schemas in `oneOf` and `anyOf`."""
        return self.one_of + self.any_of

    @property
    def own(self) -> dict[str, Json]:
        """The constraining keywords other than `$ref` and `allOf`, in the order of the document.

        OpenAPI 3.0 ignores what is next to a `$ref`. It is kept, except `type`, which could contradict the reference.
        """
        kept = self.constraints - {"$ref", "allOf"}
        if self.is_old and "$ref" in self.keywords:
            kept.discard("type")
        return {key: value for key, value in self.keywords.items() if key in kept}

    @property
    def additional(self) -> str | bool | None:
        """`additionalProperties`: the pointer of a schema, or the boolean that is written instead, or None."""
        value = self.keywords.get("additionalProperties")
        return value if isinstance(value, bool) else self.child("additionalProperties") or None

    @property
    def required_places(self) -> dict[str, str]:
        """The pointers of the names in `required`, by name."""
        names = enumerate(self._list("required") or ())
        return {name: f"{self.pointer}/required/{at}" for at, name in names if isinstance(name, str)}

    def written_as(self, keyword: str) -> str:
        """Return how a keyword is written: in OpenAPI 3.0, an exclusive bound is a bound with a boolean next to it."""
        inclusive = {"exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}.get(keyword)
        return inclusive if inclusive is not None and inclusive in self.written_keywords and self.is_old else keyword

    def child(self, keyword: str) -> str:
        """Return the pointer of the schema or boolean under a keyword, or ""."""
        return f"{self.pointer}/{keyword}" if isinstance(self.keywords.get(keyword), dict | bool) else ""

    def listed(self, keyword: str) -> tuple[str, ...]:
        """Return the pointers of the schemas in the list under a keyword."""
        return _listed(self.keywords, self.pointer, keyword)

    def named(self, keyword: str) -> dict[str, str]:
        """Return the pointers of the schemas in the object under a keyword, by name."""
        return _named(self.keywords, self.pointer, keyword)

    def subschemas(self) -> Iterator[Subschema]:
        """Yield the schemas directly inside of this one, in the order of the document, without following `$ref`."""
        for keyword in self.keywords:
            holds = HOLDING.get(keyword)
            if holds in ("one", "one-or-list") and isinstance(self.keywords[keyword], dict | bool):
                yield Subschema(keyword, None, f"{self.pointer}/{keyword}")
            elif holds == "list":
                yield from (Subschema(keyword, at, place) for at, place in enumerate(self.listed(keyword)))
            elif holds == "names":
                yield from (Subschema(keyword, name, place) for name, place in self.named(keyword).items())


def _listed(keywords: Mapping[str, Json], pointer: str, keyword: str) -> tuple[str, ...]:
    value = keywords.get(keyword)
    return tuple([f"{pointer}/{keyword}/{at}" for at in range(len(value))]) if isinstance(value, list) else ()


def _named(keywords: Mapping[str, Json], pointer: str, keyword: str) -> dict[str, str]:
    value = keywords.get(keyword)
    return {name: f"{pointer}/{keyword}/{escape(name)}" for name in value} if isinstance(value, dict) else {}
