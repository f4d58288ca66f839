"""An operation as an HTTPie command."""

import re
from collections.abc import Iterator
from typing import Final

from pochoir.site.samples import shell
from pochoir.site.samples.request import Request
from pochoir.site.types import text

_KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def write(request: Request) -> str:
    """The command; a flat JSON body as HTTPie's own `key=value`, any other as it is."""
    items = list(_items(request)) if request.kind == "json" else []
    raw = request.kind in ("json", "text", "bytes") and not items
    form = {"form": " --form", "multipart": " --multipart"}.get(request.kind, "")
    parts = [f"http{form}" + (f' -a "${request.basic.variable}"' if request.basic else "")]
    parts[0] += f" {shell.word(request.method)} {shell.url(request)}"
    parts += [
        shell.filled(f"{name}:", value)
        for name, value in request.headers
        if not (items and (name, value) == ("Content-Type", "application/json"))
    ]
    if request.cookies:
        parts.append(f'"Cookie:{shell.cookies(request)}"')
    parts += items
    for part in request.form:
        parts.append(shell.word(f"{part.name}@file") if part.file else shell.word(f"{part.name}={part.value}"))
    if request.kind == "bytes":
        parts.append("@file")
    elif raw:
        parts.append(f"--raw {shell.filled('', request.text)}")
    return shell.lines(parts)


def _items(request: Request) -> Iterator[str]:
    body = request.body
    if not isinstance(body, dict) or not body or not all(_KEY.fullmatch(key) for key in body):
        return
    for key, value in body.items():
        yield shell.word(f"{key}={value}") if isinstance(value, str) else shell.word(f"{key}:={text(value)}")
