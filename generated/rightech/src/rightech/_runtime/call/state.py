"""The state of a client that its copies share, and the state of one call."""

import logging
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from math import inf
from typing import TYPE_CHECKING

from ..base.api import Api
from ..base.clock import Clock, SystemClock
from ..base.errors import Details, Error, Timeout
from ..base.headers import Headers
from ..base.operation import Operation
from ..base.options import Settings
from ..base.redact import redact_url
from ..base.timeouts import in_seconds
from ..base.urls import Base
from ..base.wire import Keep, RawReply
from .retry import retry_after
from .servers import base_of
from .session import Session

if TYPE_CHECKING:
    from ..base.drift import DriftLog
    from ..base.observing import CallObserver
    from ..base.rate_limits import Admission, Ban, LimitStore
    from .request import BareRequest

__all__ = ["Call", "Core", "request_id"]


_logger = cache(logging.getLogger)


@dataclass(frozen=True, eq=False)
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
        return _logger(self.api.name)

    @cached_property
    def agent(self) -> str:
        """The ``User-Agent`` of this client."""
        return f"{self.api.name}/{self.api.version} pochoir"

    def with_session(self, session: Session) -> "Core":
        """Return the state with other credentials; drifts that were logged are not logged again."""
        other = replace(self, session=session)
        vars(other)["drift_log"] = self.drift_log
        return other

    @cached_property
    def drift_log(self) -> "DriftLog":
        """The log of drifts, which remembers what it logged."""
        from ..base.drift import DriftLog

        return DriftLog(self.logger)


class Call:
    """The state of one call: its operation, its deadline, and the attempts so far."""

    def __init__(
        self, core: Core, settings: Settings, operation: Operation[object], within: "Call | None" = None
    ) -> None:
        self.core = core
        self.settings = settings
        self.operation = operation
        self.started = core.clock.now()
        self._within = within
        """The call that needs this one (a login, for example); its deadline applies."""
        self._seconds = settings.deadline
        if self._seconds is None:
            self._seconds = core.api.deadline if operation.deadline is None else operation.deadline
        end = inf if self._seconds is None else self.started + self._seconds
        self.deadline: float = end if within is None else within.deadline
        self.attempts = 0
        self.retries = 0
        """The number of attempts that were retries."""
        self.written: BareRequest | None = None
        """The request without credentials, once it is built."""
        self.base = base_of(core.base, core.own, operation)
        self.url_sent = self.base.url
        self._request: tuple[str, str] | None = None
        self.keep: Keep | None = None
        """Decides which response bodies to leave unread, for streaming."""
        self.watch: CallObserver | None = None
        """The observer of this call."""
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
        request = self.request
        if request is not None:
            kept["method"], kept["url"] = request
        if raw is not None:
            scrubber = self.core.session.scrubber()
            kept["status"] = raw.status
            kept["headers"] = raw.headers.scrubbed(scrubber, self._secret_headers())
            # The credentials in the response of a login are not registered as secrets yet.
            gives = 200 <= raw.status < 300 and self.is_login
            kept["content"] = b"" if gives else scrubber.content(raw.content)
            kept["request_id"] = request_id(raw.headers)
            kept["retry_after"] = retry_after(raw.headers, self.core.clock.wall())
        return kept

    @property
    def is_login(self) -> bool:
        """Whether the operation sends a secret and returns credentials."""
        api, keeper = self.core.api, self.core.session.keeper
        is_own = api.login is not None and self.operation is api.login.operation()
        return is_own or (keeper is not None and keeper.gives(self.operation))

    def show(self, method: str, url: str) -> None:
        """Record the method and the URL of the request for errors."""
        self._request = method, url

    @property
    def request(self) -> tuple[str, str] | None:
        """The method of the request and its URL without secrets, for errors."""
        if self._request is None:
            return None
        method, url = self._request
        return method, self.core.session.scrubber().text(redact_url(url))

    def complete(self, error: Error) -> None:
        """Add the details of this call to an error that lacks them."""
        if error.operation is None:
            error.operation, error.call = self.operation.id, self.operation.name or None
        request = self.request
        if error.operation == self.operation.id and request is not None and error.method is None:
            error.method, error.url = request
        if isinstance(error, Timeout) and error.limit == "deadline":
            self._explain(error)
        error.attempts = max(error.attempts, self.attempts)

    def _explain(self, error: Timeout) -> None:
        """Name the deadline in an error; without a deadline, a transport just did not say which limit it means."""
        if self.deadline == inf:
            error.limit = "read"
            return
        error.message = self._overdue()
        error.args = (error.message,)

    def _overdue(self) -> str:
        if self._within is not None:
            return self._within._overdue()
        limit = f"no complete response within {in_seconds(self._seconds or 0)}, the deadline of"
        if self.settings.deadline is not None:
            return f"{limit} the call; pass a larger deadline=..."
        calls = "every call" if self.operation.deadline is None else "this operation"
        return f"{limit} {calls} in the description of the API; pass another deadline=..., None for no limit"

    def _secret_headers(self) -> list[str]:
        api = self.core.api
        obtained = [] if api.login is None else [h.name for h in api.login.sources if h.location == "header"]
        return [*obtained, *(name for scheme in api.schemes.values() if (name := getattr(scheme, "name", "")))]

    def quiet(self) -> Settings:
        """Return the settings for a login: redirects are not followed, since the body holds a secret.

        It does not report progress, and credentials are not checked against limits that may be newer than they are.
        """
        return self.settings._replace(follow_redirects=False, strict=False, check_arguments=False, on_upload=None)

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


def request_id(headers: Headers) -> str | None:
    """Return the request id that the server assigned, from any of its usual headers."""
    found = headers.first(("x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid"))
    return None if found is None else found[:200]
