"""Decompress a response in chunks, and detect truncated content (RFC 9110, 8.4)."""

import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Final, Protocol, cast

__all__ = ["CodingError", "Decoder", "UnknownCoding", "accept_encoding"]

_PIECE: Final = 1 << 20
_GZIP: Final = b"\x1f\x8b"
MOST: Final = 3
"""The maximum number of nested content codings."""


class CodingError(Exception):
    """The content is truncated, or not encoded as declared; the message says which."""


class UnknownCoding(CodingError):
    """The response names a content coding that this client cannot decode."""


class _Coding(Protocol):
    junk: bool
    """Whether data follows the compressed content."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Decode one chunk."""
        ...

    def finish(self) -> None:
        """Check that the content is whole."""
        ...


class _Inflate(Protocol):
    """An object of ``zlib.decompressobj``, whose class has no public name."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    @property
    def unconsumed_tail(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


class _Deflate:
    """``deflate``: in the zlib format (RFC 9110, 8.4.1.2), or raw as some servers send it."""

    def __init__(self) -> None:
        self.junk = False
        self._held = b""
        self._inner: _Inflate | None = None

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._inner is None:
            self._held += data
            if len(self._held) < len(_GZIP):
                return
            framed = self._held[0] & 0x0F == zlib.DEFLATED and int.from_bytes(self._held[:2]) % 31 == 0
            self._inner, data = zlib.decompressobj(zlib.MAX_WBITS if framed else -zlib.MAX_WBITS), self._held
        if not self._inner.eof:
            yield from _inflated(self._inner, data)
            data = self._inner.unused_data
        self.junk = self.junk or bool(data.strip(b"\0"))

    def finish(self) -> None:
        if self._held and (self._inner is None or not self._inner.eof):
            raise CodingError("the compressed response is truncated")


class _Gzip:
    """``gzip``, possibly with several members."""

    def __init__(self) -> None:
        self.junk = False
        self._held = b""
        self._begun = False
        self._inner: _Inflate | None = None

    def feed(self, data: bytes) -> Iterator[bytes]:
        data = self._held + data
        self._held = b""
        while data and not self.junk:
            if self._inner is None:
                if len(data) < len(_GZIP) and _GZIP.startswith(data):
                    self._held = data
                    return
                if self._begun and not data.startswith(_GZIP):
                    self.junk = bool(data.strip(b"\0"))
                    return
                self._inner, self._begun = zlib.decompressobj(zlib.MAX_WBITS | 16), True
            yield from _inflated(self._inner, data)
            if not self._inner.eof:
                return
            data, self._inner = self._inner.unused_data, None

    def finish(self) -> None:
        if self._inner is not None or self._held:
            raise CodingError("the compressed response is truncated")


def _inflated(inner: _Inflate, data: bytes) -> Iterator[bytes]:
    try:
        while not inner.eof:
            piece = inner.decompress(data, _PIECE)
            if piece:
                yield piece
            data = inner.unconsumed_tail
            if not data and not piece:
                return
    except zlib.error:
        raise CodingError("the response is not compressed as its Content-Encoding declares") from None


class _Zstd(Protocol):
    eof: bool
    needs_input: bool
    unused_data: bytes

    def decompress(self, data: bytes, max_length: int) -> bytes: ...


class _Zstandard:
    """``zstd``, possibly with several frames."""

    def __init__(self, make: Callable[[], _Zstd]) -> None:
        self.junk = False
        self._make = make
        self._inner: _Zstd | None = None

    def feed(self, data: bytes) -> Iterator[bytes]:
        try:
            while data:
                if self._inner is None:
                    self._inner = self._make()
                if piece := self._inner.decompress(data, _PIECE):
                    yield piece
                while not self._inner.eof and not self._inner.needs_input:
                    yield self._inner.decompress(b"", _PIECE)
                data = b""
                if self._inner.eof:
                    data, self._inner = self._inner.unused_data, None
        except Exception as error:
            raise CodingError("the response is not compressed as its Content-Encoding declares") from error

    def finish(self) -> None:
        if self._inner is not None:
            raise CodingError("the compressed response is truncated")


class _Brotli(Protocol):
    def process(self, data: bytes, output_buffer_limit: int) -> bytes: ...
    def is_finished(self) -> bool: ...


class _BrotliCoding:
    """``br``."""

    def __init__(self, make: Callable[[], _Brotli]) -> None:
        self.junk = False
        self._begun = False
        self._inner = make()

    def feed(self, data: bytes) -> Iterator[bytes]:
        self._begun = self._begun or bool(data)
        try:
            piece = self._inner.process(data, output_buffer_limit=_PIECE)
            while piece:
                yield piece
                piece = self._inner.process(b"", output_buffer_limit=_PIECE)
        except Exception as error:
            raise CodingError("the response is not compressed as its Content-Encoding declares") from error

    def finish(self) -> None:
        if self._begun and not self._inner.is_finished():
            raise CodingError("the compressed response is truncated")


@cache
def _codings() -> Mapping[str, Callable[[], _Coding]]:
    """Return the supported codings: those of the standard library and of installed packages."""
    found: dict[str, Callable[[], _Coding]] = {"gzip": _Gzip, "deflate": _Deflate}
    if find_spec("brotli") is not None:
        brotli = import_module("brotli").Decompressor
        if hasattr(brotli, "process") and hasattr(brotli, "can_accept_more_data"):
            found["br"] = lambda: _BrotliCoding(cast("Callable[[], _Brotli]", brotli))
    name = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
    if find_spec(name.partition(".")[0]) is not None and find_spec(name) is not None:
        zstd = import_module(name).ZstdDecompressor
        found["zstd"] = lambda: _Zstandard(cast("Callable[[], _Zstd]", zstd))
    return found


@cache
def accept_encoding() -> str:
    """Return the supported codings as the value of ``Accept-Encoding``."""
    return ", ".join(_codings())


class Decoder:
    """Decodes the content codings of one response, the last applied first."""

    def __init__(self, values: Sequence[str]) -> None:
        """Create a decoder for the values of ``Content-Encoding``.

        Raises:
            CodingError: there are too many codings.
        """
        names = [name.strip().lower().removeprefix("x-") for value in values for name in value.split(",")]
        self._names = [name for name in names if name not in ("", "identity")]
        if len(self._names) > MOST:
            raise CodingError(f"the response has {len(self._names)} content codings; at most {MOST} are decoded")
        self._chain: list[_Coding] = []
        self._begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Decode one chunk; unsupported codings fail only if there is content.

        Raises:
            CodingError: the content cannot be decoded.
        """
        if data and not self._begun:
            self._begun = True
            for name in reversed(self._names):
                if name not in _codings():
                    raise UnknownCoding(
                        f"the response has the content coding {name[:40]!r}, which this client cannot decode"
                    )
                self._chain.append(_codings()[name]())
        if self._chain:
            yield from _through(self._chain, data)
        else:
            yield data

    def finish(self) -> None:
        """Check that the content is whole.

        Raises:
            CodingError: the content is truncated.
        """
        for coding in self._chain:
            coding.finish()

    @property
    def remarks(self) -> tuple[str, ...]:
        """Deviations of the decoded content, to be reported as drift."""
        return ("data after the compressed content",) if any(coding.junk for coding in self._chain) else ()


def _through(chain: Sequence[_Coding], data: bytes) -> Iterator[bytes]:
    for piece in chain[0].feed(data):
        if len(chain) == 1:
            yield piece
        else:
            yield from _through(chain[1:], piece)
