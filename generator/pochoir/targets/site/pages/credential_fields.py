"""The fields for the credentials and the base URL of a reader, which fill the samples."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pochoir import ir, pointers
from pochoir.security_schemes import KINDS
from pochoir.targets.site.site_index import SiteIndex


@dataclass(frozen=True, slots=True)
class CredentialField:
    """A credential that the samples need.

    Attributes:
        variable: its environment variable.
        argument: the argument of the client.
        title: what is sent: the name of the header, or the name of the scheme.
        pair: whether it is a user name and a password.
    """

    variable: str
    argument: str
    title: str
    pair: bool


@dataclass(frozen=True, slots=True)
class ServerVariable:
    """A variable of the URL of the default server."""

    name: str
    default: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CredentialFields:
    """The fields of a page.

    Attributes:
        server: the URL of the default server, "" if there is none.
        template: the same URL with its variables, "" if it has none.
        servers: the URLs of all servers.
        variables: the variables of the default server.
        credentials: the credentials.
    """

    server: str
    template: str
    servers: tuple[str, ...]
    variables: tuple[ServerVariable, ...]
    credentials: tuple[CredentialField, ...]


def credential_fields(index: SiteIndex, needed: Collection[str] | None = None) -> CredentialFields:
    """Return the fields for the schemes with these ids, or for all."""
    servers = tuple(each.url for each in index.api.servers)
    template = index.tree.mapping("/servers/0").get("url", "") if servers else ""
    variables = tuple(_variables(index, str(template)))
    filled = str(template)
    for each in variables:
        filled = filled.replace(f"{{{each.name}}}", each.default)
    # The first server in the description may be one that has no absolute URL.
    known = bool(variables) and filled.rstrip("/") == servers[0].rstrip("/")
    credentials = (each for each in index.api.schemes if KINDS[each.kind].supported and each.variable)
    return CredentialFields(
        servers[0] if servers else "",
        str(template) if known else "",
        servers,
        variables if known else (),
        tuple(_field(each) for each in credentials if needed is None or each.id in needed),
    )


def _variables(index: SiteIndex, template: str) -> Iterator[ServerVariable]:
    for name in index.tree.mapping("/servers/0/variables") if "{" in template else ():
        each = index.tree.mapping(pointers.join("/servers/0/variables", name))
        values = each.get("enum")
        yield ServerVariable(
            name, str(each.get("default", "")), tuple(map(str, values)) if isinstance(values, list) else ()
        )


def _field(scheme: ir.Scheme) -> CredentialField:
    kind = KINDS[scheme.kind]
    return CredentialField(
        scheme.variable, str(scheme.argument), (not kind.header and scheme.wire) or scheme.id, kind.form.pair
    )
