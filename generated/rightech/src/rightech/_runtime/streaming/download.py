"""A download to a file: how far it has come, and how it goes on after its connection broke off (RFC 9110, 14)."""

import os
import re
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from ..base.errors import Error, InvalidArgument, ProtocolError, TransportError
from ..call.flow import resend
from ..call.response import parse_response
from ..call.retry import http_date

if TYPE_CHECKING:
    from ..base.arguments import Arguments
    from ..base.headers import Headers
    from ..base.steps import Steps
    from ..base.wire import RawReply
    from ..call.state import Call

__all__ = ["Download", "declared_size", "whole_file"]

_RANGE: Final = re.compile(r"bytes (\d{1,19})-(\d{1,19})/(\d{1,19}|\*)", re.ASCII | re.IGNORECASE)


class Download:
    """A file that is written while it arrives, in as many responses as it takes.

    Attributes:
        size: the number of bytes written so far.
        total: the size of the file, if the server declares it.
    """

    def __init__(self, call: "Call", arguments: "Arguments") -> None:
        self.size = 0
        self.total: int | None = None
        self._call = call
        self._arguments = arguments
        self._validator: tuple[str, str] | None = None
        """The header field that identifies this state of the file at the server, and its value."""
        self._resumable = False
        self._takes_ranges = False
        self._asked_for_rest = False

    def begin(self, raw: "RawReply") -> None:
        """Take the header section of a response: of the whole file, or of the rest that was asked for.

        Raises:
            ProtocolError: the response is that of another range, or of another file.
        """
        if raw.status == 206 and self._asked_for_rest:
            if not self._goes_on(raw.headers):
                self._takes_ranges = False
                raise ProtocolError(
                    "the server sent another range of the file than the rest", **self._call.details(raw)
                )
            return
        if raw.status == 200:
            self._resumable = self._call.operation.method == "GET"
        self.size, self.total = 0, declared_size(raw.headers)
        self._validator = _validator(raw.headers)
        coded = _is_coded(raw.headers)
        self._takes_ranges = not coded and raw.headers.get("accept-ranges", "").strip().lower() != "none"

    def write(self, file: BinaryIO, piece: bytes) -> None:
        """Write a chunk of the body to the file; the first one of the whole file replaces what the file has."""
        if self.size == 0:
            file.seek(0)
            file.truncate()
        file.write(piece)
        self.size += len(piece)

    def end(self) -> None:
        """Check at the end of a response that the file is complete.

        Raises:
            ProtocolError: the server sent only a part of the rest.
        """
        if self._asked_for_rest and self.total is not None and self.size < self.total:
            raise ProtocolError(f"the server sent {self.size} of {self.total} bytes of the file")

    def resume(self, failure: Error) -> "Steps[RawReply]":
        """Ask for the rest of the file after a failure, as often as the rule of retries allows.

        Without a strong validator, or if the bytes on the wire are compressed, the download begins again.

        Raises:
            Error: the failure, or what the server answered instead.
        """
        written = self._call.written
        if not self._resumable or written is None:
            raise failure
        while isinstance(failure, TransportError):
            self._asked_for_rest = self._takes_ranges and self._validator is not None and self.size > 0
            again = replace(written, headers=written.headers.with_fields(self._fields()))
            raw = yield from resend(self._call, again, self._arguments, failure)
            if raw.status in (200, 206):
                return raw
            failure = self._refused(raw)
        raise failure

    def _fields(self) -> list[tuple[str, str]]:
        """Return the header fields of the next request: the bytes are those of the file, not of a compressed one."""
        fields = [("Accept-Encoding", "identity")]
        if self._asked_for_rest and self._validator is not None:
            fields += [("Range", f"bytes={self.size}-"), ("If-Range", self._validator[1])]
        return fields

    def _refused(self, raw: "RawReply") -> Error:
        """Return the error of a response that is no part of the file; the download begins again after a 416."""
        if raw.status == 416 and self._asked_for_rest:
            self._takes_ranges = False
            return ProtocolError("the server refused the range of the rest of the file", **self._call.details(raw))
        try:
            parse_response(self._call, raw, None)
        except Error as error:
            return error
        failure = ProtocolError(
            f"the server answered with status {raw.status} instead of the file", **self._call.details(raw)
        )
        failure.permanent = True
        return failure

    def _goes_on(self, headers: "Headers") -> bool:
        """Return whether a partial response begins where the file ends, and is of the same state of the file."""
        found = _RANGE.fullmatch(headers.get("content-range", "").strip())
        if found is None or _is_coded(headers) or self._validator is None:
            return False
        first, last, whole = found.groups()
        name, value = self._validator
        is_known = whole == "*" or int(last) < int(whole)
        if int(first) != self.size or int(last) < self.size or not is_known or headers.get(name, value) != value:
            return False
        total = None if whole == "*" else int(whole)
        if total is not None and self.total not in (None, total):
            return False
        self.total = self.total if total is None else total
        return True


def declared_size(headers: "Headers") -> int | None:
    """Return the size of the decoded body, if the server declares it."""
    length = headers.get("content-length", "")
    is_known = length.isascii() and length.isdigit() and len(length) < 20
    return int(length) if is_known and not _is_coded(headers) else None


def _is_coded(headers: "Headers") -> bool:
    return headers.get("content-encoding", "identity").strip().lower() != "identity"


def _validator(headers: "Headers") -> tuple[str, str] | None:
    """Return the strong validator of a response (RFC 9110, 8.8 and 13.1.5): its tag, or without any tag its date.

    A date is strong only if the server answered at least one second later.
    """
    tag = headers.get("etag")
    if tag is not None:
        return ("etag", tag) if re.fullmatch(r'"[\x21\x23-\x7e]*"', tag) else None
    changed = headers.get("last-modified", "")
    when, now = http_date(changed), http_date(headers.get("date", ""))
    return ("last-modified", changed) if when is not None and now is not None and now - when >= 1 else None


@contextmanager
def whole_file(path: "str | os.PathLike[str]") -> Generator[tuple[Path, BinaryIO]]:
    """Open a temporary file next to the path, and rename it to the path on success.

    Raises:
        InvalidArgument: the path is a directory or a device, or contains a null character.
    """
    target = Path(path)
    if "\0" in str(target):
        raise InvalidArgument("path: must not contain a null character")
    if target.exists() and not target.is_file():
        raise InvalidArgument("path: must be the path of a file, including its name, not of a directory or a device")
    part = target.with_name(f".{os.urandom(8).hex()}.part")
    try:
        with part.open("xb") as file:
            yield target, file
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
