"""Check the version of OpenAPI."""

import re

from pochoir.document.swagger import NEWER
from pochoir.findings import Findings, brief
from pochoir.ir import Json

SUPPORTED = "Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are supported"
_VERSION = re.compile(r"(3\.[012])\.[0-9]+(?:-.+)?")
_SHORT = re.compile(r"3\.[012]")


def check_version(findings: Findings) -> str:
    """Return the version as `3.0`, `3.1` or `3.2`. Any other is reported, and "" returned."""
    tree = findings.document.tree
    if "openapi" not in tree:
        _no_version(findings, tree)
        return ""
    version = tree["openapi"]
    match = _VERSION.fullmatch(version) if isinstance(version, str) else None
    if match:
        return match[1]
    text = version if isinstance(version, str) else findings.document.written("/openapi")
    if _SHORT.fullmatch(text):
        message = f"the version is written as {text}; it is read as {text}.0"
        findings.warning("version-short", "/openapi", message, f'write "{text}.0"')
        return text
    findings.error("version-unsupported", "/openapi", f"OpenAPI {text} is not supported: {SUPPORTED}")
    return ""


def _no_version(findings: Findings, tree: "dict[str, Json]") -> None:
    """Report a document that is not an OpenAPI 3 description."""
    newer = sorted(NEWER.intersection(tree))
    if "swagger" in tree and newer:
        message = f'this says Swagger {brief(tree["swagger"])}, but "{newer[0]}" belongs to OpenAPI 3; {SUPPORTED}'
        findings.error("version-unsupported", "/swagger", message, "write openapi: 3.0.4 instead", "key")
    elif "swagger" in tree:
        message = f"Swagger {brief(tree['swagger'])} is not supported: {SUPPORTED}"
        hint = "convert it to one of these"
        findings.error("version-unsupported", "/swagger", message, hint, "key")
    else:
        message = f'the version is missing: "openapi" says which one this is written in; {SUPPORTED}'
        findings.error("version-missing", "", message, 'begin with: openapi: "3.1.0"')
