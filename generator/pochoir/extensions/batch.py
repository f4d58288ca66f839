"""`x-pochoir-batch`: many records in few requests."""

from typing import Final

from pochoir import extras
from pochoir.extensions.extension import Extension
from pochoir.extensions.lookup import content_schema, in_reply, properties, reply_schemas, unknown
from pochoir.extensions.names import METHOD
from pochoir.extensions.records import Record, member, record
from pochoir.extensions.shapes import POINTER, POSITIVE, Listing, matching
from pochoir.findings import Findings, Object, brief, did_you_mean, members
from pochoir.pointers import tokens

_NAME: Final = "[A-Za-z][A-Za-z0-9_]*"
_POINTERS: Final = Listing(POINTER, "a list of JSON pointers")
_FUNCTION: Final = matching("a module and a function, such as numero_rg:normalize", f"{_NAME}:{_NAME}")


@record
class KeyPart:
    """One part of what makes two records one."""

    pointer: str = member(POINTER, "JSON pointer into a record")
    normalize: str = member(
        _FUNCTION,
        "`module:function`: a function from `str` to `str` in `additions/` next to the description",
        default="",
    )


@record
class Errors:
    """The place of the errors of each record in a refusal."""

    lists: tuple[str, ...] = member(_POINTERS, "JSON pointers to the lists of errors in an error response")
    parameter: str = member(
        POINTER, "JSON pointer, within an error, to the text that identifies the record: `mesures[3].civilite`"
    )
    message: tuple[str, ...] = member(
        _POINTERS, "JSON pointers, within an error, to the message; the first that leads to a string is used"
    )
    value: str = member(
        POINTER,
        "JSON pointer, within an error, to the wrong value: if the text identifies only the field of a record, those "
        "that have this value in it are wrong",
        default="",
    )


@record
class Batch:
    """A method that sends many records."""

    method: str = member(METHOD.places["operation"], "the name of the additional method")
    items: str = member(
        POINTER, "JSON pointer to the list, a field of the body; the other fields become keyword arguments"
    )
    results: tuple[str, ...] = member(
        _POINTERS,
        "JSON pointers to the results in a response; the first that leads to a list is used. It must have one "
        "result per record, in order",
    )
    max_items: int = member(POSITIVE, "the maximum number of records per request")
    max_bytes: int = member(POSITIVE, "the maximum size of a request body in bytes")
    key: tuple[KeyPart, ...] = member(
        Listing(Record(KeyPart), "a list of parts of a key"),
        "the fields by which the server identifies a record",
        default=(),
    )
    errors: Errors | None = member(
        Record(Errors), "where an error response says which record is wrong, and why", default=None
    )


def _check(findings: Findings, pointer: str, batch: Batch, operation: Object) -> None:
    """Report a body without such a list, results that no reply has, and functions that are not there."""
    if batch.items:
        _check_items(findings, f"{pointer}/items", batch.items, operation)
    replies = reply_schemas(findings, operation)
    for number, place in enumerate(batch.results):
        in_reply(findings, f"{pointer}/results/{number}", place, replies)
    for number, part in enumerate(batch.key):
        if part.normalize:
            _check_function(findings, f"{pointer}/key/{number}/normalize", part.normalize)


def _check_items(findings: Findings, pointer: str, value: str, operation: Object) -> None:
    """Report records that are no member of a JSON body."""
    body = members(findings.resolved("", operation.get("requestBody"))[1])
    media = next((each for name, each in members(body.get("content")).items() if "json" in name.lower()), None)
    if media is None:
        findings.error(
            "extension-place", pointer, "only an operation with a JSON body can have a batch method", "", "key"
        )
        return
    names = tokens(value)
    known = properties(findings, content_schema(findings, media))
    if len(names) != 1 or names[0] not in known:
        hint = did_you_mean(names[0], known, '"/{}"') if names else "name a field of the body"
        findings.error("extension-target", pointer, f"the body has no field at {brief(value)}", hint)


def _check_function(findings: Findings, pointer: str, text: str) -> None:
    """Report a function that is not defined next to the description."""
    module, _, function = text.partition(":")
    known = extras.functions(findings.document.path, module)
    if known is None:
        message = f"there is no module additions/{module}.py next to the description"
        findings.error("extension-target", pointer, message, "write it, or correct its name")
    elif function not in known:
        message = f"additions/{module}.py defines no function {function}"
        unknown(findings, pointer, message, function, known)


BATCH: Final = Extension(
    "x-pochoir-batch",
    {"operation": Record(Batch)},
    "An additional method for an operation whose JSON body takes a list: it sends any number of records in as few "
    "requests as possible.",
    "x-pochoir-batch:\n"
    "  method: save_all\n"
    "  items: /mesures\n"
    '  results: ["", /mesures]\n'
    "  max-items: 1000\n"
    "  max-bytes: 10485760\n"
    '  key: [{pointer: /tribunal_siret}, {pointer: /numero_rg, normalize: "numero_rg:normalize"}]\n'
    "  errors: {lists: [/errors], parameter: /param, message: [/msg, /error], value: /value}",
    _check,
)
