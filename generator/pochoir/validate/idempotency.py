"""`x-pochoir-idempotency`: whether a header holds an idempotency key."""

from pochoir.findings import Findings, Object, brief
from pochoir.ir import Json


def check_idempotency(findings: Findings, pointer: str, value: Json, parameter: Object) -> None:
    """Report what is wrong with the mark of an idempotency key."""
    if not isinstance(value, bool):
        findings.error("extension-shape", pointer, f"this must be true or false, found {brief(value)}")
    if parameter.get("in") != "header":
        findings.error("extension-place", pointer, "only a header can hold an idempotency key", "use in: header", "key")
