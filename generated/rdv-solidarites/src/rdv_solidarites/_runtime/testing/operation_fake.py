"""One operation of a fake, for scripting its responses and inspecting its requests; and the state of a fake."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from threading import RLock
from typing import TYPE_CHECKING, Self

from ..base.unset import UNSET, Unset
from .answers import Answer, as_json
from .checking import Checker
from .entities import Entities
from .keys import Keys
from .matching import Route, Routes
from .mismatch import RequestMismatch
from .roles import success

if TYPE_CHECKING:
    from ..base.api import Api
    from ..base.errors import TransportError
    from ..base.security import Credential
    from ..codec.values import JsonInput, JsonValue
    from .described import Described
    from .received import Received
    from .upgrade import Upgrade

__all__ = ["Kit", "OperationFake", "ResourceFake"]


class ResourceFake:
    """The operations of one resource in the fake."""


class OperationFake:
    """One operation. By default, it responds with the example in the description and the items that the test created.

    A script with ``times`` applies to that many requests. Several scripts apply one after another, followed by the
    last script without ``times``. All methods return the operation, so that calls can be chained.
    """

    def __init__(self, kit: "Kit", name: str, described: "Described") -> None:
        self._kit = kit
        self._described = described
        self._queue: list[Answer] = []
        self._always: Answer | None = None
        self.name = name
        self.requests: list[Received] = []
        kit.add(self)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}, {len(self.requests)} requests>"

    @property
    def described(self) -> "Described":
        """The description of the operation; internal."""
        return self._described

    def replies(
        self,
        answer: "JsonInput | bytes",
        body: "JsonInput | bytes | Unset" = UNSET,
        *,
        headers: Mapping[str, str] | None = None,
        times: int | None = None,
    ) -> Self:
        """Respond with a status, a body, or both.

        Args:
            answer: a status, with the example of the description as the body; or the body of a success. For a paged
                operation, a list is the whole list, which the fake splits into pages.
            body: the body for a status; bytes are sent unchanged.
            headers: additional header fields.
            times: the number of requests that it applies to; all by default.

        Raises:
            InvalidArgument: the body is not JSON.
        """
        status = answer if isinstance(answer, int) and not isinstance(answer, bool) else None
        given = body if status is not None else answer
        value = given if isinstance(given, bytes | Unset) else as_json(given)
        return self._script(Answer(times, status, value, headers or {}))

    def fails(self, error: "TransportError | type[TransportError]", *, times: int | None = None) -> Self:
        """Raise a ``TransportError`` instead of responding, such as ``errors.ConnectError`` or ``errors.Timeout``."""
        return self._script(Answer(times, error=error))

    def delays(self, seconds: float, *, times: int | None = None) -> Self:
        """Respond after a delay; a delay beyond the client's timeout raises ``errors.Timeout`` at once."""
        return self._script(Answer(times, delay=seconds))

    def breaks(self, content: bytes = b'{"cut off": ', *, times: int | None = None) -> Self:
        """Respond with the status of a success and a body that is not valid for its media type."""
        return self._script(Answer(times, body=content, broken=True))

    def drifts(self, *, times: int | None = None) -> Self:
        """Respond with a body that deviates from its schema, like an API that changed without notice."""
        return self._script(Answer(times, drifts=True))

    def holds(self, items: "Sequence[JsonInput]") -> Self:
        """Set the items of the list or collection of this operation; all other items do not exist.

        They are the same for all values of the parameters in the path. Fields that an item lacks come from the example.

        Raises:
            TypeError: the operation returns neither a list nor an item of one, or an item has no key.
        """
        listed = as_json(list(items))
        self._kit.entities().keep(self._described, listed if isinstance(listed, list) else [])
        return self

    def resets(self) -> Self:
        """Remove all scripts."""
        self._queue.clear()
        self._always = None
        return self

    def example(self) -> "JsonValue":
        """Return a copy of the example for a success in the description."""
        return deepcopy(success(self._described).body)

    def scripted(self) -> Answer | None:
        """Return the next scripted answer; internal."""
        if not self._queue:
            return self._always
        answer = self._queue[0]
        answer.left = (answer.left or 1) - 1
        if answer.left <= 0:
            self._queue.pop(0)
        return answer

    def _script(self, answer: Answer) -> Self:
        if answer.left is None:
            self._always = answer
        elif answer.left < 1:
            raise ValueError("times must be 1 or more")
        else:
            self._queue.append(answer)
        return self


class Kit:
    """The state shared by the parts of a fake.

    Args:
        api: the API.
        definitions: the schemas by name.
        credentials: placeholders by argument of the client.
        page_size: the number of items per page, unless the description specifies it.
    """

    def __init__(
        self,
        api: "Api",
        definitions: "Mapping[str, JsonValue]",
        credentials: "Mapping[str, Credential]",
        page_size: int | None,
    ) -> None:
        self.api = api
        self.sent = Checker(definitions)
        self.given = Checker(definitions, sending=False)
        self.keys = Keys(api, credentials)
        self.page_size = page_size
        self.operations: list[OperationFake] = []
        self.requests: list[Received] = []
        self.mismatches: list[RequestMismatch] = []
        self.upgrades: list[Upgrade] = []
        """The WebSockets, which are served on a port only."""
        self.servers: dict[str, Mapping[str, str]] = {}
        """The base URLs of the running servers, each with the base URLs for single operations by name."""
        self._routes: Routes[OperationFake] | None = None
        self._entities: Entities | None = None
        self.lock = RLock()

    def add(self, operation: OperationFake) -> None:
        """Add an operation."""
        self.operations.append(operation)

    def entities(self) -> Entities:
        """Return the collections of items."""
        if self._entities is None:
            self._entities = Entities(self.given, [each.described for each in self.operations])
        return self._entities

    def forget(self) -> None:
        """Forget the requests, so that a long-running fake does not grow."""
        with self.lock:
            for requests in (self.requests, *(each.requests for each in self.operations)):
                requests.clear()
            self.mismatches.clear()

    def routes(self) -> "Routes[OperationFake]":
        """Return the routes to the operations."""
        if self._routes is None:
            self._routes = Routes(self.api, [_route(each) for each in self.operations])
        return self._routes


def _route(operation: OperationFake) -> Route[OperationFake]:
    described, fixed = operation.described.operation, operation.described.fixed()
    return Route(operation.name, described.method, described.path, described.server, operation, fixed)
