"""Security schemes and requirements."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final, Literal

from pochoir import ir, naming, pointers
from pochoir.extensions.credentials import ARGUMENT, PREFIX
from pochoir.extensions.login import LOGIN
from pochoir.extensions.oauth2 import OAUTH2
from pochoir.ir import Json
from pochoir.literals import Identifier
from pochoir.lower import flows, oauth2
from pochoir.lower.context import SCHEMES, Context, one_of, text
from pochoir.lower.docs import doc_of
from pochoir.security_schemes import KINDS, kind_of

LOCATIONS: Final[tuple[Literal["header", "query", "cookie"], ...]] = ("header", "query", "cookie")


def schemes(context: Context) -> tuple[ir.Scheme, ...]:
    """Return the security schemes; arguments and variables are named later, with the secrets of the login."""
    return tuple(_scheme(context, key) for key in context.tree.mapping(SCHEMES))


def name_requests(context: Context, found: tuple[ir.Scheme, ...]) -> Iterator[naming.NameRequest]:
    """Yield requests for the names of the arguments: pinned, that of the kind, or the key of the scheme."""
    for scheme in found:
        pinned = ARGUMENT.of(context.tree.mapping(scheme.pointer)) or ""
        first = KINDS[scheme.kind].argument or scheme.id
        yield naming.NameRequest(f"scheme:{scheme.id}", (first, scheme.id, f"{scheme.id} credential"), pinned)


def store_requests(context: Context, found: tuple[ir.Scheme, ...]) -> Iterator[naming.NameRequest]:
    """Yield the request for the name of the argument for a token store, if it keeps session cookies only."""
    others = (LOGIN.of(context.tree.mapping("")), oauth2.stated(context), flows.scheme_of(context) or None)
    if any(each.location == "cookie" for each in found) and all(each is None for each in others):
        yield naming.NameRequest("cookies:token_store", ("token_store", "cookie token_store"))


def named(found: tuple[ir.Scheme, ...], names: dict[str, Identifier], package: str) -> tuple[ir.Scheme, ...]:
    """Return the schemes with their arguments and environment variables."""
    return tuple(
        replace(scheme, argument=name, variable=naming.variable(package, name))
        for scheme in found
        for name in (names[f"scheme:{scheme.id}"],)
    )


def requirements(context: Context, operation: str, found: tuple[ir.Scheme, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the alternatives of schemes that an operation needs together.

    None at all when it needs none; an empty one among them when it may be called by anybody. A scheme pochoir cannot
    apply is left to the caller, and a client certificate to the connection.
    """
    owner = operation if context.tree.has(pointers.join(operation, "security")) else ""
    applied = {scheme.id for scheme in found if KINDS[scheme.kind].supported}
    alternatives: list[tuple[str, ...]] = []
    for alternative in context.tree.items(pointers.join(owner, "security")):
        needed = tuple(key for key in (alternative if isinstance(alternative, dict) else ()) if key in applied)
        if needed not in alternatives:
            alternatives.append(needed)
    return () if alternatives == [()] else tuple(alternatives)


def _scheme(context: Context, key: str) -> ir.Scheme:
    written = pointers.join(SCHEMES, key)
    pointer = context.tree.resolved(written)
    node = context.tree.mapping(pointer)
    sort, how = text(node.get("type")), text(node.get("scheme")).lower()
    kind = kind_of(sort, how)
    header, prefix = KINDS[kind].header, KINDS[kind].prefix
    scheme = ir.Scheme(
        key, kind, Identifier("credential"), "", doc_of(node), wire=header, prefix=prefix, pointer=pointer
    )
    if not KINDS[kind].supported:
        if not KINDS[kind].option:
            context.warn("security-scheme-unsupported", written, f'this scheme is not applied: "{how or sort}"')
        return scheme
    login = LOGIN.of(context.tree.mapping(""))
    by_login = login is not None and any(scheme_id == key for scheme_id, _ in login.credentials)
    is_obtained = by_login or key == flows.scheme_of(context) or OAUTH2.of(node) is not None
    if sort in ("openIdConnect", "oauth2") and not is_obtained:
        hint = "give the client an access token; it is sent as a bearer token"
        context.warn("security-token-by-caller", written, f"pochoir does not obtain tokens for {sort}", hint)
    return scheme if scheme.wire else _placed(context, scheme, node)


def _placed(context: Context, scheme: ir.Scheme, node: dict[str, Json]) -> ir.Scheme:
    """Return a scheme with the place that the description gives its credential."""
    wire, prefix = text(node.get("name")), PREFIX.of(node) or ""
    location: Literal["header", "query", "cookie"] | None = one_of(LOCATIONS, node.get("in"))
    return replace(scheme, location=location or "header", wire=wire, prefix=prefix)
