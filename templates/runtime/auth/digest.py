"""HTTP Digest authentication (RFC 7616): instead of the password, a hash of it with the server's nonce is sent."""

import hashlib
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlsplit

from ..base.locks import lock_of
from ..base.security import Challenged, Signer

if TYPE_CHECKING:
    from ..base.redact import Secret
    from ..base.wire import RawReply, Request

__all__ = ["Digest", "DigestSigner"]

_HASHES: Final = {"MD5": "md5", "SHA-256": "sha256", "SHA-512-256": "sha512_256"}
_LONGEST: Final = 4096
_WORD: Final = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
_PART: Final = re.compile(rf'({_WORD})[ \t]*=[ \t]*("(?:[^"\\]|\\.)*"|{_WORD})|({_WORD})')
"""Matches a parameter of a challenge, or the scheme with which the next challenge begins."""


class Digest(Challenged):
    """``Authorization: Digest``; the credential is ``(user, password)`` or ``"user:password"``."""

    __slots__ = ()

    def signer(self) -> Signer:
        """Return the signer that computes the header for one client."""
        return DigestSigner()


@dataclass(frozen=True, slots=True)
class _Challenge:
    """A challenge of the server; ``client_nonce`` is the nonce of this client."""

    realm: str
    nonce: str
    opaque: str | None
    algorithm: str
    quality: str
    hashes_user: bool
    client_nonce: str

    @property
    def hash_name(self) -> str:
        return _HASHES[self.algorithm.upper().removesuffix("-SESS")]

    def hashed(self, text: str, content: "Iterable[bytes]" = ()) -> str:
        found = hashlib.new(self.hash_name, text.encode(), usedforsecurity=False)
        for piece in content:
            found.update(piece)
        return found.hexdigest()


class DigestSigner:
    """Answers the challenges of a server; the last challenge is also used for the following requests."""

    def __init__(self) -> None:
        self._lock = lock_of(self, "_lock")
        self._challenge: _Challenge | None = None
        self._count = 0

    def answers(self, reply: "RawReply") -> bool:
        """Return whether a response has a challenge that the next request can answer."""
        challenge = _challenge(reply.headers.all("www-authenticate")) if reply.status == 401 else None
        if challenge is None:
            return False
        with self._lock:
            self._challenge, self._count = challenge, 0
        return True

    def sign(self, request: "Request", secret: "Secret") -> "Request":
        """Return a request with the header, once the server has sent a challenge."""
        with self._lock:
            challenge = self._challenge
            self._count += 1
            count = self._count
        if challenge is None:
            return request
        fields = _fields(challenge, request, secret, f"{count:08x}")
        text = ", ".join(f"{name}={value}" for name, value in fields.items())
        return replace(request, headers=request.headers.with_fields([("Authorization", f"Digest {text}")]))


def _fields(challenge: _Challenge, request: "Request", secret: "Secret", count: str) -> Mapping[str, str]:
    """Return the parameters of the header (RFC 7616, 3.4)."""
    parts = urlsplit(request.url)
    uri = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    user, _, password = secret.reveal().partition(":")
    first = challenge.hashed(f"{user}:{challenge.realm}:{password}")
    if challenge.algorithm.upper().endswith("-SESS"):
        first = challenge.hashed(f"{first}:{challenge.nonce}:{challenge.client_nonce}")
    second = f"{request.method}:{uri}"
    if challenge.quality == "auth-int":
        # Hashing the body must not report progress.
        hashed = _Challenge.hashed(challenge, "", replace(request.content, progress=None).chunks())
        second = f"{second}:{hashed}"
    more = f"{count}:{challenge.client_nonce}:{challenge.quality}:" if challenge.quality else ""
    found = {
        **_user(challenge, user),
        "realm": _quoted(challenge.realm),
        "nonce": _quoted(challenge.nonce),
        "uri": _quoted(uri),
        "algorithm": challenge.algorithm,
        "response": _quoted(challenge.hashed(f"{first}:{challenge.nonce}:{more}{challenge.hashed(second)}")),
    }
    if challenge.opaque is not None:
        found["opaque"] = _quoted(challenge.opaque)
    if challenge.quality:
        found |= {"qop": challenge.quality, "nc": count, "cnonce": _quoted(challenge.client_nonce)}
    return found


def _user(challenge: _Challenge, user: str) -> Mapping[str, str]:
    if challenge.hashes_user:
        return {"username": _quoted(challenge.hashed(f"{user}:{challenge.realm}")), "userhash": "true"}
    if user.isascii():
        return {"username": _quoted(user)}
    return {"username*": f"UTF-8''{quote(user, safe='')}"}


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _challenge(lines: Iterable[str]) -> _Challenge | None:
    """Return the first challenge of a response that can be answered; the server prefers the first."""
    for line in lines:
        for scheme, given in _challenges(line[:_LONGEST]):
            found = _read(given) if scheme == "digest" else None
            if found is not None:
                return found
    return None


def _challenges(line: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    scheme, given = "", dict[str, str]()
    for name, value, begins in _PART.findall(line):
        if begins:
            yield scheme, given
            scheme, given = begins.lower(), {}
        else:
            given[name.lower()] = re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith('"') else value
    yield scheme, given


def _read(given: Mapping[str, str]) -> _Challenge | None:
    algorithm = given.get("algorithm", "MD5")
    offered = [each.strip().lower() for each in given["qop"].split(",")] if "qop" in given else []
    quality = next((each for each in ("auth", "auth-int") if each in offered), "")
    known = _HASHES.get(algorithm.upper().removesuffix("-SESS"))
    if known not in hashlib.algorithms_available or (offered and not quality) or "nonce" not in given:
        return None
    if not all(value.isascii() and value.isprintable() for value in given.values()):
        return None
    return _Challenge(
        given.get("realm", ""),
        given["nonce"],
        given.get("opaque"),
        algorithm,
        quality,
        given.get("userhash", "").lower() == "true",
        secrets.token_hex(16),
    )
