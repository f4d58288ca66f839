"""The data of an operation for the test kit: schemas of requests, examples of responses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..base.operation import Location, Operation

if TYPE_CHECKING:
    from ..codec.values import JsonValue

__all__ = ["Described", "Given", "Many", "Shown"]


@dataclass(frozen=True, slots=True)
class Given:
    """The JSON Schema of a parameter."""

    name: str
    location: Location
    schema: "JsonValue" = True
    required: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A described response: status as written, example of the body, schema, headers."""

    status: str
    body: "JsonValue" = None
    schema: "JsonValue" = True
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Many:
    """Where a batch request holds its records, and where its response holds the results."""

    items: str
    results: str


@dataclass(frozen=True, slots=True)
class Described:
    """One operation for the fake; ``body`` is the JSON Schema of the request body."""

    operation: Operation[object]
    given: tuple[Given, ...] = ()
    body: "JsonValue" = True
    replies: tuple[Shown, ...] = ()
    many: Many | None = None

    def fixed(self) -> Mapping[str, str]:
        """Return the query parameters with a constant value, which may distinguish operations of one path."""
        values = {
            each.name: _only(each.schema)
            for each in self.given
            if each.location == "query" and each.required and isinstance(each.schema, dict)
        }
        return {name: value for name, value in values.items() if isinstance(value, str)}


def _only(schema: "Mapping[str, JsonValue]") -> "JsonValue":
    """Return the only value that a schema accepts; ``None`` if there are more."""
    values = schema.get("enum")
    return values[0] if isinstance(values, list) and len(values) == 1 else schema.get("const")
