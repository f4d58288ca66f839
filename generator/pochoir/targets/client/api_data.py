"""Plan `_api.py`: the API as data for the runtime."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pochoir import ir
from pochoir.annotations import Symbol
from pochoir.literals import Code, literal
from pochoir.security_schemes import KINDS
from pochoir.targets.client import flows, logins, oauth2
from pochoir.targets.client.credentials import schemes
from pochoir.targets.client.features import keeps_cookies
from pochoir.targets.client.imports import Imports, imports
from pochoir.targets.client.installing import extras, install_line
from pochoir.targets.client.layout import Entry
from pochoir.targets.client.project import version

_API = "._runtime.base.api"
_LIMITS = "._runtime.limits.limiter"


@dataclass(frozen=True, slots=True)
class Grants:
    """The class that obtains tokens, and its arguments."""

    kind: Code
    arguments: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class ApiFile:
    """The context of `_api.py`."""

    imports: Imports
    name: Code
    package: Code
    version: Code
    api_version: Code
    servers: tuple[Entry, ...]
    own_servers: tuple[Entry, ...]
    schemes: tuple[Entry, ...]
    deadline: Code
    limits: tuple[Code, ...]
    login: logins.Arguments | None
    grants: Grants | None
    cookies: bool
    extras: tuple[Entry, ...]


def api_file(api: ir.Api) -> ApiFile:
    """Return the context of `_api.py`."""
    signing = _sign_in(api)
    usable = schemes(api)
    needed: set[Symbol] = {(_API, "Api"), (".", "errors")}
    needed |= {(_API, "Server")} if api.servers or api.own_servers else set()
    needed |= {(_LIMITS, "RateLimit"), (_LIMITS, "RateLimits")} if api.limits else set()
    needed |= {(f"._runtime.{KINDS[each.kind].module}", KINDS[each.kind].runtime) for each in usable}
    if signing is not None and api.login is not None:
        needed |= logins.symbols(api, api.login)
        needed.add(("._runtime.auth.login", "stored as _stored"))
    needed |= {("._runtime.auth.cookie_store", "stored_cookies")} if keeps_cookies(api) else set()
    needed |= oauth2.symbols(api.oauth2, api) if api.oauth2 else set()
    needed |= flows.symbols(api.flows) if api.flows else set()
    return ApiFile(
        imports=imports(needed),
        name=literal(api.distribution),
        package=literal(str(api.package)),
        version=literal(version(api)),
        api_version=literal(api.version) if api.release else Code(""),
        servers=_servers(api.servers),
        own_servers=_servers(api.own_servers),
        schemes=tuple(Entry(literal(scheme.id), _scheme(scheme)) for scheme in usable),
        deadline=literal(api.deadline) if api.deadline is not None else Code(""),
        limits=tuple(_limit(each) for each in api.limits),
        login=logins.arguments(api.login, *signing) if api.login and signing else None,
        grants=_grants(api),
        cookies=keeps_cookies(api),
        extras=tuple(Entry(literal(name), literal(install_line(api, name))) for name in extras(api)),
    )


def _grants(api: ir.Api) -> Grants | None:
    if api.oauth2 is not None:
        return Grants(Code("OAuth2"), oauth2.arguments(api.oauth2, api))
    return Grants(Code(flows.kind(api.flows)), flows.arguments(api.flows)) if api.flows is not None else None


def _servers(servers: Sequence[ir.Server]) -> tuple[Entry, ...]:
    return tuple(Entry(literal(str(each.name)), Code(f"Server({literal(each.url)})")) for each in servers)


def _limit(limit: ir.Limit) -> Code:
    options = [("host", literal(limit.host)), ("requests", literal(limit.requests)), ("per", literal(limit.per))]
    options += [("ban", literal(limit.ban))] if limit.ban else []
    paths = ", ".join(literal(path) for path in limit.paths)
    options += [("paths", Code(f"({paths},)"))] if limit.paths else []
    options += [("scope", literal(limit.scope))] if limit.scope != "ip" else []
    return Code(f"RateLimit({', '.join(f'{name}={value}' for name, value in options)})")


def _scheme(scheme: ir.Scheme) -> Code:
    argument = (("argument", str(scheme.argument)), ("variable", scheme.variable))
    kind = KINDS[scheme.kind]
    if kind.header:
        return Code(f"{kind.runtime}({_keywords(argument)})")
    prefix = (("prefix", scheme.prefix),) if scheme.prefix else ()
    keywords = _keywords((("location", scheme.location), *prefix, *argument))
    return Code(f"{kind.runtime}({literal(scheme.wire)}, {keywords})")


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


def _keywords(pairs: Iterable[tuple[str, str]]) -> Code:
    return Code(", ".join(f"{key}={literal(value)}" for key, value in pairs))
