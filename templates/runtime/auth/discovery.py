"""The endpoints of an authorization server, from its metadata (OpenID Connect Discovery 1.0; RFC 8414)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import urlsplit

from ..base.arguments import Arguments
from ..base.errors import LoginFailed
from ..base.operation import Json, Operation
from ..base.security import Credential
from ..base.steps import Steps
from ..base.urls import Base, origin
from ..codec.decode import Undecodable, parse_json
from .client_grants import FlowKeeper, Way
from .flows import Endpoint, Flows
from .user_flows import url_of

if TYPE_CHECKING:
    from ..base.context import CallContext
    from ..base.credentials import Keeper
    from ..codec.values import JsonValue

__all__ = ["DiscoveredFlows", "DiscoveredKeeper"]

_WELL_KNOWN: Final = re.compile(r"/\.well-known/(openid-configuration|oauth-authorization-server)")
_ID: Final = "metadata"
_OF_CERTIFICATES: Final = frozenset({"tls_client_auth", "self_signed_tls_client_auth"})
"""The ways to authenticate a client by the certificate of its connection (RFC 8705, 2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscoveredFlows(Flows):
    """The flows of an authorization server, read from its metadata at ``metadata``."""

    metadata: Endpoint

    def keeper(
        self,
        credentials: Mapping[str, Credential],
        environment: Mapping[str, str],
        store: object,
        certificate: bool = False,
    ) -> "Keeper":
        """Create the token keeper of one client; see ``Grants``."""
        return DiscoveredKeeper(self, self.given(credentials, environment), store, certificate)


class DiscoveredKeeper(FlowKeeper):
    """The token keeper for these flows; the metadata is read once."""

    def __init__(
        self, data: DiscoveredFlows, given: Mapping[str, str], store: object, certificate: bool = False
    ) -> None:
        super().__init__(_assumed(data), given, store, certificate)
        self._discovered = data
        self._found: Flows | None = None

    def serves(self, method: str, path: str) -> Literal["token", "device", "metadata", ""]:
        """Return which endpoint a request goes to; ``""`` for none."""
        if method == "GET" and path.endswith(self._discovered.metadata.path):
            return "metadata"
        return FlowKeeper.serves(self, method, path)

    def metadata_of(self, start: str) -> Mapping[str, object]:
        """Return the metadata of a fake authorization server at an origin."""
        flows = self._flows
        ends = {"authorization": flows.page, "token": self._ends(flows)[0], "device_authorization": flows.device}
        found = {f"{name}_endpoint": start + end.path for name, end in ends.items() if end is not None}
        return {"issuer": start + _WELL_KNOWN.sub("", self._discovered.metadata.path), **found}

    def located(self, context: "CallContext") -> Steps[Flows]:
        """Return the flows with their endpoints.

        Raises:
            LoginFailed: the metadata is not valid.
        """
        if self._found is None:
            members = yield from self._metadata(context)
            self._found = self._flows_of(members, url_of(context, self._discovered.metadata))
            self.way = _way(members, self._certificate)
        return self._found

    def _metadata(self, context: "CallContext") -> "Steps[Mapping[str, JsonValue]]":
        end = self._discovered.metadata
        operation = Operation[object](
            id=_ID, method="GET", path=end.path, server=end.server, replies={"200": Json(lambda: object)}
        )
        at_origin = end.rooted and not end.server
        reply = yield from context.call(operation, Arguments(), at_origin=at_origin, described=False)
        try:
            tree = parse_json(reply.content)
        except Undecodable:
            tree = None
        if not isinstance(tree, dict):
            raise LoginFailed("the metadata of the authorization server is not a JSON object")
        return tree

    def _flows_of(self, members: "Mapping[str, JsonValue]", url: str) -> Flows:
        data = self._discovered
        places = _with_aliases(members) if self._certificate else members
        token = _endpoint(places, "token_endpoint")
        if token is None:
            raise LoginFailed("the metadata of the authorization server has no token_endpoint")
        issuer = members.get("issuer")
        known = issuer if isinstance(issuer, str) else ""
        if not _issues(known, url):
            raise LoginFailed(f"the metadata belongs to another authorization server, {known[:200]!r}")
        page, device = _endpoint(members, "authorization_endpoint"), _endpoint(places, "device_authorization_endpoint")
        grants = dict.fromkeys(data.grants, token)
        return replace(
            Flows(scheme=data.scheme, grants=grants, arguments=data.arguments, variables=data.variables),
            page=page,
            device=device,
            scopes=data.scopes,
            issuer=known,
        )


def _assumed(data: DiscoveredFlows) -> DiscoveredFlows:
    """Return flows with conventional endpoints, for a fake authorization server."""
    start = _WELL_KNOWN.sub("", data.metadata.path)
    page, token, device = (Endpoint(f"{start}/oauth/{name}", rooted=True) for name in ("authorize", "token", "device"))
    return replace(data, grants=dict.fromkeys(data.grants, token), page=page, device=device)


def _endpoint(members: "Mapping[str, JsonValue]", name: str) -> Endpoint | None:
    """Return an endpoint of the metadata; ``None`` if there is none.

    Raises:
        LoginFailed: it is not the URL of an endpoint.
    """
    url = members.get(name)
    if url is None:
        return None
    try:
        parts = urlsplit(url if isinstance(url, str) else "")
        start = Base.parse(f"{parts.scheme}://{parts.netloc}").origin
    except ValueError:
        raise LoginFailed(f"the metadata of the authorization server has a {name} that is not a URL") from None
    if not parts.geturl().isprintable() or " " in parts.geturl() or any(each in parts.geturl() for each in "{}"):
        raise LoginFailed(f"the metadata of the authorization server has a {name} that is not a URL")
    return Endpoint(f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}", origin=start)


def _issues(issuer: str, url: str) -> bool:
    """Return whether the metadata at a URL may name an issuer (OpenID Connect Discovery 1.0, 4.3; RFC 8414, 3.3).

    A segment in braces, as in the metadata of an authorization server for many tenants, is any segment.
    """
    path = urlsplit(url).path
    if _WELL_KNOWN.search(path) is None:
        return True
    place = origin(url) + _WELL_KNOWN.sub("", path)
    pattern = "[^/]+".join(map(re.escape, re.split(r"\{[^{}/]*\}", issuer.rstrip("/"))))
    return re.fullmatch(pattern, place.rstrip("/")) is not None


def _with_aliases(members: "Mapping[str, JsonValue]") -> "Mapping[str, JsonValue]":
    """Return the metadata with the endpoints for clients that present a certificate (RFC 8705, 5)."""
    aliases = members.get("mtls_endpoint_aliases")
    return {**members, **aliases} if isinstance(aliases, dict) else members


def _way(members: "Mapping[str, JsonValue]", certificate: bool) -> Way | None:
    """Return how to authenticate the client; ``None`` to try both ways."""
    known = members.get("token_endpoint_auth_methods_supported")
    if not isinstance(known, list) or "client_secret_basic" in known:
        return None
    if "client_secret_post" in known:
        return "body"
    return "certificate" if certificate and not _OF_CERTIFICATES.isdisjoint(map(str, known)) else None
