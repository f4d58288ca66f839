"""Sign the content of webhooks, and verify signatures, with HMAC."""

import base64
import hmac
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol, TypeAlias, cast

from ..base.errors import InvalidArgument
from ..base.headers import Headers
from .refusals import SignatureInvalid, WebhookExpired

__all__ = [
    "STANDARD",
    "HeadersInput",
    "Proof",
    "Signature",
    "headers_of",
    "keys_of",
    "sign",
    "verify",
]

_PLACES: Final = re.compile(r"(\{(?:id|timestamp|body)\})")
_DIGITS: Final = re.compile(r"[0-9]{1,16}")
_ASYMMETRIC: Final = ("whpk_", "whsk_")


class _Items(Protocol):
    def items(self) -> Iterable[tuple[str, str]]: ...


HeadersInput: TypeAlias = Mapping[str, str] | _Items | Iterable[tuple[str, str]] | Iterable[tuple[bytes, bytes]]
"""The header fields of a request, as any framework has them: a mapping, or pairs of names and values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """How the server signs webhooks: an HMAC of the content in a header.

    Attributes:
        header: the header with the signature.
        algorithm: the hash function.
        encoding: the encoding of the signature.
        prefix: text before a signature; parts of the header without it are ignored.
        separator: text between several signatures in the header; if empty, the header has one.
        signed: the signed text, with the placeholders ``{body}``, ``{timestamp}`` and ``{id}``.
        key: how a secret is turned into the bytes of the key: its UTF-8 text, or decoded.
        key_prefix: text before a secret that is not part of the key.
        id_header: the header with the id of the webhook; empty if there is none.
        timestamp_header: the header with the time of signing; empty if there is none.
        timestamp_prefix: text before the timestamp, if it is a part of ``timestamp_header`` like the signatures.
        unit: the unit of the timestamp, which counts from the Unix epoch.
    """

    header: str
    algorithm: Literal["sha1", "sha256", "sha384", "sha512"] = "sha256"
    encoding: Literal["hex", "base64"] = "hex"
    prefix: str = ""
    separator: str = ""
    signed: str = "{body}"
    key: Literal["text", "base64", "hex"] = "text"
    key_prefix: str = ""
    id_header: str = ""
    timestamp_header: str = ""
    timestamp_prefix: str = ""
    unit: Literal["seconds", "milliseconds"] = "seconds"

    def __post_init__(self) -> None:
        if self.signed.count("{body}") != 1:
            raise InvalidArgument("signed: must contain {body} once")
        for place, header in (("id", self.id_header), ("timestamp", self.timestamp_header)):
            if (f"{{{place}}}" in self.signed) != bool(header):
                raise InvalidArgument(f"{place}_header: needed if, and only if, signed contains {{{place}}}")


STANDARD: Final = Signature(
    header="webhook-signature",
    encoding="base64",
    prefix="v1,",
    separator=" ",
    signed="{id}.{timestamp}.{body}",
    key="base64",
    key_prefix="whsec_",
    id_header="webhook-id",
    timestamp_header="webhook-timestamp",
)
"""The symmetric signature of Standard Webhooks 1.0."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The verified metadata of a webhook: its id and the Unix time of signing, if they are signed."""

    id: str | None = None
    timestamp: float | None = None


@dataclass(frozen=True, slots=True)
class _Metadata:
    """The metadata as sent; ``seconds`` is the timestamp as a number."""

    id: str = ""
    timestamp: str = ""
    seconds: float | None = None


def headers_of(given: HeadersInput) -> Headers:
    """Return header fields of any framework as ``Headers``; a list of values is as many fields.

    Raises:
        InvalidArgument: they are no header fields.
    """
    items = getattr(given, "items", None)
    pairs = cast("Iterable[tuple[object, object]]", items() if callable(items) else given)
    try:
        return Headers([(_text(name), _text(each)) for name, value in pairs for each in _values(value)])
    except (TypeError, ValueError):
        raise InvalidArgument("headers: must be a mapping, or pairs of names and values") from None


def _values(value: object) -> "Iterable[object]":
    return cast("Iterable[object]", value) if isinstance(value, (list, tuple)) else (value,)


def _text(value: object) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def keys_of(signature: Signature, secrets: Iterable[str]) -> tuple[bytes, ...]:
    """Return the keys of some secrets.

    Raises:
        InvalidArgument: a secret is empty, or is not encoded as the signature needs it. The message does not show it.
    """
    return tuple(_key(signature, secret) for secret in secrets)


def _key(signature: Signature, secret: str) -> bytes:
    if secret.startswith(_ASYMMETRIC) and signature.key_prefix == STANDARD.key_prefix:
        raise InvalidArgument("webhook secret: asymmetric keys are not supported; pass the one that starts with whsec_")
    text = secret.strip().removeprefix(signature.key_prefix)
    try:
        if signature.key == "base64":
            key = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
        else:
            key = bytes.fromhex(text) if signature.key == "hex" else text.encode()
    except ValueError:
        raise InvalidArgument(f"webhook secret: must be {signature.key} text, as the server shows it") from None
    if not key:
        raise InvalidArgument("webhook secret: must not be empty")
    return key


