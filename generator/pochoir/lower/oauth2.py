"""Tokens by an authorization code: `x-pochoir-oauth2` on a security scheme."""

from collections.abc import Iterable, Iterator
from typing import Final

from pochoir import ir, naming, pointers
from pochoir.extensions.oauth2 import OAUTH2, OAuth2
from pochoir.literals import Identifier
from pochoir.lower.context import SCHEMES, Context
from pochoir.lower.login import secret

METHODS: Final = ("authorization_url", "parse_redirect", "exchange")


def stated(context: Context) -> tuple[str, OAuth2] | None:
    """Return the security scheme that says how it gives tokens, and what it says; None when none does."""
    for key in context.tree.mapping(SCHEMES):
        given = OAUTH2.of(context.tree.mapping(context.tree.resolved(pointers.join(SCHEMES, key))))
        if given is not None:
            return key, given
    return None


def token_operation(context: Context) -> str:
    """Return the operationId of the operation that gives tokens, "" when there is none."""
    found = stated(context)
    return found[1].token_operation if found is not None else ""


def name_requests(context: Context) -> Iterator[naming.NameRequest]:
    """Yield what the arguments of the client would like to be called."""
    if stated(context) is not None:
        for name in ("client_id", "client_secret", "token_store"):
            yield naming.NameRequest(f"oauth:{name}", (name, f"oauth {name}"))


def methods() -> Iterator[naming.NameRequest]:
    """Yield the name requests of the methods added to the resource of the token operation."""
    for name in METHODS:
        yield naming.NameRequest(f"oauth:{name}", (name, f"oauth {name}"))


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
        names: of the client's arguments, by the keys of `name_requests`.
        methods: of the resource of the token operation, in the order of `METHODS`.
        package: the import package.
    """
    found = stated(context)
    giving = next((each for each in operations if found is not None and each.id == found[1].token_operation), None)
    if found is None or giving is None or methods is None:
        return None
    scheme, given = found
    return ir.OAuth2(
        scheme=scheme,
        operation=giving.id,
        pages=given.authorization_urls,
        parameters=given.authorization_parameters,
        redirect=ir.Redirect(
            code=given.redirect.code,
            state=given.redirect.state,
            error=given.redirect.error,
            description=given.redirect.error_description,
            reason=given.redirect.error_reason,
            state_on_refusal=given.redirect.state_on_refusal,
        ),
        authentication=given.client_authentication,
        repeat_redirect_uri=given.repeat_redirect_uri,
        rotates=given.refresh_rotates,
        exclusive=given.one_pair_per == "client-and-user",
        client_id=secret(giving, "client_id", names["oauth:client_id"], package),
        client_secret=secret(giving, "client_secret", names["oauth:client_secret"], package),
        store=names["oauth:token_store"],
        methods=methods,
        lifetime=given.access_token_lifetime,
        code_lifetime=given.code_lifetime,
        refresh_lifetime=given.refresh_token_lifetime,
    )
