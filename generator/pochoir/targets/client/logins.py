"""Write a login: the arguments of that of a client, and an expression for WebSockets with their own login."""

from collections.abc import Iterable
from dataclasses import dataclass

from pochoir import ir
from pochoir.annotations import Symbol
from pochoir.literals import Code, literal
from pochoir.targets.client.layout import Entry

_AUTH = "._runtime.base.credentials"
_LOG_IN: Symbol = ("._runtime.auth.login", "log_in as _log_in")


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of `Login`."""

    operation: Code
    secrets: tuple[Entry, ...]
    variables: tuple[Entry, ...]
    constants: tuple[Entry, ...]
    sources: tuple[Code, ...]
    expiry: Code


def arguments(login: ir.Login, resource: ir.Resource, operation: ir.Operation) -> Arguments:
    """Return the arguments of `Login` for the operation that signs in."""
    return Arguments(
        operation=Code(f"lambda: {resource.name}.{operation.constant}"),
        secrets=tuple(Entry(literal(str(each.argument)), literal(each.wire)) for each in login.secrets),
        constants=tuple(Entry(literal(name), literal(value)) for name, value in login.constants),
        variables=tuple(Entry(literal(str(each.argument)), literal(each.variable)) for each in login.secrets),
        sources=tuple(map(source, login.sources)),
        expiry=_expiry(login.expiry),
    )


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
    if login.expiry:
        parts.append(f"expiry={_expiry(login.expiry)}")
    return Code(f"Login({', '.join(parts)})")


def source(source: ir.CredentialSource) -> Code:
    """Return where the response of a login has a credential: `CredentialSource("uid", ...)`."""
    place = f"location={literal(source.source)}, name={literal(source.name)}"
    return Code(f"CredentialSource({literal(source.scheme)}, {place})")


def _expiry(expiry: ir.Expiry | None) -> Code:
    if expiry is None:
        return Code("")
    place = f"source={literal(expiry.source)}, name={literal(expiry.name)}, unit={literal(expiry.unit)}"
    return Code(f"Expiry({place}, fallback={literal(expiry.fallback)})")


def symbols(api: ir.Api, login: ir.Login) -> set[Symbol]:
    """Return the symbols that the expression needs."""
    resource, _ = signing(api, login)
    needed: set[Symbol] = {("._operations", resource.name), (_AUTH, "CredentialSource"), (_AUTH, "Login"), _LOG_IN}
    return needed | ({(_AUTH, "Expiry")} if login.expiry else set())


def _mapping(pairs: Iterable[tuple[str, str]]) -> Code:
    return literal(dict(pairs))
