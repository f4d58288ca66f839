"""Serialize parameters in the styles of OpenAPI, as the client does."""

import json
from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import quote

from pochoir import ir
from pochoir.literals import json_text

_DELIMITERS: Final[Mapping[str, str]] = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}
_RESERVED: Final = "!$'()*,/:;=?@[]"
_READABLE: Final = ":@,/"
"""Characters that are not encoded in a query value, for readability: no server or tool treats them specially."""


def flat(value: ir.Json) -> str:
    """Return a value as text without encoding: an object or a list as JSON, null as ""."""
    if isinstance(value, str):
        return value
    return "" if value is None else json_text(value, None)


def _compact(value: ir.Json) -> str:
    """Return JSON without spaces, as the client sends parameters with `content`."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def path_text(parameter: ir.Parameter, value: ir.Json) -> str:
    """Serialize a path parameter."""
    name, style = _encoded(parameter.wire), parameter.style
    if isinstance(value, dict) and not parameter.content:
        pairs = [(_encoded(key), _encoded(flat(member))) for key, member in value.items() if member is not None]
        if parameter.explode and style == "matrix":
            return "".join(_matrix(*pair) for pair in pairs)
        if parameter.explode:
            return _open(style, {"label": "."}.get(style, ",").join(f"{key}={text}" for key, text in pairs), name)
        return _open(style, ",".join(text for pair in pairs for text in pair), name)
    if isinstance(value, list) and not parameter.content:
        items = [_encoded(flat(item)) for item in value if item is not None]
        if parameter.explode and style == "matrix":
            return "".join(_matrix(name, item) for item in items)
        return _open(style, ("." if parameter.explode and style == "label" else ",").join(items), name)
    return _open(style, _encoded(flat(value)), name)


def _open(style: str, text: str, name: str) -> str:
    if style == "label":
        return "." + text
    return _matrix(name, text) if style == "matrix" else text


def _matrix(name: str, text: str) -> str:
    """Return a name with a value, or the name alone if the value is empty (RFC 6570, 3.2.7)."""
    return f";{name}={text}" if text else f";{name}"


def query_pairs(parameter: ir.Parameter | ir.Encoding, value: ir.Json) -> list[str]:
    """Serialize a query parameter or a form field as `name=value` pairs; null and empty values give none."""
    name = _encoded(parameter.wire)
    if value is None:
        return []
    if isinstance(parameter, ir.Parameter) and parameter.whole:
        return [_encoded(json_text(value, None) if parameter.content else flat(value))]
    if parameter.content:
        return [f"{name}={_encoded(_compact(value))}"]
    if parameter.style == "deepObject":
        return [f"{_encoded(key)}={_value(parameter, text)}" for key, text in _deep(parameter.wire, value)]
    if isinstance(value, dict):
        if parameter.style == "form" and parameter.explode:
            parts = (
                (key, item) for key, each in value.items() for item in (each if isinstance(each, list) else [each])
            )
            return [f"{_encoded(key)}={_item(parameter, item)}" for key, item in parts if item is not None]
        pairs = [(_encoded(key), _item(parameter, member)) for key, member in value.items() if member is not None]
        items = [text for pair in pairs for text in pair]
    elif isinstance(value, list):
        items = [_item(parameter, item) for item in value if item is not None]
        if parameter.explode:
            return [f"{name}={item}" for item in items]
    else:
        return [f"{name}={_value(parameter, flat(value))}"]
    return [f"{name}={_DELIMITERS.get(parameter.style, ',').join(items)}"] if items else []


def _deep(key: str, value: ir.Json) -> Iterable[tuple[str, str]]:
    """Yield the keys and values of a nested object. Nesting that OpenAPI does not define follows common practice."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield from _deep(f"{key}[{name}]", member)
    elif isinstance(value, list):
        nested = any(isinstance(item, dict | list) for item in value)
        for number, item in enumerate(value):
            yield from _deep(f"{key}[{number}]" if nested else f"{key}[]", item)
    elif value is not None:
        yield key, flat(value)


def header_text(parameter: ir.Parameter, value: ir.Json) -> str:
    """Serialize a header parameter on one line."""
    return " ".join(_listed(parameter, value, "=").split())


def cookie_pair(parameter: ir.Parameter, value: ir.Json) -> tuple[str, str]:
    """Serialize a cookie parameter: its name and value. An exploded value contains further pairs."""
    if parameter.content:
        return parameter.wire, _encoded(_compact(value))
    if parameter.explode and isinstance(value, list | dict) and value:
        pairs = [(parameter.wire, item) for item in value] if isinstance(value, list) else list(value.items())
        texts = [f"{key}={flat(item)}" for key, item in pairs if item is not None]
        name, _, text = ("&" if parameter.style == "form" else "; ").join(texts).partition("=")
        return name, text
    return parameter.wire, _listed(parameter, value, ",")


def _listed(parameter: ir.Parameter, value: ir.Json, exploded: str) -> str:
    if parameter.content:
        return _compact(value)
    if isinstance(value, dict):
        between = exploded if parameter.explode else ","
        return ",".join(f"{key}{between}{flat(member)}" for key, member in value.items() if member is not None)
    if isinstance(value, list):
        return ",".join(flat(item) for item in value if item is not None)
    return flat(value)


def _item(parameter: ir.Parameter | ir.Encoding, value: ir.Json) -> str:
    """Encode one of several values, including the delimiters in it."""
    return quote(flat(value), safe=_RESERVED.replace(",", "") if parameter.allow_reserved else "")


def _value(parameter: ir.Parameter | ir.Encoding, text: str) -> str:
    return quote(text, safe=_RESERVED if parameter.allow_reserved else _READABLE)


def _encoded(text: str) -> str:
    return quote(text, safe="")
