"""Extensions of one value on operations and parameters: `x-pochoir-retry`, `-deadline`, `-idempotency`, …"""

from typing import Final, Literal

from pochoir.extensions.extension import Extension
from pochoir.extensions.lookup import in_reply, reply_schemas
from pochoir.extensions.names import ARGUMENT
from pochoir.extensions.shapes import FLAG, Pointers, Scalar, choice, matching, wrong
from pochoir.findings import Findings, Object, items, members

_RETRY: Final[Scalar[Literal["idempotent", "never"]]] = choice("idempotent", "never")

RETRY: Final = Extension(
    "x-pochoir-retry",
    {"operation": _RETRY},
    "`idempotent`: the operation can safely be repeated, so the client retries it after a failure. `never`: "
    "the client does not retry it, unless no connection was established. By default, GET, HEAD, OPTIONS, PUT "
    "and DELETE are retried; POST and PATCH are retried only if the server rejected them with 425 or 429.",
    "x-pochoir-retry: idempotent",
)


_SECONDS: Final[Scalar[float | Literal["none"]]] = Scalar(
    "a positive number of seconds", 0.0, {"type": "number", "exclusiveMinimum": 0}
)
_SECONDS_OR_NONE: Final[Scalar[float | Literal["none"]]] = Scalar(
    "a positive number of seconds, or none", 0.0, {"anyOf": [_SECONDS.schema, {"const": "none"}]}
)


def _check_deadline(findings: Findings, pointer: str, value: float | Literal["none"], owner: Object) -> None:
    """Report an operation that is excepted from nothing."""
    del owner
    if value == "none" and DEADLINE.key not in findings.document.tree:
        message = "the description has no deadline at its root that this operation could be exempt from"
        findings.problems.append(wrong(pointer, message, f"leave it out, or give the root an {DEADLINE.key}"))


DEADLINE: Final = Extension(
    "x-pochoir-deadline",
    {"openapi": _SECONDS, "operation": _SECONDS_OR_NONE},
    "The default deadline of calls in seconds, including retries and pauses. At the root, it applies to every "
    "call; on an operation, to that operation only, where `none` exempts the operation. There is no deadline "
    "by default.",
    "x-pochoir-deadline: 30",
    _check_deadline,
)


def _check_idempotency(findings: Findings, pointer: str, value: bool, parameter: Object) -> None:
    """Report a key that is in no header."""
    del value
    if parameter.get("in") != "header":
        findings.error(
            "extension-place", pointer, "only a header can contain an idempotency key", "use in: header", "key"
        )


STREAM_END: Final = Extension(
    "x-pochoir-stream-end",
    {"media-type": matching("non-empty text", r"(?s:.+)")},
    "The data of the event that ends a stream (`text/event-stream`). By default `[DONE]`.",
    'content:\n  text/event-stream:\n    x-pochoir-stream-end: "[END]"',
)


IDEMPOTENCY: Final = Extension(
    "x-pochoir-idempotency",
    {"parameter": FLAG},
    "`true`: this header contains an idempotency key, by which the server recognizes a repeated request. "
    "`false`: it does not, although it is called `Idempotency-Key`.",
    "parameters:\n  - {name: X-Request-Key, in: header, schema: {type: string}, x-pochoir-idempotency: true}",
    _check_idempotency,
)


def _check_key_prefix(findings: Findings, pointer: str, value: str, parameter: Object) -> None:
    """Report a parameter whose keys are not sent as names of query parameters."""
    del value
    schema = findings.schema_of(parameter.get("schema"))
    is_object = schema is None or {"object"} & set(findings.resolved_schema(schema).types or ("object",))
    is_form = parameter.get("style", "form") == "form" and parameter.get("explode", True) is True
    if parameter.get("in") != "query" or not is_form or not is_object:
        message = "only the keys of an object in the query are sent as names, in style form with explode"
        findings.error("extension-place", pointer, message, "use in: query and a schema of type object", "key")


KEY_PREFIX: Final = Extension(
    "x-pochoir-key-prefix",
    {"parameter": matching("printable ASCII text", "[!-~]+")},
    "A prefix of every key of an object in the query. Callers may omit it.",
    "parameters:\n"
    "  - {name: where, in: query, x-pochoir-key-prefix: where., schema: {type: object},"
    ' example: {where.model: "58238a935baa56173b24f0e4"}}',
    _check_key_prefix,
)


def _check_confirm(findings: Findings, pointer: str, name: str, operation: Object) -> None:
    """Report what keeps the argument from confirming anything."""
    taken = {str(members(findings.resolved("", each)[1]).get("name")) for each in items(operation.get("parameters"))}
    if name in taken:
        findings.problems.append(wrong(pointer, f'"{name}" is a parameter of the operation', "choose another name"))
    if operation.get(RETRY.key) != "never":
        message = "an operation that needs confirmation must not be sent twice"
        findings.problems.append(wrong(pointer, message, "add x-pochoir-retry: never"))


CONFIRM: Final = Extension(
    "x-pochoir-confirm",
    {"operation": ARGUMENT},
    "The name of an additional argument of the method, which must be `True`. Requires `x-pochoir-retry: never`.",
    "delete:\n"
    "  operationId: deleteAllMesures\n"
    "  x-pochoir-confirm: confirm_permanent_deletion\n"
    "  x-pochoir-retry: never",
    _check_confirm,
)


def _check_unwrap(findings: Findings, pointer: str, places: tuple[str, ...], operation: Object) -> None:
    """Report a pointer to nothing. A list has its own pointer, in its pagination."""
    replies = reply_schemas(findings, operation)
    several = isinstance(operation.get("x-pochoir-unwrap"), list)
    for number, place in enumerate(places):
        in_reply(findings, f"{pointer}/{number}" if several else pointer, place, replies)
    if "x-pochoir-pagination" in operation:
        message = "for a list, the items of its pagination are unwrapped"
        findings.problems.append(wrong(pointer, message, "keep one of the two", "key"))


UNWRAP: Final = Extension(
    "x-pochoir-unwrap",
    {"operation": Pointers()},
    "A JSON pointer to the actual result in successful responses. If it is a list of pointers, the first one "
    "that leads to a value is used.",
    'x-pochoir-unwrap: /absence    # {"absence": {"id": 14, …}}',
    _check_unwrap,
)
