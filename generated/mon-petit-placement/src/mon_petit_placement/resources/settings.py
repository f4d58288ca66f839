"""What `client.settings` can do.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import settings as operations
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply

if TYPE_CHECKING:
    from ..models import Setting


class Settings(SyncResource):
    """Public settings of the application."""

    @cached_property
    def with_response(self) -> SettingsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return SettingsWithResponse(self.whole())

    def get_twitch(self) -> Setting:
        """Get the state of the live stream.

        Whether Mon Petit Placement is live on Twitch.

        Returns:
            The state of the live stream (MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /settings/twitch.json``, observed (MPP-T3).
        """
        return self._call(operations.GET_TWITCH_SETTING)

    def get_advice_waiting_video(self) -> Setting:
        """Get the video shown while an advice is prepared.

        The video that is shown while an advice is prepared. The shape of the value is not known.

        Returns:
            The video shown while an advice is prepared (MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /settings/advice-waiting-video.json``, observed (MPP-T3).
        """
        return self._call(operations.GET_ADVICE_WAITING_VIDEO_SETTING)


class SettingsWithResponse:
    """The methods of `Settings`, each giving the whole reply."""

    def __init__(self, resource: Settings) -> None:
        self.get_twitch = whole_reply(resource.get_twitch)
        self.get_advice_waiting_video = whole_reply(resource.get_advice_waiting_video)


class AsyncSettings(AsyncResource):
    """Public settings of the application."""

    @cached_property
    def with_response(self) -> AsyncSettingsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncSettingsWithResponse(self.whole())

    async def get_twitch(self) -> Setting:
        """Get the state of the live stream.

        Whether Mon Petit Placement is live on Twitch.

        Returns:
            The state of the live stream (MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /settings/twitch.json``, observed (MPP-T3).
        """
        return await self._call(operations.GET_TWITCH_SETTING)

    async def get_advice_waiting_video(self) -> Setting:
        """Get the video shown while an advice is prepared.

        The video that is shown while an advice is prepared. The shape of the value is not known.

        Returns:
            The video shown while an advice is prepared (MPP-T3).

        Raises:
            errors.BadRequest: The request was rejected.
            errors.Unauthorized: The access token is missing, unknown or expired.
            errors.UnprocessableEntity: Submitted data was rejected by the schema validators.
            errors.TooManyRequests: Too many requests from this IP address: a ban of one minute
                (api) or one hour (sso) has begun. Neither the status, the body nor a Retry-After
                header is documented.
            errors.ApiError: Any other error, in the one form that the documentation shows.

        ``GET /settings/advice-waiting-video.json``, observed (MPP-T3).
        """
        return await self._call(operations.GET_ADVICE_WAITING_VIDEO_SETTING)


class AsyncSettingsWithResponse:
    """The methods of `AsyncSettings`, each giving the whole reply."""

    def __init__(self, resource: AsyncSettings) -> None:
        self.get_twitch = whole_async_reply(resource.get_twitch)
        self.get_advice_waiting_video = whole_async_reply(resource.get_advice_waiting_video)
