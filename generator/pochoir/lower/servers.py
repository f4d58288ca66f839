"""Lower the servers of an API."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import SplitResult, urlsplit

from pochoir import ir, naming, pointers
from pochoir.extensions.names import NAME
from pochoir.ir import Json
from pochoir.lower.context import SCHEMES, Context, text
from pochoir.lower.docs import doc_of
from pochoir.problems import did_you_mean
from pochoir.resolve.paths import places


def servers(context: Context, owner: str = "") -> tuple[ir.Server, ...]:
    """Return the servers with absolute URLs of `owner`, which is the root, a path or an operation.

    The first one is the default.
    """
    found: dict[str, tuple[str, ir.Doc]] = {}
    name_requests: list[naming.NameRequest] = []
    listed = pointers.join(owner, "servers")
    for at in range(len(context.tree.items(listed))):
        pointer = pointers.join(listed, at)
        url = _url(context, pointer)
        if url:
            key = f"{at:04}"
            found[key] = (url, doc_of(context.tree.mapping(pointer)))
            name_requests.append(_name_request(context, key, pointer, url))
    names = naming.servers(name_requests)
    return _secure_first(context, tuple(ir.Server(names[key], url, doc) for key, (url, doc) in found.items()))


def _secure_first(context: Context, found: tuple[ir.Server, ...]) -> tuple[ir.Server, ...]:
    """Put the same server with https before an http default if the API has credentials, which need https."""
    if not found or not context.tree.mapping(SCHEMES):
        return found
    twin = next((each for each in found if _is_secure_twin(each.url, found[0].url)), None)
    return found if twin is None else (twin, *(each for each in found if each is not twin))


def _is_secure_twin(url: str, insecure: str) -> bool:
    """Return whether two URLs only differ in https instead of http, and in the port."""
    one, other = urlsplit(url), urlsplit(insecure)
    same = (one.hostname, one.path) == (other.hostname, other.path)
    return same and (one.scheme, other.scheme) == ("https", "http")


def own_servers(context: Context, urls: Iterable[str], others: Iterable[str] = ()) -> tuple[ir.Server, ...]:
    """Return the named servers of operations that have their own, those with `urls`, and those of `others`."""
    found: dict[str, tuple[str, ir.Doc]] = {}
    others = tuple(others)
    for _, item, _, operation in places(context.tree):
        for owner in (operation, item):
            for server in servers(context, owner) if context.tree.items(pointers.join(owner, "servers")) else ():
                found.setdefault(server.url, (server.name, server.doc))
    for url in others:
        found.setdefault(url, (urlsplit(url).hostname or "", ir.Doc("Issues the tokens.")))
    remaining = [url for url in dict.fromkeys((*urls, *others)) if url in found]
    # Two operations may use one name for two servers; the host is then added to it.
    names = naming.servers(
        [
            naming.NameRequest(url, (found[url][0], urlsplit(url).hostname or ""), context.kept_name("server", url))
            for url in remaining
        ]
    )
    return tuple(ir.Server(names[url], url, found[url][1]) for url in remaining)


def named(resources: tuple[ir.Resource, ...], own: tuple[ir.Server, ...]) -> tuple[ir.Resource, ...]:
    """Return the resources with the name of the server in each operation that has its own."""
    names = {server.url: str(server.name) for server in own}
    return tuple(
        replace(
            resource,
            operations=tuple(
                replace(each, server_name=names.get(each.server, "")) if each.server else each
                for each in resource.operations
            ),
        )
        for resource in resources
    )


def origin(url: str) -> tuple[str, str, int | None]:
    """Return the scheme, the host and the port of a URL."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or {"http": 80, "https": 443}.get(parts.scheme)


def _check_defaults(context: Context, pointer: str, variables: Mapping[str, Json]) -> None:
    """Warn of variables of a server whose default is not in their `enum`."""
    for name, variable in variables.items():
        listed = variable.get("enum") if isinstance(variable, dict) else None
        default = variable.get("default") if isinstance(variable, dict) else None
        if isinstance(listed, list) and default is not None and default not in listed:
            hint = did_you_mean(str(default), map(text, listed)) or "correct one of the two"
            message = f'"{default}" is not one of the values in "enum"'
            context.warn("default-mismatch", pointers.join(pointer, name, "default"), message, hint)


