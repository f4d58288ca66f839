"""Write a request as raw HTTP/1.1. Secrets are written as `<VARIABLE>`."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from pochoir.targets.site.samples.request import FILE, FormPart, Request, Secret


def write(request: Request) -> str:
    """Return the request. Lines end with newlines only, so that it can be copied."""
    parts = urlsplit(request.server)
    secrets = "&".join(f"{name}=<{secret.variable}>" for name, secret in request.query_secrets)
    target = parts.path + request.target
    target += ("&" if "?" in target else "?") + secrets if secrets else ""
    lines = [f"{request.method} {target} HTTP/1.1", f"Host: {parts.netloc or f'<{request.base}>'}"]
    if request.tool_auth:
        lines.append(f"Authorization: {request.tool_auth.http}")
    lines += [f"{name}: {_value(value)}".rstrip() for name, value in request.headers]
    if request.cookies:
        lines.append("Cookie: " + "; ".join(f"{name}={_value(value)}" for name, value in request.cookies))
    if not request.kind:
        return "\n".join([*lines, ""])
    boundary = _boundary(request)
    body = "".join(_parts(request, boundary)) if request.kind == "multipart" else request.text
    length = len(body.encode("utf-8", "replace"))
    if request.kind == "multipart":
        lines.append(f"Content-Type: multipart/form-data; boundary={boundary}")
        # On the wire, the lines of a multipart body end with CRLF.
        length += body.count("\n")
    return "\n".join([*lines, f"Content-Length: {length}", "", body])


def _boundary(request: Request) -> str:
    boundary = "boundary"
    while any(boundary in part.value for part in request.form):
        boundary += "-"
    return boundary


def _parts(request: Request, boundary: str) -> Iterator[str]:
    for part in request.form:
        headers = f"Content-Disposition: form-data; name={_quoted(part.name)}{_file_headers(part)}"
        yield f"--{boundary}\n{headers}\n\n{part.value}\n"
    yield f"--{boundary}--\n"


def _file_headers(part: FormPart) -> str:
    name = f"; filename={_quoted(FILE)}" if part.file else ""
    return f"{name}\nContent-Type: {part.media_type}" if part.media_type else name


def _quoted(text: str) -> str:
    return '"' + text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A") + '"'


def _value(value: str | Secret) -> str:
    return value if isinstance(value, str) else f"{value.prefix}<{value.variable}>"
