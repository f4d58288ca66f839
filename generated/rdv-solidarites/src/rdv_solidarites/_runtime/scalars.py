"""How one value is written as text, and how a name or a value is percent-encoded."""

import math
from collections.abc import Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Final, Protocol, TypeGuard, runtime_checkable
from urllib.parse import quote
from uuid import UUID

from .errors import InvalidArgument
from .unset import Unset

__all__ = ["Wired", "encode", "encode_reserved", "is_list", "is_object", "kind", "members", "scalar"]

_RESERVED: Final = "!$'()*,/:;=?@[]"
"""What ``allowReserved`` leaves as it is; not ``&``, ``#`` and ``+``, which would end the value or change it."""


_EXACT: Final = 2.0**53
"""Below this, every integer is a float of its own."""


@runtime_checkable
class Wired(Protocol):
    """A model: it gives its members under their wire names."""

    def __wire__(self) -> Mapping[str, object]:
        """Give the members to send."""
        ...


def is_list(value: object) -> TypeGuard[Sequence[object]]:
    """Tell whether the value is sent as an array."""
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray, memoryview))


def is_object(value: object) -> TypeGuard[Mapping[str, object] | Wired]:
    """Tell whether the value is sent as an object."""
    return isinstance(value, (Mapping, Wired))


def members(value: "Mapping[str, object] | Wired", name: str) -> list[tuple[str, object]]:
    """Give the members of an object under their wire names, those not given left out.

    Raises:
        InvalidArgument: a key is not a text.
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
    """Tell whether the value is a ``str``."""
    return isinstance(value, str)


def kind(value: object) -> str:
    """Name the kind of a value, for a message."""
    return "null" if value is None else type(value).__name__


def scalar(value: object, name: str) -> str:
    """Write one value as text, without any encoding.

    Dates are ISO 8601, never shifted between zones; ``Decimal`` keeps its digits; booleans are ``true`` and ``false``.

    Raises:
        InvalidArgument: NaN, an infinity, bytes, or a type that has no text.
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
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise InvalidArgument(f"{name}: a value of type {kind(value)} cannot be sent here")


def encode(text: str) -> str:
    """Percent-encode everything but letters, digits and ``-._~``."""
    return quote(text, safe="")


def encode_reserved(text: str) -> str:
    """Percent-encode as ``allowReserved`` asks: reserved characters and encoded triplets stay."""
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
        raise InvalidArgument(f"{name}: holds half of a surrogate pair, which is no character") from None


def _number(value: int | float | Decimal, name: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        try:
            return int.__repr__(value)
        except ValueError:
            raise InvalidArgument(f"{name}: the number has too many digits") from None
    if not math.isfinite(value):
        raise InvalidArgument(f"{name}: NaN and infinities cannot be sent")
    if isinstance(value, float):
        # JSON has one kind of number, and servers that ask for an integer refuse 1.0.
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else float.__repr__(value)
    return str(value)
