"""The operations of `settings`, as data.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Empty, Json, Operation, Retry

if TYPE_CHECKING:
    from ..models import Setting

GET_TWITCH_SETTING: Operation[Setting] = Operation(
    id="getTwitchSetting",
    name="settings.get_twitch",
    method="GET",
    path="/settings/twitch.json",
    security=(("token",),),
    replies={
        "200": Json(lambda: models.Setting),
        "400": Json(lambda: models.Error),
        "401": Json(lambda: models.Error),
        "422": Json(lambda: models.Error),
        "429": Empty(),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)

GET_ADVICE_WAITING_VIDEO_SETTING: Operation[Setting] = Operation(
    id="getAdviceWaitingVideoSetting",
    name="settings.get_advice_waiting_video",
    method="GET",
    path="/settings/advice-waiting-video.json",
    security=(("token",),),
    replies={
        "200": Json(lambda: models.Setting),
        "400": Json(lambda: models.Error),
        "401": Json(lambda: models.Error),
        "422": Json(lambda: models.Error),
        "429": Empty(),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)
