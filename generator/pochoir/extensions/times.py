"""`x-pochoir-time`: points in time that are sent as numbers."""

from typing import Final

from pochoir import ir
from pochoir.extensions.extension import Extension
from pochoir.extensions.shapes import Scalar, choice
from pochoir.findings import Findings, Object

_SHAPE: Final[Scalar[ir.Time]] = choice("unix-milliseconds", "unix-seconds")


def _check(findings: Findings, pointer: str, value: ir.Time, owner: Object) -> None:
    """Report a schema that admits no integer."""
    del value, owner
    schema = findings.schema(pointer.rpartition("/")[0])
    branches = [schema, *map(findings.schema, schema.alternatives)]
    types = {name for branch in branches for name in findings.resolved_schema(branch).types}
    if not types & {"integer", "number"}:
        message = "a date-time is sent as an integer, which this schema does not admit"
        findings.error("extension-place", pointer, message, "put it on a schema of type integer", "key")


TIME: Final = Extension(
    "x-pochoir-time",
    {"schema": _SHAPE},
    "What the integer of a parameter, or of a member of a body that is an argument, counts; the argument may be a"
    " `datetime` then.",
    "TimePoint:\n  anyOf: [{type: integer, format: int64}, {type: string}]\n  x-pochoir-time: unix-milliseconds",
    _check,
)
