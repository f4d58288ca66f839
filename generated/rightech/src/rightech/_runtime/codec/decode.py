"""Decode the body of a response: JSON into models, text in its charset, or bytes. Truncated content is an error."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, cast

from ..base.operation import Binary, Empty, Events, Json, ReplyKind, Text
from ..base.wire import RawReply
from .json_reader import Undecodable, is_strict_json, parse_json, read_json

if TYPE_CHECKING:
    from .expectations import Report
    from .values import JsonValue

__all__ = [
    "BODILESS",
    "Undecodable",
    "content_of",
    "content_text",
    "decode",
    "find",
    "is_json",
    "is_page",
    "is_text",
    "json_tree",
    "loose",
    "media_type",
    "parse_json",
    "pick",
    "report_other",
    "takes_anything",
    "typed",
]


BODILESS: Final = (204, 205, 304)
"""The statuses whose responses have no content (RFC 9110)."""

_PAGES: Final = ("text/html", "application/xhtml+xml")
_OPEN: Final = ("application/octet-stream", "text/plain")
"""The media types that say little about the content."""
_TEXTS: Final = ("/xml", "+xml", "/yaml", "/x-yaml", "/graphql", "/javascript", "/x-www-form-urlencoded")


def pick(replies: Mapping[str, ReplyKind], status: int) -> tuple[str, ReplyKind] | None:
    """Return the declared response for a status: exact, then by range, then the default."""
    for key in (str(status), f"{status // 100}XX", f"{status // 100}xx", "default"):
        kind = replies.get(key)
        if kind is not None:
            return key, kind
    return None


def media_type(raw: RawReply) -> tuple[str, str]:
    """Return the media type in lower case and the charset; ``""`` if missing."""
    values = raw.headers.all("content-type")
    first, *parameters = (values[-1] if values else "").split(";")
    charset = ""
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip('"').lower()
    return first.strip().lower(), charset


def is_json(kind: str) -> bool:
    """Return whether a media type is JSON."""
    return kind == "text/json" or kind.endswith(("/json", "+json"))


def report_other(kind: Binary | Text, found: str, report: "Report") -> None:
    """Report JSON or an HTML page in place of a file or a text, which is often an error or a login page.

    Other media types are not reported: servers know the type of a file better than its description, or omit it.
    """
    expected = kind.media_type
    if expected not in _OPEN and "*" not in expected and expected != found and (is_json(found) or found in _PAGES):
        report("", expected, found[:100], None)


def find(value: "JsonValue", pointer: str) -> "JsonValue":
    """Return the value at a JSON pointer (RFC 6901).

    Raises:
        LookupError: there is no such value.
    """
    for token in pointer.split("/")[1:]:
        token = token.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict):
            value = value[token]
        elif isinstance(value, list) and token.isascii() and token.isdigit() and len(token) < 10:
            value = value[int(token)]
        else:
            raise LookupError(pointer)
    return value


def decode(kind: ReplyKind, raw: RawReply, report: "Report") -> object:
    """Decode a successful response and report deviations from the schema.

    Raises:
        Undecodable: the content is truncated, or is an HTML page instead of JSON.
    """
    if raw.status in BODILESS:
        return None
    if isinstance(kind, Empty) or (isinstance(kind, Json) and "*" in kind.media_type and takes_anything(kind.type())):
        return content_of(raw, report)
    if isinstance(kind, (Binary, Text)):
        report_other(kind, media_type(raw)[0], report)
    if isinstance(kind, Binary):
        return raw.content
    if isinstance(kind, (Text, Events)):
        return _text_of(kind, raw, report)
    if not raw.content.strip():
        if raw.content or not takes_anything(kind.type()):
            # If any JSON value is allowed, an empty body is read as null.
            report("", "a JSON value", "an empty body", None)
        return None
    is_whole = not kind.at and not kind.exact and not takes_anything(kind.type())
    # A response without deviations is validated directly, without a tree of it.
    tried = is_whole and is_json(media_type(raw)[0]) and is_strict_json(raw.content)
    if tried:
        from .validators import MISMATCH, whole

        value = whole(kind.type(), raw.content)
        if value is not MISMATCH:
            return value
    from .lenient import read

    tree, own = json_tree(kind.media_type, raw, report, exact=kind.exact)
    for pointer in (kind.at, *kind.others):
        try:
            found = find(tree, pointer)
        except LookupError:
            continue
        content = own if pointer == "" else None
        return read(kind.type(), found, pointer, report, content, exact=kind.exact, tried=tried)
    report(kind.at, "a value", "nothing", tree)
    return read(kind.type(), tree, "", report, exact=kind.exact)


def json_tree(
    expected: str, raw: RawReply, report: "Report", *, exact: bool = False
) -> "tuple[JsonValue, bytes | None]":
    """Parse a response that is described as JSON; other content is returned as text, or as bytes if it is not text.

    Args:
        expected: the media type in the description.
        raw: the undecoded response.
        report: called for every deviation from the description.
        exact: whether numbers keep their digits.

    Returns:
        The value, and its bytes if they can be parsed again unchanged.

    Raises:
        Undecodable: the content is truncated, or is an HTML page.
    """
    found, charset = media_type(raw)
    try:
        tree, oddities = read_json(raw.content, charset, exact=exact)
    except Undecodable as reason:
        if is_page(raw):
            raise Undecodable(f"expected JSON, got an HTML page as {found[:100] or 'no media type'}") from None
        if reason.cut:
            raise
        tree, oddities = _unread(raw, report), (str(reason),)
    if "*" not in expected and not is_json(found):
        report("", expected, found[:100] or "no media type", None)
    for oddity in oddities:
        report("", "JSON", oddity, None)
    return tree, None if oddities else raw.content


def is_page(raw: RawReply) -> bool:
    """Return whether the content is an HTML page, whatever its declared media type."""
    start = raw.content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html")) or (media_type(raw)[0] in _PAGES and start.startswith(b"<"))


def content_of(raw: RawReply, report: "Report") -> object:
    """Return undescribed content: JSON, text or bytes by its media type; ``None`` if there is none.

    Raises:
        Undecodable: it is truncated JSON.
    """
    found, charset = media_type(raw)
    if not raw.content or raw.status in BODILESS:
        return None
    if is_json(found) or not found:
        try:
            tree, oddities = read_json(raw.content, charset)
        except Undecodable as reason:
            if reason.cut and found:
                raise
            if found:
                report("", "JSON", str(reason), None)
        else:
            for oddity in oddities:
                report("", "JSON", oddity, None)
            return tree
    if is_text(found) or is_json(found):
        return _text(raw, report)
    return raw.content if found else _text_or_bytes(raw.content)


def _unread(raw: RawReply, report: "Report") -> "JsonValue":
    """Return content that is not JSON: text as a string, anything else as bytes, since decoding would damage it."""
    found, charset = media_type(raw)
    if charset or is_text(found) or is_json(found):
        return _text(raw, report)
    # Bytes are not JSON: like other values that do not match the schema, they are returned unchanged.
    return cast("JsonValue", _text_or_bytes(raw.content))


def is_text(found: str) -> bool:
    """Return whether a media type is text other than JSON."""
    return found.startswith("text/") or found.endswith(_TEXTS)


def _text_or_bytes(content: bytes) -> str | bytes:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return content


def takes_anything(annotation: object) -> bool:
    """Return whether a type accepts any JSON value."""
    return annotation is Any or annotation is object


def typed(kind: Json, tree: object, pointer: str, report: "Report", content: bytes | None = None) -> object:
    """Turn a JSON tree into the declared type; parts that do not match are reported and kept unchanged."""
    from .lenient import read

    return read(kind.type(), tree, pointer, report, content, exact=kind.exact)


def loose(kind: ReplyKind | None, raw: RawReply, report: "Report") -> object:
    """Decode the body of an error leniently: typed, any JSON, text, or ``None`` if it is empty."""
    if not raw.content:
        return None
    found, charset = media_type(raw)
    if isinstance(kind, Json):
        kind = kind.variants.get(found, kind)
    try:
        if isinstance(kind, Json) or (isinstance(kind, Empty | None) and (is_json(found) or not found)):
            tree = read_json(raw.content, charset)[0]
            return decode(kind, raw, report) if isinstance(kind, Json) else tree
        if kind is not None and not isinstance(kind, Empty):
            return decode(kind, raw, report)
    except Undecodable:
        pass
    return raw.content.decode(errors="replace")


def content_text(raw: RawReply, content: bytes) -> "JsonValue":
    """Return the content of an error as JSON, otherwise as text."""
    charset = media_type(raw)[1]
    try:
        return read_json(content, charset)[0]
    except Undecodable:
        pass
    try:
        return content.decode(charset or "utf-8", errors="replace")
    except (LookupError, UnicodeError):  # Python has an encoding "undefined", which decodes nothing
        return content.decode(errors="replace")


def _text_of(kind: Text | Events, raw: RawReply, report: "Report") -> str:
    """Return a text body; if the server sends it as a JSON string, the content of that string."""
    found, charset = media_type(raw)
    if is_json(found) and not is_json(kind.media_type):
        try:
            value = read_json(raw.content, charset)[0]
        except Undecodable:
            value = None
        if isinstance(value, str):
            if kind.media_type == "text/plain":
                report("", kind.media_type, found[:100], None)
            return value
    return _text(raw, report)


def _text(raw: RawReply, report: "Report") -> str:
    charset = media_type(raw)[1] or "utf-8"
    try:
        return raw.content.decode(charset)
    except LookupError:
        report("", "a known charset", "an unknown one", None)
    except UnicodeError:
        report("", f"text in {charset}", "other bytes", None)
    return raw.content.decode(errors="replace")
