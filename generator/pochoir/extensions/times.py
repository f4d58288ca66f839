"""`x-pochoir-time`: points in time that are sent as numbers, and times of day that are sent as text."""

from typing import Final

from pochoir import ir
from pochoir.extensions.extension import Extension
from pochoir.extensions.shapes import Scalar, choice
from pochoir.findings import Findings, Object

_SHAPE: Final[Scalar[ir.Time]] = choice("unix-milliseconds", "unix-seconds", "time-of-day")


def _check(findings: Findings, pointer: str, value: ir.Time, owner: Object) -> None:
    """Report a schema that does not admit what is sent: an integer, or text for a time of day."""
    del owner
    schema = findings.schema(pointer.rpartition("/")[0])
    branches = [schema, *map(findings.schema, schema.alternatives)]
    types = {name for branch in branches for name in findings.resolved_schema(branch).types}
    if value == "time-of-day" and "string" not in types:
        message = "a time of day is sent as text, which this schema does not allow"
        findings.error("extension-place", pointer, message, "put it on a schema of type string", "key")
    elif value != "time-of-day" and not types & {"integer", "number"}:
        message = "a date-time is sent as an integer, which this schema does not allow"
        findings.error("extension-place", pointer, message, "put it on a schema of type integer", "key")


TIME: Final = Extension(
    "x-pochoir-time",
    {"schema": _SHAPE},
    "The unit of an integer that is a timestamp, in a parameter or in a body field that is an argument; the "
    "argument may then be a `datetime`. `time-of-day`: a string such as `08:30` or `08:30:15`; the argument "
    "may be a `datetime.time`.",
    "TimePoint:\n  anyOf: [{type: integer, format: int64}, {type: string}]\n  x-pochoir-time: unix-milliseconds",
    _check,
)
