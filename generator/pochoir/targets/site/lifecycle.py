"""When operations, parameters and fields were added and deprecated, and when they will be removed."""

from collections.abc import Iterator, Mapping, Sequence
from email.utils import parsedate_to_datetime
from typing import Final

from pochoir import evolution, ir
from pochoir.ir import Json
from pochoir.targets.site.changes import Entry
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
    places = evolution.pointers(api)
    keyword = "x-added-client" if of_client else "x-added"
    # The newest last, because what was removed and came back is new again.
    return {
        places[key]: KeywordValue(keyword, entry.version)
        for entry in reversed(history)
        for key in entry.added
        if places.get(key)
    }
