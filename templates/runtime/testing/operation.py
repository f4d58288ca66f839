"""One operation of a fake, as a test scripts it and looks at it."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Self

from ..unset import UNSET, Unset
from .answers import Answer, as_json
from .entities import success

if TYPE_CHECKING:
    from ..errors import TransportError
    from ..values import JsonInput, JsonValue
    from .described import Described
    from .fake import Kit
    from .received import Received

__all__ = ["OperationFake", "ResourceFake"]


class ResourceFake:
    """The operations of one part of the API, in the fake."""


class OperationFake:
    """One operation. Without a script it answers with what the description shows, and with what the test created.

    A script that says ``times`` is used up; several are used one after the other, and what was scripted last without
    ``times`` holds after them. Every method gives the operation back, so that scripts can be chained.
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
        """What the description says of it; for the engine's own use."""
        return self._described

    def replies(
        self,
        answer: "JsonInput | bytes",
        body: "JsonInput | bytes | Unset" = UNSET,
        *,
        headers: Mapping[str, str] | None = None,
        times: int | None = None,
    ) -> Self:
        """Answer with a status, with a body, or with both.

        Args:
            answer: a status, whose body is then the description's example; or the body of a success. A list is the
                whole list of an operation that gives one page by page.
            body: the body that goes with a status; bytes are sent as they are.
            headers: more header fields.
            times: for so many requests only.

        Raises:
            InvalidArgument: the body is no JSON.
        """
        status = answer if isinstance(answer, int) and not isinstance(answer, bool) else None
        given = body if status is not None else answer
        value = given if isinstance(given, bytes | Unset) else as_json(given)
        return self._script(Answer(times, status, value, headers or {}))

    def fails(self, error: "TransportError | type[TransportError]", *, times: int | None = None) -> Self:
        """Raise a ``TransportError`` in the place of a reply: ``errors.ConnectError``, ``errors.Timeout``."""
        return self._script(Answer(times, error=error))

    def delays(self, seconds: float, *, times: int | None = None) -> Self:
        """Reply late; later than the client waits is an ``errors.Timeout``, and takes no time."""
        return self._script(Answer(times, delay=seconds))

    def breaks(self, content: bytes = b'{"cut off": ', *, times: int | None = None) -> Self:
        """Reply with the status of a success and a body that is not what its media type says."""
        return self._script(Answer(times, body=content, broken=True))

    def drifts(self, *, times: int | None = None) -> Self:
        """Reply with a value that is not what its schema says, as an API does that changed without a word."""
        return self._script(Answer(times, drifts=True))

    def holds(self, items: "Sequence[JsonInput]") -> Self:
        """Say what the collection holds that this operation is about; then any other item is not found.

        Raises:
            TypeError: the operation is about no collection, or an item has no key.
        """
        listed = as_json(list(items))
        self._kit.entities().keep(self._described, None, listed if isinstance(listed, list) else [])
        return self

    def resets(self) -> Self:
        """Forget every script."""
        self._queue.clear()
        self._always = None
        return self

    def example(self) -> "JsonValue":
        """Give a copy of the description's example of a success."""
        return deepcopy(success(self._described).body)

    def scripted(self) -> Answer | None:
        """Give the next answer; for the engine's own use."""
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
