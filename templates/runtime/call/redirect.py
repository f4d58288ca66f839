"""Follow redirects without sending credentials to another origin."""

from dataclasses import replace
from typing import Final
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from ..base.errors import RedirectRefused
from ..base.urls import origin
from ..base.wire import Content, RawReply, Request

__all__ = ["MOST", "follow"]

MOST: Final = 10
"""The most redirects in a row."""

_LED: Final = frozenset({301, 302, 303, 307, 308})

_NEUTRAL: Final = frozenset({"accept", "accept-encoding", "accept-language", "content-type", "user-agent"})
"""The only header fields that are sent to another origin."""


def _bytes(target: str) -> str | bytes:
    """Return the bytes of a header field, which is read as Latin-1: most servers send URLs in UTF-8."""
    try:
        return target.encode("latin-1")
    except UnicodeEncodeError:
        return target


def follow(request: Request, reply: RawReply, hop: int, *, private: bool = False) -> Request | None:
    """Return the request for a redirect; ``None`` if the response is not a redirect.

    Method and body follow RFC 9110, 15.4: 303 becomes GET, 301 and 302 turn POST into GET, 307 and 308 keep both.

    Args:
        request: the request.
        reply: its response.
        hop: the number of redirects before.
        private: whether the body holds a secret, which is not sent to another origin.

    Raises:
        RedirectRefused: from https to http, to another scheme, to an invalid URL, too many redirects, or with a secret.
    """
    target = reply.headers.get("location")
    if reply.status not in _LED or target is None:
        return None
    if hop >= MOST:
        raise RedirectRefused(f"more than {MOST} redirects in a row", status=reply.status)
    try:
        url = urldefrag(urljoin(request.url, quote(_bytes(target), safe="!#$%&'()*+,/:;=?@[]~"))).url
        old, new = urlsplit(request.url), urlsplit(url)
        same = origin(url) == origin(request.url)
    except ValueError:
        raise RedirectRefused("the target of a redirect is not a valid URL", status=reply.status) from None
    if new.scheme not in ("http", "https") or not new.hostname or "@" in new.netloc:
        raise RedirectRefused("the target of a redirect is not an http or https URL", status=reply.status)
    if old.scheme == "https" and new.scheme == "http":
        raise RedirectRefused("a redirect from https to http was not followed", status=reply.status)
    headers, content, method = request.headers, request.content, request.method
    if (reply.status == 303 and method != "HEAD") or (reply.status in (301, 302) and method == "POST"):
        method, content = "GET", Content()
        headers = headers.without(["content-type", "content-length"])
    elif not content.replayable:
        raise RedirectRefused(
            "a redirect requires the body again, which cannot be read twice; pass bytes or a seekable file",
            status=reply.status,
        )
    if not same and private and method != "GET":
        raise RedirectRefused(
            "a redirect to another origin was not followed: the body holds a secret", status=reply.status
        )
    if not same:
        headers = headers.without(name for name in headers if name not in _NEUTRAL)
    return replace(request, method=method, url=url, headers=headers, content=content)
