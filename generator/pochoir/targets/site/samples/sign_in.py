"""Write samples that sign in without the client: the login request, the credentials in its response, and a call.

The credentials are put into the environment variables that all other samples read.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from pochoir import ir, pointers
from pochoir.literals import json_text
from pochoir.targets.client.samples import Samples
from pochoir.targets.site.samples import curl, http, httpie, javascript, shell
from pochoir.targets.site.samples.request import Request, request_of

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_INDEX: Final = re.compile(r"0|[1-9][0-9]{0,8}")
_REPLY: Final = "printf '%s\\n' \"$reply\" | tr -d '\\r'"
"""Prints the response without the carriage returns of its headers."""
_HEADER: Final = "header() { " + _REPLY + ' | grep -i "^$1:" | sed "s/^[^:]*: *//"; }'
_COOKIE: Final = "cookie() { " + _REPLY + r' | sed -n "s/^[Ss]et-[Cc]ookie: *$1=\([^;]*\).*/\1/p"; }'
_CURL: Final = {"head": " --fail -sS -D - -o /dev/null", "body": " --fail -sS", "both": " --fail -sS -i"}
_HTTPIE: Final = {
    "head": " --check-status --headers",
    "body": " --check-status --body",
    "both": " --check-status -p hb",
}


@dataclass(frozen=True, slots=True)
class ExtractedCredential:
    """A credential in the login response, and the environment variable to put it into.

    `source` is `header`, `cookie` or `body`; `name` is the header, the cookie or a JSON pointer.
    """

    source: str
    name: str
    variable: str


@dataclass(frozen=True, slots=True)
class SignIn:
    """The login request, the credentials to extract from its response, and a call that needs them."""

    request: Request
    extracted: tuple[ExtractedCredential, ...]
    call: Request

    @property
    def part(self) -> str:
        """The part of the response with the credentials: `head`, `body` or `both`."""
        sources = {each.source == "body" for each in self.extracted}
        return "both" if len(sources) > 1 else "body" if sources == {True} else "head"


def sign_in_of(api: ir.Api, values: Samples, login: ir.Login, operation: ir.Operation, call: ir.Operation) -> SignIn:
    """Return the requests of a sample that signs in.

    Args:
        api: the API.
        values: chooses the values of the requests.
        login: the login.
        operation: the operation of the login.
        call: an operation that needs only the credentials of the login.
    """
    variables = {scheme.id: scheme.variable for scheme in api.schemes}
    extracted = (ExtractedCredential(each.source, each.name, variables.get(each.scheme, "")) for each in login.sources)
    request = request_of(api, values, _with_secrets(login, operation))
    return SignIn(
        replace(request, reply="json"),
        tuple(each for each in extracted if each.variable),
        request_of(api, values, call),
    )


def needs_only(login: ir.Login, operation: ir.Operation) -> bool:
    """Return whether an operation needs only the credentials of a login."""
    needed = next(filter(None, operation.security), ())
    return bool(needed) and {each.scheme for each in login.sources} >= set(needed)


def _with_secrets(login: ir.Login, operation: ir.Operation) -> ir.Operation:
    """Return the login operation with all secrets and constants in its example body."""
    if operation.body is None:
        return operation
    example = next(iter(operation.body.examples), ir.Example("", {}, synthetic=True))
    shown = example.value if isinstance(example.value, dict) else {}
    unknown = {each.wire: f"<{each.argument}>" for each in login.secrets if each.wire not in shown or example.synthetic}
    value: dict[str, ir.Json] = {**shown, **unknown, **dict(login.constants)}
    return replace(operation, body=replace(operation.body, required=True, examples=(ir.Example("", value),)))


def write(kind: str, sign_in: SignIn) -> str:
    """Write a sample of any kind but Python."""
    match kind:
        case "curl":
            command = curl.write(sign_in.request, _CURL[sign_in.part])
            return _shell(command, sign_in, curl.write(sign_in.call))
        case "httpie":
            command = httpie.write(sign_in.request, _HTTPIE[sign_in.part])
            return _shell(command, sign_in, httpie.write(sign_in.call))
        case "javascript":
            return _javascript(sign_in)
        case _:
            return f"{http.write(sign_in.request)}\n\n{http.write(sign_in.call)}"


def _shell(command: str, sign_in: SignIn, call: str) -> str:
    sources = {each.source for each in sign_in.extracted}
    functions = [*([_HEADER] if "header" in sources else []), *([_COOKIE] if "cookie" in sources else [])]
    exports = [f'export {each.variable}="$({_extract_command(each, sign_in.part)})"' for each in sign_in.extracted]
    return "\n".join([f'reply="$({command})"', *functions, *exports, "", call])


def _extract_command(extracted: ExtractedCredential, part: str) -> str:
    """Return the command that extracts a credential from the response."""
    if extracted.source != "body":
        pattern = re.sub(r"([.*^$/\\])", r"\\\1", extracted.name)
        return f"{extracted.source} {shell.word(pattern)}"
    body = f"{_REPLY} | sed '1,/^$/d'" if part == "both" else "printf '%s' \"$reply\""
    return f"{body} | jq -r {shell.word(path_in(extracted.name, '.'))}"


def path_in(pointer: str, start: str) -> str:
    """Return a JSON pointer as a path for jq or JavaScript, after `start`."""
    path = start
    for step in pointers.tokens(pointer):
        if _NAME.fullmatch(step):
            path += f"{'' if path.endswith('.') else '.'}{step}"
        else:
            path += f"[{step if _INDEX.fullmatch(step) else json_text(step)}]"
    return path


def _javascript(sign_in: SignIn) -> str:
    lines = [
        javascript.call(sign_in.request, "signedIn"),
        "if (!signedIn.ok) throw new Error(`HTTP ${signedIn.status}`);",
    ]
    if sign_in.part != "head":
        lines.append("const session = await signedIn.json();")
    lines += _assignments(sign_in.extracted)
    return "\n".join([*lines, "", javascript.write(sign_in.call)])


def _assignments(extracted: Iterable[ExtractedCredential]) -> Iterator[str]:
    for each in extracted:
        match each.source:
            case "header":
                value = f"signedIn.headers.get({json_text(each.name)})"
            case "cookie":
                start = json_text(f"{each.name}=")
                found = f"signedIn.headers.getSetCookie().find((each) => each.startsWith({start}))"
                value = f'{found}.slice({len(each.name) + 1}).split(";")[0]'
            case _:
                value = path_in(each.name, "session")
        yield f"process.env.{each.variable} = {value};"
