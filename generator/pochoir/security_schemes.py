"""The kinds of security schemes: how each is described, sent, written in samples and documented, in one table.

The client, its tests and the documentation read this table; none of them tests the kind of a scheme. To add a kind, add
its name and its row here, and the class that sends it to `templates/runtime/base/security.py`, or to another module if
only some APIs need it.
"""

from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import Final, Literal, TypeAlias

SchemeKind: TypeAlias = Literal["apiKey", "bearer", "basic", "digest", "certificate", "unsupported"]


@dataclass(frozen=True, slots=True)
class CredentialForm:
    """What a caller passes as a credential, and its placeholders. `{argument}` is the argument of the client.

    Attributes:
        pair: whether it may also be a pair of user name and password.
        test: the text in the test of a generated distribution.
        readme: the Python expression in a README.
        guide: the text in the guides of the site.
        fake: the text, or the two of a pair, for the fake server of a generated distribution.
    """

    pair: bool
    test: str
    readme: str
    guide: str
    fake: tuple[str, ...]


TEXT: Final = CredentialForm(False, "secret", '"…"', "<{argument}>", ("fake-{argument}",))
PAIR: Final = CredentialForm(True, "user:password", '("…", "…")', "<user>:<password>", ("fake", "fake-password"))


@dataclass(frozen=True, slots=True)
class ToolSyntax:
    """How tools write a credential that they encode themselves. `{variable}` is its environment variable.

    Attributes:
        curl: the option of curl.
        httpie: the option of HTTPie.
        http: the value of the header `Authorization` in a request as text.
        javascript: the JavaScript expression of the same value.
        collection: the type of authentication in Postman and Bruno.
        variable: the environment variable.
    """

    curl: str
    httpie: str
    http: str
    javascript: str
    collection: str
    variable: str = "{variable}"

    def filled(self, variable: str) -> "ToolSyntax":
        """Return the same texts with an environment variable in the place of `{variable}`."""
        return ToolSyntax(*(text.format(variable=variable) for text in astuple(self)))


@dataclass(frozen=True, slots=True)
class SchemeBehaviour:
    """How security schemes of one kind behave.

    Attributes:
        label: the name of the kind on the site. It is translated where it is shown.
        types: the values of `type` in OpenAPI that mean this kind.
        http_schemes: the values of `scheme` that mean it, with `type: http`.
        runtime: the class that sends the credential; "" if the client does not send it.
        module: the module of `_runtime/` that has the class.
        option: the option of the client that takes the credential, if it is part of the connection.
        description: the documentation of a credential without any, with `{place}` and `{wire}`.
        argument: the preferred name of the argument of the client; "" for the name of the scheme.
        header: the header that is sent; "" if the description says where the credential is sent.
        prefix: the text before the credential in that header.
        form: what the caller passes.
        tools: how tools write the credential; None if they send it as it is, after the prefix.
        page: how a web page writes it in a header: "plain" after the prefix, "basic" encoded; "" if it cannot send it.
    """

    label: str
    types: tuple[str, ...] = ()
    http_schemes: tuple[str, ...] = ()
    runtime: str = ""
    module: str = "base.security"
    option: str = ""
    description: str = ""
    argument: str = ""
    header: str = ""
    prefix: str = ""
    form: CredentialForm = TEXT
    tools: ToolSyntax | None = None
    page: Literal["", "plain", "basic"] = ""

    @property
    def supported(self) -> bool:
        """Whether the client sends the credential."""
        return bool(self.runtime)


KINDS: Final[Mapping[SchemeKind, SchemeBehaviour]] = {
    "apiKey": SchemeBehaviour(
        label="API key",
        types=("apiKey",),
        runtime="ApiKey",
        description="API key, sent in the {place} `{wire}`.",
        page="plain",
    ),
    "bearer": SchemeBehaviour(
        label="Bearer token",
        types=("oauth2", "openIdConnect"),
        http_schemes=("bearer",),
        runtime="Bearer",
        description="Bearer token, sent in the `Authorization` header.",
        argument="token",
        header="Authorization",
        prefix="Bearer ",
        page="plain",
    ),
    "basic": SchemeBehaviour(
        label="User name and password",
        http_schemes=("basic",),
        runtime="Basic",
        description="A pair of user name and password.",
        argument="basic",
        header="Authorization",
        prefix="Basic ",
        form=PAIR,
        tools=ToolSyntax(
            curl='-u "${variable}"',
            httpie='-a "${variable}"',
            http="Basic <{variable}>",
            javascript="`Basic ${{btoa(process.env.{variable})}}`",
            collection="basic",
        ),
        page="basic",
    ),
    "digest": SchemeBehaviour(
        label="User name and password (Digest)",
        http_schemes=("digest",),
        runtime="Digest",
        module="auth.digest",
        description="A pair of user name and password, of which only a hash is sent (HTTP Digest).",
        argument="digest",
        header="Authorization",
        prefix="Digest ",
        form=PAIR,
        tools=ToolSyntax(
            curl='--digest -u "${variable}"',
            httpie='--auth-type=digest -a "${variable}"',
            http="Digest <{variable}>",
            javascript="`Digest ${{process.env.{variable}}}`",
            collection="digest",
        ),
    ),
    "certificate": SchemeBehaviour(label="Client certificate", types=("mutualTLS",), option="cert"),
    "unsupported": SchemeBehaviour(label="Not supported by the client"),
}
"""The kinds of security schemes."""

_TYPES: Final[Mapping[str, SchemeKind]] = {name: kind for kind, each in KINDS.items() for name in each.types}
_HTTP: Final[Mapping[str, SchemeKind]] = {name: kind for kind, each in KINDS.items() for name in each.http_schemes}
HTTP_SCHEMES: Final = frozenset(_HTTP)
"""The values of `scheme`, with `type: http`, that the client supports."""


def kind_of(type_: str, http_scheme: str) -> SchemeKind:
    """Return the kind of a security scheme of OpenAPI.

    Args:
        type_: its `type`.
        http_scheme: its `scheme`, in any case. It counts for `type: http` only.
    """
    found = _HTTP.get(http_scheme.lower()) if type_ == "http" else _TYPES.get(type_)
    return found or "unsupported"
