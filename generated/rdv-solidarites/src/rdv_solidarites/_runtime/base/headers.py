"""Header fields with case-insensitive names, and the names of media types in them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeVar, final, overload

from .redact import HIDDEN, Scrubber

__all__ = ["Headers", "main_type"]

T = TypeVar("T")

_SAFE: Final = frozenset(
    [
        "accept",
        "accept-encoding",
        "allow",
        "cache-control",
        "connection",
        "content-encoding",
        "content-language",
        "content-length",
        "content-type",
        "date",
        "etag",
        "expires",
        "last-modified",
        "link",
        "location",
        "ratelimit-limit",
        "ratelimit-remaining",
        "ratelimit-reset",
        "retry-after",
        "server",
        "transfer-encoding",
        "user-agent",
        "vary",
        "via",
        "www-authenticate",
        "x-request-id",
        "request-id",
        "x-correlation-id",
    ]
)
"""The fields whose values may be printed; any other field may contain a secret."""

_SECRET: Final = frozenset({"authorization", "cookie", "proxy-authorization", "set-cookie"})
"""The fields whose values are never kept in an error."""


def main_type(media_type: str) -> str:
    """Return a media type in lower case, without parameters such as ``charset``."""
    return media_type.partition(";")[0].strip().lower()


@final
class Headers(Mapping[str, str]):
    """The header fields of a request or a response, in order.

    Lookup ignores case and joins repeated fields with ``", "``; ``all`` returns them one by one.
    """

    __slots__ = ("_fields", "_values")

    def __init__(self, fields: Iterable[tuple[str, str]] = ()) -> None:
        self._fields = tuple(fields)
        self._values: dict[str, list[str]] | None = None

    def __getitem__(self, name: str) -> str:
        return ", ".join(self._by_name()[name.lower()])

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._by_name()

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name())

    def __len__(self) -> int:
        return len(self._by_name())

    def __repr__(self) -> str:
        return f"Headers({[(name, value if name.lower() in _SAFE else HIDDEN) for name, value in self._fields]})"

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """All fields as received or set, including repeated ones."""
        return self._fields

    @overload
    def get(self, name: str, /) -> str | None: ...

    @overload
    def get(self, name: str, /, default: str | T) -> str | T: ...

    def get(self, name: str, /, default: object = None) -> object:
        """Return the value of a field, with repeated fields joined by ``", "``; the default if there is none."""
        values = self._by_name().get(name.lower())
        return default if values is None else ", ".join(values)

    def all(self, name: str) -> list[str]:
        """Return the values of all fields with this name, in order."""
        return list(self._by_name().get(name.lower(), ()))

    def first(self, names: Iterable[str]) -> str | None:
        """Return the value of the first of these fields that is not empty; ``None`` if there is none."""
        values = self._by_name()
        for name in names:
            if name in values and any(values[name]):
                return ", ".join(values[name])
        return None

    def with_fields(self, fields: Iterable[tuple[str, str]]) -> "Headers":
        """Return a copy in which the given fields replace those with the same names."""
        added = tuple(fields)
        replaced = {name.lower() for name, _ in added}
        return Headers([*[field for field in self._fields if field[0].lower() not in replaced], *added])

    def without(self, names: Iterable[str]) -> "Headers":
        """Return a copy without the fields with the given names."""
        dropped = {name.lower() for name in names}
        return Headers((name, value) for name, value in self._fields if name.lower() not in dropped)

    def scrubbed(self, scrubber: Scrubber, secret: Iterable[str] = ()) -> "Headers":
        """Return a copy with cookies, credentials and all known secrets redacted.

        Args:
            scrubber: redacts the known secrets.
            secret: the names of additional fields to redact.
        """
        hidden = _SECRET | {name.lower() for name in secret}
        return Headers((n, HIDDEN if n.lower() in hidden else scrubber.text(v)) for n, v in self._fields)

    def _by_name(self) -> dict[str, list[str]]:
        """Return the values by name in lower case."""
        values = self._values
        if values is None:
            values = self._values = {}
            for name, value in self._fields:
                values.setdefault(name.lower(), []).append(value)
        return values
