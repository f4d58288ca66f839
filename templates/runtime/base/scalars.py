"""Serialize single values as text, and percent-encode them."""

import math
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Final, Protocol, TypeGuard, cast, runtime_checkable
from urllib.parse import quote
from uuid import UUID

from .errors import InvalidArgument
from .unset import Unset

__all__ = [
    "Complete",
    "PlainObject",
    "RawArray",
    "RawObject",
    "Wired",
    "encode",
    "encode_reserved",
    "is_list",
    "is_object",
    "is_raw",
    "kind",
    "members",
    "raw",
    "scalar",
]

_RESERVED: Final = "!$'()*,/:;=?@[]"
"""The characters that ``allowReserved`` leaves unencoded; not ``&``, ``#`` and ``+``, which would change the value."""


_EXACT: Final = 2.0**53
"""Below this, floats represent all integers exactly."""


_MINUTE: Final = timedelta(minutes=1)


_LONGEST: Final = 4000
"""The most digits after the point that are written without an exponent."""


@runtime_checkable
class Wired(Protocol):
    """A model, which returns its members by wire name."""

    def __wire__(self) -> Mapping[str, object]:
        """Return the fields to send."""
        ...


class Complete(dict[str, object]):
    """The fields of a model; missing constants are not added."""


class PlainObject(dict[str, object]):
    """An object of a response that is not the model of its discriminator; it is sent back as a dictionary."""


class RawObject(dict[str, object]):
    """An object of a response without a class; it is sent back unchanged."""


class RawArray(list[object]):
    """An array of a response whose items have no classes; it is sent back unchanged."""


def raw(tree: object) -> object:
    """Mark a JSON value that does not match its type, so that it is sent back without the constants of a model."""
    if isinstance(tree, dict):
        return RawObject(cast("dict[str, object]", tree))
    return RawArray(cast("list[object]", tree)) if isinstance(tree, list) else tree


def is_raw(value: object, tree: object) -> bool:
    """Return whether a JSON value was kept as it came."""
    return value is tree or isinstance(value, (RawArray, RawObject))


def is_list(value: object) -> TypeGuard[Sequence[object]]:
    """Return whether the value is serialized as an array."""
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray, memoryview))


def is_object(value: object) -> TypeGuard[Mapping[str, object] | Wired]:
    """Return whether the value is serialized as an object."""
    return isinstance(value, (Mapping, Wired))


def members(value: "Mapping[str, object] | Wired", name: str) -> list[tuple[str, object]]:
    """Return the members of an object by wire name, without unset ones.

    Raises:
        InvalidArgument: a key is not a str.
    """
    mapping: Mapping[str, object] = value.__wire__() if isinstance(value, Wired) else value
    pairs: list[tuple[str, object]] = []
    for key, member in mapping.items():
        if not is_text(key):
            raise InvalidArgument(f"{name}: the keys of an object must be str, not {type(key).__name__}")
        if not isinstance(member, Unset):
            pairs.append((key, member))
    return pairs


def is_text(value: object) -> TypeGuard[str]:
    """Return whether the value is a ``str``."""
    return isinstance(value, str)


def kind(value: object) -> str:
    """Return the type name of a value, for a message."""
    return "null" if value is None else type(value).__name__


def scalar(value: object, name: str) -> str:
    """Serialize one value as text, without encoding.

    Dates are in the form of RFC 3339. Their time zone is kept, unless its offset has seconds, which RFC 3339 does not
    allow: then they are in UTC. A ``Decimal`` keeps its digits.

    Raises:
        InvalidArgument: NaN, an infinity, bytes, or a type without a text form.
    """
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        if not value.isascii():
            _check_unicode(value, name)
        return value
    if isinstance(value, (int, float, Decimal)):
        return _number(value, name)
    if isinstance(value, (date, time)):
        if isinstance(value, datetime) and (value.utcoffset() or timedelta()) % _MINUTE:
            value = value.astimezone(UTC)
        text = value.isoformat()
        # UTC is written as servers write it, so that a value that was read is sent back unchanged.
        is_utc = text.endswith("+00:00") and not getattr(value, "written", "")
        return f"{text.removesuffix('+00:00')}Z" if is_utc else text
    if isinstance(value, UUID):
        return str(value)
    raise InvalidArgument(f"{name}: a value of type {kind(value)} cannot be sent here")


def encode(text: str) -> str:
    """Percent-encode all but letters, digits and ``-._~`` (RFC 3986, 2.3)."""
    return quote(text, safe="")


def encode_reserved(text: str) -> str:
    """Percent-encode as for ``allowReserved``: reserved characters and encoded triplets are kept."""
    pieces = text.split("%")
    encoded = [quote(pieces[0], safe=_RESERVED)]
    for piece in pieces[1:]:
        triplet = len(piece) >= 2 and all(character in "0123456789abcdefABCDEF" for character in piece[:2])
        encoded.append(("%" if triplet else "%25") + quote(piece, safe=_RESERVED))
    return "".join(encoded)


def _check_unicode(text: str, name: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InvalidArgument(f"{name}: contains an unpaired surrogate, which is not a valid character") from None


def _number(value: int | float | Decimal, name: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        try:
            return int.__repr__(value)
        except ValueError:
            raise InvalidArgument(f"{name}: the number has too many digits") from None
    if not (value.is_finite() if isinstance(value, Decimal) else math.isfinite(value)):
        raise InvalidArgument(f"{name}: NaN and infinities cannot be sent")
    if isinstance(value, float):
        # JSON has one number type, but servers that expect an integer reject 1.0.
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else float.__repr__(value)
    return getattr(value, "written", "") or _digits(value)


def _digits(value: Decimal) -> str:
    """Return all digits of a decimal, without an exponent if it needs none: ``0.00000001``, not ``1E-8``."""
    exponent = value.as_tuple().exponent
    plain = isinstance(exponent, int) and -_LONGEST <= exponent <= 0
    return f"{value:f}" if plain else str(value)
