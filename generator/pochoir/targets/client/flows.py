"""Plan the arguments of `TokenFlows` in `_api.py`."""

from pochoir import ir
from pochoir.annotations import Symbol
from pochoir.literals import Code, literal

_FLOWS = "._runtime.auth.client_grants"


def symbols() -> set[Symbol]:
    """Return the symbols that the arguments need."""
    return {(_FLOWS, "Endpoint"), (_FLOWS, "TokenFlows")}


def arguments(flows: ir.TokenFlows) -> tuple[Code, ...]:
    """Return the arguments as `name=value`, without those that have their default."""
    grants = ", ".join(f"{literal(grant)}: {_endpoint(endpoint)}" for grant, endpoint in flows.grants)
    given = [("scheme", literal(flows.scheme)), ("grants", Code(f"{{{grants}}}"))]
    if flows.refresh is not None:
        given.append(("refresh", _endpoint(flows.refresh)))
    given.append(("arguments", literal({each.wire: str(each.argument) for each in flows.secrets})))
    given.append(("variables", literal({each.wire: each.variable for each in flows.secrets})))
    return tuple(Code(f"{name}={value}") for name, value in given)


def _endpoint(endpoint: ir.TokenEndpoint) -> Code:
    rooted = ", rooted=True" if endpoint.rooted else ""
    server = f", server={literal(endpoint.server)}" if endpoint.server else ""
    return Code(f"Endpoint({literal(endpoint.path)}{rooted}{server})")
