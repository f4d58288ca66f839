"""Which proxy a request goes through: the one given, or the environment's."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import unquote, urlsplit

import httpcore2

from .errors import InvalidArgument

__all__ = ["Proxies"]

_PORTS: Final = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}


class Proxies:
    """The proxy of each URL.

    ``given`` serves every URL. Without it ``https_proxy``, ``http_proxy`` and ``all_proxy`` do, capitals or not
    (``HTTP_PROXY`` in capitals is not read: a web server sets it from what a client sends), except for the hosts of
    ``no_proxy``: names, their subdomains, or ``*``.
    """

    def __init__(self, given: str | None, environment: Mapping[str, str]) -> None:
        self._given = given
        self._environment = environment

    def proxy(self, url: str) -> httpcore2.Proxy | None:
        """Give the proxy for a URL; ``None`` to go straight.

        Raises:
            InvalidArgument: what is given as a proxy is none.
        """
        told = self._given
        if told is None:
            parts = urlsplit(url)
            if self._bypassed(parts.hostname or "", parts.netloc):
                return None
            told = self._variable(f"{parts.scheme}_proxy", parts.scheme == "https") or self._variable("all_proxy")
        return _parse(told) if told else None

    def _variable(self, name: str, capitals: bool = True) -> str:
        return self._environment.get(name) or (self._environment.get(name.upper(), "") if capitals else "")

    def _bypassed(self, host: str, netloc: str) -> bool:
        for entry in self._variable("no_proxy").split(","):
            name = entry.strip().lower().lstrip(".")
            if name and (name == "*" or name in (host, netloc.lower()) or host.endswith(f".{name}")):
                return True
        return False


def _parse(told: str) -> httpcore2.Proxy:
    parts = urlsplit(told if "://" in told else f"http://{told}")
    try:
        port = parts.port or _PORTS[parts.scheme]
        host = (parts.hostname or "").encode("idna")
    except (KeyError, ValueError):
        raise InvalidArgument("proxy: must be an http, https or socks5 URL") from None
    user = (unquote(parts.username).encode(), unquote(parts.password or "").encode()) if parts.username else None
    return httpcore2.Proxy(httpcore2.URL(scheme=parts.scheme.encode(), host=host, port=port, target=b"/"), auth=user)
