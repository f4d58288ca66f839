"""The flow of one call, the same for threads and tasks: build the request, authorize, send, retry, parse the response.

``exchange`` builds the request, ``_attempts`` is the loop that renews credentials and retries, ``_attempt`` waits for
the rate limits, and ``_send`` sends the request and follows redirects. ``retry`` decides what is retried; ``authorize``
finds the credentials; ``response`` decodes.
"""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar, cast

from ..base.arguments import Arguments
from ..base.errors import Error, TooManyRequests, TransportError
from ..base.notes import Note
from ..base.operation import Operation, ReplyKind
from ..base.options import Settings
from ..base.redact import redact_url
from ..base.reply import Reply
from ..base.steps import Steps, send, wait
from ..base.urls import origin
from ..base.wire import RawReply, Request
from . import redirect
from .authority import Authority
from .authorize import authorize, renew
from .hooks import checked
from .request import BareRequest, build_request, with_credentials
from .response import parse_response
from .retry import LONGEST_PAUSE, may_repeat, pause_before, retry_after
from .state import Call, Core

__all__ = ["observed", "perform", "reply_of", "resend"]

T = TypeVar("T")


def perform(
    core: Core,
    settings: Settings,
    operation: Operation[T],
    arguments: Arguments,
    url: str | None = None,
    read: Callable[[ReplyKind, RawReply, Note], object] | None = None,
) -> Steps[Reply[T]]:
    """Create and run a call, from its arguments to the decoded response. Resources use ``reply_of``.

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
    """Run a call from its arguments to the decoded response, and notify the observer; see ``perform``."""
    flow = _exchange_and_parse(call, arguments, url, read)
    return (yield from (flow if call.settings.observer is None else observed(call, flow)))


def observed(call: Call, flow: Steps[T]) -> Steps[T]:
    """Run a flow of a call, and notify the caller's observer of its start and end."""
    observer, done = call.settings.observer, call.operation
    if observer is None:
        return (yield from flow)
    call.watch = observer.start_call(
        api=call.core.api.name, operation=done.id, name=done.name, method=done.method, path=done.path
    )
    try:
        result = yield from flow
    except BaseException as error:
        call.watch.end_call(error)
        raise
    call.watch.end_call(None)
    return result


def _exchange_and_parse(
    call: Call,
    arguments: Arguments,
    url: str | None,
    read: Callable[[ReplyKind, RawReply, Note], object] | None,
) -> Steps[Reply[object]]:
    try:
        raw = yield from exchange(call, arguments, url)
        return parse_response(call, raw, read)
    except Error as error:
        call.complete(error)
        if call.ban is not None and isinstance(error, TooManyRequests):
            error.retry_after, error.until = call.ban.seconds, call.ban.until
        raise


def exchange(call: Call, arguments: Arguments, url: str | None) -> Steps[RawReply]:
    """Build the request and send it, with retries where they are useful and safe."""
    written = build_request(call.base, call.operation, arguments, call.settings, call.core.agent, url)
    call.written = written
    return (yield from _attempts(call, written, arguments))


def resend(call: Call, written: BareRequest, arguments: Arguments, failure: TransportError) -> Steps[RawReply]:
    """Send a request again, after a pause, because reading its response failed; this counts as a retry of the call.

    Raises:
        TransportError: the original failure, if no retry is allowed, or the failure of this attempt.
    """
    pause = _retry_delay(call, failure, written)
    if pause is None:
        raise failure
    call.retries += 1
    call.core.logger.info("%s: reading the response failed, next attempt in %.1f s", call.operation.id, pause)
    yield from wait(pause)
    return (yield from observed(call, _attempts(call, written, arguments)))


def _attempts(call: Call, written: BareRequest, arguments: Arguments) -> Steps[RawReply]:
    """Send the request, renew the credentials once on 401, and retry where that is safe."""
    call.url_sent = written.url
    call.show(written.method, "&".join([f"{written.url}?", *written.query]) if written.query else written.url)
    authority = yield from authorize(call, reply_of, arguments.header)
    outcome = yield from _attempt(call, written, authority)
    answered = renewed = False
    while isinstance(outcome, TransportError) or outcome.status >= 400:
        another: Authority | None = None
        if not answered and _is_challenged(outcome, authority) and written.content.replayable:
            answered = True
            outcome = yield from _attempt(call, written, authority)
            continue
        if not renewed and _is_refused(outcome, authority) and written.content.replayable:
            renewed = True
            another = yield from _reauthorize(call, authority, arguments)
            if authority.grant is not None or not another.same(authority):
                authority = another
                outcome = yield from _attempt(call, written, authority)
                continue
        pause = _retry_delay(call, outcome, written)
        if pause is None:
            break
        call.retries += 1
        authority, outcome = yield from _retry(call, written, arguments, another, pause)
    if isinstance(outcome, TransportError):
        raise outcome
    return outcome


def _is_challenged(outcome: RawReply | TransportError, authority: Authority) -> bool:
    """Return whether the server sent a challenge that the next attempt answers."""
    return isinstance(outcome, RawReply) and authority.answers(outcome)


