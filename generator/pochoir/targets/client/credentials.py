"""Plan the credentials of a client: arguments, types and environment variables."""

from dataclasses import dataclass, replace

from pochoir import ir
from pochoir.annotations import Annotation, TypeWriter, generic, symbol, union
from pochoir.literals import Code, Identifier, literal
from pochoir.security_schemes import KINDS, TEXT, CredentialForm
from pochoir.targets.client import prose


@dataclass(frozen=True, slots=True)
class Credential:
    """A credential: a keyword argument of the client and the environment variable that replaces it."""

    argument: Identifier
    variable: str
    text: str
    annotation: Annotation
    fixed: bool = False
    """Whether it must be a value, not a function that is called for each request."""

    @property
    def kind(self) -> Code:
        """Its type."""
        return self.annotation.text

    @property
    def key(self) -> Code:
        """The argument as the key of a dictionary."""
        return literal(str(self.argument))


def schemes(api: ir.Api) -> tuple[ir.Scheme, ...]:
    """Return the security schemes that the client supports."""
    return tuple(scheme for scheme in api.schemes if KINDS[scheme.kind].supported)


def credentials(api: ir.Api) -> tuple[Credential, ...]:
    """Return the credentials of a client: those for signing in, then those that are sent."""
    # If a resource is called `str`, that name is not the builtin in the class of the client.
    words = TypeWriter().inside(resource.name for resource in api.resources)
    text = words.builtin("str")
    pair = union(text, generic(words.builtin("tuple"), text, text))
    given: list[Credential] = []
    logins = [*([api.login] if api.login else []), *(each.login for each in api.sockets if each.login)]
    for secret in (secret for login in logins for secret in login.secrets):
        given.append(Credential(secret.argument, secret.variable, prose.short(secret.doc), text))
    for secret in (api.oauth2.client_id, api.oauth2.client_secret) if api.oauth2 else ():
        given.append(Credential(secret.argument, secret.variable, prose.short(secret.doc), text, fixed=True))
    for secret in api.flows.secrets if api.flows else ():
        given.append(Credential(secret.argument, secret.variable, prose.short(secret.doc), text, fixed=True))
    for scheme in schemes(api):
        kind = pair if KINDS[scheme.kind].form.pair else text
        given.append(Credential(scheme.argument, scheme.variable, prose.short(scheme.doc) or _kind(scheme), kind))
    # Two schemes may share an argument: the same key in a header or in the query.
    return tuple({each.argument: each for each in reversed(given)}.values())[::-1]


def form(api: ir.Api, argument: str) -> CredentialForm:
    """Return the form of a credential by its argument: a pair if any scheme with this argument takes one."""
    forms = [KINDS[scheme.kind].form for scheme in api.schemes if scheme.argument == argument]
    return next((each for each in forms if each.pair), TEXT)


def arguments(api: ir.Api, asynchronous: bool) -> tuple[Credential, ...]:
    """Return the credentials as arguments of a client, which may also be functions that return them."""
    return tuple(each if each.fixed else _or_function(each, asynchronous) for each in credentials(api))


def _or_function(credential: Credential, asynchronous: bool) -> Credential:
    given = credential.annotation
    awaited = (generic(symbol("collections.abc", "Awaitable"), given),) if asynchronous else ()
    function = generic(symbol("collections.abc", "Callable"), Annotation(Code("[]")), union(given, *awaited))
    return replace(credential, annotation=union(given, function))


def _kind(scheme: ir.Scheme) -> str:
    """Return a description of a credential without documentation."""
    place = {"header": "header", "query": "query parameter", "cookie": "cookie"}[scheme.location]
    return KINDS[scheme.kind].description.format(place=place, wire=scheme.wire)
