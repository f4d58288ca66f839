"""Helpers that the user logins share: the token keeper, the context, and the URLs of the authorization server."""

from typing import TYPE_CHECKING, Final

from ..base.operation import Operation
from ..call.authorize import context_of as context_of_call
from ..call.flow import reply_of
from ..call.state import Call
from .client_grants import FlowKeeper

if TYPE_CHECKING:
    from ..base.context import CallContext
    from ..call.engine import AsyncEngine, SyncEngine
    from .flows import Endpoint

__all__ = ["context_of", "keeper_of", "url_of"]

_LOGIN: Final = Operation[object](id="token", method="POST", path="/", replies={})
"""A placeholder operation for the requests of a login, which the description does not contain."""


def keeper_of(engine: "SyncEngine | AsyncEngine") -> FlowKeeper:
    """Return the token keeper of a client."""
    keeper = engine.core.session.keeper
    if not isinstance(keeper, FlowKeeper):
        raise TypeError("this client does not use OAuth 2.0")
    return keeper


def context_of(engine: "SyncEngine | AsyncEngine") -> "CallContext":
    """Return the context of the requests of a login."""
    return context_of_call(Call(engine.core, engine.settings, _LOGIN), reply_of)


def url_of(context: "CallContext", endpoint: "Endpoint") -> str:
    """Return the URL of an endpoint.

    Raises:
        InvalidArgument: the caller replaced the API's base URL but passed none for the server of the endpoint.
    """
    rooted = endpoint.rooted and not endpoint.server
    return context.base(endpoint.server, endpoint.origin, at_origin=rooted) + endpoint.path
