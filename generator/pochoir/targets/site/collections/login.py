"""Scripts of collections that keep the credentials in the response of a login."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pochoir import ir
from pochoir.literals import json_text
from pochoir.targets.site.samples.sign_in import path_in


@dataclass(frozen=True, slots=True)
class Dialect:
    """The JavaScript of a tool: calls that keep a variable, and expressions for the parts of a response."""

    keep: str
    body: str
    header: str
    cookie: str = ""


POSTMAN: Final = Dialect(
    "(pm.environment.name ? pm.environment : pm.collectionVariables).set",
    "pm.response.json()",
    "pm.response.headers.get",
    "pm.cookies.get",
)
BRUNO: Final = Dialect("bru.setEnvVar", "res.getBody()", "res.getHeader")


def script(api: ir.Api, operation: ir.Operation, dialect: Dialect) -> list[str]:
    """Return the lines that keep the credentials in the response of an operation; none if it is not the login."""
    login = api.login
    if login is None or login.operation != operation.id:
        return []
    variables = {scheme.id: scheme.variable for scheme in api.schemes}
    return [
        f"{dialect.keep}({json_text(variable)}, {value});"
        for source in login.sources
        if (variable := variables.get(source.scheme, ""))
        for value in _value(source, dialect)
    ]


def _value(source: ir.CredentialSource, dialect: Dialect) -> Iterator[str]:
    getters: Mapping[str, str] = {"header": dialect.header, "cookie": dialect.cookie}
    if source.source == "body":
        yield path_in(source.name, dialect.body)
    elif getters[source.source]:
        yield f"{getters[source.source]}({json_text(source.name)})"
