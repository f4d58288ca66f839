"""The extensions of pochoir: known, in their place, of the right shape, and naming things that exist."""

import keyword
import re

from pochoir.document.grammar import NOUNS, Kind
from pochoir.document.marks import escape
from pochoir.ir import Json
from pochoir.validate.findings import Findings, Object, brief, did_you_mean
from pochoir.validate.login import check_login
from pochoir.validate.pagination import check_pagination
from pochoir.validate.shapes import one_of

PREFIX = "x-pochoir-"
PLACES: dict[str, tuple[Kind, ...]] = {
    "x-pochoir-language": ("info",),
    "x-pochoir-login": ("openapi",),
    "x-pochoir-pagination": ("operation",),
    "x-pochoir-retry": ("operation",),
    "x-pochoir-method": ("operation",),
    "x-pochoir-name": ("server", "tag", "schema", "operation", "parameter"),
    "x-pochoir-prefix": ("security-scheme",),
    "x-pochoir-argument": ("security-scheme",),
}
"""Every extension and the kinds of object it may stand on. docs/extensions.md describes each."""
_PLANNED = (
    "x-pochoir-rate-limits",
    "x-pochoir-batch",
    "x-pochoir-websocket",
    "x-pochoir-confirm",
    "x-pochoir-oauth2",
    "x-pochoir-variants",
    "x-pochoir-time",
)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")
_ORIGINS = ("documented", "observed", "inferred")
_NOUNS = {**NOUNS, "openapi": "the root of the description", "server": "a server", "tag": "a tag"}
_INTERNAL = "x-pochoir-files"
_RESERVED_METHODS = ("with_response", "whole")


def check_extensions(findings: Findings) -> None:
    """Report every extension that is unknown, misplaced, or does not say what it should."""
    for pointer, node in findings.document.survey.nodes.items():
        if not isinstance(node.value, dict):
            continue
        for key, value in node.value.items():
            if not key.startswith("x-"):
                continue
            where = f"{pointer}/{escape(key)}"
            if key == "x-facts":
                _check_facts(findings, where, value)
            elif key == "x-origin":
                _check_origin(findings, where, value)
            elif key.startswith(PREFIX) and key != _INTERNAL:
                _check(findings, where, key, node.kind, node.value)
    _check_arguments(findings)


def _check_facts(findings: Findings, pointer: str, value: Json) -> None:
    """A list of the numbers of facts. A warning only: the name is not ours alone."""
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        hint = "write x-facts: [RDV-17]"
        findings.warning("extension-shape", pointer, "x-facts must be a list of texts; it is ignored", hint)


def _check_origin(findings: Findings, pointer: str, value: Json) -> None:
    """Where a statement comes from. What others write under this name, which is not ours alone, is no text."""
    if isinstance(value, str) and value not in _ORIGINS:
        message = f"{brief(value)} is not one of {', '.join(_ORIGINS)}; it is ignored"
        findings.warning("extension-shape", pointer, message, did_you_mean(value, _ORIGINS))


def _check(findings: Findings, pointer: str, key: str, kind: Kind, owner: Object) -> None:
    """One extension of pochoir."""
    value = owner[key]
    if key in _PLANNED:
        findings.warning("extension-planned", pointer, f"{key} is not generated yet; it is ignored", part="key")
    elif key not in PLACES:
        hint = did_you_mean(key, list(PLACES)) or "docs/extensions.md lists them all"
        findings.error("extension-unknown", pointer, f'the extension "{key}" is unknown', hint, "key")
    elif kind not in PLACES[key]:
        places = " or ".join(_NOUNS.get(place, place) for place in PLACES[key])
        noun = _NOUNS.get(kind, "this " + kind.replace("-", " "))
        findings.error("extension-place", pointer, f"{key} has no meaning on {noun}", f"it belongs on {places}", "key")
    elif key == "x-pochoir-login":
        check_login(findings, pointer, value)
    elif key == "x-pochoir-pagination":
        check_pagination(findings, pointer, value, owner)
    elif key == "x-pochoir-retry":
        one_of(findings, pointer, value, ("idempotent", "never"))
    elif key == "x-pochoir-language":
        if not isinstance(value, str) or not _LANGUAGE.fullmatch(value):
            message = f"this must be a language tag such as fr, found {brief(value)}"
            findings.error("extension-shape", pointer, message)
    elif key == "x-pochoir-prefix":
        _check_prefix(findings, pointer, value, owner)
    else:
        _check_name(findings, pointer, value, is_class=kind == "schema", is_method=kind == "operation")


def _check_name(findings: Findings, pointer: str, value: Json, *, is_class: bool, is_method: bool) -> None:
    """A Python name that the description pins."""
    name = value if isinstance(value, str) else ""
    if not name.isascii() or not name.isidentifier() or keyword.iskeyword(name) or name.startswith("_"):
        message = f"this must be a Python name that is no keyword and does not begin with _, found {brief(value)}"
        findings.error("extension-shape", pointer, message)
    elif is_method and name in _RESERVED_METHODS:
        findings.error("extension-shape", pointer, f'"{name}" is a method of every resource', "choose another name")
    elif not is_class and name != name.lower():
        findings.error("extension-shape", pointer, f'"{name}" is not in snake_case', f'write "{name.lower()}"')


def _check_prefix(findings: Findings, pointer: str, value: Json, scheme: Object) -> None:
    """Text that is sent before a key."""
    if not isinstance(value, str) or not value or not value.isprintable() or not value.isascii():
        findings.error("extension-shape", pointer, f"this must be printable ASCII text, found {brief(value)}")
    if scheme.get("type") != "apiKey" or scheme.get("in") != "header":
        message = "only a key that is sent in a header can have a prefix"
        findings.error("extension-place", pointer, message, "use it with type: apiKey, in: header", "key")


def _check_arguments(findings: Findings) -> None:
    """No two schemes may claim one argument of the client."""
    seen: dict[str, str] = {}
    for pointer, scheme in findings.objects("security-scheme"):
        name = scheme.get("x-pochoir-argument")
        if isinstance(name, str):
            if name in seen:
                line = findings.document.locate(seen[name]).line
                message = f'the argument "{name}" is taken by the scheme on line {line}'
                findings.error("extension-shape", f"{pointer}/x-pochoir-argument", message, "choose another name")
            seen.setdefault(name, f"{pointer}/x-pochoir-argument")
