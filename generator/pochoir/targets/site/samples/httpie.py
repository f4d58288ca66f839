"""Write a request as an HTTPie command."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from pochoir import ir
from pochoir.literals import json_text
from pochoir.targets.site.samples import shell
from pochoir.targets.site.samples.request import FILE, FormPart, Request

_KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_MAX_ITEM_LENGTH: Final = 60
"""A JSON body with a longer list or object is written as JSON, not as items."""
_OPTIONS: Final[Mapping[str, str]] = {"form": " --form", "multipart": " --multipart"}


def write(request: Request, options: str = "") -> str:
    """Return the command. A flat JSON body is written as `key=value` items, any other as it is.

    Args:
        request: the request.
        options: further options of HTTPie, with a leading space.
    """
    items = list(_items(request)) if request.kind == "json" else []
    form = [_part(part) for part in request.form]
    options += _OPTIONS.get(request.kind, "") + (" --stream" if request.reply == "events" else "")
    options += f" {request.tool_auth.httpie}" if request.tool_auth else ""
    parts = [f"http{options} {shell.word(request.method)} {shell.url(request)}"]
    parts += [
        _header(name, shell.word_with_value(f"{name}:", value), value)
        for name, value in request.headers
        if not (items and (name, value) == ("Content-Type", "application/json"))
    ]
    if request.cookies:
        parts.append(f'"Cookie:{shell.cookies(request)}"')
    parts += items or form
    if request.kind == "bytes":
        parts.append(f"@{FILE}")
    elif request.kind in ("json", "text") and not items:
        parts.append(f"--raw {shell.word_with_value('', request.text)}")
    if request.reply == "bytes":
        parts.append(f"--output {FILE}")
    return shell.lines(parts)


def _header(name: str, item: str, value: object) -> str:
    """Return a header item. HTTPie sends an empty header only if it is written with a semicolon."""
    return shell.word(f"{name};") if value == "" else item


def _items(request: Request) -> Iterator[str]:
    body = request.body
    if not isinstance(body, dict) or not all(_KEY.fullmatch(key) for key in body):
        return
    if any(
        isinstance(member, dict | list) and len(json_text(member, None)) > _MAX_ITEM_LENGTH for member in body.values()
    ):
        return
    for key, member in body.items():
        yield _item(key, member)


def _item(key: str, member: ir.Json) -> str:
    """Return `key=text`, or `key:=` and JSON if the value is not a string or has a special meaning for HTTPie."""
    if isinstance(member, str) and _is_plain(member):
        return shell.word(f"{key}={member}")
    return shell.word(f"{key}:={json_text(member, None)}")


def _is_plain(text: str) -> bool:
    """Return whether HTTPie takes a text after `=` literally. `=@` reads a file, `==` is a query."""
    return not text.startswith(("=", "@")) and "\\" not in text


def _part(part: FormPart) -> str:
    name = re.sub(r"([:;=@\\])", r"\\\1", part.name)
    if part.file:
        return shell.word(f"{name}@{FILE};type={part.media_type}")
    value = re.sub(r"^([=@])", r"\\\1", part.value)
    return shell.word(f"{name}={value}")
