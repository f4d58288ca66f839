"""The credentials that a client takes: its arguments, their types and the environment variables for them."""

from dataclasses import dataclass, replace

from pochoir import ir
from pochoir.annotations import Annotation, TypeWriter, generic, symbol, union
from pochoir.literals import Code, Identifier, literal
from pochoir.targets.client import prose


@dataclass(frozen=True, slots=True)
class Credential:
    """One credential: the keyword argument of the client and the environment variable that stands in for it."""

    argument: Identifier
    variable: str
    text: str
    annotation: Annotation
    fixed: bool = False
    """Whether it is needed as it is: a function cannot give it anew for each request."""

    @property
    def kind(self) -> Code:
        """Its type."""
        return self.annotation.text

    @property
    def key(self) -> Code:
        """The argument as the key of a dictionary."""
        return literal(str(self.argument))


def schemes(api: ir.Api) -> tuple[ir.Scheme, ...]:
    """The security schemes that the client knows how to use."""
    return tuple(scheme for scheme in api.schemes if scheme.kind != "unsupported")


def credentials(api: ir.Api) -> tuple[Credential, ...]:
    """What a client may be given to authenticate with: what signs in first, then what is sent."""
    # A resource may be called `str`: in the class of the client it is then not the builtin.
    words = TypeWriter().inside(resource.name for resource in api.resources)
    text = words.builtin("str")
    pair = union(text, generic(words.builtin("tuple"), text, text))
    given: list[Credential] = []
    logins = [*([api.login] if api.login else []), *(each.login for each in api.sockets if each.login)]
    for secret in (secret for login in logins for secret in login.secrets):
        given.append(Credential(secret.argument, secret.variable, prose.short(secret.doc), text))
    for secret in (api.oauth2.client_id, api.oauth2.client_secret) if api.oauth2 else ():
        given.append(Credential(secret.argument, secret.variable, prose.short(secret.doc), text, fixed=True))
    for scheme in schemes(api):
        kind = pair if scheme.kind == "basic" else text
        given.append(Credential(scheme.argument, scheme.variable, prose.short(scheme.doc) or _kind(scheme), kind))
    # Two schemes may share one argument: the same key in a header or in the query.
    return tuple({each.argument: each for each in reversed(given)}.values())[::-1]


def arguments(api: ir.Api, asynchronous: bool) -> tuple[Credential, ...]:
    """The credentials as the arguments of a client: each may be a function that returns it, too."""
    return tuple(each if each.fixed else _or_function(each, asynchronous) for each in credentials(api))


def _or_function(credential: Credential, asynchronous: bool) -> Credential:
    given = credential.annotation
    awaited = (generic(symbol("collections.abc", "Awaitable"), given),) if asynchronous else ()
    function = generic(symbol("collections.abc", "Callable"), Annotation(Code("[]")), union(given, *awaited))
    return replace(credential, annotation=union(given, function))


def _kind(scheme: ir.Scheme) -> str:
    """What a credential is of which nothing is said."""
    if scheme.kind == "basic":
        return "User name and password, a pair."
    if scheme.kind == "apiKey":
        place = {"header": "header", "query": "query parameter", "cookie": "cookie"}[scheme.location]
        return f"API key, sent as the {place} `{scheme.wire}`."
    return "Token, sent as `Authorization: Bearer`."