def _url(context: Context, pointer: str) -> str:
    node = context.tree.mapping(pointer)
    variables = context.tree.mapping(pointers.join(pointer, "variables"))
    written = text(node.get("url"))
    _check_defaults(context, pointers.join(pointer, "variables"), variables)

    def filled(match: re.Match[str]) -> str:
        variable = variables.get(match[1])
        default = variable.get("default") if isinstance(variable, dict) else None
        return str(default) if isinstance(default, str | int | float) else match[0]

    url = re.sub(r"\{([^{}]*)\}", filled, written).rstrip("/")
    parts = _parts(url)
    unknown = re.search(r"\{([^{}]*)\}", url)
    if unknown and unknown[1] in variables:
        message = f'the variable "{unknown[1]}" of this server has no value as its default; the server is left out'
        context.warn("server-url-invalid", f"{pointer}/url", message, "write a value that works as its default")
    elif unknown:
        message = f'the variable "{unknown[1]}" of this server is not described; the server is left out'
        meant = did_you_mean(unknown[1], variables)
        report = context.refuse if meant else context.warn
        report(
            "server-url-invalid", f"{pointer}/url", message, meant or 'describe it under "variables", with a default'
        )
    elif parts is None or re.search(r"[\x00-\x20\x7f\"'<>\\^`{|}]", url):
        context.warn("server-url-invalid", f"{pointer}/url", "this is not the URL of a server", "it is left out")
    elif not parts[0]:
        message = "a client cannot resolve a relative URL"
        if re.match(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(:[0-9]+)?(/|$)", url):
            hint = f'did you mean "https://{url}"? A host without https:// is read as a path'
            context.refuse("server-relative", f"{pointer}/url", message, hint)
        else:
            hint = "write the full URL, or pass base_url to the client"
            context.warn("server-relative", f"{pointer}/url", message, hint)
    elif parts[0] in ("http", "https") and not parts[1]:
        message = "this URL of a server has no host; the server is left out"
        context.warn("server-url-invalid", f"{pointer}/url", message, f"write two slashes: {parts[0]}://…")
    elif parts[0] not in ("http", "https"):
        context.warn("server-url-invalid", f"{pointer}/url", "only http and https can be called", "it is left out")
    elif wrong := _unusable(url):
        context.warn(
            "server-url-invalid",
            f"{pointer}/url",
            f"this URL of a server {wrong}; the server is left out",
            "write only the scheme, the host, a port if needed and the path",
        )
    else:
        return url
    return ""


def _unusable(url: str) -> str:
    """Return what makes a URL unusable as a base URL, as the client checks it; "" if nothing does."""
    parts = urlsplit(url)
    if "@" in parts.netloc:
        return "contains a user or a password"
    if "?" in url or "#" in url:
        return "contains a query or a fragment"
    if any(part in (".", "..") for part in parts.path.split("/")):
        return "contains the path segments . or .."
    return "" if _has_host_and_port(parts) else "has no valid host or port"


def _has_host_and_port(parts: SplitResult) -> bool:
    try:
        host = (parts.hostname or "").encode("idna").decode()
        return "" not in host.split(".")[:-1] and parts.port != 0
    except ValueError:
        return False


def _parts(url: str) -> tuple[str, str] | None:
    try:
        split = urlsplit(url)
        return split.scheme, split.hostname or ""
    except ValueError:
        return None


def _name_request(context: Context, key: str, pointer: str, url: str) -> naming.NameRequest:
    node = context.tree.mapping(pointer)
    return naming.NameRequest(
        key, tuple(_texts(node, url)), NAME.of(node, "server") or context.kept_name("server", url)
    )


def _texts(node: dict[str, Json], url: str) -> Iterator[str]:
    if text(node.get("name")):
        yield text(node.get("name"))
    description = text(node.get("description"))
    if 0 < len(naming.split(description)) <= 3:
        yield description
    yield urlsplit(url).hostname or "default"
