"""Write a request as a JavaScript program that uses `fetch`, for Node 18 and later."""

import re
from typing import Final

from pochoir import ir
from pochoir.literals import json_text
from pochoir.targets.site.samples.request import FILE, FormPart, Request, Secret

_INEXACT_FROM: Final = 2**53
"""Integers from here on are not exact in JavaScript."""


def write(request: Request) -> str:
    """Return the program. Secrets are read from the environment variables of the client."""
    return "\n".join([*_imports(request), call(request, "response"), *_read(request)])


def call(request: Request, name: str) -> str:
    """Return the statements that send a request. The response is assigned to `name`."""
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
    reads_file = request.kind == "bytes" or any(part.file for part in request.form)
    names = [*(["readFile"] if reads_file else []), *(["writeFile"] if request.reply == "bytes" else [])]
    return [f'import {{ {", ".join(names)} }} from "node:fs/promises";', ""] if names else []


def _headers(request: Request) -> list[str]:
    headers = [f"{_string(name)}: {_value(value)}," for name, value in request.headers]
    if request.tool_auth:
        headers.insert(0, f'"Authorization": {request.tool_auth.javascript},')
    if request.cookies:
        cookies = "; ".join(f"{_escaped(name)}={_in_template(value)}" for name, value in request.cookies)
        headers.append(f'"Cookie": `{cookies}`,')
    return headers


def _body(request: Request) -> tuple[list[str], list[str]]:
    """Return the statements before the call, and the options with the body."""
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
    """Return whether JSON is the same value as a JavaScript literal: not for large integers and `__proto__`."""
    match body:
        case dict():
            return "__proto__" not in body and all(_is_literal(member) for member in body.values())
        case list():
            return all(map(_is_literal, body))
        case int():
            return abs(body) < _INEXACT_FROM
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
    """Return the statements that use the response."""
    if request.reply == "redirect":
        return [
            "if (response.status >= 400) throw new Error(`HTTP ${response.status}`);",
            'console.log(response.headers.get("Location"));',
        ]
    check_status = "if (!response.ok) throw new Error(`HTTP ${response.status}`);"
    match request.reply:
        case "bytes":
            return [check_status, f"await writeFile({_string(FILE)}, Buffer.from(await response.arrayBuffer()));"]
        case "events":
            return [check_status, "for await (const chunk of response.body) process.stdout.write(chunk);"]
        case "json" if request.method != "HEAD":
            return [check_status, "console.log(await response.json());"]
        case "empty":
            return [check_status, "console.log(response.status);"]
        case _:
            return [check_status, "console.log(await response.text());"]


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
    return _string(value) if isinstance(value, str) else f"`{_in_template(value)}`"


def _in_template(value: str | Secret) -> str:
    return _escaped(value) if isinstance(value, str) else f"{_escaped(value.prefix)}${{process.env.{value.variable}}}"


def _escaped(text: str) -> str:
    return re.sub(r"([`\\]|\$(?=\{))", r"\\\1", text)


def _string(text: str) -> str:
    return json_text(text)
