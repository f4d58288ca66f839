"""The API to generate: frozen data, no behaviour.

References go *down* by containment: `Api` holds `Resource`s, a `Resource` holds `Operation`s, an `Operation`
holds its `Parameter`s, `Body` and `Reply`s. They go *across* only by name: a `Named` type names a `Model`, a
security requirement names a `Scheme`, a `Login` names the `Operation` that signs in. Nothing points *up*.

Every `str` here that is not an `Identifier`, a `ClassName` or another `Code` is text of the document: hostile
until `literals` has made it a literal.
"""

from pochoir.ir.client import (
    Api,
    CredentialSource,
    Expiry,
    Failure,
    Heartbeat,
    Limit,
    Login,
    OAuth2,
    Redirect,
    Scheme,
    Secret,
    Server,
    Socket,
)
from pochoir.ir.models import Field, Model
from pochoir.ir.operations import (
    Batch,
    Body,
    Encoding,
    Example,
    Header,
    KeyPart,
    Operation,
    Paging,
    Parameter,
    Reply,
    Resource,
    Style,
)
from pochoir.ir.types import (
    Discriminator,
    Doc,
    Json,
    Limits,
    ListOf,
    LiteralOf,
    Location,
    MapOf,
    Named,
    Origin,
    Plain,
    Tag,
    Time,
    TypeRef,
    UnionOf,
)

__all__ = [
    "Api",
    "Batch",
    "Body",
    "CredentialSource",
    "Discriminator",
    "Doc",
    "Encoding",
    "Example",
    "Expiry",
    "Failure",
    "Field",
    "Header",
    "Heartbeat",
    "Json",
    "KeyPart",
    "Limit",
    "Limits",
    "ListOf",
    "LiteralOf",
    "Location",
    "Login",
    "MapOf",
    "Model",
    "Named",
    "OAuth2",
    "Operation",
    "Origin",
    "Paging",
    "Parameter",
    "Plain",
    "Redirect",
    "Reply",
    "Resource",
    "Scheme",
    "Secret",
    "Server",
    "Socket",
    "Style",
    "Tag",
    "Time",
    "TypeRef",
    "UnionOf",
]
