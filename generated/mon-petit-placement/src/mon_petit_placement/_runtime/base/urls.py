"""Base URLs, and the origins of URLs."""

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from .errors import InvalidArgument

__all__ = ["Base", "origin", "with_fields"]


class Base(NamedTuple):
    """A checked base URL: http or https, with a host, without user information or query."""

    url: str
    origin: str
    private: bool
    """Whether the connection is confidential: https, or the local machine."""
    described: str = ""
    """The URL of the described server that it is or replaces."""

    @classmethod
    def parse(cls, url: str, described: str = "", argument: str = "base_url") -> "Base":
        """Check a base URL.

        Args:
            url: the URL to check.
            described: the URL of the described server that it is or replaces.
            argument: the name of the argument, for messages.

        Raises:
            InvalidArgument: the URL is not valid.
        """
        if any(character <= " " or character == "\x7f" for character in url):
            raise InvalidArgument(f"{argument}: contains a space or a control character")
        start = origin(url)
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InvalidArgument(
                f"{argument}: must be an absolute http or https URL; the description has none, so pass base_url=..."
            )
        if "@" in parts.netloc:
            raise InvalidArgument(f"{argument}: contains a user or a password; pass credentials as arguments")
        if parts.query or parts.fragment or "?" in url or "#" in url:
            raise InvalidArgument(f"{argument}: must not contain a query or a fragment")
        if any(part in (".", "..") for part in parts.path.split("/")):
            raise InvalidArgument(f"{argument}: must not contain the path segments . and ..")
        return cls(
            start + parts.path.rstrip("/"), start, parts.scheme == "https" or _is_local(parts.hostname), described
        )


def origin(url: str) -> str:
    """Return the origin of a URL: scheme, host, and the port unless it is the default.

    Raises:
        InvalidArgument: the host or the port is not valid.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode().lower()
        port = parts.port
    except ValueError:
        raise InvalidArgument("the host or the port of the URL is not valid") from None
    if "" in host.split(".")[:-1]:  # as in https://…, because an ellipsis means three dots
        raise InvalidArgument("the host of the URL is not valid")
    host = f"[{host}]" if ":" in host else host
    own = {"http": 80, "https": 443}.get(parts.scheme)
    return f"{parts.scheme}://{host}" if port in (None, own) else f"{parts.scheme}://{host}:{port}"


def with_fields(url: str, keep: Callable[[str], bool]) -> str:
    """Return a URL with those fields of its query, such as ``a=1``, for which a function returns true."""
    start, mark, query = url.partition("?")
    kept = [each for each in query.split("&") if keep(each)]
    return start + mark + "&".join(kept) if kept or not mark else start


def _is_local(host: str) -> bool:
    import ipaddress

    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
