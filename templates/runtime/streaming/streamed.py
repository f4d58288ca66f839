"""What sync and async streamed responses have in common."""

from typing import TYPE_CHECKING, Generic, TypeVar, cast

from ..base.errors import Error, ReplyTooLarge
from ..base.notes import Note, drift_error
from ..base.tracebacks import shortened
from ..base.wire import RawReply
from ..call.response import report_drifts
from ..call.state import request_id
from ..codec.decode import media_type

if TYPE_CHECKING:
    from ..base.arguments import Arguments
    from ..base.drift import Drift
    from ..base.reply import Reply
    from ..call.state import Call

__all__ = ["Streamed"]

PerformT = TypeVar("PerformT")


class Streamed(Generic[PerformT]):
    """The common part of streamed responses.

    Attributes:
        operation: the operation id.
        status: the status code.
        headers: the header fields, with case-insensitive names. A file name in them is chosen by the server and never
            used as a path.
        request_id: the request id that the server assigned; ``None`` if there is none.
        attempts: the number of requests sent.
    """

    def __init__(self, call: "Call", arguments: "Arguments", reply: "Reply[object]", perform: PerformT) -> None:
        self.operation = reply.operation
        self.status = reply.status
        self.headers = reply.headers
        self.request_id = reply.request_id
        self.attempts = reply.attempts
        self.settings = call.settings
        self._call = call
        self._arguments = arguments
        self._perform = perform
        self._raw = cast("RawReply", reply.data)
        self._taken = False

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.operation}: {self.status}>"

    def _take(self) -> None:
        if self._taken:
            raise self.with_details(Error("the body of this response was already read, or the response is closed"))
        self._taken = True

    def with_details(self, error: Error) -> Error:
        """Add the details of this call to an error, and leave the frames of the runtime out of its traceback."""
        self._call.complete(error)
        error.status, error.request_id = self.status, self.request_id
        return shortened(error)

    def report_drifts(self, drifts: "list[Drift]") -> None:
        """Pass drifts to the caller's listener, or log them."""
        report_drifts(self._call, drifts)

    def scrubbed(self, content: bytes) -> bytes:
        """Return the bytes with all known secrets redacted."""
        return self._call.core.session.scrubber().content(content)

    def _text(self, line: bytes) -> str:
        charset = media_type(self._raw)[1] or "utf-8"
        try:
            return line.decode(charset)
        except (UnicodeError, LookupError):
            note = Note(self.operation, self.status)
            note("", f"text in {charset}", "other bytes", None)
            if self.settings.strict:
                error = drift_error("a line of the response does not match its charset", note.drifts)
                raise self.with_details(error) from None
            self.report_drifts(note.drifts)
            return line.decode(errors="replace")

    def _continued(self, raw: RawReply) -> None:
        """Take another response to the same call: of the whole file, or of its rest."""
        self._raw, self.attempts = raw, self._call.attempts
        if raw.status != 206:
            self.status, self.headers, self.request_id = raw.status, raw.headers, request_id(raw.headers)

    def _counted(self, size: int, most: int | None) -> None:
        if most is not None and size > most:
            raise self.with_details(ReplyTooLarge(f"the response is larger than {most} bytes, the given limit"))
