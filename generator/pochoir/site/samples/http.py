"""An operation as the bytes that travel, HTTP/1.1; `<VARIABLE>` stands for what the reader has."""

from typing import Final
from urllib.parse import urlsplit

from pochoir.site.samples.request import Request, Secret

_BOUNDARY: Final = "boundary"


def write(request: Request) -> str:
    """The request, its lines ended by newlines alone so that it can be copied."""
    parts = urlsplit(request.server)
    secrets = "&".join(f"{name}=<{secret.variable}>" for name, secret in request.query_secrets)
    target = parts.path + request.target
    target += ("&" if "?" in target else "?") + secrets if secrets else ""
    lines = [f"{request.method} {target} HTTP/1.1", f"Host: {parts.netloc or f'<{request.base}>'}"]
    if request.basic:
        lines.append(f"Authorization: Basic <{request.basic.variable}>")
    lines += [f"{name}: {_value(value)}" for name, value in request.headers]
    if request.cookies:
        lines.append("Cookie: " + "; ".join(f"{name}={_value(value)}" for name, value in request.cookies))
    body = _multipart(request) if request.kind == "multipart" else request.text
    if request.kind == "multipart":
        lines.append(f"Content-Type: multipart/form-data; boundary={_BOUNDARY}")
    if request.kind and request.kind != "bytes":
        lines.append(f"Content-Length: {len(body.encode('utf-8', 'replace'))}")
    return "\n".join([*lines, "", body]) if request.kind else "\n".join([*lines, ""])


def _multipart(request: Request) -> str:
    parts = [
        f'--{_BOUNDARY}\nContent-Disposition: form-data; name="{part.name}"'
        + ('; filename="file"' if part.file else "")
        + f"\n\n{part.value}\n"
        for part in request.form
    ]
    return "".join(parts) + f"--{_BOUNDARY}--\n"


def _value(value: str | Secret) -> str:
    return value if isinstance(value, str) else f"{value.prefix}<{value.variable}>"
