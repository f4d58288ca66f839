"""A driver without a network: it answers requests from a list, sets its own clock and records every step."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar, cast

from sample._api import API
from sample._runtime.base.api import Api
from sample._runtime.base.arguments import Arguments
from sample._runtime.base.errors import TransportError
from sample._runtime.base.headers import Headers
from sample._runtime.base.operation import Operation
from sample._runtime.base.options import ClientOptions, Settings, settle_client
from sample._runtime.base.reply import Reply
from sample._runtime.base.security import Credential
from sample._runtime.base.steps import Acquire, Ask, Finish, Send, Steps, Wait
from sample._runtime.base.urls import Base
from sample._runtime.base.wire import RawReply, Request
from sample._runtime.call.flow import perform
from sample._runtime.call.session import Session
from sample._runtime.call.state import Core

T = TypeVar("T")

Answer: TypeAlias = RawReply | TransportError | Callable[[Request], RawReply | TransportError]


@dataclass
class FakeClock:
    """A clock that only the test moves."""

    monotonic: float = 1000.0
    date: float = 1_700_000_000.0

    def now(self) -> float:
        """Return the seconds on the monotonic clock."""
        return self.monotonic

    def wall(self) -> float:
        """Return the seconds since 1970."""
        return self.date


@dataclass
class FakeDriver:
    """Drives a flow with the given answers, in order; the last one is repeated. Records requests and waits."""

    answers: Sequence[Answer]
    clock: FakeClock = field(default_factory=FakeClock)
    sent: list[Request] = field(default_factory=list[Request])
    waits: list[float] = field(default_factory=list[float])

    def drive(self, steps: Steps[T]) -> T:
        """Run a flow to its end and return its result."""
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                return cast("T", end.value)
            self.perform(step)

    def perform(self, step: Send | Wait | Acquire | Ask | Finish) -> None:
        """Perform one step."""
        if isinstance(step, Send):
            answer = self.answers[min(len(self.sent), len(self.answers) - 1)]
            self.sent.append(step.request)
            step.outcome = answer(step.request) if callable(answer) else answer
        elif isinstance(step, Wait):
            self.waits.append(step.seconds)
            self.clock.monotonic += step.seconds
        elif isinstance(step, Ask):
            try:
                step.answer = step.function()
            except Exception as error:
                step.error = error
        elif isinstance(step, Finish):
            try:
                step.outcome = self.drive(step.flow)
            except Exception as error:
                step.error = error
        else:
            step.acquired = step.turn.threads.acquire(blocking=False)
            step.release = step.turn.threads.release

    def core(
        self,
        api: Api = API,
        credentials: Mapping[str, Credential] | None = None,
        base: str = "https://api.sample.test/v1",
        random: Callable[[], float] = lambda: 1.0,
    ) -> Core:
        """Create the core of a client."""
        given = {"access_token": "tok-12345678", "client": "c", "uid": "u"} if credentials is None else credentials
        return Core(api, Base.parse(base), Session(api, given, {}), clock=self.clock, random=random)

    def call(
        self,
        operation: Operation[T],
        arguments: Arguments | None = None,
        core: Core | None = None,
        options: ClientOptions | None = None,
    ) -> Reply[T]:
        """Perform a call and return its reply."""
        return self.drive(perform(core or self.core(), settings(options), operation, arguments or Arguments()))


def settings(options: ClientOptions | None = None) -> Settings:
    """Return the settings for some options."""
    return settle_client(options or {})


def raw(content: bytes | str = b"", status: int = 200, /, **fields: str) -> RawReply:
    """Create a reply, of JSON unless ``content_type`` is passed; ``_`` in a field name becomes ``-``."""
    named = {"content_type": "application/json", **fields}
    pairs = [(name.replace("_", "-"), value) for name, value in named.items() if value]
    return RawReply(status, Headers(pairs), content.encode() if isinstance(content, str) else content)
