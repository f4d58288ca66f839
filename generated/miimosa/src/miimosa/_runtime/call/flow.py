"""The flow of one call, for threads and tasks alike: authorize, send, wait and retry, decode."""

import logging
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from ..base.api import Api
from ..base.clock import Clock, SystemClock
from ..base.drift import DriftLog
from ..base.errors import Details, Error, Timeout, TooManyRequests, TransportError
from ..base.operation import Operation, ReplyKind
from ..base.options import Settings, in_seconds
from ..base.redact import redact_url
from ..base.reply import Reply
from ..base.steps import Steps, send, wait
from ..base.wire import Keep, RawReply
from . import redirect, retry
from .authorize import authorise, renew
from .base_urls import base_of
from .request import Arguments, Base, Draft, draft, dress
from .response import Note, conclude, request_id
from .retry import FailedAttempt
from .session import Authority, Session

if TYPE_CHECKING:
    from ..base.rate_limits import Admission, Ban, LimitStore

__all__ = ["Call", "Core", "perform"]

T = TypeVar("T")


@dataclass(frozen=True)
class Core:
    """The state that a client shares with its copies."""

    api: Api
    base: Base
    session: Session
    allow_http: bool = False
    clock: Clock = field(default_factory=SystemClock)
    random: Callable[[], float] = random.random
    own: Mapping[str, Base] = field(default_factory=dict[str, Base])
    limit_store: "LimitStore | None" = None

    @property
    def logger(self) -> logging.Logger:
        """The logger of this API."""
        return logging.getLogger(self.api.name)

    @cached_property
    def drift_log(self) -> DriftLog:
        """The log of drifts, which remembers what it logged."""
        return DriftLog(self.logger)


class Call:
    """The state of one call: its operation, its deadline, and the attempts so far."""

    def __init__(
        self, core: Core, settings: Settings, operation: Operation[object], deadline: float | None = None
    ) -> None:
        self.core = core
        self.settings = settings
        self.operation = operation
        self.started = core.clock.now()
        self.deadline = self.started + settings.deadline if deadline is None else deadline
        self.attempts = 0
        self.base = base_of(core.base, core.own, operation)
        self.url_sent = self.base.url
        self.request: tuple[str, str] | None = None
        """The method and the redacted URL of the request, for errors."""
        self.keep: Keep | None = None
        """Decides which response bodies to leave unread, for streaming."""
        self.ban: Ban | None = None
        """The ban that the last response started."""
        self.admission: Admission | None = None
        """The current request as counted by the rate limits."""

    def details(self, raw: RawReply | None = None) -> Details:
        """Return the details of this call for an error, with secrets redacted."""
        kept: Details = {
            "operation": self.operation.id,
            "attempts": self.attempts,
            "call": self.operation.name or None,
        }
        if self.request is not None:
            kept["method"], kept["url"] = self.request
        if raw is not None:
            api = self.core.api
            scrubber = self.core.session.scrubber()
            kept["status"] = raw.status
            kept["headers"] = raw.headers.scrubbed(scrubber, self._secret_headers())
            # The credentials in the response of a login are not registered as secrets yet.
            keeper = self.core.session.keeper
            private = api.login is not None and self.operation is api.login.operation()
            private = private or (keeper is not None and keeper.gives(self.operation))
            gives = 200 <= raw.status < 300 and private
            kept["content"] = b"" if gives else scrubber.content(raw.content)
            kept["request_id"] = request_id(raw.headers)
            kept["retry_after"] = retry.retry_after(raw.headers, self.core.clock.wall())
        return kept

    def show(self, method: str, url: str) -> None:
        """Record the method and the URL of the request for errors."""
        self.request = method, self.core.session.scrubber().text(redact_url(url))

    def complete(self, error: Error) -> None:
        """Add the details of this call to an error that lacks them."""
        if error.operation is None:
            error.operation, error.call = self.operation.id, self.operation.name or None
        if error.operation == self.operation.id and self.request is not None and error.method is None:
            error.method, error.url = self.request
        if isinstance(error, Timeout) and error.limit == "deadline":
            error.message = self._overdue()
            error.args = (error.message,)
        error.attempts = max(error.attempts, self.attempts)

    def _overdue(self) -> str:
        seconds = in_seconds(self.settings.deadline)
        return f"no complete response within {seconds}, the deadline of the call; pass a larger deadline=..."

    def _secret_headers(self) -> list[str]:
        api = self.core.api
        harvested = [] if api.login is None else [h.name for h in api.login.harvests if h.source == "header"]
        return [*harvested, *(name for scheme in api.schemes.values() if (name := getattr(scheme, "name", "")))]

    def quiet(self) -> Settings:
        """Return the settings for a login: redirects are not followed, since the body holds a secret.

        Credentials are not checked against limits, which may be newer than they are.
        """
        return replace(self.settings, follow_redirects=False, strict=False, check_arguments=False)

    def is_overdue(self) -> bool:
        """Return whether the deadline has passed."""
        return self.core.clock.now() >= self.deadline

    def remaining(self) -> float:
        """Return the seconds left until the deadline.

        Raises:
            Timeout: the deadline has passed.
        """
        left = self.deadline - self.core.clock.now()
        if left <= 0:
            raise Timeout(self._overdue(), **self.details())
        return left


