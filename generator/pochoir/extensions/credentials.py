"""`x-pochoir-argument` and `x-pochoir-prefix`: the argument of a credential, and what is sent before it."""

from typing import Final

from pochoir.extensions.extension import Extension
from pochoir.extensions.names import ARGUMENT as NAME
from pochoir.extensions.shapes import matching, wrong
from pochoir.findings import Findings, Object


def _check_argument(findings: Findings, pointer: str, name: str, scheme: Object) -> None:
    """Report an argument that an earlier scheme has."""
    del scheme
    key = ARGUMENT.key
    for where, other in findings.objects("security-scheme"):
        if f"{where}/{key}" == pointer:
            return
        if name and other.get(key) == name:
            line = findings.document.locate(f"{where}/{key}").line
            message = f'the argument "{name}" is taken by the scheme on line {line}'
            findings.problems.append(wrong(pointer, message, "choose another name"))
            return


def _check_prefix(findings: Findings, pointer: str, prefix: str, scheme: Object) -> None:
    """Report a prefix of what is no key in a header."""
    del prefix
    if scheme.get("type") != "apiKey" or scheme.get("in") != "header":
        message = "only a key that is sent in a header can have a prefix"
        findings.error("extension-place", pointer, message, "use it with type: apiKey, in: header", "key")


_EXAMPLE = (
    "components:\n"
    "  securitySchemes:\n"
    "    apiKey: {type: apiKey, in: header, name: Authorization,"
    ' x-pochoir-prefix: "Token token=", x-pochoir-argument: api_key}'
)
ARGUMENT: Final = Extension(
    "x-pochoir-argument",
    {"security-scheme": NAME},
    "The name of the client argument for this credential.",
    _EXAMPLE,
    _check_argument,
)
PREFIX: Final = Extension(
    "x-pochoir-prefix",
    {"security-scheme": matching("printable ASCII text", "[ -~]+")},
    "Text that precedes an API key in a header.",
    _EXAMPLE,
    _check_prefix,
)
