"""Write a request as a curl command."""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import quote

from pochoir.targets.site.samples import shell
from pochoir.targets.site.samples.request import FILE, OCTETS, FormPart, Request

_READING: Final[Mapping[str, str]] = {"redirect": " -i", "events": " -N"}
"""Options for responses without a useful body, or without an end."""

_PLAIN: Final = re.compile(r"[^@<;\"\\][^;\"\\]*")
"""A value without special meaning for `-F`."""


def write(request: Request, options: str = "") -> str:
    """Return the command. Secrets are read from the environment variables of the client.

    Args:
        request: the request.
        options: further options of curl, with a leading space.
    """
    verb = "" if request.method == "GET" and not request.kind else f" -X {shell.word(request.method)}"
    verb = " --head" if request.method == "HEAD" else verb
    # curl would expand brackets, which allowReserved does not encode, to several URLs.
    verb += " --globoff" if set("[]") & set(request.target) else ""
    parts = [f"curl{options}{_READING.get(request.reply, '')}{verb} {shell.url(request)}"]
    if request.tool_auth:
        parts.append(request.tool_auth.curl)
    parts += [f"-H {shell.word_with_value(f'{name}: ', value)}" for name, value in request.headers]
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
                # curl encodes only the value.
                name = quote(part.name, safe="")
                yield f"--data-urlencode {shell.word(f'{name}={part.value}')}"
        case "bytes":
            yield f"--data-binary @{FILE}"
        case "json" | "text":
            yield f"--data-raw {shell.word_with_value('', request.text)}"
        case _:
            return


def _part(part: FormPart) -> str:
    kind = f";type={part.media_type}"
    if part.file:
        return "-F " + shell.word(f"{part.name}=@{FILE}{kind if part.media_type != OCTETS else ''}")
    if part.media_type:
        # Quoted, because a semicolon outside of quotes ends the value.
        value = part.value.replace("\\", "\\\\").replace('"', '\\"')
        return "-F " + shell.word(f'{part.name}="{value}"{kind}')
    option = "-F" if _PLAIN.fullmatch(part.value) else "--form-string"
    return f"{option} {shell.word(f'{part.name}={part.value}')}"
