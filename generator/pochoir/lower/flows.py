"""Lower the flows of a scheme of OAuth 2.0 or OpenID Connect, with which the client obtains tokens."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit

from pochoir import ir, naming, pointers
from pochoir.extensions.login import LOGIN
from pochoir.ir import Json
from pochoir.literals import Identifier
from pochoir.lower import oauth2, servers
from pochoir.lower.context import SCHEMES, Context
from pochoir.resolve.paths import operations

_GRANTS: Final = {
    "password": "password",
    "clientCredentials": "client_credentials",
    "authorizationCode": "authorization_code",
    "deviceAuthorization": "device_code",
}
"""The grants by the name of their flow: those without a user first, in the order in which the client tries them."""
_OF_USERS: Final = ("authorization_code", "device_code")
_DISCOVERED: Final = ("client_credentials", *_OF_USERS)
"""The grants that a server may support that describes itself."""
_DOCS: Final[Mapping[str, str]] = {
    "client_id": "Client id for OAuth 2.0.",
    "client_secret": "Client secret for OAuth 2.0.",
    "username": "User name for OAuth 2.0.",
    "password": "Password for OAuth 2.0.",
}


@dataclass(frozen=True, slots=True)
class _Written:
    """The URLs of a scheme as written: by grant the token URL, and the others, "" for those that it does not have."""

    tokens: tuple[tuple[str, str], ...] = ()
    refresh: str = ""
    page: str = ""
    device: str = ""
    metadata: str = ""

    @property
    def grants(self) -> tuple[str, ...]:
        return _DISCOVERED if self.metadata else tuple(grant for grant, _ in self.tokens)

    @property
    def urls(self) -> Iterator[str]:
        return filter(None, (*(url for _, url in self.tokens), self.refresh, self.page, self.device, self.metadata))


def scheme_of(context: Context) -> str:
    """Return the security scheme whose tokens the client obtains, or "" if there is none.

    It is the first with a flow that needs no user, otherwise the first with any, unless an extension describes another
    way to the credentials.
    """
    if LOGIN.of(context.tree.mapping("")) is not None or oauth2.stated(context) is not None:
        return ""
    found = {key: _written(context, key).grants for key in context.tree.mapping(SCHEMES)}
    known = [key for key, grants in found.items() if grants]
    direct = [key for key in known if found[key] != _DISCOVERED and set(found[key]).difference(_OF_USERS)]
    return next(iter([*direct, *known]), "")


def name_requests(context: Context) -> Iterator[naming.NameRequest]:
    """Yield requests for the names of the client's arguments."""
    scheme = scheme_of(context)
    for name in (*_needed(_written(context, scheme)), "token_store") if scheme else ():
        yield naming.NameRequest(f"flows:{name}", (name, f"oauth {name}"))


def own_urls(context: Context) -> tuple[str, ...]:
    """Return the origins of endpoints that are on none of the API's servers."""
    scheme = scheme_of(context)
    written = _written(context, scheme).urls if scheme else ()
    return tuple(dict.fromkeys(url for url, _ in (_split(context, each) for each in written) if url))


def flows(
    context: Context,
    names: Mapping[str, Identifier],
    package: str,
    own: Iterable[ir.Server],
    taken: Collection[str],
) -> ir.TokenFlows | None:
    """Return the flows, or None if the description has none.

    Args:
        context: the document.
        names: the names of the client's arguments, by the keys of `name_requests`.
        package: the import package.
        own: the named servers that are not servers of the API.
        taken: the other attributes of the client.
    """
    scheme = scheme_of(context)
    if not scheme:
        return None
    known = {server.url: str(server.name) for server in own}
    written = _written(context, scheme)

    def endpoint(url: str) -> ir.TokenEndpoint | None:
        if not url:
            return None
        start, found = _split(context, url)
        return replace(found, server=known[start]) if start else found

    tokens = tuple((grant, end) for grant, url in written.tokens if (end := endpoint(url)) is not None)
    return ir.TokenFlows(
        scheme=scheme,
        grants=(
            tuple((grant, ir.TokenEndpoint("", rooted=True)) for grant in _DISCOVERED) if written.metadata else tokens
        ),
        refresh=endpoint(written.refresh),
        secrets=tuple(
            ir.Secret(
                names[f"flows:{each}"], each, naming.variable(package, names[f"flows:{each}"]), ir.Doc(_DOCS[each])
            )
            for each in _needed(written)
        ),
        store=names["flows:token_store"],
        page=endpoint(written.page),
        device=endpoint(written.device),
        metadata=endpoint(written.metadata),
        scopes=_asked(context, scheme) if set(written.grants).intersection(_OF_USERS) else (),
        logins=tuple((grant, naming.login(grant, taken)) for grant in _OF_USERS if grant in written.grants),
    )


