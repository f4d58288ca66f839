"""Decode requests: path, query, headers, cookies and body."""

from collections.abc import Mapping, Sequence
from email.parser import BytesParser
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, unquote_plus

from ..base.operation import BinaryBody, FormBody, JsonBody, MultipartBody, Parameter, TextBody
from ..codec.decode import Undecodable, parse_json
from .checking import Checker
from .described import Given
from .kinds import is_type

if TYPE_CHECKING:
    from ..base.headers import Headers
    from ..base.operation import Body
    from ..codec.values import JsonValue

__all__ = ["Pairs", "read_body", "read_cookies", "read_parameter", "split_query"]

_DELIMITERS: Final = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}


class Pairs:
    """Names and percent-encoded values; ``take`` removes them, so that undescribed ones remain."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._pairs = list(pairs)

    def take(self, name: str) -> list[str]:
        """Remove and return the values of a name."""
        found = [value for key, value in self._pairs if key == name]
        self._pairs = [(key, value) for key, value in self._pairs if key != name]
        return found

    def names(self) -> list[str]:
        """Return the remaining names."""
        return list(dict.fromkeys(key for key, _ in self._pairs))


def split_query(query: str) -> Pairs:
    """Split a query or a form into pairs."""
    pieces = [piece.partition("=") for piece in query.split("&") if piece]
    return Pairs([(unquote_plus(name), value) for name, _, value in pieces])


def read_cookies(headers: "Headers") -> Pairs:
    """Return the cookies of a request."""
    try:
        cookies = SimpleCookie("; ".join(headers.all("cookie")))
    except CookieError:
        return Pairs(())
    return Pairs([(name, morsel.coded_value) for name, morsel in cookies.items()])


def read_parameter(checker: Checker, given: Given, parameter: Parameter, pairs: Pairs) -> "tuple[JsonValue] | None":
    """Return the value of a parameter, in a tuple since it may be null; ``None`` if it was not sent."""
    style = parameter.style or ("form" if given.location in ("query", "cookie") else "simple")
    explode = parameter.explode if parameter.explode is not None else style in ("form", "cookie")
    types = checker.types(given.schema)
    if parameter.whole:
        found = pairs.names()[:1]
        pairs.take(*found) if found else None
        read = _json if parameter.content is not None else str
        return (read(found[0]),) if found else None
    if parameter.content is not None:
        raw = pairs.take(given.name)
        return (_json(unquote(raw[0])),) if raw else None
    if style == "deepObject":
        return _deep(checker, given, pairs)
    raw = pairs.take(given.name)
    if "object" in types and not raw and style == "form" and explode:
        prefixed = [name for name in pairs.names() if parameter.key_prefix and name.startswith(parameter.key_prefix)]
        names = [*checker.names(given.schema), *prefixed]
        members = {name: found for name in names if (found := pairs.take(name))}
        value: dict[str, JsonValue] = {
            name: _members(checker, given.schema, name, [unquote_plus(text) for text in found])
            for name, found in members.items()
        }
        return (value,) if value else None
    if not raw:
        return None
    if "array" in types and (len(raw) > 1 or explode or "string" not in types):
        if given.location in ("path", "header"):
            raw = _pieces(raw[0], style, explode)
            raw = [each.partition("=")[2] for each in raw] if style == "matrix" and explode else raw
        elif not explode:
            raw = raw[0].split(_DELIMITERS.get(style, ","))
        item = checker.items(given.schema)
        return ([_typed(checker, item, _text(given, each)) for each in raw],)
    if "object" in types and not types & {"string", "integer", "number"}:
        return (_flat_object(checker, given, _pieces(raw[0], style, explode), explode),)
    return (_typed(checker, given.schema, _text(given, _plain(raw[0], style))),)


def _text(given: Given, raw: str) -> str:
    return unquote_plus(raw) if given.location == "query" else raw if given.location == "header" else unquote(raw)


def _plain(raw: str, style: str) -> str:
    """Return a value without what its style begins with."""
    if style == "label":
        return raw.removeprefix(".")
    return raw.partition("=")[2] if style == "matrix" else raw


def _pieces(raw: str, style: str, explode: bool) -> list[str]:
    """Return the items of a list or the members of an object; those of an exploded matrix have names."""
    if style == "matrix" and explode:
        return raw.removeprefix(";").split(";")
    return _plain(raw, style).split("." if style == "label" and explode else ",")


def _flat_object(checker: Checker, given: Given, pieces: list[str], explode: bool) -> "JsonValue":
    pairs = (
        [(name, value) for name, _, value in (piece.partition("=") for piece in pieces)]
        if explode
        else list(zip(pieces[::2], pieces[1::2], strict=False))
    )
    return {
        unquote(name): _typed(checker, checker.member(given.schema, unquote(name)), _text(given, value))
        for name, value in pairs
    }


def _deep(checker: Checker, given: Given, pairs: Pairs) -> "tuple[JsonValue] | None":
    root: dict[str, JsonValue] = {}
    for key in [name for name in pairs.names() if name == given.name or name.startswith(f"{given.name}[")]:
        path = ["", *key.removeprefix(given.name).removeprefix("[").removesuffix("]").split("][")]
        values = [unquote_plus(value) for value in pairs.take(key)]
        many = path[-1] == "" and key.endswith("[]")
        *above, last = path[:-1] if path[-1] == "" else path
        target, schema = root, given.schema
        for place, name in enumerate(above):
            schema = _inside(checker, schema, path[place + 1])
            inner = target.setdefault(name, {})
            target = inner if isinstance(inner, dict) else {}
        item = checker.items(schema) if many else schema
        target[last] = [_typed(checker, item, value) for value in values] if many else _typed(checker, item, values[0])
    return (_with_lists(checker, given.schema, root[""]),) if root else None


def _inside(checker: Checker, schema: "JsonValue", name: str) -> "JsonValue":
    return (
        checker.items(schema) if name.isdigit() and "array" in checker.types(schema) else checker.member(schema, name)
    )


def _with_lists(checker: Checker, schema: "JsonValue", value: "JsonValue") -> "JsonValue":
    """Return a value with numbered members converted to the described lists."""
    if not isinstance(value, dict):
        return value
    inner = {name: _with_lists(checker, _inside(checker, schema, name), each) for name, each in value.items()}
    return list(inner.values()) if inner.keys() and "array" in checker.types(schema) and "0" in inner else inner


def _typed(checker: Checker, schema: "JsonValue", text: str) -> "JsonValue":
    """Return a text as the first of its possible values that the schema accepts, or that at least has its type."""
    types = checker.types(schema)
    readings: list[JsonValue] = []
    if not types or types & {"integer", "number"}:
        readings += _numbers(text)
    if not types or "boolean" in types:
        readings += [text == "true"] if text in ("true", "false") else []
    if not types or "string" in types:
        readings = [text, *readings] if not types else [*readings, text]
    if "object" in types or "array" in types:
        readings.append(_json(text))
    fitting = [value for value in readings if checker.fits(schema, value)]
    alike = [value for value in readings if any(is_type(value, name) for name in types)]
    return (*fitting, *alike, text)[0]


def _numbers(text: str) -> "list[JsonValue]":
    try:
        number = float(text)
        return [int(text)] if text.lstrip("+-").isdigit() else [number]
    except ValueError:
        return []


def _json(text: str) -> "JsonValue":
    try:
        return parse_json(text.encode())
    except Undecodable:
        return text


def read_body(checker: Checker, body: "Body", schema: "JsonValue", media_type: str, content: bytes) -> "JsonValue":
    """Return a decoded body: a form as an object, a file as text with one character per byte.

    Raises:
        Undecodable: the content cannot be decoded as its media type.
    """
    if isinstance(body, JsonBody):
        return parse_json(content)
    if isinstance(body, FormBody):
        return _form(checker, body, schema, split_query(content.decode("ascii", "replace")))
    if isinstance(body, MultipartBody):
        return {name: _members(checker, schema, name, values) for name, values in _parts(media_type, content).items()}
    if isinstance(body, TextBody):
        return content.decode("utf-8", "replace")
    assert isinstance(body, BinaryBody)
    return content.decode("latin-1")


def _form(checker: Checker, body: FormBody, schema: "JsonValue", pairs: Pairs) -> "dict[str, JsonValue]":
    """Return the fields of a form; those with a separate style come first, since it determines their names."""
    value: dict[str, JsonValue] = {}
    for name, parameter in body.encoding.items():
        found = read_parameter(checker, Given(name, "query", checker.member(schema, name)), parameter, pairs)
        if found is not None:
            value[name] = found[0]
    for name in pairs.names():
        value[name] = _members(checker, schema, name, [unquote_plus(text) for text in pairs.take(name)])
    return value


def _members(checker: Checker, schema: "JsonValue", name: str, values: list[str]) -> "JsonValue":
    member = checker.member(schema, name)
    if len(values) > 1 or "array" in checker.types(member):
        return [_typed(checker, checker.items(member), value) for value in values]
    return _typed(checker, member, values[0])


def _parts(media_type: str, content: bytes) -> Mapping[str, list[str]]:
    message = BytesParser().parsebytes(f"Content-Type: {media_type}\r\n\r\n".encode() + content)
    found: dict[str, list[str]] = {}
    for part in message.walk():
        name = part.get_param("name", header="content-disposition")
        payload = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(payload, bytes):
            is_file = part.get_filename() is not None
            found.setdefault(name, []).append(payload.decode("latin-1" if is_file else "utf-8", "replace"))
    if not found:
        raise Undecodable("no parts of a multipart form")
    return found
