"""Webhooks and callbacks: requests of the server, with the signature that proves their origin."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from pochoir.ir.operations import Example
from pochoir.ir.types import Doc, Json, Secret, TypeRef
from pochoir.literals import ClassName, Identifier

Algorithm: TypeAlias = Literal["sha1", "sha256", "sha384", "sha512"]
SignatureEncoding: TypeAlias = Literal["hex", "base64"]
KeyEncoding: TypeAlias = Literal["text", "base64", "hex"]
TimeUnit: TypeAlias = Literal["seconds", "milliseconds"]
PayloadKind: TypeAlias = Literal["json", "form", "text", "bytes", "empty"]


@dataclass(frozen=True, slots=True)
class Signature:
    """How the server signs webhooks, if not as Standard Webhooks says (`x-pochoir-webhooks`)."""

    header: str
    algorithm: Algorithm
    encoding: SignatureEncoding
    prefix: str
    separator: str
    signed: str
    key: KeyEncoding
    key_prefix: str
    id_header: str
    timestamp_header: str
    timestamp_prefix: str
    unit: TimeUnit


@dataclass(frozen=True, slots=True)
class Criterion:
    """Values by which a webhook is recognised: of a header, or at a JSON pointer into the payload."""

    source: Literal["header", "body"]
    name: str
    values: tuple[str | int | bool, ...]


@dataclass(frozen=True, slots=True)
class Webhook:
    """A webhook or a callback.

    Attributes:
        name: its key in the document.
        class_name: the class of its events.
        attribute: its attribute in the test kit.
        method: the HTTP method.
        doc: its documentation.
        kind: the kind of its payload.
        media_type: the media type of its payload.
        type: the type of its payload, None if it has none.
        criteria: the values by which it is recognised.
        operation: the id of the operation whose callback it is, or "".
        url: the expression for the URL of a callback.
        examples: examples of its payload.
        schema: the assertions of its schema; see `lower.rules`.
        statuses: the documented statuses of the response.
        pointer: its pointer in the document.
        payload: the pointer of the schema of its payload, or "".
    """

    name: str
    class_name: ClassName
    attribute: Identifier
    method: str
    doc: Doc
    kind: PayloadKind
    media_type: str
    type: TypeRef
    criteria: tuple[Criterion, ...] = ()
    operation: str = ""
    url: str = ""
    examples: tuple[Example, ...] = ()
    schema: Json = True
    statuses: tuple[tuple[str, Doc], ...] = ()
    pointer: str = ""
    payload: str = ""


@dataclass(frozen=True, slots=True)
class Webhooks:
    """All webhooks of an API: `name` is the attribute of the client, `secret` its argument for the signing secret."""

    name: Identifier
    secret: Secret
    signature: Signature | None
    webhooks: tuple[Webhook, ...]
