"""Describe types in JSON Schema whose core schema does not."""

from collections.abc import Callable

__all__ = ["described_as"]

_Functions = list[Callable[[object, object], dict[str, str]]]


def described_as(kind: str, form: str) -> dict[str, _Functions]:
    """Return the metadata of a core schema whose JSON Schema has a type and a format, whatever it consists of."""

    def described(_: object, __: object) -> dict[str, str]:
        return {"type": kind, "format": form}

    return {"pydantic_js_functions": [described]}
