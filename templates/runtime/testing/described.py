"""The data of an operation for the test kit: schemas of requests, examples of responses."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from ..base.headers import main_type
from ..base.operation import Location, Operation, without_pages

if TYPE_CHECKING:
    from ..codec.values import JsonValue

__all__ = ["Described", "Given", "Many", "Shown", "read_data"]


@dataclass(frozen=True, slots=True)
class Given:
    """The JSON Schema of a parameter."""

    name: str
    location: Location
    schema: "JsonValue" = True
    required: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A described response: status as written, example of the body, schema, headers.

    ``others`` are the examples in other media types that a request can accept.
    """

    status: str
    body: "JsonValue" = None
    schema: "JsonValue" = True
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    others: "Mapping[str, JsonValue]" = field(default_factory=dict[str, "JsonValue"])


@dataclass(frozen=True, slots=True)
class Many:
    """Where a batch request contains its records, and its response the results."""

    items: str
    results: str


@dataclass(frozen=True, slots=True)
class Described:
    """One operation for the fake.

    ``body`` is the JSON Schema of the request body, and ``bodies`` those of other media types if they differ.
    """

    operation: Operation[object]
    given: tuple[Given, ...] = ()
    body: "JsonValue" = True
    replies: tuple[Shown, ...] = ()
    many: Many | None = None
    bodies: "Mapping[str, JsonValue]" = field(default_factory=dict[str, "JsonValue"])

    def sent_as(self, media_type: str) -> "Described":
        """Return the operation with the body in the media type of a request, if it is described."""
        others = self.operation.alternatives
        name = main_type(media_type)
        found = next((each for each in (others.bodies if others else ()) if main_type(each) == name), None)
        if others is None or found is None or self.operation.body is None:
            return self
        operation = replace(self.operation, body=others.bodies[found])
        return replace(self, operation=operation, body=self.bodies.get(found, self.body))

    def asked_for(self, accept: str) -> "Described | None":
        """Return the operation with the media type that a request prefers; ``None`` if it prefers the default."""
        others = self.operation.alternatives
        first = main_type(accept.partition(",")[0])
        found = next((each for each in (others.replies if others else ()) if main_type(each) == first), None)
        if others is None or found is None:
            return None
        kinds = others.replies[found]
        shown = tuple(
            replace(each, body=each.others.get(found), schema=True) if each.status in kinds else each
            for each in self.replies
        )
        operation = without_pages(self.operation)
        operation = replace(operation, replies={**operation.replies, **kinds})
        return replace(self, operation=operation, replies=shown)

    def fixed(self) -> Mapping[str, str]:
        """Return the query parameters with a constant value, which may distinguish operations of one path."""
        values = {
            each.name: _only(each.schema)
            for each in self.given
            if each.location == "query" and each.required and isinstance(each.schema, dict)
        }
        return {name: value for name, value in values.items() if isinstance(value, str)}


def _only(schema: "Mapping[str, JsonValue]") -> "JsonValue":
    """Return the only value that a schema accepts; ``None`` if it accepts several."""
    values = schema.get("enum")
    return values[0] if isinstance(values, list) and len(values) == 1 else schema.get("const")


def read_data(module: str) -> "Mapping[str, JsonValue]":
    """Return the content of the JSON file next to a module, which has its name."""
    package, _, name = module.rpartition(".")
    text = files(package).joinpath(f"{name}.json").read_text("utf-8")
    return cast("Mapping[str, JsonValue]", json.loads(text))
