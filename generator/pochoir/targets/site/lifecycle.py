"""When operations, parameters and fields were added and deprecated, and when they will be removed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from email.utils import parsedate_to_datetime
from typing import Final

from pochoir import ir
from pochoir.ir import Json
from pochoir.targets.site.changes import Change, Entry
from pochoir.targets.site.schema.views import KeywordValue

_DEPRECATED: Final = "x-deprecated-since"
_SUNSET: Final = "x-sunset"
_DATES: Final[Mapping[str, str]] = {
    _DEPRECATED: _DEPRECATED,
    "x-deprecation-date": _DEPRECATED,
    _SUNSET: _SUNSET,
    "x-sunset-date": _SUNSET,
}
"""The extensions that other tools use, by the one whose label is shown."""
_ADDED: Final = "%(v0)s was added"
_MEMBER_ADDED: Final = re.compile(r"the (?:required )?member %\(v0\)s was added")
_PARAMETER_ADDED: Final = re.compile(r"the (?:required )?(\w+) parameter %\(v0\)s(?: \(%\(v1\)s\))? was added")


def dates(node: Mapping[str, Json]) -> Iterator[KeywordValue]:
    """Yield the dates or versions of the deprecation and the removal that a part of a description states."""
    shown: set[str] = set()
    for key, keyword in _DATES.items():
        value = node.get(key)
        if keyword not in shown and isinstance(value, str | int | float) and not isinstance(value, bool) and value:
            shown.add(keyword)
            yield KeywordValue(keyword, _date(str(value).strip()))


def _date(value: str) -> str:
    """Return a date as it is written, but the date of a Sunset header (RFC 8594) as 2026-12-31."""
    try:
        return parsedate_to_datetime(value).date().isoformat() if value[:1].isalpha() else value
    except ValueError:
        return value


def added(api: ir.Api, history: Sequence[Entry], *, of_client: bool) -> dict[str, KeywordValue]:
    """Return the versions that added operations, parameters, schemas and fields, by pointer.

    Args:
        api: the API.
        history: its versions, the newest first.
        of_client: whether they are the releases of the client, not the versions of the API.
    """
    places = _places(api)
    found: dict[str, KeywordValue] = {}
    for entry in reversed(history):
        for change in entry.changes:
            pointer = places.get(_key(change), "")
            if pointer:
                found[pointer] = KeywordValue("x-added-client" if of_client else "x-added", entry.version)
    return found


def _places(api: ir.Api) -> dict[tuple[str, ...], str]:
    """Return the pointers of what can be added, by the names that a changelog uses."""
    places: dict[tuple[str, ...], str] = {}
    for resource in api.resources:
        for operation in resource.operations:
            call = f"{resource.access}{operation.name}"
            places[(call,)] = operation.pointer
            places |= {(call, each.location, each.wire): each.pointer for each in operation.parameters}
    for model in api.models:
        where = f"models.{model.name}"
        places[(where,)] = model.pointer
        places |= {(where, str(field.name)): field.pointer for field in model.fields}
    return places


def _key(change: Change) -> tuple[str, ...]:
    """Return the names of what a change has added, or nothing if it has not added anything."""
    text, values = change.reason.text, change.reason.values
    parameter = _PARAMETER_ADDED.fullmatch(text)
    if text == _ADDED:
        return (change.where,)
    if _MEMBER_ADDED.fullmatch(text):
        return change.where, values["v0"]
    return (change.where, parameter[1], values.get("v1", values["v0"])) if parameter else ()
