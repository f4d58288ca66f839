"""Log a user in on another device: OAuth 2.0 device authorization grant (RFC 8628)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, cast

from ..base.errors import ApiError, CredentialMissing, InvalidArgument, LoginFailed, TransportError
from ..base.steps import Steps, finish, wait
from ..codec.decode import Undecodable, parse_json
from .refusals import AuthorizationRefused
from .token_store import Tokens
from .user_flows import context_of, keeper_of

if TYPE_CHECKING:
    from ..call.engine import AsyncEngine, SyncEngine
    from ..codec.values import JsonValue

__all__ = ["AsyncDeviceCode", "DeviceAuthorization", "DeviceCode"]

_GRANT: Final = "urn:ietf:params:oauth:grant-type:device_code"
_INTERVAL: Final = 5.0
"""Default number of seconds between two requests, and the number that ``slow_down`` adds (RFC 8628, 3.5)."""
_LONGEST: Final = 3600.0
_SLOWEST: Final = 60.0


@dataclass(frozen=True, slots=True)
class DeviceAuthorization:
    """The code to show to the user, and the data that ``wait`` needs.

    Attributes:
        user_code: the code that the user enters.
        verification_uri: the URL of the page where the user enters it.
        verification_uri_complete: the URL of the page with the code, for a QR code; ``""`` if there is none.
        expires_at: when the codes expire, in seconds since the Unix epoch.
        interval: the seconds between two requests for the tokens.
        device_code: the secret of this device.
        scopes: the requested scopes.
    """

    user_code: str
    verification_uri: str
    verification_uri_complete: str
    expires_at: float
    interval: float
    device_code: str = field(repr=False)
    scopes: tuple[str, ...] = ()


class DeviceCode:
    """Logs in a user on another device; the client then acts for this user."""

    def __init__(self, engine: "SyncEngine") -> None:
        self._engine = engine

    def start(self, *, scopes: Sequence[str] | None = None) -> DeviceAuthorization:
        """Return a code, and the URL of the page where the user enters it.

        Args:
            scopes: the scopes to request; by default those that the operations need.

        Raises:
            CredentialMissing: the client has no client id.
            LoginFailed: the server returned no code.
        """
        return self._engine.perform(_start(self._engine, scopes))

    def wait(self, authorization: DeviceAuthorization) -> Tokens:
        """Wait until the user has entered the code; save the tokens in the store, and use them from now on.

        It waits until the code expires, regardless of the deadline for calls.

        Raises:
            AuthorizationRefused: the user denied the authorization.
            LoginFailed: the code expired, or the server returned no tokens.
        """
        return self._engine.perform(_waited(self._engine, authorization))


class AsyncDeviceCode:
    """Logs in a user on another device; the client then acts for this user."""

    def __init__(self, engine: "AsyncEngine") -> None:
        self._engine = engine

    async def start(self, *, scopes: Sequence[str] | None = None) -> DeviceAuthorization:
        """Return a code, and the URL of the page where the user enters it.

        Args:
            scopes: the scopes to request; by default those that the operations need.

        Raises:
            CredentialMissing: the client has no client id.
            LoginFailed: the server returned no code.
        """
        return await self._engine.perform(_start(self._engine, scopes))

    async def wait(self, authorization: DeviceAuthorization) -> Tokens:
        """Wait until the user has entered the code; save the tokens in the store, and use them from now on.

        It waits until the code expires, regardless of the deadline for calls.

        Raises:
            AuthorizationRefused: the user denied the authorization.
            LoginFailed: the code expired, or the server returned no tokens.
        """
        return await self._engine.perform(_waited(self._engine, authorization))


def _start(engine: "SyncEngine | AsyncEngine", scopes: Sequence[str] | None) -> Steps[DeviceAuthorization]:
    keeper, context = keeper_of(engine), context_of(engine)
    if not keeper.client_id:
        raise CredentialMissing(f"missing credentials: pass {keeper.argument('client_id')}")
    if isinstance(scopes, str):
        raise InvalidArgument("scopes: must be a list of str, not a str")
    flows = yield from keeper.located(context)
    if flows.device is None:
        raise LoginFailed("the authorization server does not support the login on another device")
    asked = flows.scopes if scopes is None else tuple(scopes)
    form = {"scope": " ".join(asked)} if asked else {}
    reply = yield from keeper.post(context, form, flows.device)
    return _authorization(_members(reply.content), asked, context.clock.wall())


def _authorization(members: "Mapping[str, JsonValue]", scopes: tuple[str, ...], wall: float) -> DeviceAuthorization:
    found = {name: value for name, value in members.items() if isinstance(value, str) and value}
    # Some servers use the name from a draft of the RFC.
    page = found.get("verification_uri") or found.get("verification_url")
    if page is None or "user_code" not in found or "device_code" not in found:
        raise LoginFailed("the response has no device code, user code or verification URI")
    whole = found.get("verification_uri_complete") or found.get("verification_url_complete") or ""
    lifetime, interval = _number(members.get("expires_in"), 600.0), _number(members.get("interval"), _INTERVAL)
    return DeviceAuthorization(
        found["user_code"], page, whole, wall + lifetime, min(interval, _SLOWEST), found["device_code"], scopes
    )


def _members(content: bytes) -> "Mapping[str, JsonValue]":
    try:
        tree = parse_json(content)
    except Undecodable:
        return {}
    return tree if isinstance(tree, dict) else {}


def _number(value: object, fallback: float) -> float:
    right = isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value <= _LONGEST
    return float(cast("float", value)) if right else fallback


def _waited(engine: "SyncEngine | AsyncEngine", authorization: DeviceAuthorization) -> Steps[Tokens]:
    pause, clock = authorization.interval, engine.core.clock
    while clock.wall() + pause < authorization.expires_at:
        yield from wait(pause)
        try:
            # A request that was started is always finished: its tokens would be lost otherwise.
            return (yield from finish(_asked(engine, authorization)))
        except TransportError:
            pause = min(pause * 2, _SLOWEST)
        except ApiError as refusal:
            code = _code(refusal)
            if code == "slow_down":
                pause += _INTERVAL
            elif code == "access_denied":
                refused = AuthorizationRefused("access was refused: 'access_denied'")
                refused.error = "access_denied"
                raise refused from refusal
            elif code == "expired_token":
                break
            elif code != "authorization_pending":
                raise
    raise LoginFailed("the code expired before the user entered it; call start() again")


def _asked(engine: "SyncEngine | AsyncEngine", authorization: DeviceAuthorization) -> Steps[Tokens]:
    """Request the tokens once, and use them from now on."""
    keeper, context, core = keeper_of(engine), context_of(engine), engine.core
    form = {"grant_type": _GRANT, "device_code": authorization.device_code}
    tokens = replace((yield from keeper.token(context, "device_code", form)), scopes=authorization.scopes)
    deadline = core.clock.now() + context.remaining()
    yield from core.session.renew(None, core.clock.now, deadline, lambda: keeper.adopt(context, tokens), forced=True)
    return tokens


def _code(refusal: ApiError) -> object:
    body = refusal.body
    return cast("Mapping[str, object]", body).get("error") if isinstance(body, dict) else None
