"""The fake of `settings`, and what the description says of its operations.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import settings as operations
from .._runtime.testing.described import Described, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

GET_TWITCH_SETTING = Described(
    operations.GET_TWITCH_SETTING,
    replies=(
        Shown(
            "200",
            {"key": "twitch", "readable": True, "value": {"isLive": False}},
            {"$ref": "Setting"},
        ),
        Shown(
            "400",
            {
                "type": "https://tools.ietf.org/html/rfc2616#section-10",
                "title": "An error occurred",
                "detail": "The value is not valid.",
            },
        ),
        Shown(
            "401",
            {
                "type": "https://tools.ietf.org/html/rfc2616#section-10",
                "title": "An error occurred",
                "detail": "Expired token.",
            },
        ),
        Shown(
            "422",
            {
                "type": "https://tools.ietf.org/html/rfc2616#section-10",
                "title": "An error occurred",
                "detail": "...",
                "message": "The date is not valid.",
            },
        ),
        Shown(
            "default",
            {
                "type": "https://tools.ietf.org/html/rfc2616#section-10",
                "title": "An error occurred",
                "detail": "...",
            },
        ),
    ),
)

GET_ADVICE_WAITING_VIDEO_SETTING = Described(
    operations.GET_ADVICE_WAITING_VIDEO_SETTING,
    replies=(
        Shown(
            "200",
            {"key": "advice-waiting-video", "readable": True, "value": {}},
            {"$ref": "Setting"},
        ),
        Shown(
            "400",
            {
                "type": "https://tools.ietf.org/html/rfc2616#section-10",
                "title": "An error occurred",
                "detail": "The value is not valid.",
            },
        ),
        Shown(
            "401",
            {
                "type": "https://tools.ietf.org/html/rfc2616#section-10",
                "title": "An error occurred",
                "detail": "Expired token.",
            },
        ),
        Shown(
            "422",
            {
                "type": "https://tools.ietf.org/html/rfc2616#section-10",
                "title": "An error occurred",
                "detail": "...",
                "message": "The date is not valid.",
            },
        ),
        Shown(
            "default",
            {
                "type": "https://tools.ietf.org/html/rfc2616#section-10",
                "title": "An error occurred",
                "detail": "...",
            },
        ),
    ),
)


class FakeSettings(ResourceFake):
    """Public settings of the application."""

    def __init__(self, kit: Kit) -> None:
        self.get_twitch = OperationFake(kit, "settings.get_twitch", GET_TWITCH_SETTING)
        """``GET /settings/twitch.json``"""
        self.get_advice_waiting_video = OperationFake(
            kit,
            "settings.get_advice_waiting_video",
            GET_ADVICE_WAITING_VIDEO_SETTING,
        )
        """``GET /settings/advice-waiting-video.json``"""
