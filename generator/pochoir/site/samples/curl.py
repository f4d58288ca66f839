"""An operation as a curl command."""

from pochoir.site.samples import shell
from pochoir.site.samples.request import Request


def write(request: Request) -> str:
    """The command. Secrets come from the environment variables that the client reads, too."""
    verb = "" if request.method == "GET" and not request.kind else f" -X {shell.word(request.method)}"
    verb = " --head" if request.method == "HEAD" else verb
    parts = [f"curl{verb} {shell.url(request)}"]
    if request.basic:
        parts.append(f'-u "${request.basic.variable}"')
    parts += [f"-H {shell.filled(f'{name}: ', value)}" for name, value in request.headers]
    if request.cookies:
        parts.append(f'-H "Cookie: {shell.cookies(request)}"')
    for part in request.form:
        if request.kind == "multipart":
            parts.append(
                f"-F {shell.word(f'{part.name}=@file')}"
                if part.file
                else f"-F {shell.word(f'{part.name}={part.value}')}"
            )
        else:
            parts.append(f"--data-urlencode {shell.word(f'{part.name}={part.value}')}")
    if request.kind == "bytes":
        parts.append("--data-binary @file")
    elif request.kind in ("json", "text"):
        parts.append(f"--data-raw {shell.filled('', request.text)}")
    return shell.lines(parts)
