"""Signing in with an operation of the API: `x-pochoir-login`."""

from collections.abc import Iterator

from pochoir import ir, naming
from pochoir.extensions.login import LOGIN, Expiry, Login, place
from pochoir.extensions.websocket import WEBSOCKET
from pochoir.literals import Identifier
from pochoir.lower.context import Context


def stated(context: Context) -> Login | None:
    """Return how the document says to sign in, None when it does not say."""
    return LOGIN.of(context.tree.mapping(""))


def name_requests(context: Context) -> Iterator[naming.NameRequest]:
    """Yield what the arguments for the secrets would like to be called: as on the wire."""
    sockets = WEBSOCKET.of(context.tree.mapping("")) or ()
    logins = (stated(context), *(socket.login for _, socket in sockets))
    for wire in dict.fromkeys(wire for given in logins if given is not None for wire in given.secrets):
        yield naming.NameRequest(f"secret:{wire}", (wire, f"login {wire}"))


def store_requests(context: Context) -> Iterator[naming.NameRequest]:
    """Yield the request for the name of the argument for a token store."""
    if stated(context) is not None:
        yield naming.NameRequest("login:token_store", ("token_store", "login token_store"))


def login(
    given: Login | None, operations: list[ir.Operation], names: dict[str, Identifier], package: str
) -> ir.Login | None:
    """Return how to sign in, None when nothing says.

    Args:
        given: what the description says.
        operations: those of the document.
        names: of the client's arguments, by the keys of `name_requests`.
        package: the import package.
    """
    signing = next((each for each in operations if given is not None and each.id == given.operation), None)
    if given is None or signing is None:
        return None
    return ir.Login(
        operation=signing.id,
        secrets=tuple(secret(signing, wire, names[f"secret:{wire}"], package) for wire in given.secrets),
        sources=tuple(ir.CredentialSource(scheme, *place(source)) for scheme, source in given.credentials),
        expiry=_expiry(given.expiry),
        constants=given.constants,
    )


def secret(operation: ir.Operation, wire: str, argument: Identifier, package: str) -> ir.Secret:
    """Return a secret that is a member of an operation's body."""
    members = operation.body.fields if operation.body is not None else ()
    doc = next((member.doc for member in members if member.wire == wire), ir.Doc())
    return ir.Secret(argument, wire, naming.variable(package, argument), doc)


def _expiry(given: Expiry | None) -> ir.Expiry | None:
    return ir.Expiry(*place(given), given.unit, given.fallback) if given is not None else None
