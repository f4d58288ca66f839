"""Create connection pools with the proxies, the certificates and the limits that the options of a client name."""

import os
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import httpcore2

from ..base.errors import InvalidArgument
from ..base.options import ClientOptions
from .network import hide_exchanges
from .proxies import Proxies

if TYPE_CHECKING:
    import httpx2

__all__ = ["PoolSettings"]

PoolT = TypeVar("PoolT")


class PoolSettings:
    """The settings of connection pools: proxies, certificates and limits."""

    def __init__(self, options: ClientOptions) -> None:
        hide_exchanges()
        self.proxies = Proxies(options.get("proxy"), os.environ if options.get("trust_env", True) else {})
        self._verify = options.get("verify", True)
        self._cert = options.get("cert")
        self._trust_env = options.get("trust_env", True)
        self._context: ssl.SSLContext | None = None
        self._limits = options.get("limits")

    def context(self) -> ssl.SSLContext:
        """Return the TLS context, created on first use."""
        if self._context is None:
            context = _trusting(self._verify, self._trust_env)
            if self._cert is not None:
                _identify(context, self._cert, given=isinstance(self._verify, ssl.SSLContext))
            self._context = context
        return self._context

    def make(self, pool: Callable[..., PoolT], backend: object, secure: bool, proxy: httpcore2.Proxy | None) -> PoolT:
        """Create a connection pool; certificates are loaded only for https, since that is slow."""
        most, kept, expiry = _sizes(self._limits)
        return pool(
            ssl_context=self.context() if secure or proxy is not None else None,
            proxy=proxy,
            max_connections=most,
            max_keepalive_connections=kept,
            keepalive_expiry=expiry,
            network_backend=backend,
        )


def _sizes(limits: "httpx2.Limits | None") -> tuple[int | None, int | None, float | None]:
    """Return the maximum numbers of connections and of idle ones, and how long an idle one is kept, in seconds."""
    if limits is None:
        return 100, 20, 5.0
    return limits.max_connections, limits.max_keepalive_connections, limits.keepalive_expiry


def _trusting(verify: "bool | ssl.SSLContext | str | os.PathLike[str]", trust_env: bool) -> ssl.SSLContext:
    """Return the TLS context for the option ``verify``.

    Raises:
        InvalidArgument: the certificates cannot be loaded.
    """
    try:
        if verify is True and trust_env:
            return httpcore2.default_ssl_context()
        # Imported only for other settings: the first call of a process takes a tenth less time without it.
        import httpx2

        if isinstance(verify, (str, os.PathLike)):
            folder = Path(verify).is_dir()
            verify = ssl.create_default_context(cafile=None if folder else verify, capath=verify if folder else None)
        return httpx2.create_ssl_context(verify=verify, trust_env=trust_env)
    except OSError as error:
        place = str(verify) if isinstance(verify, (str, os.PathLike)) else "SSL_CERT_FILE or SSL_CERT_DIR"
        raise InvalidArgument(f"verify: the certificates in {place} cannot be loaded: {error}") from None


def _identify(context: ssl.SSLContext, cert: object, *, given: bool) -> None:
    """Load the certificate of the client.

    Raises:
        InvalidArgument: it cannot be loaded, or the caller passed the TLS context.
    """
    if given:
        raise InvalidArgument("cert: load the certificate into the ssl.SSLContext that you pass as verify")
    parts = cast("tuple[str, ...]", cert if isinstance(cert, tuple) else (cert,))
    try:
        context.load_cert_chain(*parts)
    except OSError as error:
        raise InvalidArgument(f"cert: the certificate or its key cannot be loaded: {error}") from None
