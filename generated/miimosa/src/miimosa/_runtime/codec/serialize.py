"""Serialize parameters in the styles of OpenAPI."""

import re
from collections.abc import Iterable
from typing import Final

from ..base.errors import InvalidArgument
from ..base.operation import Parameter
from ..base.scalars import encode, encode_reserved, is_list, is_object, members, scalar
from ..base.unset import Unset

__all__ = ["cookie_pairs", "header_text", "path_text", "query_pairs"]

_DELIMITER: Final = {"spaceDelimited": " ", "pipeDelimited": "|"}
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
"""A quoted string (RFC 9110, 5.6.4), in which a comma separates nothing."""
_NOT_IN_HEADERS: Final = re.compile(r"[^ -~]")


def path_text(parameter: Parameter, value: object) -> str:
    """Serialize a path parameter, percent-encoded.

    Raises:
        InvalidArgument: the value is empty, a dot segment, or has no text form.
    """
    name = parameter.name
    style = parameter.style or "simple"
    if parameter.content is not None:
        return encode(_json(value, name))
    if value is None or isinstance(value, Unset):
        raise InvalidArgument(f"{name}: a path parameter needs a value")
    if is_object(value):
        pairs = _texts(members(value, name), name)
        if parameter.explode and style == "matrix":
            return "".join(_matrix(*pair) for pair in pairs)
        if parameter.explode:
            return _open(style, {"label": "."}.get(style, ",").join(f"{k}={v}" for k, v in pairs), name)
        items = [text for pair in pairs for text in pair]
    elif is_list(value):
        items = [encode(scalar(item, name)) for item in value if item is not None]
        if parameter.explode and style == "matrix":
            return "".join(_matrix(encode(name), item) for item in items) or _empty(name)
        if parameter.explode and style == "label":
            return "." + ".".join(items) if items else _empty(name)
    else:
        text = scalar(value, name)
        if text in (".", "..") or (not text and not parameter.allow_empty):
            raise InvalidArgument(f"{name}: {text!r} is not allowed as a path segment")
        items = [encode(text)]
    return _open(style, ",".join(items), name) if items else _empty(name)


def _open(style: str, text: str, name: str) -> str:
    if style == "label":
        return "." + text
    return _matrix(encode(name), text) if style == "matrix" else text


def _matrix(name: str, text: str) -> str:
    """Return a name with a value, or the name alone if the value is empty (RFC 6570, 3.2.7)."""
    return f";{name}={text}" if text else f";{name}"


def _empty(name: str) -> str:
    raise InvalidArgument(f"{name}: a path parameter must not be empty")


def query_pairs(parameter: Parameter, value: object) -> list[str]:
    """Serialize a query parameter as ``name=value`` pairs, percent-encoded; none for ``None`` and empty lists.

    Raises:
        InvalidArgument: the value has no form in this style.
    """
    name, style = parameter.name, parameter.style or "form"
    encode_value = encode_reserved if parameter.allow_reserved else encode
    if value is None or isinstance(value, Unset):
        return []
    if parameter.whole:
        return [encode_value(_json(value, name) if parameter.content is not None else scalar(value, name))]
    if parameter.content is not None:
        return [f"{encode(name)}={encode_value(_json(value, name))}"]
    explode = parameter.explode if parameter.explode is not None else style == "form"
    delimiter = _DELIMITER.get(style, ",")
    if style == "deepObject":
        return [f"{encode(key)}={encode_value(text)}" for key, text in _deep(name, value, name)]
    if is_object(value):
        if style == "form" and explode:
            # OpenAPI does not define lists in an object; they repeat the field, as a list repeats its parameter.
            each = [
                (k if k.startswith(parameter.key_prefix) else parameter.key_prefix + k, item)
                for k, v in members(value, name)
                for item in (v if is_list(v) else [v])
            ]
            return [f"{encode(k)}={encode_value(scalar(v, f'{name}.{k}'))}" for k, v in each if v is not None]
        pairs = [(k, scalar(v, name)) for k, v in members(value, name) if v is not None]
        texts = [text for pair in pairs for text in pair]
        items = [item for key, member in pairs for item in (encode(key), encode_value(member))]
    elif is_list(value):
        texts = [scalar(item, name) for item in value if item is not None]
        items = [encode_value(text) for text in texts]
        if explode:
            return [f"{encode(name)}={item}" for item in items]
    else:
        return [f"{encode(name)}={encode_value(scalar(value, name))}"]
    if delimiter != "," or parameter.allow_reserved:
        # Otherwise a comma in an item is percent-encoded, which those between items are not.
        _check_items(name, texts, delimiter)
    separator = delimiter if delimiter == "," else encode(delimiter)
    return [f"{encode(name)}={separator.join(items)}"] if items else []


