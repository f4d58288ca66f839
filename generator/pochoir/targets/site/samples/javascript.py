"""An operation as a program of JavaScript: `fetch`, in Node 18 and later."""

import re
from typing import Final

from pochoir import ir
from pochoir.literals import json_text
from pochoir.targets.site.samples.request import FILE, FormPart, Request, Secret

_EXACT: Final = 2**53
"""The first integer that JavaScript cannot tell from its neighbours."""


def write(request: Request) -> str:
    """The program. Secrets come from the environment variables that the client reads, too."""
    return "\n".join([*_imports(request), call(request, "response"), *_read(request)])


def call(request: Request, name: str) -> str:
    """The statements that send a request, and what they call its response."""
    options = [] if request.method == "GET" else [f"method: {_string(request.method)},"]
    headers = _headers(request)
    if headers:
        options += ["headers: {", *(f"  {line}" for line in headers), "},"]
    before, body = _body(request)
    options += body
    if request.reply == "redirect":
        options.append('redirect: "manual",')
    indented = "".join(f"  {line}\n" for line in "\n".join(options).split("\n"))
    sent = f"await fetch({_url(request)}" + (", {\n" + indented + "}" if options else "")
    return "\n".join([*before, f"const {name} = {sent});"])


def _imports(request: Request) -> list[str]:
    sends = request.kind == "bytes" or any(part.file for part in request.form)
    names = [*(["readFile"] if sends else []), *(["writeFile"] if request.reply == "bytes" else [])]
    return [f'import {{ {", ".join(names)} }} from "node:fs/promises";', ""] if names else []


def _headers(request: Request) -> list[str]:
    headers = [f"{_string(name)}: {_value(value)}," for name, value in request.headers]
    if request.basic:
        headers.insert(0, f'"Authorization": `Basic ${{btoa(process.env.{request.basic.variable})}}`,')
    if request.cookies:
        cookies = "; ".join(f"{_escaped(name)}={_inside(value)}" for name, value in request.cookies)
        headers.append(f'"Cookie": `{cookies}`,')
    return headers


def _body(request: Request) -> tuple[list[str], list[str]]:
    """What stands before the call, and the options that hold the body."""
    match request.kind:
        case "json" if _is_literal(request.body):
            return [], [f"body: JSON.stringify({request.text}),"]
        case "json" | "text":
            return [], [f"body: {_string(request.text)},"]
        case "bytes":
            return [], [f"body: await readFile({_string(FILE)}),"]
        case "form":
            return [], ["body: new URLSearchParams([", *map(_pair, request.form), "]),"]
        case "multipart":
            parts = [f"form.append({_string(part.name)}, {_part(part)});" for part in request.form]
            return ["const form = new FormData();", *parts], ["body: form,"]
        case _:
            return [], []


def _is_literal(body: ir.Json) -> bool:
    """Whether JavaScript reads a JSON text as the same value: large integers lose digits, `__proto__` is no member."""
    match body:
        case dict():
            return "__proto__" not in body and all(_is_literal(member) for member in body.values())
        case list():
            return all(map(_is_literal, body))
        case int():
            return abs(body) < _EXACT
        case _:
            return True


def _pair(part: FormPart) -> str:
    return f"  [{_string(part.name)}, {_string(part.value)}],"


def _part(part: FormPart) -> str:
    kind = f", {{ type: {_string(part.media_type)} }}"
    if part.file:
        return f"new Blob([await readFile({_string(FILE)})]{kind}), {_string(FILE)}"
    return f"new Blob([{_string(part.value)}]{kind})" if part.media_type else _string(part.value)


def _read(request: Request) -> list[str]:
    """What becomes of the reply."""
    if request.reply == "redirect":
        return [
            "if (response.status >= 400) throw new Error(`HTTP ${response.status}`);",
            'console.log(response.headers.get("Location"));',
        ]
    refused = "if (!response.ok) throw new Error(`HTTP ${response.status}`);"
    match request.reply:
        case "bytes":
            return [refused, f"await writeFile({_string(FILE)}, Buffer.from(await response.arrayBuffer()));"]
        case "events":
            return [refused, "for await (const chunk of response.body) process.stdout.write(chunk);"]
        case "json" if request.method != "HEAD":
            return [refused, "console.log(await response.json());"]
        case "empty":
            return [refused, "console.log(response.status);"]
        case _:
            return [refused, "console.log(await response.text());"]


def _url(request: Request) -> str:
    secrets = "&".join(
        f"{_escaped(name)}=${{encodeURIComponent(process.env.{secret.variable})}}"
        for name, secret in request.query_secrets
    )
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
    return json_text(text)
