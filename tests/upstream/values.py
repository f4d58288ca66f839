"""JSON values, and ways to read what a stranger sent."""

import json
from typing import TypeAlias
from urllib.parse import parse_qsl

from starlette.requests import Request

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
JsonObject: TypeAlias = dict[str, Json]


async def read_json(request: Request) -> Json:
    """The body of a request.

    Raises:
        ValueError: it is no JSON.
    """
    value: Json = json.loads(await request.body())
    return value


async def read_form(request: Request) -> dict[str, str]:
    """The members of a form (`application/x-www-form-urlencoded`)."""
    return dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))


def member(value: Json, name: str) -> Json:
    """A member of an object; None when there is none, or no object."""
    return value.get(name) if isinstance(value, dict) else None


def elements(value: Json) -> list[Json]:
    """The elements of an array; none when it is no array."""
    return value if isinstance(value, list) else []


def text(value: Json) -> str:
    """The value as the text that it is, or the empty text."""
    return value if isinstance(value, str) else ""
