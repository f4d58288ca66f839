"""Check the values of options before a client is created or copied."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, cast

from .errors import InvalidArgument
from .scalars import kind
from .timeouts import Timeout

__all__ = ["check_options", "unknown_option"]


def unknown_option(name: str, known: Iterable[str], of_client: bool = False) -> TypeError:
    """Return the error for an unknown option.

    Args:
        name: the name of the option.
        known: the names of the valid options.
        of_client: whether a client accepts it but ``with_options`` does not.
    """
    from difflib import get_close_matches

    if of_client:
        return TypeError(f"option {name!r} cannot be changed by with_options; pass it to a new client")
    near = get_close_matches(name, sorted(known), 1)
    hint = f"; did you mean {near[0]!r}?" if near else f"; known options: {', '.join(sorted(known))}"
    return TypeError(f"unknown option {name!r}{hint}")


def check_options(options: Mapping[str, object]) -> None:
    """Check the values of options.

    Raises:
        InvalidArgument: a value is not valid.
    """
    for name, value in options.items():
        if value is None and name in _OPTIONAL:
            continue
        for names, check, wanted in _RULES:
            if name in names and not check(value):
                raise InvalidArgument(f"{name}: must be {wanted}, not {_shown(value)}")


def _shown(value: object) -> str:
    """Return a wrong value for an error message; only its type if it may be long or secret."""
    if callable(value) and not _is_plain_function(value):
        return "an async function"
    return str(value) if value is None or _is_number(value) else kind(value)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_time(value: object) -> bool:
    return value is None or (_is_number(value) and 0 < cast("float", value) < float("inf"))


def _is_timeout(value: object) -> bool:
    if isinstance(value, Timeout):
        return all(map(_is_time, (value.connect, value.read, value.write, value.pool)))
    return _is_time(value)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_trust(value: object) -> bool:
    # Detected by a method, so that ssl need not be imported.
    return isinstance(value, (bool, str, os.PathLike)) or callable(getattr(value, "wrap_bio", None))


def _are_limits(value: object) -> bool:
    # Detected by its attributes, so that the HTTP library need not be imported.
    return all(hasattr(value, name) for name in ("max_connections", "max_keepalive_connections", "keepalive_expiry"))


def _is_switch(value: object) -> bool:
    return isinstance(value, bool)


def _is_mapping_of_text(value: object) -> bool:
    if not isinstance(value, Mapping):
        return False
    pairs = cast("Mapping[object, object]", value).items()
    return all(isinstance(name, str) and isinstance(text, str) for name, text in pairs)


def _are_callable(value: object) -> bool:
    return isinstance(value, Sequence) and all(map(callable, cast("Sequence[object]", value)))


def _is_plain_function(value: object) -> bool:
    from inspect import iscoroutinefunction

    return callable(value) and not iscoroutinefunction(value) and not iscoroutinefunction(type(value).__call__)


def _observes(value: object) -> bool:
    return callable(getattr(value, "start_call", None))


def _is_certificate(value: object) -> bool:
    parts = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
    return 1 <= len(parts) <= 3 and all(isinstance(each, (str, os.PathLike)) for each in parts)


_OPTIONAL: Final = frozenset(
    {
        *("server", "base_url", "proxy", "on_drift", "retry_if", "before_request", "after_reply", "on_upload"),
        *("cert", "observer", "limit_store", "transport", "app", "limits"),
    }
)
"""The options for which ``None`` means not given."""

_RULES: Final[tuple[tuple[tuple[str, ...], Callable[[object], bool], str], ...]] = (
    (
        ("timeout",),
        _is_timeout,
        "seconds above zero, a Timeout such as Timeout(connect=5, read=60), or None for no limit",
    ),
    (("deadline",), _is_time, "a finite number of seconds above zero, or None for no limit"),
    (("retries", "max_reply_bytes"), _is_count, "an int of 0 or more"),
    (
        ("check_arguments", "anonymous", "strict", "follow_redirects", "allow_http", "trust_env"),
        _is_switch,
        "True or False",
    ),
    (("on_drift", "retry_if", "before_request", "after_reply"), callable, "a function"),
    (
        ("on_drift", "retry_if", "before_request", "after_reply", "on_upload"),
        _is_plain_function,
        "a plain function, even for an async client",
    ),
    (("headers", "base_urls"), _is_mapping_of_text, "a mapping of str to str"),
    (("observer",), _observes, "an object with the method start_call, such as OpenTelemetry()"),
    (("middleware",), _are_callable, "a list of functions"),
    (("server", "base_url", "proxy"), _is_text, "a str"),
    (
        ("cert",),
        _is_certificate,
        "the path of a PEM file, or a tuple of paths: (certificate, key)",
    ),
    (("app",), callable, "an ASGI or WSGI application"),
    (("limits",), _are_limits, "an httpx2.Limits such as httpx2.Limits(max_connections=10)"),
    (("verify",), _is_trust, "True, False, an ssl.SSLContext, or the path of a file or directory"),
)
