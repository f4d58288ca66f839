"""An operation as a curl command."""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import quote

from pochoir.targets.site.samples import shell
from pochoir.targets.site.samples.request import FILE, OCTETS, FormPart, Request

_READING: Final[Mapping[str, str]] = {"redirect": " -i", "events": " -N"}
"""What shows a success whose body says nothing, or that never ends."""

_PLAIN: Final = re.compile(r"[^@<;\"\\][^;\"\\]*")
"""A value in which `-F` reads nothing but a text."""


def write(request: Request, options: str = "") -> str:
    """The command, with these options too. Secrets come from the environment variables that the client reads, too."""
    verb = "" if request.method == "GET" and not request.kind else f" -X {shell.word(request.method)}"
    verb = " --head" if request.method == "HEAD" else verb
    # What allowReserved leaves as it is would be a pattern of several URLs.
    verb += " --globoff" if set("[]") & set(request.target) else ""
    parts = [f"curl{options}{_READING.get(request.reply, '')}{verb} {shell.url(request)}"]
    if request.basic:
        parts.append(f'-u "${request.basic.variable}"')
    parts += [f"-H {shell.filled(f'{name}: ', value)}" for name, value in request.headers]
    if request.cookies:
        parts.append(f'-H "Cookie: {shell.cookies(request)}"')
    parts += _body(request)
    if request.reply == "bytes":
        parts.append(f"--output {FILE}")
    return shell.lines(parts)


def _body(request: Request) -> Iterator[str]:
    match request.kind:
        case "multipart":
            yield from map(_part, request.form)
        case "form":
            for part in request.form:
                # curl encodes the value alone.
                name = quote(part.name, safe="")
                yield f"--data-urlencode {shell.word(f'{name}={part.value}')}"
        case "bytes":
            yield f"--data-binary @{FILE}"
        case "json" | "text":
            yield f"--data-raw {shell.filled('', request.text)}"
        case _:
            return


def _part(part: FormPart) -> str:
    kind = f";type={part.media_type}"
    if part.file:
        return "-F " + shell.word(f"{part.name}=@{FILE}{kind if part.media_type != OCTETS else ''}")
    if part.media_type:
        # In quotes: outside of them curl reads a semicolon as the end of the value.
        value = part.value.replace("\\", "\\\\").replace('"', '\\"')
        return "-F " + shell.word(f'{part.name}="{value}"{kind}')
    option = "-F" if _PLAIN.fullmatch(part.value) else "--form-string"
    return f"{option} {shell.word(f'{part.name}={part.value}')}"
