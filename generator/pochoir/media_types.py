"""The grammar and the names of media types, and which of them are streams."""

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
_NAME: Final = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
_QUOTED: Final = r'"(?:[^"\\\x00-\x1f]|\\[\x20-\x7e])*"'
_ELEMENT: Final = re.compile(rf'(?:[^",]|{_QUOTED})+')
_MEDIA_TYPE: Final = re.compile(rf"{_NAME}/{_NAME}(?:[ \t]*;[ \t]*{_NAME}=(?:{_NAME}|{_QUOTED}))*;?")


def is_media_type(text: str) -> bool:
    """Return whether a text is a media type or a range of them (RFC 9110, 8.3.1 and 12.5.1)."""
    return _MEDIA_TYPE.fullmatch(text) is not None


def listed(text: str) -> tuple[str, ...]:
    """Return the media types and ranges of a comma-separated list; an empty tuple if one of them is not valid."""
    found = _ELEMENT.findall(text)
    is_list = ",".join(found) == text and all(is_media_type(each.strip()) for each in found)
    return tuple(each.strip() for each in found) if is_list else ()


def in_utf8(media_type: str) -> str:
    """Return a media type with the charset UTF-8 instead of another one."""
    return _CHARSET.sub("; charset=utf-8", media_type)


def main_type(media_type: str) -> str:
    """Return the type and the subtype of a media type in lower case, without its parameters."""
    return media_type.partition(";")[0].strip().lower()


def without_charset(media_type: str) -> str:
    """Return a media type as clients ask for it, without its charset."""
    return _CHARSET.sub("", media_type)


def is_events(media_type: str) -> bool:
    """Return whether a media type is that of server-sent events."""
    return main_type(media_type) == "text/event-stream"


def is_items(media_type: str) -> bool:
    """Return whether a media type is that of JSON lines, of a JSON text sequence, or of parts one after another."""
    return main_type(media_type) in _ITEMS


def is_stream_type(media_type: str) -> bool:
    """Return whether a media type that callers can ask for is that of a stream."""
    return is_events(media_type) or is_items(media_type)
