"""Security schemes."""

from collections.abc import Mapping
from typing import Final

from pochoir.document.swagger.spots import Spot, mapping, scalar

_FLOWS: Final[Mapping[str, str]] = {
    "implicit": "implicit",
    "password": "password",
    "application": "clientCredentials",
    "accessCode": "authorizationCode",
}
_OF_FLOW: Final[tuple[str, ...]] = ("authorizationUrl", "tokenUrl", "scopes")


def scheme(spot: Spot) -> Spot:
    """A security scheme of 2.0 as one of 3.0; one that is neither stays as it is."""
    kind, flow = spot.get("type"), spot.get("flow")
    if kind is not None and kind.text == "basic":
        return mapping({**spot.members(), "type": scalar("http", kind), "scheme": scalar("basic", kind)}, spot)
    if kind is None or kind.text != "oauth2" or flow is None or flow.text not in _FLOWS:
        return spot
    members = spot.members()
    inner = {key: members[key] for key in _OF_FLOW if key in members}
    inner.setdefault("scopes", mapping({}, spot))
    kept = {key: child for key, child in members.items() if key not in (*_OF_FLOW, "flow")}
    return mapping({**kept, "flows": mapping({_FLOWS[flow.text]: mapping(inner, flow)}, flow)}, spot)
