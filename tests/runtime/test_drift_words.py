"""The texts of deviations: in terms of the description, without the value."""

import json
from datetime import date, datetime
from typing import Annotated, Any, Literal, Optional, get_args
from uuid import UUID

import pytest
from fake_driver import FakeDriver, raw
from pydantic import Field
from sample._runtime.base.drift import Drift
from sample._runtime.base.operation import Json, Operation, Retry
from sample._runtime.codec.model import NULLABLE, REQUIRED, Model
from sample._runtime.codec.unions import OneOf


class Cat(Model):
    kind: Annotated[Literal["cat"], REQUIRED] = "cat"


class Dog(Model):
    kind: Annotated[Literal["dog"], REQUIRED] = "dog"


class Pair(Model):
    n: int
    m: int | None = None


class Named(Model):
    name: str


def is_optional(annotation: object) -> bool:
    """Return whether null is no value of the member, which is None where it is absent."""
    return type(None) in get_args(annotation)


WORDS: list[tuple[object, object, str]] = [
    # Bounds
    (Annotated[int, Field(ge=1)], 0, "at least 1, got a number"),
    (Annotated[int, Field(gt=1)], 1, "more than 1, got a number"),
    (Annotated[int, Field(le=5)], 6, "at most 5, got a number"),
    (Annotated[int, Field(lt=5)], 5, "less than 5, got a number"),
    (Annotated[float, Field(le=5)], 5.5, "at most 5, got a number"),
    (Annotated[float, Field(le=2.5)], 9, "at most 2.5, got a number"),
    (Annotated[float, Field(multiple_of=0.5)], 0.75, "a multiple of 0.5, got a number"),
    (Annotated[str, Field(max_length=3)], "secret", "at most 3 characters, got a string"),
    (Annotated[str, Field(min_length=1)], "", "at least 1 character, got a string"),
    (Annotated[str, Field(pattern="^a\n$")], "secret", r"to match the pattern '^a\n$', got a string"),
    (Annotated[str, Field(pattern="^" + "a" * 99)], "b", f"to match the pattern '^{'a' * 58}…, got a string"),
    (Annotated[list[str], Field(max_length=1)], ["secret", "b"], "at most 1 item, got an array"),
    (Annotated[list[str], Field(min_length=2)], [], "at least 2 items, got an array"),
    (Annotated[dict[str, int], Field(min_length=1)], {}, "at least 1 member, got an object"),
    (Annotated[int, Field(le=5)], "secret", "int, got a string"),
    (Annotated[str, Field(max_length=3)], 1, "str, got a number"),
    # Bounds where there may be another type or null
    (Optional[Annotated[int, Field(le=5)]], 6, "at most 5, got a number"),  # noqa: UP045
    (Annotated[Annotated[int, Field(le=5)] | None, NULLABLE], 6, "at most 5, got a number"),
    (Annotated[Annotated[int, Field(le=5)] | None, NULLABLE], "x", "int or null, got a string"),
    (Annotated[str, Field(max_length=3)] | Annotated[int, Field(le=5)], 6, "at most 5, got a number"),
    (Annotated[str, Field(max_length=3)] | Annotated[int, Field(le=5)], "long", "at most 3 characters, got a string"),
    (Annotated[str, Field(max_length=3)] | Annotated[int, Field(le=5)], True, "str or int, got a boolean"),
    # Types
    (int, None, "int, got null"),
    (int, 1.5, "int, got a number"),
    (bool, "true", "bool, got a string"),
    (list[int], {}, "list of int, got an object"),
    (dict[str, int], [], "dict of int, got an array"),
    (Pair, "x", "Pair, got a string"),
    (Literal["a", "b"], "c", "one of 'a', 'b', got a string"),
    (Literal["a"] | str, 1, "one of 'a' or str, got a number"),
    (Literal["a"] | str | Annotated[str, Field(max_length=1)], 1, "one of 'a' or str, got a number"),
    (list[Any] | int, "x", "list of any JSON or int, got a string"),
    # Null where it is allowed, and where it is not
    (int | None, "x", "int, got a string"),
    (int | None, None, "int, got null"),
    (int | str | None, [], "int or str, got an array"),
    (Annotated[int | None, NULLABLE], "x", "int or null, got a string"),
    (Annotated[list[int | None] | None, NULLABLE], 1, "list of int or null or null, got a number"),
    # Dates, whose form is not one of the description
    (date, "soon", "date, got a string"),
    (datetime, "2024-01-01", "datetime, got a string"),
    (UUID, "x", "UUID, got a string"),
    (date | None, "soon", "date, got a string"),
    # Members
    (Annotated[Cat | Dog, OneOf("kind", ("cat", "Cat"), ("dog", "Dog"))], {}, "one of 'cat', 'dog', got nothing"),
    (
        Annotated[Cat | Dog, OneOf("kind", ("cat", "Cat"), ("dog", "Dog"))],
        {"kind": "lion"},
        "one of 'cat', 'dog', got a string",
    ),
    (Annotated[Cat | Dog, OneOf("kind", ("cat", "Cat"), ("dog", "Dog"))], 1, "Cat or Dog, got a number"),
    (Annotated[Pair | Named, OneOf()], {}, "Pair or Named, got an object"),
    (Pair, {}, "int, got nothing"),
    (Pair, {"n": 1, "m": "x"}, "int, got a string"),
]
"""A type, a value, and the text that is expected for it."""


def texts(annotation: object, content: object) -> list[str]:
    drifts: list[Drift] = []
    replies = {"200": Json(lambda: annotation)}
    operation: Operation[object] = Operation(id="x", method="GET", path="/x", replies=replies, retry=Retry.SAFE)
    FakeDriver([raw(json.dumps(content))]).call(operation, options={"on_drift": drifts.append})
    return [drift.place.partition(": expected ")[2] for drift in drifts]


@pytest.mark.parametrize(("annotation", "value", "words"), WORDS)
def test_the_text_for_an_optional_field(annotation: object, value: object, words: str) -> None:
    members = {"__annotations__": {"m": annotation}, "m": None, "__module__": __name__}
    metaclass: Any = type(Model)
    assert texts(metaclass("Holder", (Model,), members), {"m": value}) == [words]


@pytest.mark.parametrize(("annotation", "value", "words"), [row for row in WORDS if not is_optional(row[0])])
def test_the_text_for_a_part(annotation: Any, value: object, words: str) -> None:
    assert texts(list[annotation], [value]) == [words]
    assert texts(dict[str, annotation], {"k": value}) == [words]
