"""Samples that sign in without the client: the request that signs in, what its reply gives, and a call with that.

What the reply gives is put into the environment variables that the samples of all other operations read.
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
"""The reply that the shell keeps, without the carriage returns of its header."""
_HEADER: Final = "header() { " + _REPLY + ' | grep -i "^$1:" | sed "s/^[^:]*: *//"; }'
_COOKIE: Final = "cookie() { " + _REPLY + r' | sed -n "s/^[Ss]et-[Cc]ookie: *$1=\([^;]*\).*/\1/p"; }'
_CURL: Final = {"head": " --fail -sS -D - -o /dev/null", "body": " --fail -sS", "both": " --fail -sS -i"}
_HTTPIE: Final = {
    "head": " --check-status --headers",
    "body": " --check-status --body",
    "both": " --check-status -p hb",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A credential that the reply gives: where it stands there, and the environment variable it is put into."""

    source: str
    name: str
    variable: str


@dataclass(frozen=True, slots=True)
class SignIn:
    """The request that signs in, what is kept of its reply, and a call that needs it."""

    request: Request
    kept: tuple[Kept, ...]
    call: Request

    @property
    def part(self) -> str:
        """The part of the reply that is needed: `head`, `body` or `both`."""
        sources = {each.source == "body" for each in self.kept}
        return "both" if len(sources) > 1 else "body" if sources == {True} else "head"


def sign_in_of(api: ir.Api, values: Samples, login: ir.Login, operation: ir.Operation, call: ir.Operation) -> SignIn:
    """The requests of an API's login.

    Args:
        api: the API.
        values: chooses the values of the requests.
        login: the login.
        operation: the operation that signs in.
        call: an operation that needs nothing but what the login gives.
    """
    variables = {scheme.id: scheme.variable for scheme in api.schemes}
    kept = (Kept(each.source, each.name, variables.get(each.scheme, "")) for each in login.sources)
    request = request_of(api, values, _whole(login, operation))
    return SignIn(
        replace(request, reply="json"), tuple(each for each in kept if each.variable), request_of(api, values, call)
    )


def needs_only(login: ir.Login, operation: ir.Operation) -> bool:
    """Whether a sample of an operation needs no credential but what a login gives."""
    needed = next(filter(None, operation.security), ())
    return bool(needed) and {each.scheme for each in login.sources} >= set(needed)


def _whole(login: ir.Login, operation: ir.Operation) -> ir.Operation:
    """The operation with every secret and constant in the example of its body."""
    if operation.body is None:
        return operation
    example = next(iter(operation.body.examples), ir.Example("", {}, synthetic=True))
    shown = example.value if isinstance(example.value, dict) else {}
    unknown = {each.wire: f"<{each.argument}>" for each in login.secrets if each.wire not in shown or example.synthetic}
    value: dict[str, ir.Json] = {**shown, **unknown, **dict(login.constants)}
    return replace(operation, body=replace(operation.body, required=True, examples=(ir.Example("", value),)))


def write(kind: str, signing: SignIn) -> str:
    """The sample of one kind that is no Python."""
    match kind:
        case "curl":
            command = curl.write(signing.request, _CURL[signing.part])
            return _shell(command, signing, curl.write(signing.call))
        case "httpie":
            command = httpie.write(signing.request, _HTTPIE[signing.part])
            return _shell(command, signing, httpie.write(signing.call))
        case "javascript":
            return _javascript(signing)
        case _:
            return f"{http.write(signing.request)}\n\n{http.write(signing.call)}"


def _shell(command: str, signing: SignIn, call: str) -> str:
    sources = {each.source for each in signing.kept}
    functions = [*([_HEADER] if "header" in sources else []), *([_COOKIE] if "cookie" in sources else [])]
    exports = [f'export {each.variable}="$({_extracted(each, signing.part)})"' for each in signing.kept]
    return "\n".join([f'reply="$({command})"', *functions, *exports, "", call])


def _extracted(kept: Kept, part: str) -> str:
    """The command that prints a credential out of the reply."""
    if kept.source != "body":
        pattern = re.sub(r"([.*^$/\\])", r"\\\1", kept.name)
        return f"{kept.source} {shell.word(pattern)}"
    body = f"{_REPLY} | sed '1,/^$/d'" if part == "both" else "printf '%s' \"$reply\""
    return f"{body} | jq -r {shell.word(_path(kept.name, '.'))}"


def _path(pointer: str, start: str) -> str:
    """A JSON pointer as a path of jq or JavaScript, which begins with `start`."""
    path = start
    for step in pointers.tokens(pointer):
        if _NAME.fullmatch(step):
            path += f"{'' if path.endswith('.') else '.'}{step}"
        else:
            path += f"[{step if _INDEX.fullmatch(step) else json_text(step)}]"
    return path


def _javascript(signing: SignIn) -> str:
    lines = [
        javascript.call(signing.request, "signedIn"),
        "if (!signedIn.ok) throw new Error(`HTTP ${signedIn.status}`);",
    ]
    if signing.part != "head":
        lines.append("const session = await signedIn.json();")
    lines += _assignments(signing.kept)
    return "\n".join([*lines, "", javascript.write(signing.call)])


def _assignments(kept: Iterable[Kept]) -> Iterator[str]:
    for each in kept:
        match each.source:
            case "header":
                value = f"signedIn.headers.get({json_text(each.name)})"
            case "cookie":
                start = json_text(f"{each.name}=")
                found = f"signedIn.headers.getSetCookie().find((each) => each.startsWith({start}))"
                value = f'{found}.slice({len(each.name) + 1}).split(";")[0]'
            case _:
                value = _path(each.name, "session")
        yield f"process.env.{each.variable} = {value};"
