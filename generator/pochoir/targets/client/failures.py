"""Plan `errors.py`: the errors of the runtime, and those of the API with the types of their bodies."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pochoir import ir
from pochoir.annotations import TypeWriter, gather, symbol, union
from pochoir.literals import ClassName, Code, docstring, literal
from pochoir.targets.client import prose
from pochoir.targets.client.features import has_batch, has_grant, has_oauth2, has_webhooks
from pochoir.targets.client.imports import Imports, imports

STANDARD = {
    400: "BadRequest",
    401: "Unauthorized",
    402: "PaymentRequired",
    403: "Forbidden",
    404: "NotFound",
    405: "MethodNotAllowed",
    406: "NotAcceptable",
    408: "RequestTimeout",
    409: "Conflict",
    410: "Gone",
    412: "PreconditionFailed",
    413: "ContentTooLarge",
    415: "UnsupportedMediaType",
    422: "UnprocessableEntity",
    429: "TooManyRequests",
    500: "InternalServerError",
    501: "NotImplementedByServer",
    502: "BadGateway",
    503: "ServiceUnavailable",
    504: "GatewayTimeout",
}
"""The classes of the runtime by status."""

OTHERS = (
    "ApiError",
    "AuthError",
    "ClientClosed",
    "ClientError",
    "ConnectError",
    "ConnectTimeout",
    "CredentialMissing",
    "DecodeError",
    "DriftError",
    "Error",
    "InvalidArgument",
    "LimitsUnavailable",
    "LoginFailed",
    "NotModified",
    "PagingError",
    "ProtocolError",
    "RateLimited",
    "RedirectRefused",
    "ReplyTooLarge",
    "ServerError",
    "Timeout",
    "TransportError",
    "UnexpectedStatus",
)
"""The other classes of the runtime."""

_ERRORS = "._runtime.base.errors"
_OAUTH = "._runtime.auth.refusals"
SPECIAL: tuple[tuple[Callable[[ir.Api], bool], Mapping[str, str]], ...] = (
    (has_oauth2, {"AuthorizationRefused": _OAUTH, "StateMismatch": _OAUTH}),
    (has_grant("authorization_code"), {"AuthorizationRefused": _OAUTH, "StateMismatch": _OAUTH}),
    (has_grant("device_code"), {"AuthorizationRefused": _OAUTH}),
    (has_batch, {"BatchInterrupted": "._runtime.batch.outcomes"}),
    (
        has_webhooks,
        dict.fromkeys(("SignatureInvalid", "WebhookExpired", "WebhookRejected"), "._runtime.webhooks.refusals"),
    ),
)
"""Classes of the runtime that only some APIs have, with the module of each."""


@dataclass(frozen=True, slots=True)
class ErrorClass:
    """An error class of the API. `body` is empty if its type is any JSON."""

    name: ClassName
    base: Code
    status: Code
    doc: Code
    body: Code


@dataclass(frozen=True, slots=True)
class ErrorsFile:
    """The context of `errors.py`; `exported` are its names as literals."""

    imports: Imports
    classes: tuple[ErrorClass, ...]
    exported: tuple[Code, ...]


def error_names(api: ir.Api) -> dict[str, Code]:
    """Return the error class of each status, as docstrings refer to it."""
    names = {str(failure.status): Code(f"errors.{failure.class_name}") for failure in api.failures}
    return {
        "4XX": Code("errors.ClientError"),
        "5XX": Code("errors.ServerError"),
        "default": Code("errors.ApiError"),
    } | names


def errors_file(api: ir.Api, writer: TypeWriter) -> ErrorsFile:
    """Return the context of `errors.py`."""
    anything = symbol("._runtime.codec.values", "JsonValue")
    # A gateway may send other bodies, so the documented type is never certain.
    written = [(failure, union(writer.write(failure.type, "qualified"), anything)) for failure in api.failures]
    classes = tuple(
        ErrorClass(
            name=failure.class_name,
            base=base_of(failure.status),
            status=literal(failure.status),
            doc=docstring(prose.status(failure.status, failure.doc), 4),
            body=annotation.text if annotation.text != "JsonValue" else Code(""),
        )
        for failure, annotation in written
    )
    own = {each.name for each in classes}
    inherited = {*OTHERS, *STANDARD.values()} - own
    special = {name: module for has, names in SPECIAL for name, module in names.items() if has(api)}
    typing = gather(*(annotation for _, annotation in written if annotation.text != "JsonValue")).symbols
    runtime = {(_ERRORS, f"{name} as {name}") for name in inherited}
    runtime |= {(module, f"{name} as {name}") for name, module in special.items()}
    runtime |= {("collections.abc", "Mapping")}
    runtime |= {("._runtime.base", "errors as _errors")} if classes else set()
    return ErrorsFile(
        imports=imports(runtime, typing),
        classes=classes,
        exported=tuple(literal(name) for name in sorted({*own, *inherited, *special, "BY_STATUS"})),
    )


def base_of(status: int) -> Code:
    """Return the class of the runtime that a class for this status extends."""
    general = "ClientError" if status < 500 else "ServerError" if status < 600 else "UnexpectedStatus"
    return Code(STANDARD.get(status, general))
