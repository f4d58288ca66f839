"""Plan the arguments of `TokenFlows` in `_api.py`."""

from dataclasses import dataclass
from typing import Final

from pochoir import ir
from pochoir.annotations import Symbol
from pochoir.literals import Code, Identifier, docstring, literal

_LOGINS: Final = {
    "authorization_code": (
        "pkce",
        "AuthorizationCode",
        "Logs a user in on a page of the server (OAuth 2.0 authorization code with PKCE).",
    ),
    "device_code": ("device", "DeviceCode", "Logs a user in on another device (OAuth 2.0 device authorization)."),
}
"""The module, the class and the documentation of the attribute for each grant of a user."""


@dataclass(frozen=True, slots=True)
class Login:
    """An attribute of the client that logs a user in. `module` and `kind` are in `_runtime/auth/`."""

    name: Identifier
    module: Code
    kind: Code
    doc: Code


def logins(flows: ir.TokenFlows | None, prefix: str) -> tuple[Login, ...]:
    """Return the attributes that log a user in, of a client whose classes begin with `prefix`."""
    given = ((name, *_LOGINS[grant]) for grant, name in flows.logins) if flows is not None else ()
    return tuple(Login(name, Code(module), Code(prefix + kind), docstring(doc, 8)) for name, module, kind, doc in given)


def login_symbols(flows: ir.TokenFlows | None) -> set[Symbol]:
    """Return the symbols that the annotations of these attributes need."""
    every = (each for prefix in ("", "Async") for each in logins(flows, prefix))
    return {(f"._runtime.auth.{each.module}", f"{each.kind} as _{each.kind}") for each in every}


def kind(flows: ir.TokenFlows) -> str:
    """Return the class that holds the flows."""
    return "TokenFlows" if flows.metadata is None else "DiscoveredFlows"


def symbols(flows: ir.TokenFlows) -> set[Symbol]:
    """Return the symbols that the arguments need."""
    module = "client_grants" if flows.metadata is None else "discovery"
    return {("._runtime.auth.flows", "Endpoint"), (f"._runtime.auth.{module}", kind(flows))}


def arguments(flows: ir.TokenFlows) -> tuple[Code, ...]:
    """Return the arguments as `name=value`, without those that have their default."""
    grants = ", ".join(f"{literal(grant)}: {_endpoint(endpoint)}" for grant, endpoint in flows.grants)
    given = [("scheme", literal(flows.scheme)), ("grants", Code(f"{{{grants}}}"))]
    ends = (("refresh", flows.refresh), ("page", flows.page), ("device", flows.device), ("metadata", flows.metadata))
    given += [(name, _endpoint(end)) for name, end in ends if end is not None]
    if flows.scopes:
        given.append(("scopes", Code(f"({', '.join(map(literal, flows.scopes))},)")))
    given.append(("arguments", literal({each.wire: str(each.argument) for each in flows.secrets})))
    given.append(("variables", literal({each.wire: each.variable for each in flows.secrets})))
    return tuple(Code(f"{name}={value}") for name, value in given)


def _endpoint(endpoint: ir.TokenEndpoint) -> Code:
    rooted = ", rooted=True" if endpoint.rooted else ""
    server = f", server={literal(endpoint.server)}" if endpoint.server else ""
    return Code(f"Endpoint({literal(endpoint.path)}{rooted}{server})")
