"""The fields for the credentials and the base URL of a reader, which fill the samples."""

from collections.abc import Collection
from dataclasses import dataclass

from pochoir import ir
from pochoir.security_schemes import KINDS
from pochoir.targets.site import stated
from pochoir.targets.site.site_index import SiteIndex
from pochoir.targets.site.stated import Variable


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
    variables: tuple[Variable, ...]
    credentials: tuple[CredentialField, ...]


def credential_fields(index: SiteIndex, needed: Collection[str] | None = None) -> CredentialFields:
    """Return the fields for the schemes with these ids, or for all."""
    servers = tuple(each.url for each in index.api.servers)
    template, variables = stated.template(index.tree, index.api.servers[0]) if servers else ("", ())
    credentials = (each for each in index.api.schemes if KINDS[each.kind].supported and each.variable)
    return CredentialFields(
        servers[0] if servers else "",
        template,
        servers,
        variables,
        tuple(_field(each) for each in credentials if needed is None or each.id in needed),
    )


def _field(scheme: ir.Scheme) -> CredentialField:
    kind = KINDS[scheme.kind]
    return CredentialField(
        scheme.variable, str(scheme.argument), (not kind.header and scheme.wire) or scheme.id, kind.form.pair
    )
