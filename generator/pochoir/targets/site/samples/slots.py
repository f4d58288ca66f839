"""Where a sample shows a credential or the base URL, so that a page can show those that its reader has typed.

A sample is written twice: the second time, the variables and the server have other names of the same length. What
differs is what the writers made of these names, whatever else the description says.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from typing import Final, TypeAlias
from urllib.parse import urlsplit

from pochoir.literals import shown
from pochoir.security_schemes import KINDS, ToolSyntax
from pochoir.targets.site.samples.request import Request, Secret

BASE: Final = "base"
"""The name of the base URL among those of credentials, which are environment variables."""
_SERVER: Final = re.compile(r"(https?://)([A-Za-z0-9][A-Za-z0-9.:-]*)(/[A-Za-z0-9._~/-]*)?")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_DIGITS: Final = "0123456789"
_OTHER: Final = {
    ord(each): group[(at + 1) % len(group)]
    for group in (_LETTERS, _LETTERS.upper(), _DIGITS, "_x")
    for at, each in enumerate(group)
    if group != "_x" or each == "_"
}
"""Replaces each letter and digit by another one."""
_DIGEST: Final = KINDS["digest"].prefix
_JAVASCRIPT: Final = "process.env."

Writer: TypeAlias = Callable[[Request], str]


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of a sample that a page replaces.

    Attributes:
        start: where it begins.
        end: where it ends.
        form: how the value is written there: the name of a function in `credentials.js`.
        names: the environment variables of the credentials, or `BASE`. Several are arguments of a Python client.
    """

    start: int
    end: int
    form: str
    names: tuple[str, ...]


def find(kind: str, write: Writer, request: Request, server: str) -> tuple[Slot, ...]:
    """Return the slots of a sample other than a Python one.

    Args:
        kind: the kind of sample.
        write: writes it.
        request: what it sends.
        server: the default server of the API. The URL of any other server is not replaced.
    """
    code, other = write(request), write(_renamed(request, server))
    if len(code) != len(other):
        return ()
    tokens = _tokens(request, server)
    sample = _Sample(kind, code, request)
    found: list[Slot] = []
    at = 0
    while at < len(code):
        token = next((each for each in tokens if code[at] != other[at] and code.startswith(each, at)), "")
        if token:
            found += sample.slots(at, at + len(token), tokens[token])
        at += len(token) or 1
    if kind == "http" and any(slot.form == "host" for slot in found):
        found = [_prefix(request), *(slot for slot in found if slot.form == "host" or slot.names != (BASE,))]
    return tuple(found)


def of_python(code: str, client: str, variables: Sequence[str]) -> tuple[Slot, ...]:
    """Return the slot of a Python program: the arguments of its client, if there are none but a base URL.

    Args:
        code: the program.
        client: the class of the client.
        variables: the environment variables of the credentials that the call needs.
    """
    client = re.escape(client)
    opened = re.search(rf'(?m)^ *(?:async )?with {client}\(((?:base_url="[^"\n]*")?)\) as client:$', code)
    return (Slot(*opened.span(1), "python", (BASE, *variables)),) if opened else ()


def attribute(code: str, slots: Sequence[Slot]) -> str:
    """Return slots as the attribute of a page: positions in the text that the page shows, as JavaScript counts them."""

    def position(at: int) -> int:
        visible = "\n".join(map(shown, code[:at].split("\n")))
        return len(visible.encode("utf-16-le", "surrogatepass")) // 2

    return ";".join(f"{position(s.start)} {position(s.end)} {s.form} {','.join(s.names)}" for s in slots)


def variables(request: Request) -> tuple[str, ...]:
    """Return the environment variables of the credentials of a request."""
    values = [value for _, value in (*request.headers, *request.query_secrets, *request.cookies)]
    found = [value.variable for value in values if isinstance(value, Secret)]
    return (*([request.tool_auth.variable] if request.tool_auth else []), *found)


