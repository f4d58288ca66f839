"""Header fields with case-insensitive names."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, final

from .redact import HIDDEN, Scrubber

__all__ = ["Headers"]

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
"""The fields whose values may be printed; any other may contain a secret."""

_SECRET: Final = frozenset({"authorization", "cookie", "proxy-authorization", "set-cookie"})
"""The fields whose values are never kept in an error."""


@final
class Headers(Mapping[str, str]):
    """The header fields of a request or a response, in order.

    Lookup ignores case and joins repeated fields with ``", "``; ``all`` returns them one by one.
    """

    __slots__ = ("_fields",)

    def __init__(self, fields: Iterable[tuple[str, str]] = ()) -> None:
        self._fields = tuple(fields)

    def __getitem__(self, name: str) -> str:
        values = self.all(name)
        if not values:
            raise KeyError(name)
        return ", ".join(values)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(name.lower() for name, _ in self._fields))

    def __len__(self) -> int:
        return len({name.lower() for name, _ in self._fields})

    def __repr__(self) -> str:
        return f"Headers({[(name, value if name.lower() in _SAFE else HIDDEN) for name, value in self._fields]})"

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """All fields as received or set, including repeated ones."""
        return self._fields

    def all(self, name: str) -> list[str]:
        """Return the values of all fields with this name, in order."""
        wanted = name.lower()
        return [value for field, value in self._fields if field.lower() == wanted]

    def with_fields(self, fields: Iterable[tuple[str, str]]) -> "Headers":
        """Return a copy in which the given fields replace those with the same names."""
        added = tuple(fields)
        replaced = {name.lower() for name, _ in added}
        return Headers([*((n, v) for n, v in self._fields if n.lower() not in replaced), *added])

    def without(self, names: Iterable[str]) -> "Headers":
        """Return a copy without the fields with the given names."""
        dropped = {name.lower() for name in names}
        return Headers((name, value) for name, value in self._fields if name.lower() not in dropped)

    def scrubbed(self, scrubber: Scrubber, secret: Iterable[str] = ()) -> "Headers":
        """Return a copy with cookies, credentials and all known secrets redacted.

        Args:
            scrubber: redacts the known secrets.
            secret: the names of further fields to redact.
        """
        hidden = _SECRET | {name.lower() for name in secret}
        return Headers((n, HIDDEN if n.lower() in hidden else scrubber.text(v)) for n, v in self._fields)
