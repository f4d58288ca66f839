"""Propose the operation that signs in, and the headers that hold idempotency keys."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from pochoir import naming, pointers
from pochoir.adoption.proposal import Proposal
from pochoir.extensions.calls import IDEMPOTENCY
from pochoir.extensions.login import LOGIN
from pochoir.findings import items
from pochoir.ir import Json
from pochoir.pointers import join
from pochoir.resolve import media, shapes
from pochoir.resolve.paths import OperationNode, operations
from pochoir.resolve.tree import Members, Tree

_SIGN_IN: Final = re.compile(r"(^|_)(log_?in|sign_?in|authenticate|sessions?|tokens?)(_|$)")
_NOT: Final = re.compile(r"(^|_)(refresh|revoke|reset|verify|logout|validate|forgot|oauth|sso|social|device)(_|$)")
_SECRET: Final = re.compile(r"(^|_)(password|secret|pin|passphrase|api_key|passwd)(_|$)")
_TOKENS: Final = ("access_token", "auth_token", "token", "jwt", "id_token", "session_token", "bearer_token", "key")
_AROUND: Final = frozenset({"data", "result", "session", "auth", "tokens"})
_KEY: Final = re.compile(r"idempoten", re.IGNORECASE)
_USUAL: Final = "idempotency-key"


def idempotency(tree: Tree) -> Iterator[Proposal]:
    """Yield a mark for each header that holds an idempotency key by another name than `Idempotency-Key`."""
    seen: set[str] = set()
    for operation in operations(tree):
        for pointer in operation.parameters:
            name = tree.text(join(pointer, "name"))
            fits = tree.text(join(pointer, "in")) == "header" and _KEY.search(name) and name.lower() != _USUAL
            if fits and pointer not in seen and IDEMPOTENCY.key not in tree.mapping(pointer):
                seen.add(pointer)
                reason = f'the header "{name}" holds a key by which the server knows a repetition'
                yield Proposal(pointer, {IDEMPOTENCY.key: True}, reason, "idempotency")


def login(tree: Tree) -> Iterator[Proposal]:
    """Yield how to sign in, if one operation takes a secret and gives a token that a security scheme needs."""
    scheme = _scheme(tree)
    if not scheme or LOGIN.key in tree.mapping(""):
        return
    found = [(node, value) for node in operations(tree) if (value := _login(tree, node, scheme)) is not None]
    if len(found) != 1:
        return
    [(node, value)] = found
    if not tree.text(join(node.pointer, "operationId")):
        made = naming.snake(node.id)
        value = {**value, "operation": made}
        yield Proposal(node.pointer, {"operationId": made}, "x-pochoir-login names it", "login")
    reason = f"{node.method} {node.path} takes {', '.join(map(str, items(value['secrets'])))} and gives a token"
    yield Proposal("", {LOGIN.key: value}, f"{reason} for the security scheme {scheme}", "login")


def _scheme(tree: Tree) -> str:
    """Return the name of the only security scheme that sends a token in a header, or ""."""
    found: list[str] = []
    for name in tree.mapping("/components/securitySchemes"):
        value = tree.mapping(tree.resolved(join("/components/securitySchemes", name)))
        kind, place = value.get("type"), value.get("in")
        is_bearer = kind == "http" and str(value.get("scheme")).lower() == "bearer"
        found += [name] if is_bearer or (kind == "apiKey" and place == "header") else []
    return found[0] if len(found) == 1 else ""


def _login(tree: Tree, node: OperationNode, scheme: str) -> "dict[str, Json] | None":
    words = naming.snake(f"{node.path.rstrip('/').rpartition('/')[2]} {node.text}")
    if node.method != "POST" or not _SIGN_IN.search(words) or _NOT.search(words) or "{" in node.path:
        return None
    body = _members(tree, media.body_schema(tree, tree.resolved(join(node.pointer, "requestBody"))))
    secret = [name for name in body.properties if _SECRET.search(naming.snake(name))]
    needed = [name for name in body.properties if name in body.required or name in secret]
    reply = tree.resolved(node.first_success) if node.first_success else ""
    schema = media.reply_schema(tree, reply) if reply else ""
    token = _token(tree, schema) if schema else ""
    if not secret or not token:
        return None
    value: dict[str, Json] = {"operation": node.id, "secrets": [*needed], "credentials": {scheme: {"body": token}}}
    around = token.rpartition("/")[0]
    inner = _members(tree, schema).properties
    if not around and "expires_in" in inner:
        value["expiry"] = {"body": "/expires_in", "unit": "seconds-from-now"}
    return value


def _members(tree: Tree, schema: str) -> Members:
    end = shapes.end(tree, schema) if schema else ""
    return shapes.members(tree, end) if end and shapes.kind(tree, end) == "object" else Members()


def _token(tree: Tree, schema: str) -> str:
    """Return the JSON pointer of the token in a reply, or ""."""
    properties = _members(tree, schema).properties
    direct = _named(properties)
    if direct:
        return join("", direct)
    for name, place in properties.items():
        inner = _named(_members(tree, place).properties) if naming.snake(name) in _AROUND else ""
        if inner:
            return pointers.join("", name, inner)
    return ""


def _named(properties: Mapping[str, str]) -> str:
    known = {naming.snake(name): name for name in properties}
    return next((known[name] for name in _TOKENS if name in known), "")
