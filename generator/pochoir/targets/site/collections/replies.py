"""The examples of responses that a collection has next to each request."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from pochoir import ir
from pochoir.literals import json_text
from pochoir.phrases import PHRASES

_MAX_EXAMPLES: Final = 3
"""The number of examples for each status."""


@dataclass(frozen=True, slots=True)
class SavedReply:
    """An example of a response: its name, status and phrase, its media type or "", and its content."""

    name: str
    status: int
    phrase: str
    media_type: str
    kind: Literal["json", "text"]
    content: str


def saved_replies(operation: ir.Operation) -> Iterator[SavedReply]:
    """Yield the examples of the description. Those that were generated from a schema are left out."""
    for reply in operation.replies:
        for example in reply.examples[:_MAX_EXAMPLES]:
            if example.synthetic or not reply.status.isdecimal():
                continue
            phrase = PHRASES.get(int(reply.status), "")
            name = example.summary or f"{reply.status} {phrase}".strip()
            media_type = next(iter(reply.media_types), "")
            if isinstance(example.value, str):
                yield SavedReply(name, int(reply.status), phrase, media_type, "text", example.value)
            else:
                yield SavedReply(name, int(reply.status), phrase, media_type, "json", json_text(example.value))
