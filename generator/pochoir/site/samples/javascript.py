"""An operation as a program of JavaScript: `fetch`, in Node 18 and later or in a browser's module."""

import re

from pochoir.literals import json_text
from pochoir.site.samples.request import Request, Secret


def write(request: Request) -> str:
    """The program. Secrets come from the environment variables that the client reads, too."""
    options: list[str] = [] if request.method == "GET" else [f"method: {_string(request.method)},"]
    headers = [f"{_string(name)}: {_value(value)}," for name, value in request.headers]
    if request.basic:
        headers.insert(0, f'"Authorization": `Basic ${{btoa(process.env.{request.basic.variable})}}`,')
    if request.cookies:
        cookies = "; ".join(f"{_escaped(name)}={_inside(value)}" for name, value in request.cookies)
        headers.append(f'"Cookie": `{cookies}`,')
    if headers:
        options += ["headers: {", *(f"  {line}" for line in headers), "},"]
    before, body = _body(request)
    options += body
    call = f"await fetch({_url(request)}"
    opened = ", {\n" + "".join(f"  {line}\n" for line in "\n".join(options).split("\n")) + "}" if options else ""
    lines = [*before, f"const response = {call}{opened});", "if (!response.ok) throw new Error(`${response.status}`);"]
    return "\n".join([*lines, "console.log(await response.text());"])


def _body(request: Request) -> tuple[list[str], list[str]]:
    if request.kind == "json":
        return [], [f"body: JSON.stringify({request.text}),"]
    if request.kind == "text":
        return [], [f"body: {_string(request.text)},"]
    if request.kind == "bytes":
        return ['import { readFile } from "node:fs/promises";', ""], ['body: await readFile("file"),']
    if request.kind == "form":
        pairs = json_text([[part.name, part.value] for part in request.form])
        return [], [f"body: new URLSearchParams({pairs}),"]
    if request.kind == "multipart":
        appended = [f"form.append({_string(part.name)}, {_part(part.value, part.file)});" for part in request.form]
        return ["const form = new FormData();", *appended], ["body: form,"]
    return [], []


def _part(value: str, file: bool) -> str:
    return 'new Blob(["content"]), "file"' if file else _string(value)


def _url(request: Request) -> str:
    secrets = "&".join(f"{_escaped(name)}=${{process.env.{secret.variable}}}" for name, secret in request.query_secrets)
    target = _escaped(request.target) + (("&" if "?" in request.target else "?") + secrets if secrets else "")
    if request.server and not secrets:
        return _string(request.server + request.target)
    server = _escaped(request.server) if request.server else f"${{process.env.{request.base}}}"
    return f"`{server}{target}`"


def _value(value: str | Secret) -> str:
    if isinstance(value, Secret) and not value.prefix:
        return f"process.env.{value.variable}"
    return _string(value) if isinstance(value, str) else f"`{_inside(value)}`"


def _inside(value: str | Secret) -> str:
    return _escaped(value) if isinstance(value, str) else f"{_escaped(value.prefix)}${{process.env.{value.variable}}}"


def _escaped(text: str) -> str:
    return re.sub(r"([`\\]|\$(?=\{))", r"\\\1", text)


def _string(text: str) -> str:
    return str(json_text(text))
