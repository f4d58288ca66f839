"""How to decode responses, as data, and the value of ``Accept`` that requests them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

__all__ = ["LINES", "Binary", "Empty", "Events", "Json", "ReplyKind", "StreamedItems", "Text", "accept"]


class Json(NamedTuple):
    """A JSON response.

    ``type`` returns its type on first use. ``at`` is a JSON pointer to the value in the body; if there is none, the
    first of ``others`` that has a value is used. ``exact`` marks a type with decimals, whose numbers are read with all
    their digits. ``variants`` are other JSON media types, in lower case, in which the response has another type.
    """

    type: Callable[[], object]
    at: str = ""
    media_type: str = "application/json"
    others: tuple[str, ...] = ()
    exact: bool = False
    variants: Mapping[str, "Json"] = {}


class Text(NamedTuple):
    """A text response, returned as ``str``."""

    media_type: str = "text/plain"


class Binary(NamedTuple):
    """A binary response, returned as ``bytes``."""

    media_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Empty:
    """A response without described content: any content is decoded by its media type, no content becomes ``None``."""


@dataclass(frozen=True, eq=False)
class Events:
    """A response of server-sent events; ``type`` returns the type of their data, called on first use.

    ``named`` returns it by the name of the event, ``""`` for any other. The data ``end`` marks the end of the stream.
    """

    type: Callable[[], object]
    media_type: str = "text/event-stream"
    named: Mapping[str, Callable[[], object]] = field(default_factory=dict[str, Callable[[], object]])
    end: str = "[DONE]"


@dataclass(frozen=True, eq=False)
class StreamedItems(Events):
    """A response of JSON items, one after another; ``type`` returns the type of an item, called on first use."""

    media_type: str = "application/jsonl"


LINES: Final = frozenset(
    ("application/jsonl", "application/x-jsonl", "application/jsonlines", "application/ndjson", "application/x-ndjson")
)
"""The media types of JSON lines, which are the same format."""

ReplyKind: TypeAlias = Json | Text | Binary | Empty | Events


def accept(replies: Mapping[str, ReplyKind]) -> str:
    """Return the media types of successes, then those of other responses, then any (RFC 9110, 12.5.1)."""
    types = [(key[0] in "23", _asked(kind)) for key, kind in replies.items() if not isinstance(kind, Empty)]
    first = list(dict.fromkeys(each for success, each in types if success))
    others = dict.fromkeys(each for success, each in types if not success and each not in first)
    if not first:
        first, others = list(others) or ["application/json"], {}
    elif "application/json" not in first and any(isinstance(kind, Json) for kind in replies.values()):
        others.setdefault("application/json")
    last = () if "*/*" in (*first, *others) else ("*/*;q=0.1",)
    return ", ".join([*first, *(f"{each};q=0.9" for each in others), *last])


def _asked(kind: Json | Text | Binary | Events) -> str:
    """Return the media type to request; for a range such as ``image/*``, any."""
    if isinstance(kind, Json) and "*" in kind.media_type:
        return "application/json"
    return "text/plain" if isinstance(kind, Text) and kind.media_type == "*/*" else kind.media_type
