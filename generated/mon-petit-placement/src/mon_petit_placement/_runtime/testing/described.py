"""What the test kit knows of an operation beside what the client knows: rules for requests, examples of replies."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..operation import Location, Operation

if TYPE_CHECKING:
    from ..values import JsonValue

__all__ = ["Described", "Given", "Many", "Shown"]


@dataclass(frozen=True, slots=True)
class Given:
    """What the values of a parameter must be: a JSON Schema."""

    name: str
    location: Location
    schema: "JsonValue" = True
    required: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A reply as the description shows it: status as written, the example of its body, its schema, its headers."""

    status: str
    body: "JsonValue" = None
    schema: "JsonValue" = True
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Many:
    """Where a request holds many records at once, and where its reply has what became of them."""

    items: str
    results: str


@dataclass(frozen=True, slots=True)
class Described:
    """One operation as the fake serves it; ``body`` is the JSON Schema of what is sent."""

    operation: Operation[object]
    given: tuple[Given, ...] = ()
    body: "JsonValue" = True
    replies: tuple[Shown, ...] = ()
    many: Many | None = None

    def fixed(self) -> Mapping[str, str]:
        """Give the parameters of the query that always have one value, which may tell operations of one path apart."""
        values = {
            each.name: _only(each.schema)
            for each in self.given
            if each.location == "query" and each.required and isinstance(each.schema, dict)
        }
        return {name: value for name, value in values.items() if isinstance(value, str)}


def _only(schema: "Mapping[str, JsonValue]") -> "JsonValue":
    """Give the one value that a schema lets through, ``None`` where it lets more."""
    values = schema.get("enum")
    return values[0] if isinstance(values, list) and len(values) == 1 else schema.get("const")
