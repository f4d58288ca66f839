"""What to write instead, where that can be told from what is wrong."""

from pochoir.findings import Findings, did_you_mean
from pochoir.validate.explain import Explained

_BOOLEANS = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}


def cure(findings: Findings, pointer: str, detail: Explained) -> str:
    """The hint for a value of the wrong type, or for a word that is none of those allowed; "" when there is none."""
    found = detail.found
    if found in ("body", "formData") and pointer.endswith("/in"):
        return "a body is described by requestBody: in: body and in: formData are of Swagger 2.0"
    if isinstance(found, list) and pointer.endswith("/examples"):
        return "write a mapping of named examples, or one value under example"
    if isinstance(found, list) and pointer.endswith("/type"):
        return "OpenAPI 3.0 knows one type only: write nullable: true, or raise the version to 3.1.0"
    if "string" in detail.types and isinstance(found, (bool, int, float)):
        return f'write "{findings.document.written(pointer)}" in quotes'
    if "boolean" in detail.types and isinstance(found, str):
        return f"write {_BOOLEANS[found.lower()]}" if found.lower() in _BOOLEANS else ""
    if {"integer", "number"} & set(detail.types) and isinstance(found, str):
        return "remove the quotes" if found.lstrip("-").replace(".", "", 1).isdigit() else ""
    if isinstance(found, str):
        return did_you_mean(found, [option for option in detail.options if isinstance(option, str)])
    return ""
