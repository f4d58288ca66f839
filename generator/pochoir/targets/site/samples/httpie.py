"""An operation as an HTTPie command."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from pochoir import ir
from pochoir.literals import json_text
from pochoir.targets.site.samples import shell
from pochoir.targets.site.samples.request import FILE, FormPart, Request

_KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LONGEST: Final = 60
"""Characters of the longest list or object that is written as one item."""
_OPTIONS: Final[Mapping[str, str]] = {"form": " --form", "multipart": " --multipart"}


def write(request: Request, options: str = "") -> str:
    """The command, with these options too; a flat JSON body as HTTPie's own `key=value`, any other as it is."""
    items = list(_items(request)) if request.kind == "json" else []
    form = [_part(part) for part in request.form]
    options += _OPTIONS.get(request.kind, "") + (" --stream" if request.reply == "events" else "")
    options += f' -a "${request.basic.variable}"' if request.basic else ""
    parts = [f"http{options} {shell.word(request.method)} {shell.url(request)}"]
    parts += [
        _header(name, shell.filled(f"{name}:", value), value)
        for name, value in request.headers
        if not (items and (name, value) == ("Content-Type", "application/json"))
    ]
    if request.cookies:
        parts.append(f'"Cookie:{shell.cookies(request)}"')
    parts += items or form
    if request.kind == "bytes":
        parts.append(f"@{FILE}")
    elif request.kind in ("json", "text") and not items:
        parts.append(f"--raw {shell.filled('', request.text)}")
    if request.reply == "bytes":
        parts.append(f"--output {FILE}")
    return shell.lines(parts)


def _header(name: str, written: str, value: object) -> str:
    """A header item; HTTPie drops a header without a value unless it is written with a semicolon."""
    return shell.word(f"{name};") if value == "" else written


def _items(request: Request) -> Iterator[str]:
    body = request.body
    if not isinstance(body, dict) or not all(_KEY.fullmatch(key) for key in body):
        return
    if any(isinstance(member, dict | list) and len(json_text(member, None)) > _LONGEST for member in body.values()):
        return
    for key, member in body.items():
        yield _item(key, member)


def _item(key: str, member: ir.Json) -> str:
    """`key=text`, or `key:=` with JSON where the text would read as something else."""
    if isinstance(member, str) and _is_plain(member):
        return shell.word(f"{key}={member}")
    return shell.word(f"{key}:={json_text(member, None)}")


def _is_plain(text: str) -> bool:
    """Whether HTTPie takes a text after `=` as it is: `=@` opens a file, `==` writes a query, a backslash escapes."""
    return not text.startswith(("=", "@")) and "\\" not in text


def _part(part: FormPart) -> str:
    name = re.sub(r"([:;=@\\])", r"\\\1", part.name)
    if part.file:
        return shell.word(f"{name}@{FILE};type={part.media_type}")
    value = re.sub(r"^([=@])", r"\\\1", part.value)
    return shell.word(f"{name}={value}")