def _renamed(request: Request, server: str) -> Request:
    def renamed(pair: tuple[str, str | Secret]) -> tuple[str, str | Secret]:
        return pair[0], _secret(pair[1]) if isinstance(pair[1], Secret) else pair[1]

    parts = _SERVER.fullmatch(server) if request.server == server else None
    return replace(
        request,
        server=(
            f"{parts[1]}{parts[2].translate(_OTHER)}{(parts[3] or '').translate(_OTHER)}" if parts else request.server
        ),
        base=request.base.translate(_OTHER),
        headers=tuple(map(renamed, request.headers)),
        query_secrets=tuple((name, _secret(secret)) for name, secret in request.query_secrets),
        cookies=tuple(map(renamed, request.cookies)),
        tool_auth=_tool_auth(request.tool_auth) if request.tool_auth else None,
    )


def _secret(secret: Secret) -> Secret:
    return replace(secret, variable=secret.variable.translate(_OTHER))


def _tool_auth(tools: ToolSyntax) -> ToolSyntax:
    name = tools.variable
    return ToolSyntax(*(text.replace(name, name.translate(_OTHER)) for text in astuple(tools)))


def _tokens(request: Request, server: str) -> dict[str, str]:
    """Return what slots begin with, the longest first, and their names."""
    found = dict.fromkeys(variables(request), "")
    tokens = {name: name for name in found} | {request.base: BASE}
    if server and request.server == server:
        parts = urlsplit(server)
        tokens |= {server.partition("://")[2]: BASE, parts.netloc: BASE, parts.path.removeprefix("/"): BASE}
    return {each: tokens[each] for each in sorted(tokens, key=len, reverse=True) if each}


@dataclass(frozen=True, slots=True)
class _Sample:
    """A sample in which slots are found."""

    kind: str
    code: str
    request: Request

    def slots(self, start: int, end: int, name: str) -> Iterator[Slot]:
        """Yield the slot of a name at a place: with the marks around it that make it a variable."""
        match self.kind:
            case "curl" | "httpie":
                yield self._in_shell(start, end, name)
            case "javascript":
                yield from self._in_javascript(start, end, name)
            case _:
                yield from self._in_http(start, end, name)

    def _in_shell(self, start: int, end: int, name: str) -> Slot:
        if self.code[start - 1] != "$":
            start = self.code.rindex("http", 0, start)
            return Slot(start, end, "single" if self.code[start - 1] == "'" else "double", (name,))
        form = "encodedDouble" if self._is_encoded(name) else "double"
        if self.kind == "httpie" and form == "double" and name != BASE and not self._is_tool_auth(name):
            form = "item"
        return Slot(start - 1, end, form, (name,))

    def _in_javascript(self, start: int, end: int, name: str) -> Iterator[Slot]:
        code = self.code
        if not code.endswith(_JAVASCRIPT, 0, start):
            start = code.rindex("http", 0, start)
            yield Slot(start, end, "string" if code[start - 1] == '"' else "template", (name,))
            return
        start -= len(_JAVASCRIPT)
        if code[start - 2 : start] != "${" or code[end] != "}":
            yield Slot(start, end, "expression", (name,))
        elif not code.endswith(_DIGEST, 0, start - 2):
            yield Slot(start - 2, end + 1, "template", (name,))

    def _in_http(self, start: int, end: int, name: str) -> Iterator[Slot]:
        if name == BASE:
            marked = self.code[start - 1] == "<"
            yield Slot(
                start - marked,
                end + marked,
                "host" if self.code.endswith("Host: ", 0, start - marked) else "path",
                (name,),
            )
        elif not self.code.endswith(_DIGEST, 0, start - 1):
            form = "basic" if self._is_tool_auth(name) else "encoded" if self._is_encoded(name) else "plain"
            yield Slot(start - 1, end + 1, form, (name,))

    def _is_encoded(self, name: str) -> bool:
        return any(secret.variable == name for _, secret in self.request.query_secrets)

    def _is_tool_auth(self, name: str) -> bool:
        return self.request.tool_auth is not None and self.request.tool_auth.variable == name


def _prefix(request: Request) -> Slot:
    """Return the slot of the path of the server in the first line of an HTTP request."""
    start = len(request.method) + 1
    return Slot(start, start + len(urlsplit(request.server).path), "path", (BASE,))
