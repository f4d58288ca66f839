"""The names of media types, and which are those of responses that come piece by piece."""

import re
from typing import Final

_ITEMS: Final = frozenset(
    (
        "application/geo+json-seq",
        "application/json-seq",
        "application/jsonl",
        "application/jsonlines",
        "application/ndjson",
        "application/x-jsonl",
        "application/x-ndjson",
        "multipart/mixed",
    )
)


_CHARSET: Final = re.compile(r";\s*charset=[^;]*", re.IGNORECASE)


def without_charset(media_type: str) -> str:
    """Return a media type as clients ask for it, without its charset."""
    return _CHARSET.sub("", media_type)


def is_events(media_type: str) -> bool:
    """Return whether a media type is that of server-sent events."""
    return _name(media_type) == "text/event-stream"


def is_items(media_type: str) -> bool:
    """Return whether a media type is that of JSON lines, of a JSON text sequence, or of parts one after another."""
    return _name(media_type) in _ITEMS


def is_stream_type(media_type: str) -> bool:
    """Return whether a media type that callers can ask for is that of a stream."""
    return is_events(media_type) or is_items(media_type)


def _name(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()
