"""Parameters as text: the styles of OpenAPI, percent-encoded once, as the client writes them."""

from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import quote

from pochoir import ir
from pochoir.literals import json_text

_DELIMITERS: Final[Mapping[str, str]] = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}
_RESERVED: Final = "!$'()*,/:;=?@[]"
_READABLE: Final = ":@,/"
"""What a single value of a query keeps, for the eye: none of it parts values, and no tool reads more into it."""


def flat(value: ir.Json) -> str:
    """One value as text, without any encoding; an object or a list as JSON, null as nothing."""
    if isinstance(value, str):
        return value
    return "" if value is None else json_text(value, None)


def path_text(parameter: ir.Parameter, value: ir.Json) -> str:
    """A parameter of the path."""
    name, style = _encoded(parameter.wire), parameter.style
    if isinstance(value, dict) and not parameter.content:
        pairs = [(_encoded(key), _encoded(flat(member))) for key, member in value.items() if member is not None]
        if parameter.explode:
            between = {"label": ".", "matrix": ";"}.get(style, ",")
            return _opening(style, "") + between.join(f"{key}={text}" for key, text in pairs)
        return _opening(style, name) + ",".join(text for pair in pairs for text in pair)
    if isinstance(value, list) and not parameter.content:
        items = [_encoded(flat(item)) for item in value if item is not None]
        if parameter.explode and style == "matrix":
            return "".join(f";{name}={item}" for item in items)
        return _opening(style, name) + ("." if parameter.explode and style == "label" else ",").join(items)
    return _opening(style, name) + _encoded(flat(value))


def _opening(style: str, name: str) -> str:
    if style == "label":
        return "."
    if style == "matrix":
        return f";{name}=" if name else ";"
    return ""


def query_pairs(parameter: ir.Parameter | ir.Encoding, value: ir.Json) -> list[str]:
    """A parameter of the query, or a member of a form, as `name=value` texts; none for null and what is empty."""
    name = _encoded(parameter.wire)
    if value is None:
        return []
    if parameter.content:
        return [f"{name}={_encoded(json_text(value, None))}"]
    if parameter.style == "deepObject":
        return [f"{_encoded(key)}={_value(parameter, text)}" for key, text in _deep(parameter.wire, value)]
    if isinstance(value, dict):
        pairs = [(_encoded(key), _item(parameter, member)) for key, member in value.items() if member is not None]
        if parameter.style == "form" and parameter.explode:
            return [f"{key}={text}" for key, text in pairs]
        items = [text for pair in pairs for text in pair]
    elif isinstance(value, list):
        items = [_item(parameter, item) for item in value if item is not None]
        if parameter.explode:
            return [f"{name}={item}" for item in items]
    else:
        return [f"{name}={_value(parameter, flat(value))}"]
    return [f"{name}={_DELIMITERS.get(parameter.style, ',').join(items)}"] if items else []


def _deep(key: str, value: ir.Json) -> Iterable[tuple[str, str]]:
    """Nested members in brackets; lists in lists and deeper objects as common practice has them."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield from _deep(f"{key}[{name}]", member)
    elif isinstance(value, list):
        nested = any(isinstance(item, dict | list) for item in value)
        for at, item in enumerate(value):
            yield from _deep(f"{key}[{at}]" if nested else f"{key}[]", item)
    elif value is not None:
        yield key, flat(value)


def header_text(parameter: ir.Parameter, value: ir.Json) -> str:
    """A parameter in a header, on one line."""
    return " ".join(_listed(parameter, value, "=").split())


def cookie_pair(parameter: ir.Parameter, value: ir.Json) -> tuple[str, str]:
    """A parameter in a cookie: its name and its text, which holds further pairs where the style explodes."""
    if parameter.content:
        return parameter.wire, _encoded(json_text(value, None))
    if parameter.explode and isinstance(value, list | dict) and value:
        pairs = [(parameter.wire, item) for item in value] if isinstance(value, list) else list(value.items())
        texts = [f"{key}={flat(item)}" for key, item in pairs if item is not None]
        name, _, text = ("&" if parameter.style == "form" else "; ").join(texts).partition("=")
        return name, text
    return parameter.wire, _listed(parameter, value, ",")


def _listed(parameter: ir.Parameter, value: ir.Json, exploded: str) -> str:
    if parameter.content:
        return json_text(value, None)
    if isinstance(value, dict):
        between = exploded if parameter.explode else ","
        return ",".join(f"{key}{between}{flat(member)}" for key, member in value.items() if member is not None)
    if isinstance(value, list):
        return ",".join(flat(item) for item in value if item is not None)
    return flat(value)


def _item(parameter: ir.Parameter | ir.Encoding, value: ir.Json) -> str:
    """One of several values: what parts them is encoded inside of them."""
    return quote(flat(value), safe=_RESERVED.replace(",", "") if parameter.allow_reserved else "")


def _value(parameter: ir.Parameter | ir.Encoding, text: str) -> str:
    return quote(text, safe=_RESERVED if parameter.allow_reserved else _READABLE)


def _encoded(text: str) -> str:
    return quote(text, safe="")
