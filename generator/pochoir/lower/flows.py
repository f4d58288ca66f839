"""Lower the flows of an OAuth 2.0 scheme that need no browser: client credentials and password."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from pochoir import ir, naming, pointers
from pochoir.extensions.login import LOGIN
from pochoir.ir import Json
from pochoir.literals import Identifier
from pochoir.lower import oauth2, servers
from pochoir.lower.context import SCHEMES, Context

_GRANTS: Final = {"password": "password", "clientCredentials": "client_credentials"}
"""The grants by the name of their flow, in the order in which the client tries them."""
_DOCS: Final[Mapping[str, str]] = {
    "client_id": "Client id for OAuth 2.0.",
    "client_secret": "Client secret for OAuth 2.0.",
    "username": "User name for OAuth 2.0.",
    "password": "Password for OAuth 2.0.",
}


def scheme_of(context: Context) -> str:
    """Return the security scheme whose tokens the client obtains, or "" if there is none.

    It is the first with such a flow, unless an extension describes another way to the credentials.
    """
    if LOGIN.of(context.tree.mapping("")) is not None or oauth2.stated(context) is not None:
        return ""
    return next((key for key in context.tree.mapping(SCHEMES) if _urls(context, key)), "")


def name_requests(context: Context) -> Iterator[naming.NameRequest]:
    """Yield requests for the names of the client's arguments."""
    scheme = scheme_of(context)
    for name in (*_needed(context, scheme), "token_store") if scheme else ():
        yield naming.NameRequest(f"flows:{name}", (name, f"oauth {name}"))


def own_urls(context: Context) -> tuple[str, ...]:
    """Return the origins of token endpoints that are on none of the API's servers."""
    found = [url for url, _ in (_split(context, each) for each in _all_urls(context)) if url]
    return tuple(dict.fromkeys(found))


def flows(
    context: Context, names: Mapping[str, Identifier], package: str, own: Iterable[ir.Server]
) -> ir.TokenFlows | None:
    """Return the flows, or None if the description has none.

    Args:
        context: the document.
        names: the names of the client's arguments, by the keys of `name_requests`.
        package: the import package.
        own: the named servers that are not servers of the API.
    """
    scheme = scheme_of(context)
    if not scheme:
        return None
    known = {server.url: str(server.name) for server in own}

    def endpoint(written: str) -> ir.TokenEndpoint:
        url, found = _split(context, written)
        return replace(found, server=known[url]) if url else found

    urls = _urls(context, scheme)
    refresh = next((each for _, _, each in urls if each), "")
    return ir.TokenFlows(
        scheme=scheme,
        grants=tuple((grant, endpoint(token)) for grant, token, _ in urls),
        refresh=endpoint(refresh) if refresh else None,
        secrets=tuple(
            ir.Secret(
                names[f"flows:{each}"], each, naming.variable(package, names[f"flows:{each}"]), ir.Doc(_DOCS[each])
            )
            for each in _needed(context, scheme)
        ),
        store=names["flows:token_store"],
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


def _needed(context: Context, scheme: str) -> tuple[str, ...]:
    user = ("username", "password") if any(grant == "password" for grant, _, _ in _urls(context, scheme)) else ()
    return ("client_id", "client_secret", *user)


def _urls(context: Context, key: str) -> list[tuple[str, str, str]]:
    """Return the grants of a scheme with their token URLs and refresh URLs."""
    pointer = context.tree.resolved(pointers.join(SCHEMES, key))
    if context.tree.mapping(pointer).get("type") != "oauth2":
        return []
    found: list[tuple[str, str, str]] = []
    for flow, grant in _GRANTS.items():
        node = context.tree.mapping(pointers.join(pointer, "flows", flow))
        token = _text(node.get("tokenUrl"))
        if token:
            found.append((grant, token, _text(node.get("refreshUrl"))))
    return found


def _all_urls(context: Context) -> Iterator[str]:
    scheme = scheme_of(context)
    for _, token, refresh in _urls(context, scheme) if scheme else ():
        yield from filter(None, (token, refresh))


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
    return text if scheme in ("", "http", "https") and not text.startswith("//") and text.isprintable() else ""
