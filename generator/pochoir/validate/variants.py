"""`x-pochoir-variants`: what an operation also does when some query parameters have certain values."""

from pochoir.findings import Findings, Object, brief, did_you_mean, items, members
from pochoir.ir import Json
from pochoir.validate.pagination import query_parameters
from pochoir.validate.shapes import mapping, text

_KEYS = ("operationId", "summary", "description", "query", "without", "response")
_NEEDED = ("operationId", "query", "response")


def check_variants(findings: Findings, pointer: str, value: Json, operation: Object) -> None:
    """Report what is wrong with the variants of an operation."""
    if not isinstance(value, list) or not value:
        findings.error("extension-shape", pointer, f"this must be a list of variants, found {brief(value)}")
        return
    if "requestBody" in operation:
        message = "an operation that takes a body has no variants"
        findings.error("extension-place", pointer, message, "describe them as members of the body", "key")
    known = query_parameters(findings, pointer, operation)
    for number, item in enumerate(value):
        where = f"{pointer}/{number}"
        variant = mapping(findings, where, item, _KEYS, _NEEDED)
        if "operationId" in variant:
            _check_id(findings, f"{where}/operationId", variant["operationId"])
        if "query" in variant:
            texts(findings, f"{where}/query", variant["query"])
        if "without" in variant:
            _check_without(findings, f"{where}/without", variant["without"], known)


def texts(findings: Findings, pointer: str, value: Json) -> None:
    """Report what is no mapping of names to texts."""
    if not isinstance(value, dict) or not value:
        message = f"this must map parameters of the query to their values, found {brief(value)}"
        findings.error("extension-shape", pointer, message)
        return
    for name, each in value.items():
        text(findings, f"{pointer}/{name}", each)


def _check_id(findings: Findings, pointer: str, value: Json) -> None:
    """The id of a variant is one of its own, among operations and variants alike."""
    name = text(findings, pointer, value)
    same = [
        where
        for where, node in findings.nodes("operation", "variant")
        if name and members(node.value).get("operationId") == name
    ]
    for where in same:
        if f"{where}/operationId" != pointer:
            line = findings.document.locate(f"{where}/operationId").line
            message = f'the operationId "{name}" is taken on line {line}'
            findings.error("operation-id-duplicate", pointer, message, "choose another: it names a method")
            return


def _check_without(findings: Findings, pointer: str, value: Json, known: set[str]) -> None:
    """What a variant does not take is a query parameter of its operation."""
    if not isinstance(value, list):
        findings.error("extension-shape", pointer, f"this must be a list of texts, found {brief(value)}")
    for number, item in enumerate(items(value)):
        name = text(findings, f"{pointer}/{number}", item)
        if name and name not in known:
            message = f'the operation has no query parameter "{name}"'
            findings.error("extension-target", f"{pointer}/{number}", message, did_you_mean(name, known))
