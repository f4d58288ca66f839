"""Write a login as an expression, for WebSockets with their own login."""

from collections.abc import Iterable

from pochoir import ir
from pochoir.annotations import Symbol
from pochoir.literals import Code, literal

_AUTH = "._runtime.base.credentials"
_LOG_IN: Symbol = ("._runtime.auth.login", "log_in as _log_in")


def signing(api: ir.Api, login: ir.Login) -> tuple[ir.Resource, ir.Operation]:
    """Return the resource and the operation that signs in."""
    return next(
        (resource, operation)
        for resource in api.resources
        for operation in resource.operations
        if operation.id == login.operation
    )


def login(api: ir.Api, login: ir.Login) -> Code:
    """Return `Login(operation=lambda: auth.SIGN_IN, ...)`."""
    resource, operation = signing(api, login)
    secrets = _mapping((str(each.argument), each.wire) for each in login.secrets)
    variables = _mapping((str(each.argument), each.variable) for each in login.secrets)
    sources = ", ".join(map(source, login.sources))
    parts = [
        f"operation=lambda: {resource.name}.{operation.constant}",
        f"secrets={secrets}",
        f"variables={variables}",
        f"sources=({sources},)",
        "log_in=_log_in",
    ]
    if login.constants:
        parts.append(f"constants={literal(dict(login.constants))}")
    expiry = login.expiry
    if expiry is not None:
        arguments = f"source={literal(expiry.source)}, name={literal(expiry.name)}, unit={literal(expiry.unit)}"
        parts.append(f"expiry=Expiry({arguments}, fallback={literal(expiry.fallback)})")
    return Code(f"Login({', '.join(parts)})")


def source(source: ir.CredentialSource) -> Code:
    """Return where the response of a login has a credential: `CredentialSource("uid", ...)`."""
    place = f"location={literal(source.source)}, name={literal(source.name)}"
    return Code(f"CredentialSource({literal(source.scheme)}, {place})")


def symbols(api: ir.Api, login: ir.Login) -> set[Symbol]:
    """Return the symbols that the expression needs."""
    resource, _ = signing(api, login)
    needed: set[Symbol] = {("._operations", resource.name), (_AUTH, "CredentialSource"), (_AUTH, "Login"), _LOG_IN}
    return needed | ({(_AUTH, "Expiry")} if login.expiry else set())


def _mapping(pairs: Iterable[tuple[str, str]]) -> Code:
    return literal(dict(pairs))
