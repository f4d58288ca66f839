"""Tokens by an authorization code: `x-pochoir-oauth2` on a security scheme."""

from collections.abc import Iterable, Iterator
from typing import Final

from pochoir import ir, naming
from pochoir.ir import Json
from pochoir.literals import Identifier
from pochoir.lower.context import Context
from pochoir.resolve import pointers

KEY: Final = "x-pochoir-oauth2"
SCHEMES: Final = "/components/securitySchemes"
METHODS: Final = ("authorization_url", "parse_redirect", "exchange")


def where(context: Context) -> tuple[str, str]:
    """Return the security scheme that says how it gives tokens, and the pointer to what it says; "" when none does."""
    for key in context.tree.mapping(SCHEMES):
        scheme = context.tree.resolved(pointers.join(SCHEMES, key))
        if isinstance(context.tree.mapping(scheme).get(KEY), dict):
            return key, pointers.join(scheme, KEY)
    return "", ""


def token_operation(context: Context) -> str:
    """Return the operationId of the operation that gives tokens, "" when there is none."""
    pointer = where(context)[1]
    return _text(context.tree.mapping(pointer).get("token-operation")) if pointer else ""


def wishes(context: Context) -> Iterator[naming.Wish]:
    """Yield what the arguments of the client would like to be called."""
    if where(context)[1]:
        for name in ("client_id", "client_secret", "token_store"):
            yield naming.Wish(f"oauth:{name}", (name, f"oauth {name}"))


def methods() -> Iterator[naming.Wish]:
    """Yield what the methods beside the token operation would like to be called."""
    for name in METHODS:
        yield naming.Wish(f"oauth:{name}", (name, f"oauth {name}"))


def oauth2(
    context: Context,
    operations: Iterable[ir.Operation],
    names: dict[str, Identifier],
    methods: tuple[Identifier, Identifier, Identifier] | None,
    package: str,
) -> ir.OAuth2 | None:
    """Return how the API gives tokens, None when the document does not say.

    Args:
        context: the document.
        operations: all of it.
        names: of the client's arguments, by the keys of `wishes`.
        methods: of the resource of the token operation, in the order of `METHODS`.
        package: the import package.
    """
    scheme, pointer = where(context)
    if not pointer:
        return None
    node = context.tree.mapping(pointer)
    giving = next((each for each in operations if each.id == _text(node.get("token-operation"))), None)
    if giving is None or methods is None:
        context.refuse("oauth2-operation-not-found", f"{pointer}/token-operation", "no operation has this operationId")
        return None
    return ir.OAuth2(
        scheme=scheme,
        operation=giving.id,
        pages=_pairs(node.get("authorization-urls")),
        parameters=_pairs(node.get("authorization-parameters")),
        redirect=_redirect(node.get("redirect")),
        authentication="basic" if node.get("client-authentication") == "basic" else "body",
        repeat_redirect_uri=node.get("repeat-redirect-uri") is True,
        rotates=node.get("refresh-rotates") is True,
        exclusive=node.get("one-pair-per") == "client-and-user",
        client_id=_secret(giving, "client_id", names, package),
        client_secret=_secret(giving, "client_secret", names, package),
        store=names["oauth:token_store"],
        methods=methods,
        lifetime=_number(node.get("access-token-lifetime")),
        code_lifetime=_number(node.get("code-lifetime")),
        refresh_lifetime=_number(node.get("refresh-token-lifetime")),
    )


def _secret(giving: ir.Operation, wire: str, names: dict[str, Identifier], package: str) -> ir.Secret:
    members = giving.body.fields if giving.body is not None else ()
    doc = next((member.doc for member in members if member.wire == wire), ir.Doc())
    argument = names[f"oauth:{wire}"]
    return ir.Secret(argument, wire, naming.variable(package, argument), doc)


def _redirect(value: Json) -> ir.Redirect:
    node = value if isinstance(value, dict) else {}
    return ir.Redirect(
        code=_text(node.get("code")) or "code",
        state=_text(node.get("state")) or "state",
        error=_text(node.get("error")) or "error",
        description=_text(node.get("error-description")) or "error_description",
        reason=_text(node.get("error-reason")),
        state_on_refusal=node.get("state-on-refusal") is not False,
    )


def _pairs(value: Json) -> tuple[tuple[str, str], ...]:
    node = value if isinstance(value, dict) else {}
    return tuple((name, each) for name, each in node.items() if isinstance(each, str) and not name.startswith("x-"))


def _text(value: Json) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Json) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
