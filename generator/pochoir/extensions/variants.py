"""`x-pochoir-variants`: what an operation also does when some query parameters have certain values."""

from typing import Final

from pochoir.extensions.extension import Extension
from pochoir.extensions.lookup import query_parameter, query_parameters
from pochoir.extensions.records import Record, member, record
from pochoir.extensions.shapes import TEXT, Listing, Names, OpenApi, Scalar
from pochoir.findings import Findings, Object, members
from pochoir.ir import Json

_NOTE: Final = Scalar("text", "", {"type": "string"})
QUERY: Final = Names(TEXT, "a mapping of query parameters to their values")


@record
class Variant:
    """A variant of an operation."""

    id: str = member(TEXT, "a unique `operationId`", key="operationId")
    summary: str = member(_NOTE, "as for an operation", default="")
    description: str = member(_NOTE, "as for an operation", default="")
    query: tuple[tuple[str, str], ...] = member(
        QUERY, "the query parameters that select it, with their values; they are not arguments of any method"
    )
    without: tuple[str, ...] = member(
        Listing(TEXT, "a list of strings", least=0),
        "query parameters of the operation that it does not accept",
        default=(),
    )
    response: Json = member(
        OpenApi("a Response Object", {"$ref": "#/$defs/response-or-reference"}, (dict,)),
        "its successful response; the other responses, the security and the retries are those of the operation",
    )


def _check(findings: Findings, pointer: str, variants: tuple[Variant, ...], operation: Object) -> None:
    """Report a body, an id that is taken, and names of no query parameters."""
    if "requestBody" in operation:
        message = "an operation with a body cannot have variants"
        findings.error("extension-place", pointer, message, "describe them as fields of the body", "key")
    known = query_parameters(findings, pointer, operation)
    for number, variant in enumerate(variants):
        where = f"{pointer}/{number}"
        _check_id(findings, f"{where}/operationId", variant.id)
        for at, name in enumerate(variant.without):
            query_parameter(findings, f"{where}/without/{at}", name, known)


def _check_id(findings: Findings, pointer: str, name: str) -> None:
    """Report the id of another operation or variant."""
    for where, node in findings.nodes("operation", "variant"):
        if name and f"{where}/operationId" != pointer and members(node.value).get("operationId") == name:
            line = findings.document.locate(f"{where}/operationId").line
            message = f'the operationId "{name}" is taken on line {line}'
            findings.error("operation-id-duplicate", pointer, message, "choose another one: it names a method")
            return


VARIANTS: Final = Extension(
    "x-pochoir-variants",
    {"operation": Listing(Record(Variant), "a list of variants")},
    "Methods for what an operation without a body does when query parameters have certain values.",
    "x-pochoir-variants:\n"
    "  - operationId: getStoreMeta\n"
    "    x-pochoir-method: meta\n"
    "    summary: Count the entities of a store\n"
    '    query: {meta: "true"}\n'
    "    without: [offset, limit]\n"
    "    response:\n"
    "      description: The count.\n"
    '      content: {application/json: {schema: {$ref: "#/components/schemas/Meta"}}}',
    _check,
)