def scopes(context: Context, owner: str) -> tuple[str, ...]:
    """Return the scopes that an operation needs of the scheme whose tokens the client obtains."""
    scheme = scheme_of(context)
    holder = owner if context.tree.has(pointers.join(owner, "security")) else ""
    for alternative in context.tree.items(pointers.join(holder, "security")) if scheme else ():
        listed = alternative.get(scheme) if isinstance(alternative, dict) else None
        if isinstance(listed, list):
            return tuple(each for each in listed if isinstance(each, str))
    return ()


def _asked(context: Context, scheme: str) -> tuple[str, ...]:
    """Return the scopes that all operations need; OpenID Connect needs `openid` too."""
    pointer = context.tree.resolved(pointers.join(SCHEMES, scheme))
    first = ("openid",) if context.tree.mapping(pointer).get("type") == "openIdConnect" else ()
    needed = (each for operation in operations(context.tree) for each in scopes(context, operation.owner))
    return tuple(dict.fromkeys((*first, *needed)))


def _needed(written: _Written) -> tuple[str, ...]:
    user = ("username", "password") if "password" in written.grants else ()
    return ("client_id", "client_secret", *user)


def _written(context: Context, key: str) -> _Written:
    pointer = context.tree.resolved(pointers.join(SCHEMES, key))
    node = context.tree.mapping(pointer)
    if node.get("type") == "openIdConnect":
        return _Written(metadata=_discovery(_text(node.get("openIdConnectUrl"))))
    if node.get("type") != "oauth2":
        return _Written()
    tokens: list[tuple[str, str]] = []
    others: dict[str, str] = {}
    for flow, grant in _GRANTS.items():
        found = context.tree.mapping(pointers.join(pointer, "flows", flow))
        token = _text(found.get("tokenUrl"))
        first = {"authorizationCode": "authorizationUrl", "deviceAuthorization": "deviceAuthorizationUrl"}.get(flow)
        if not token or (first and not _text(found.get(first))):
            continue
        tokens.append((grant, token))
        if first:
            others[first] = _text(found.get(first))
        others["refresh"] = others.get("refresh") or _text(found.get("refreshUrl"))
    if not tokens:
        return _Written(metadata=_text(node.get("oauth2MetadataUrl")))
    return _Written(
        tuple(tokens),
        others.get("refresh", ""),
        others.get("authorizationUrl", ""),
        others.get("deviceAuthorizationUrl", ""),
    )


def _discovery(url: str) -> str:
    """Return the URL of the metadata; some descriptions give the issuer (OpenID Connect Discovery 1.0, 4.1)."""
    parts = urlsplit(url)
    if not url or "/.well-known/" in parts.path or parts.query:
        return url
    return f"{url.rstrip('/')}/.well-known/openid-configuration"


def _split(context: Context, written: str) -> tuple[str, ir.TokenEndpoint]:
    """Return the origin of a URL that is on none of the API's servers, or "", and its endpoint."""
    parts = urlsplit(written)
    path = f"/{parts.path.lstrip('/')}" + (f"?{parts.query}" if parts.query else "")
    if not parts.scheme:
        return "", ir.TokenEndpoint(path, rooted=written.startswith("/"))
    known = {servers.origin(server.url) for server in servers.servers(context)}
    if servers.origin(written) in known:
        return "", ir.TokenEndpoint(path, rooted=True)
    return f"{parts.scheme}://{parts.netloc}", ir.TokenEndpoint(path, rooted=True)


def _text(value: Json) -> str:
    text = value.strip() if isinstance(value, str) else ""
    scheme = urlsplit(text).scheme
    plain = text.isprintable() and not any(each in text for each in ' {}<>"')
    return text if scheme in ("", "http", "https") and not text.startswith("//") and plain else ""