def _is_refused(outcome: RawReply | TransportError, authority: Authority) -> bool:
    """Return whether the server rejected credentials that can be replaced."""
    refused = isinstance(outcome, RawReply) and outcome.status == 401
    return refused and (authority.grant is not None or authority.asked)


def _reauthorize(call: Call, rejected: Authority, arguments: Arguments) -> Steps[Authority]:
    """Return different credentials from those that the server rejected, if there are any."""
    if rejected.grant is not None:
        yield from renew(call, reply_of, rejected.grant)
    return (yield from authorize(call, reply_of, arguments.header))


def _retry(
    call: Call, written: BareRequest, arguments: Arguments, known: Authority | None, pause: float
) -> "Steps[tuple[Authority, RawReply | TransportError]]":
    """Send the request again after a pause, with known or new credentials; return them with the outcome."""
    call.core.logger.info("%s: attempt %d failed, next in %.1f s", call.operation.id, call.attempts, pause)
    yield from wait(pause)
    authority = known or (yield from authorize(call, reply_of, arguments.header))
    return authority, (yield from _attempt(call, written, authority))


def _attempt(call: Call, written: BareRequest, authority: Authority) -> Steps[RawReply | TransportError]:
    """Send the request once, as soon as the rate limits allow it."""
    limits = call.core.api.limits
    if limits is None:
        call.attempts += 1
        return (yield from _send(call, written, authority))
    try:
        yield from limits.admit(call, written.url, authority.placed)
        call.attempts += 1
        return (yield from _send(call, written, authority))
    finally:
        limits.release(call)


def _send(call: Call, written: BareRequest, authority: Authority) -> Steps[RawReply | TransportError]:
    """Send the request, and follow redirects if enabled."""
    settings, logger, limits = call.settings, call.core.logger, call.core.api.limits
    request = with_credentials(written, authority.placed, settings, call.remaining(), call.keep)
    for hop in range(redirect.MOST + 1):
        request = _prepared(call, request, authority, written.url)
        call.show(request.method, request.url)
        outcome = yield from send(request)
        if call.watch is not None:
            call.watch.end_attempt(outcome)
        if limits is not None:
            call.ban = yield from limits.record(call, outcome)
        if logger.isEnabledFor(logging.DEBUG):
            logger.debug("%s %s: %s", request.method, redact_url(request.url), _result(outcome))
        if isinstance(outcome, TransportError):
            outcome.method, outcome.url = call.request or (None, None)
            call.complete(outcome)
            return outcome
        if settings.after_reply is not None:
            settings.after_reply(outcome)
        if outcome.status < 400 and not settings.anonymous and origin(request.url) == call.core.base.origin:
            cookies = call.core.session.cookies
            if cookies.take(outcome.headers, call.core.clock) and cookies.stored:
                yield from cookies.save(call.core.clock)
        follows = settings.follow_redirects and not call.operation.gives_redirect
        following = redirect.follow(request, outcome, hop, private=call.is_login) if follows else None
        if following is None:
            return outcome
        if limits is not None:
            yield from limits.admit(call, following.url, authority.placed)
        request = replace(following, remaining=call.remaining())
    raise AssertionError("redirect.follow ends the loop")


def _prepared(call: Call, request: Request, authority: Authority, url: str) -> Request:
    """Return the request as changed by ``before_request`` and the observer, with the answer to a challenge."""
    if call.settings.before_request is not None:
        request = checked("before_request", call.settings.before_request(request), Request)
    if call.watch is not None:
        request = call.watch.start_attempt(request, origin(request.url) == call.core.base.origin)
    if authority.signers and origin(request.url) == origin(url):
        request = authority.sign(request)
    return request


def _result(outcome: RawReply | TransportError) -> str:
    return str(outcome.status) if isinstance(outcome, RawReply) else type(outcome).__name__


def _retry_delay(call: Call, outcome: RawReply | TransportError, written: BareRequest) -> float | None:
    """Decide whether to retry: return the seconds to wait before the next attempt, or ``None`` for no retry."""
    if call.retries >= call.settings.retries or not written.content.replayable or call.ban is not None:
        return None
    if isinstance(outcome, RawReply) and outcome.status < 400:
        return None
    if not _repeats(call, outcome, written):
        return None
    core = call.core
    asked = retry_after(outcome.headers, core.clock.wall()) if isinstance(outcome, RawReply) else None
    if asked is not None and asked > LONGEST_PAUSE:
        return None
    pause = pause_before(call.retries + 1, asked, core.random)
    return pause if core.clock.now() + pause < call.deadline else None


def _repeats(call: Call, outcome: RawReply | TransportError, written: BareRequest) -> bool:
    """Return whether to retry a failed attempt: ``retry_if`` decides if given, otherwise the rules of ``retry``."""
    repeats = may_repeat(outcome, call.operation.retry, written.keyed)
    decide = call.settings.retry_if
    if decide is None:
        return repeats
    from ..base.attempt import FailedAttempt

    return decide(FailedAttempt(call.operation.id, written.method, call.attempts, outcome, repeats))
