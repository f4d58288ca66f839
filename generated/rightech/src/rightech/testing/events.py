"""The fake of `events`, and what the description says of its operations.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import events as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

LIST_EVENTS = Described(
    operations.LIST_EVENTS,
    given=(
        Given("from", "query", {"$ref": "TimePoint"}),
        Given("to", "query", {"$ref": "TimePoint"}),
        Given("events", "query", {"type": "array", "items": {"type": "string"}}),
        Given("events!", "query", {"type": "array", "items": {"type": "string"}}),
    ),
    replies=(
        Shown(
            "200",
            [
                {
                    "_msgid": "a-message",
                    "_oid": "58238a935baa56173b24f0e4",
                    "event": "object-packet",
                    "time": 1567285200000,
                    "data": {"_ts": 1567285200000000},
                },
            ],
            {"type": "array", "items": {"$ref": "Event"}},
        ),
        Shown(
            "401",
            {
                "success": False,
                "code": "401",
                "message": "Unauthorized",
                "tags": ["error_unauthorized"],
            },
        ),
        Shown(
            "403",
            {
                "success": False,
                "code": "403",
                "message": "Forbidden",
                "tags": ["error_credentials", "error_forbidden"],
            },
        ),
        Shown(
            "404",
            {"success": False, "code": "404", "message": "Not Found", "tags": ["error_not_found"]},
        ),
        Shown(
            "default",
            {
                "success": False,
                "code": "400",
                "message": "Bad Request",
                "tags": ["error_bad_request"],
            },
        ),
    ),
)


class FakeEventsResource(ResourceFake):
    """Events of the platform, after they happened."""

    def __init__(self, kit: Kit) -> None:
        self.list = OperationFake(kit, "events.list", LIST_EVENTS)
        """``GET /events``"""
