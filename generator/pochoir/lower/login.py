"""Signing in with an operation of the API: `x-pochoir-login`."""

from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from pochoir import ir, naming
from pochoir.ir import Json
from pochoir.literals import Identifier
from pochoir.lower.context import Context, one_of

Source: TypeAlias = Literal["header", "body", "cookie"]
SOURCES: Final[tuple[Source, ...]] = ("header", "body", "cookie")
Unit: TypeAlias = Literal["unix-seconds", "unix-milliseconds", "seconds-from-now"]
UNITS: Final[tuple[Unit, ...]] = ("unix-seconds", "unix-milliseconds", "seconds-from-now")
POINTER: Final = "/x-pochoir-login"


def secrets(context: Context) -> list[str]:
    """Return the members of the sign-in body that the client is given."""
    listed = context.tree.items(f"{POINTER}/secrets")
    return [secret for secret in listed if isinstance(secret, str)]


def wishes(context: Context) -> Iterator[naming.Wish]:
    """Yield what the arguments for the secrets would like to be called: as on the wire."""
    for wire in secrets(context):
        yield naming.Wish(f"secret:{wire}", (wire, f"login {wire}"))


def login(
    context: Context,
    operations: list[ir.Operation],
    schemes: tuple[ir.Scheme, ...],
    names: dict[str, Identifier],
    package: str,
) -> ir.Login | None:
    """Return how to sign in, None when the document does not say."""
    node = context.tree.root.get("x-pochoir-login")
    if not isinstance(node, dict):
        return None
    signing = next((operation for operation in operations if operation.id == node.get("operation")), None)
    if signing is None:
        context.refuse("login-operation-not-found", f"{POINTER}/operation", "no operation has this operationId")
        return None
    return ir.Login(
        operation=signing.id,
        secrets=tuple(_secret(context, signing, wire, names[f"secret:{wire}"], package) for wire in secrets(context)),
        harvests=_harvests(context, schemes),
        expiry=_expiry(context),
    )


def _secret(context: Context, signing: ir.Operation, wire: str, argument: Identifier, package: str) -> ir.Secret:
    members = signing.body.fields if signing.body is not None else ()
    field = next((member for member in members if member.wire == wire), None)
    if members and field is None:
        context.refuse("login-secret-not-found", f"{POINTER}/secrets", f'the sign-in body has no member "{wire}"')
    return ir.Secret(argument, wire, naming.variable(package, argument), field.doc if field is not None else ir.Doc())


def _harvests(context: Context, schemes: tuple[ir.Scheme, ...]) -> tuple[ir.Harvest, ...]:
    known = {scheme.id for scheme in schemes}
    found: list[ir.Harvest] = []
    for scheme, where in context.tree.mapping(f"{POINTER}/credentials").items():
        source, name = _source(where)
        if scheme not in known or source is None:
            context.refuse(
                "login-credential-invalid", f"{POINTER}/credentials/{scheme}", "name a scheme and its source"
            )
        else:
            found.append(ir.Harvest(scheme, source, name))
    return tuple(found)


def _expiry(context: Context) -> ir.Expiry | None:
    node = context.tree.mapping(f"{POINTER}/expiry")
    source, name = _source(node)
    if source is None or source == "cookie":
        return None
    unit: Unit | None = one_of(UNITS, node.get("unit"))
    fallback = node.get("fallback")
    if unit is None:
        context.refuse("login-expiry-invalid", f"{POINTER}/expiry", "the unit is not one of those pochoir knows")
        return None
    return ir.Expiry(source, name, unit, fallback if isinstance(fallback, int) else 0)


def _source(where: Json) -> tuple[Source | None, str]:
    node = where if isinstance(where, dict) else {}
    for source in SOURCES:
        name = node.get(source)
        if isinstance(name, str):
            return source, name
    return None, ""