def _check_items(name: str, texts: Iterable[str], delimiter: str) -> None:
    """Check that no item contains what separates items.

    Raises:
        InvalidArgument: one does: the server would read it as several.
    """
    if any(delimiter in text for text in texts):
        raise InvalidArgument(f"{name}: an item contains {delimiter!r}, which separates the items")


def _deep(key: str, value: object, name: str) -> list[tuple[str, str]]:
    """Serialize nested fields with brackets. OpenAPI defines one level; the rest follows common practice."""
    if value is None:
        return []
    if is_object(value):
        return [pair for k, v in members(value, name) for pair in _deep(f"{key}[{k}]", v, name)]
    if is_list(value):
        nested = any(is_object(item) or is_list(item) for item in value)
        marks = [f"{key}[{index}]" if nested else f"{key}[]" for index in range(len(value))]
        return [pair for mark, item in zip(marks, value, strict=True) for pair in _deep(mark, item, name)]
    return [(key, scalar(value, name))]


def header_text(parameter: Parameter, value: object) -> str | None:
    """Serialize a header parameter; ``None`` if there is nothing to send.

    Raises:
        InvalidArgument: the value has no text form, or contains a character that is not allowed in a header.
    """
    name = parameter.name
    if value is None or isinstance(value, Unset):
        return None
    if parameter.content is not None:
        return check_header(name, _NOT_IN_HEADERS.sub(_escaped, _json(value, name)))
    if is_object(value):
        pairs = [(key, scalar(member, name)) for key, member in members(value, name) if member is not None]
        texts = [text for pair in pairs for text in pair]
        items = [f"{k}={v}" for k, v in pairs] if parameter.explode else texts
    elif is_list(value):
        texts = items = [scalar(item, name) for item in value if item is not None]
    else:
        return check_header(name, scalar(value, name))
    _check_items(name, (_QUOTED.sub("", text) for text in texts), ",")
    return check_header(name, ",".join(items))


def _escaped(found: re.Match[str]) -> str:
    """Return a character of a JSON string as JSON can write it in ASCII (RFC 8259, 7)."""
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def check_header(name: str, text: str) -> str:
    """Return the text if it is valid in a header: printable ASCII and inner tabs, no leading or trailing space.

    Raises:
        InvalidArgument: it is not; the message names the header and does not show the value.
    """
    if not text.isascii() or not text.replace("\t", "").isprintable() or text != text.strip():
        raise InvalidArgument(
            f"{name}: contains a control character, a non-ASCII character, or a leading or trailing space,"
            " which is not allowed in a header"
        )
    return text


def cookie_pairs(parameter: Parameter, value: object) -> list[str]:
    """Serialize a cookie parameter as ``name=value`` pairs.

    Raises:
        InvalidArgument: the value has no text form, or contains a character that is not allowed in a cookie.
    """
    name = parameter.name
    if value is None or isinstance(value, Unset):
        return []
    explode = parameter.explode if parameter.explode is not None else True
    between = "; " if parameter.style == "cookie" else "&"
    if parameter.content is not None:
        return [f"{name}={encode(_json(value, name))}"]
    if is_object(value):
        pairs = [(_crumb(k, name), _crumb(scalar(v, name), name)) for k, v in members(value, name) if v is not None]
        if explode:
            return [between.join(f"{key}={text}" for key, text in pairs)] if pairs else []
        items = [text for pair in pairs for text in pair]
    elif is_list(value):
        items = [_crumb(scalar(item, name), name) for item in value if item is not None]
        if explode:
            return [between.join(f"{name}={item}" for item in items)] if items else []
    else:
        items = [_crumb(scalar(value, name), name)]
    return [f"{name}={','.join(items)}"] if items else []


def _crumb(text: str, name: str) -> str:
    if not text.isascii() or any(not "!" <= character <= "~" or character in '",;\\' for character in text):
        raise InvalidArgument(f"{name}: contains a character that is not allowed in a cookie")
    return text


def check_cookie(name: str, text: str) -> str:
    """Return the text if it is valid in a cookie.

    Raises:
        InvalidArgument: it is not; the message names the cookie and does not show the value.
    """
    return _crumb(text, name)


def _texts(pairs: list[tuple[str, object]], name: str) -> list[tuple[str, str]]:
    texts = [(encode(key), encode(scalar(member, name))) for key, member in pairs if member is not None]
    if not texts:
        _empty(name)
    return texts


def _json(value: object, name: str) -> str:
    from .json_writer import json_text

    return json_text(value, name)
