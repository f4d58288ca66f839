"""What `_api.py` and `_client.py` hold: the API as data, and the two clients."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pochoir import ir
from pochoir.hints import Symbol
from pochoir.literals import ClassName, Code, Identifier, docstring, literal
from pochoir.plan import prose
from pochoir.plan.imports import Imports, imports
from pochoir.plan.parts import Entry
from pochoir.plan.version import pep440

_API = "._runtime.api"
_AUTH = "._runtime.auth"
_CLIENT = "._runtime.client"
_TEXT = Code("str")
_SCHEMES = {"apiKey": "ApiKey", "bearer": "Bearer", "oauth2": "Bearer", "basic": "Basic"}


@dataclass(frozen=True, slots=True)
class LoginData:
    """How the API is signed in to, as arguments of `Login`."""

    operation: Code
    secrets: tuple[Entry, ...]
    variables: tuple[Entry, ...]
    harvests: tuple[Code, ...]
    expiry: Code


@dataclass(frozen=True, slots=True)
class ApiFile:
    """The context of `_api.py`."""

    imports: Imports
    name: Code
    package: Code
    version: Code
    servers: tuple[Entry, ...]
    schemes: tuple[Entry, ...]
    login: LoginData | None


@dataclass(frozen=True, slots=True)
class Credential:
    """One credential: the keyword argument of the client and the environment variable that stands in for it."""

    argument: Identifier
    variable: str
    text: str
    kind: Code = _TEXT

    @property
    def key(self) -> Code:
        """The argument as the key of a dictionary."""
        return literal(str(self.argument))


@dataclass(frozen=True, slots=True)
class Attribute:
    """One resource as an attribute of a client."""

    name: Identifier
    class_name: ClassName
    doc: Code


@dataclass(frozen=True, slots=True)
class ClientClass:
    """One of the two clients."""

    name: ClassName
    base: Code
    doc: Code
    init_doc: Code
    credentials: tuple[Credential, ...]
    resources: tuple[Attribute, ...]


@dataclass(frozen=True, slots=True)
class ClientFile:
    """The context of `_client.py`."""

    imports: Imports
    classes: tuple[ClientClass, ...]


def schemes(api: ir.Api) -> tuple[ir.Scheme, ...]:
    """The security schemes that the client knows how to use."""
    return tuple(scheme for scheme in api.schemes if scheme.kind != "unsupported")


def credentials(api: ir.Api) -> tuple[Credential, ...]:
    """What a client may be given to authenticate with: what signs in first, then what is sent."""
    given: list[Credential] = []
    for secret in api.login.secrets if api.login else ():
        given.append(Credential(secret.argument, secret.variable, prose.short(secret.doc)))
    for scheme in schemes(api):
        kind = Code("str | tuple[str, str]" if scheme.kind == "basic" else _TEXT)
        given.append(Credential(scheme.argument, scheme.variable, prose.short(scheme.doc), kind))
    # Two schemes may share one argument: the same key in a header or in the query.
    return tuple({each.argument: each for each in reversed(given)}.values())[::-1]


def api_file(api: ir.Api) -> ApiFile:
    """The context of `_api.py`."""
    signing = _sign_in(api)
    usable = schemes(api)
    needed: set[Symbol] = {(_API, "Api"), (".", "errors")}
    needed |= {(_API, "Server")} if api.servers else set()
    needed |= {(_AUTH, _SCHEMES[scheme.kind]) for scheme in usable}
    if signing is not None and api.login is not None:
        needed |= {("._operations", signing[0].name), (_AUTH, "Harvest"), (_AUTH, "Login")}
        needed |= {(_AUTH, "Expiry")} if api.login.expiry else set()
    return ApiFile(
        imports=imports(needed),
        name=literal(api.distribution),
        package=literal(str(api.package)),
        version=literal(pep440(api.version)),
        servers=tuple(Entry(literal(str(each.name)), Code(f"Server({literal(each.url)})")) for each in api.servers),
        schemes=tuple(Entry(literal(scheme.id), _scheme(scheme)) for scheme in usable),
        login=_login(api.login, *signing) if api.login and signing else None,
    )


def client_file(api: ir.Api) -> ClientFile:
    """The context of `_client.py`."""
    needed: set[Symbol] = {
        ("typing", "Unpack"),
        ("._api", "API"),
        (_CLIENT, "SyncClient"),
        (_CLIENT, "AsyncClient"),
    }
    typing: set[Symbol] = {("._runtime.options", "ClientOptions")}
    if api.resources:
        needed |= {("functools", "cached_property"), (".", "resources")}
        typing |= {(".resources", prefix + each.class_name) for each in api.resources for prefix in ("", "Async")}
    return ClientFile(
        imports=imports(needed, typing),
        classes=(_client(api, "", "SyncClient"), _client(api, "Async", "AsyncClient")),
    )


def _client(api: ir.Api, prefix: str, base: str) -> ClientClass:
    given = credentials(api)
    name = ClassName(prefix + api.class_name)
    kind = "Asynchronous client" if prefix else "Client"
    return ClientClass(
        name=name,
        base=Code(base),
        doc=docstring(prose.paragraphs((f"{kind} of {prose.the_api(api.title)}.", api.doc.description)), 4),
        init_doc=docstring(_init_doc(given), 8),
        credentials=given,
        resources=tuple(
            Attribute(
                each.name,
                ClassName(prefix + each.class_name),
                docstring(prose.headline(each.doc, f"The operations of ``{each.tag}``"), 8),
            )
            for each in api.resources
        ),
    )


def _init_doc(given: Sequence[Credential]) -> str:
    entries = [
        (each.argument, " ".join(part for part in (each.text, f"``{each.variable}`` when not given.") if part))
        for each in given
    ]
    options = ("options", "see `ClientOptions`.")
    return prose.paragraphs(("Nothing is sent before the first call.", prose.section("Args", [*entries, options], 8)))


def _scheme(scheme: ir.Scheme) -> Code:
    argument = (("argument", str(scheme.argument)), ("variable", scheme.variable))
    if scheme.kind != "apiKey":
        return Code(f"{_SCHEMES[scheme.kind]}({_keywords(argument)})")
    prefix = (("prefix", scheme.prefix),) if scheme.prefix else ()
    keywords = _keywords((("location", scheme.location), *prefix, *argument))
    return Code(f"ApiKey({literal(scheme.wire)}, {keywords})")


def _sign_in(api: ir.Api) -> tuple[ir.Resource, ir.Operation] | None:
    return next(
        (
            (resource, operation)
            for resource in api.resources
            for operation in resource.operations
            if api.login and operation.id == api.login.operation
        ),
        None,
    )


def _login(login: ir.Login, resource: ir.Resource, operation: ir.Operation) -> LoginData:
    expiry = login.expiry
    return LoginData(
        operation=Code(f"lambda: {resource.name}.{operation.constant}"),
        secrets=tuple(Entry(literal(str(each.argument)), literal(each.wire)) for each in login.secrets),
        variables=tuple(Entry(literal(str(each.argument)), literal(each.variable)) for each in login.secrets),
        harvests=tuple(
            Code(f"Harvest({literal(each.scheme)}, {_keywords((('source', each.source), ('name', each.name)))})")
            for each in login.harvests
        ),
        expiry=(
            Code(
                f"Expiry({_keywords((('source', expiry.source), ('name', expiry.name), ('unit', expiry.unit)))}, "
                f"fallback={literal(expiry.fallback)})"
            )
            if expiry
            else Code("")
        ),
    )


def _keywords(pairs: Iterable[tuple[str, str]]) -> Code:
    return Code(", ".join(f"{key}={literal(value)}" for key, value in pairs))
