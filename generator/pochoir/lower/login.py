"""Signing in with an operation of the API: `x-pochoir-login`."""

from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from pochoir import ir, naming
from pochoir.ir import Json
from pochoir.literals import Identifier
from pochoir.lower.context import Context, one_of
from pochoir.resolve import pointers

Source: TypeAlias = Literal["header", "body", "cookie"]
SOURCES: Final[tuple[Source, ...]] = ("header", "body", "cookie")
Unit: TypeAlias = Literal["unix-seconds", "unix-milliseconds", "seconds-from-now"]
UNITS: Final[tuple[Unit, ...]] = ("unix-seconds", "unix-milliseconds", "seconds-from-now")
POINTER: Final = "/x-pochoir-login"
SOCKETS: Final = "/x-pochoir-websocket"
"""Where WebSockets stand, which may have logins of their own."""


def secrets(context: Context, at: str = POINTER) -> list[str]:
    """Return the members of the sign-in body that the client is given."""
    listed = context.tree.items(f"{at}/secrets")
    return [secret for secret in listed if isinstance(secret, str)]


def wishes(context: Context) -> Iterator[naming.Wish]:
    """Yield what the arguments for the secrets would like to be called: as on the wire."""
    parts = (pointers.join(SOCKETS, name, "login") for name in context.tree.mapping(SOCKETS))
    for wire in dict.fromkeys(wire for at in (POINTER, *parts) for wire in secrets(context, at)):
        yield naming.Wish(f"secret:{wire}", (wire, f"login {wire}"))


def login(
    context: Context,
    operations: list[ir.Operation],
    schemes: tuple[ir.Scheme, ...],
    names: dict[str, Identifier],
    package: str,
    at: str = POINTER,
) -> ir.Login | None:
    """Return how to sign in, as it stands at a pointer; None when the document does not say."""
    node = context.tree.at(at)
    if not isinstance(node, dict):
        return None
    signing = next((operation for operation in operations if operation.id == node.get("operation")), None)
    if signing is None:
        context.refuse("login-operation-not-found", f"{at}/operation", "no operation has this operationId")
        return None
    return ir.Login(
        operation=signing.id,
        secrets=tuple(
            _secret(context, at, signing, wire, names[f"secret:{wire}"], package) for wire in secrets(context, at)
        ),
        harvests=_harvests(context, at, schemes),
        expiry=_expiry(context, at),
        constants=_constants(context, at),
    )


def _secret(
    context: Context, at: str, signing: ir.Operation, wire: str, argument: Identifier, package: str
) -> ir.Secret:
    members = signing.body.fields if signing.body is not None else ()
    field = next((member for member in members if member.wire == wire), None)
    if members and field is None:
        context.refuse("login-secret-not-found", f"{at}/secrets", f'the sign-in body has no member "{wire}"')
    return ir.Secret(argument, wire, naming.variable(package, argument), field.doc if field is not None else ir.Doc())


def _harvests(context: Context, at: str, schemes: tuple[ir.Scheme, ...]) -> tuple[ir.Harvest, ...]:
    known = {scheme.id for scheme in schemes}
    found: list[ir.Harvest] = []
    for scheme, where in context.tree.mapping(f"{at}/credentials").items():
        source, name = _source(where)
        if scheme not in known or source is None:
            context.refuse("login-credential-invalid", f"{at}/credentials/{scheme}", "name a scheme and its source")
        else:
            found.append(ir.Harvest(scheme, source, name))
    return tuple(found)


def _constants(context: Context, at: str) -> tuple[tuple[str, str | int | float | bool], ...]:
    node = context.tree.mapping(f"{at}/constants")
    return tuple((name, value) for name, value in node.items() if isinstance(value, str | int | float | bool))


def _expiry(context: Context, at: str) -> ir.Expiry | None:
    node = context.tree.mapping(f"{at}/expiry")
    source, name = _source(node)
    if source is None:
        return None
    # A cookie says it in its own way, whatever the unit.
    unit: Unit | None = one_of(UNITS, node.get("unit")) if source != "cookie" else "unix-seconds"
    fallback = node.get("fallback")
    if unit is None:
        context.refuse("login-expiry-invalid", f"{at}/expiry", "the unit is not one of those pochoir knows")
        return None
    return ir.Expiry(source, name, unit, fallback if isinstance(fallback, int) else 0)


def _source(where: Json) -> tuple[Source | None, str]:
    node = where if isinstance(where, dict) else {}
    for source in SOURCES:
        name = node.get(source)
        if isinstance(name, str):
            return source, name
    return None, ""