def perform(
    core: Core,
    settings: Settings,
    operation: Operation[T],
    arguments: Arguments,
    url: str | None = None,
    read: Callable[[ReplyKind, RawReply, Note], object] | None = None,
) -> Steps[Reply[T]]:
    """Run one call, from its arguments to the decoded response.

    Args:
        core: the state of the client.
        settings: the settings of this call.
        operation: the operation.
        arguments: the argument values by wire name.
        url: a complete URL instead of path and query, such as that of a next page.
        read: decodes a success instead of ``decode``.

    Raises:
        Error: the call failed; see ``errors`` for the subclasses.
    """
    reply = yield from reply_of(Call(core, settings, operation), arguments, url, read)
    return cast("Reply[T]", reply)


def reply_of(
    call: Call,
    arguments: Arguments,
    url: str | None = None,
    read: Callable[[ReplyKind, RawReply, Note], object] | None = None,
) -> Steps[Reply[object]]:
    """Run a call that was already created; see ``perform``."""
    try:
        raw = yield from exchange(call, arguments, url)
        return conclude(call, raw, read)
    except Error as error:
        call.complete(error)
        if call.ban is not None and isinstance(error, TooManyRequests):
            error.retry_after, error.until = call.ban.seconds, call.ban.until
        raise


def exchange(call: Call, arguments: Arguments, url: str | None) -> Steps[RawReply]:
    """Send the request, renew the credentials once on 401, and retry where that is safe."""
    core, settings, operation = call.core, call.settings, call.operation
    written = draft(call.base, operation, arguments, settings, _agent(core.api), url)
    call.url_sent = written.url
    call.show(written.method, "&".join([f"{written.url}?", *written.query]) if written.query else written.url)
    renewed = False
    retries = 0
    another: Authority | None = None
    while True:
        authority, another = another or (yield from authorise(call, arguments.header)), None
        try:
            if core.api.limits is not None:
                yield from core.api.limits.admit(call, written.url, authority.placed)
            call.attempts += 1
            outcome = yield from _attempt(call, written, authority)
        finally:
            if core.api.limits is not None:
                core.api.limits.abandon(call)
        refused = isinstance(outcome, RawReply) and outcome.status == 401
        if refused and not renewed and written.content.replayable and (authority.grant or authority.asked):
            renewed = True
            if authority.grant is not None:
                yield from renew(call, authority.grant)
            another = yield from authorise(call, arguments.header)
            if authority.grant is not None or not another.same(authority):
                continue
        pause = _pause(call, outcome, retries, written)
        if pause is None:
            if isinstance(outcome, TransportError):
                raise outcome
            return outcome
        retries += 1
        core.logger.info("%s: attempt %d failed, next in %.1f s", operation.id, call.attempts, pause)
        yield from wait(pause)


def _agent(api: Api) -> str:
    return f"{api.name}/{api.version} pochoir"


def _attempt(call: Call, written: Draft, authority: Authority) -> Steps[RawReply | TransportError]:
    """Send one attempt, following redirects if enabled."""
    settings, logger, limits = call.settings, call.core.logger, call.core.api.limits
    request = replace(dress(written, authority.placed, settings, call.remaining()), keep=call.keep)
    for hop in range(redirect.MOST + 1):
        if settings.before_request is not None:
            request = settings.before_request(request)
        call.show(request.method, request.url)
        outcome = yield from send(request)
        if limits is not None:
            call.ban = yield from limits.heed(call, outcome)
        logger.debug("%s %s: %s", request.method, redact_url(request.url), _told(outcome))
        if isinstance(outcome, TransportError):
            outcome.method, outcome.url = call.request or (None, None)
            call.complete(outcome)
            return outcome
        if settings.after_reply is not None:
            settings.after_reply(outcome)
        follows = settings.follow_redirects and not call.operation.gives_redirect
        following = redirect.follow(request, outcome, hop) if follows else None
        if following is None:
            return outcome
        if limits is not None:
            yield from limits.admit(call, following.url, authority.placed)
        request = replace(following, remaining=call.remaining())
    raise AssertionError("redirect.follow ends the loop")


def _told(outcome: RawReply | TransportError) -> str:
    return str(outcome.status) if isinstance(outcome, RawReply) else type(outcome).__name__


def _pause(call: Call, outcome: RawReply | TransportError, retries: int, written: Draft) -> float | None:
    """Return the seconds to wait before the next attempt; ``None`` if there is none."""
    if retries >= call.settings.retries or not written.content.replayable or call.ban is not None:
        return None
    if isinstance(outcome, RawReply) and outcome.status < 400:
        return None
    if not _repeats(call, outcome, written):
        return None
    core = call.core
    asked = retry.retry_after(outcome.headers, core.clock.wall()) if isinstance(outcome, RawReply) else None
    if asked is not None and asked > retry.LONGEST_PAUSE:
        return None
    pause = retry.pause(retries + 1, asked, core.random)
    return pause if core.clock.now() + pause < call.deadline else None


def _repeats(call: Call, outcome: RawReply | TransportError, written: Draft) -> bool:
    """Return whether to repeat a failed attempt: by ``retry_if`` of the caller, otherwise by the rule."""
    repeats = retry.may_repeat(outcome, call.operation.retry, written.keyed)
    decide = call.settings.retry_if
    if decide is None:
        return repeats
    return decide(FailedAttempt(call.operation.id, written.method, call.attempts, outcome, repeats))