def sign(signature: Signature, key: bytes, body: bytes, id: str = "", seconds: float = 0.0) -> dict[str, str]:
    """Return the header fields that sign a body.

    Args:
        signature: how to sign.
        key: the key, from ``keys_of``.
        body: the content.
        id: the id of the webhook, if it is signed.
        seconds: the Unix time of signing, if it is signed.
    """
    timestamp = str(int(seconds * (1000 if signature.unit == "milliseconds" else 1)))
    digest = _digest(signature, key, _Metadata(id, timestamp), body)
    encoded = digest.hex() if signature.encoding == "hex" else base64.b64encode(digest).decode()
    fields = {signature.header: f"{signature.prefix}{encoded}"}
    time = f"{signature.timestamp_prefix}{timestamp}"
    if signature.id_header:
        fields[signature.id_header] = id
    if signature.timestamp_header == signature.header:
        fields[signature.header] = f"{time}{signature.separator}{fields[signature.header]}"
    elif signature.timestamp_header:
        fields[signature.timestamp_header] = time
    return fields


def verify(
    signature: Signature, keys: Sequence[bytes], body: bytes, headers: Headers, now: float, tolerance: float | None
) -> Proof:
    """Verify that one of the signatures in the header was made with one of the keys.

    Args:
        signature: how the server signs.
        keys: the keys, from ``keys_of``.
        body: the content as received.
        headers: the header fields as received.
        now: the current Unix time.
        tolerance: the greatest difference between the time of signing and now, in seconds; ``None`` for any.

    Raises:
        SignatureInvalid: the signature is missing or wrong.
        WebhookExpired: the time of signing is not within the tolerance.
    """
    metadata = _metadata(signature, headers)
    given = [
        _decoded(signature, part) for part in _parts(headers, signature.header, signature.separator, signature.prefix)
    ]
    if not given:
        expected = f" that begins {signature.prefix!r}" if signature.prefix and headers.all(signature.header) else ""
        raise SignatureInvalid(f"the header {signature.header} with the signature{expected} is missing")
    matches = False
    for key in keys:
        wanted = _digest(signature, key, metadata, body)
        for digest in given:
            # Every signature is compared with every key, so that the time does not tell which one matches.
            matches |= hmac.compare_digest(wanted, digest)
    if not matches:
        raise SignatureInvalid(
            "the signature does not match; check the secret, and that the content is the raw bytes of the request"
        )
    seconds = metadata.seconds
    if seconds is not None and tolerance is not None and abs(now - seconds) > tolerance:
        side = "ago" if now > seconds else "ahead"
        raise WebhookExpired(f"signed {abs(now - seconds):.0f} seconds {side}; the tolerance is {tolerance:g} seconds")
    return Proof(metadata.id or None, seconds)


def _metadata(signature: Signature, headers: Headers) -> _Metadata:
    id = _single(headers.all(signature.id_header), signature.id_header) if signature.id_header else ""
    if any(character > "\xff" for character in id):
        # No server sends it, and no other id may pass for the one that was signed.
        raise SignatureInvalid(f"the header {signature.id_header} has a character that HTTP cannot carry")
    if not signature.timestamp_header:
        return _Metadata(id)
    separator = signature.separator if signature.timestamp_header == signature.header else ""
    parts = _parts(headers, signature.timestamp_header, separator, signature.timestamp_prefix)
    timestamp = _single(parts, signature.timestamp_header)
    if not _DIGITS.fullmatch(timestamp):
        raise SignatureInvalid(f"the timestamp in the header {signature.timestamp_header} is not a number")
    return _Metadata(id, timestamp, int(timestamp) / (1000 if signature.unit == "milliseconds" else 1))


def _single(values: Sequence[str], name: str) -> str:
    found = list(dict.fromkeys(value.strip() for value in values))
    if not found or not found[0]:
        raise SignatureInvalid(f"the header {name} is missing")
    if len(found) > 1:
        raise SignatureInvalid(f"the header {name} has several values")
    return found[0]


def _parts(headers: Headers, name: str, separator: str, prefix: str) -> list[str]:
    """Return the parts of a header that begin with a prefix, without it."""
    values = headers.all(name)
    parts = [part.strip() for value in values for part in (value.split(separator) if separator else [value])]
    return [part.removeprefix(prefix) for part in parts if part and part.startswith(prefix)]


def _decoded(signature: Signature, part: str) -> bytes:
    """Return a signature as bytes; empty if it is not encoded as described, so that it matches no digest."""
    try:
        if signature.encoding == "hex":
            return bytes.fromhex(part)
        return base64.b64decode(part, validate=True)
    except ValueError:
        return b""


def _digest(signature: Signature, key: bytes, metadata: _Metadata, body: bytes) -> bytes:
    texts = {"{id}": metadata.id, "{timestamp}": metadata.timestamp}
    pieces = (
        body if piece == "{body}" else texts[piece].encode("latin-1") if piece in texts else piece.encode()
        for piece in _PLACES.split(signature.signed)
    )
    return hmac.digest(key, b"".join(pieces), signature.algorithm)
