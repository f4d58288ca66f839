"""Find the place of what openapi-spec-validator complains about, and whether pochoir has reported it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pochoir import equality, pointers
from pochoir.document import Document
from pochoir.document.references import lookup
from pochoir.ir import Json
from pochoir.problems import Problem

_PARAMETER: Final = re.compile(r" for '[^']*' operation in '(.*)' was not resolved$")
_OPERATION: Final = re.compile(r" for '(.*?)' in '(.*)' is not unique$")


@dataclass(frozen=True, slots=True)
class Complaint:
    """What openapi-spec-validator finds wrong.

    Attributes:
        kind: the class of its error; `document` for what the schema of OpenAPI says, `value` for a default.
        path: the path of the value in the description, in a default (`value`), or in a schema (other kinds).
        message: its message.
        value: the value.
    """

    kind: str
    path: tuple[str, ...]
    message: str
    value: Json


CODES: Final[Mapping[str, frozenset[str]]] = {
    "DuplicateOperationIDError": frozenset({"operation-id-duplicate", "path-item-shared"}),
    "ExtraParametersError": frozenset({"required-unknown", "required-misspelled"}),
    "ParameterDuplicateError": frozenset({"parameter-duplicate"}),
    "UnresolvableParameterError": frozenset({"path-parameter-missing", "path-parameter-unknown"}),
    "value": frozenset({"default-mismatch", "enum-mismatch"}),
    "OpenAPIValidationError": frozenset({"tag-duplicate", "unsupported-dialect"}),
}
"""The codes of pochoir for each kind of complaint. Where a complaint has a path, every code at that place counts."""


def reported(document: Document, problems: Sequence[Problem], complaint: Complaint) -> bool:
    """Return whether one of the problems of a description is what a complaint is about.

    Args:
        document: the description.
        problems: its problems, with their locations.
        complaint: the complaint.
    """
    codes = CODES.get(complaint.kind, frozenset[str]())
    any_code = complaint.kind not in CODES or bool(complaint.path and complaint.kind != "value")
    alike = [each for each in problems if any_code or each.code in codes]
    written = [document.original_pointer(each) for each in places(document, complaint)]
    if not written:
        return bool(alike) and not any_code
    return any(_within(problem.pointer, place) for problem in alike for place in written)


def place(document: Document, complaint: Complaint) -> str:
    """Return the pointer of the first place that a complaint may be about, or ""."""
    return next(iter(places(document, complaint)), "")


def places(document: Document, complaint: Complaint) -> list[str]:
    """Return the pointers of the places that a complaint may be about; none if nothing says where it is."""
    if complaint.kind == "document":
        return [pointers.join("", *complaint.path)]
    if complaint.kind == "value":
        return _with_value(document, (pointers.join(each, "default") for each in _schemas(document)), complaint)
    if complaint.path:
        return _with_value(document, _schemas(document), complaint)
    parameter, operation = _PARAMETER.search(complaint.message), _OPERATION.search(complaint.message)
    if parameter:
        return [pointers.join("/paths", parameter[1])]
    return [pointers.join("/paths", operation[2], operation[1])] if operation else []


def _schemas(document: Document) -> list[str]:
    return [pointer for pointer, node in document.survey.nodes.items() if node.kind == "schema"]


def _with_value(document: Document, starts: Iterable[str], complaint: Complaint) -> list[str]:
    """Return those of some pointers, continued by the path of a complaint, that lead to its value."""
    ends = (pointers.join(start, *complaint.path) for start in starts)
    return [end for end in ends if equality.same_json(lookup(document.tree, end), complaint.value)]


def _within(pointer: str, place: str) -> bool:
    return pointer == place or pointer.startswith(f"{place}/")
