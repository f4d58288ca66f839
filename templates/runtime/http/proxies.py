"""Choose the proxy of a request: the one that was passed, or one from the environment."""

from collections.abc import Mapping
from importlib.util import find_spec
from ipaddress import ip_address, ip_network
from typing import Final
from urllib.parse import unquote, urlsplit

import httpcore2

from ..base.errors import InvalidArgument

__all__ = ["Proxies"]

_MOST: Final = 1000
"""The maximum number of hosts whose proxy is cached."""

_PORTS: Final = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}


class Proxies:
    """Chooses the proxy for a URL.

    ``given`` applies to all URLs. Without it, ``https_proxy``, ``http_proxy`` and ``all_proxy`` are read, in lower or
    upper case, except ``HTTP_PROXY``, which a CGI server sets from a request header. They do not apply to the hosts in
    ``no_proxy``: names with their subdomains, addresses, ranges of addresses such as ``10.0.0.0/8``, or ``*``.
    """

    def __init__(self, given: str | None, environment: Mapping[str, str]) -> None:
        self._given = given
        self._environment = dict(environment)
        self._known: dict[tuple[str, str], httpcore2.Proxy | None] = {}

    def proxy(self, url: str) -> httpcore2.Proxy | None:
        """Return the proxy for a URL; ``None`` for a direct connection.

        Raises:
            InvalidArgument: the proxy URL is not valid.
        """
        parts = urlsplit(url)
        key = parts.scheme, parts.netloc
        if key not in self._known:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[key] = self._chosen(url)
        return self._known[key]

    def _chosen(self, url: str) -> httpcore2.Proxy | None:
        proxy_url = self._given
        if proxy_url is None:
            parts = urlsplit(url)
            if self._bypassed(parts.hostname or "", parts.netloc):
                return None
            proxy_url = self._variable(f"{parts.scheme}_proxy", parts.scheme == "https") or self._variable("all_proxy")
        return _parse(proxy_url) if proxy_url else None

    def _variable(self, name: str, capitals: bool = True) -> str:
        return self._environment.get(name) or (self._environment.get(name.upper(), "") if capitals else "")

    def _bypassed(self, host: str, netloc: str) -> bool:
        for entry in self._variable("no_proxy").split(","):
            name = entry.strip().lower().lstrip(".")
            if name and (name == "*" or name in (host, netloc.lower()) or host.endswith(f".{name}")):
                return True
            if "/" in name and _is_in_range(host, name):
                return True
        return False


def _is_in_range(host: str, addresses: str) -> bool:
    """Return whether a host is an address in a range such as ``10.0.0.0/8``."""
    try:
        return ip_address(host) in ip_network(addresses, strict=False)
    except ValueError:
        return False


def _parse(proxy_url: str) -> httpcore2.Proxy:
    try:
        parts = urlsplit(proxy_url if "://" in proxy_url else f"http://{proxy_url}")
        port = parts.port or _PORTS[parts.scheme]
        host = (parts.hostname or "").encode("idna")
    except (KeyError, ValueError):
        raise InvalidArgument("proxy: must be an http, https or socks5 URL") from None
    if parts.scheme.startswith("socks") and find_spec("socksio") is None:
        raise InvalidArgument("proxy: SOCKS needs another package; install it with: pip install 'httpx2[socks]'")
    user = (unquote(parts.username).encode(), unquote(parts.password or "").encode()) if parts.username else None
    return httpcore2.Proxy(httpcore2.URL(scheme=parts.scheme.encode(), host=host, port=port, target=b"/"), auth=user)
