"""The extensions of pochoir: known, in their place, of the right shape, and naming things that exist."""

import keyword
import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from pochoir.document.grammar import NOUNS, Kind
from pochoir.document.pointers import escape
from pochoir.findings import Findings, Object, brief, did_you_mean
from pochoir.ir import Json
from pochoir.validate.batch import check_batch, check_confirm
from pochoir.validate.idempotency import check_idempotency
from pochoir.validate.login import check_login
from pochoir.validate.oauth2 import check_oauth2
from pochoir.validate.pagination import check_pagination
from pochoir.validate.pins import check_pins
from pochoir.validate.rate_limits import check_rate_limits
from pochoir.validate.shapes import json_pointer, one_of, reply_schemas
from pochoir.validate.variants import check_variants
from pochoir.validate.websocket import check_time, check_websocket

PREFIX = "x-pochoir-"
PLACES: dict[str, tuple[Kind, ...]] = {
    "x-pochoir-language": ("info",),
    "x-pochoir-login": ("openapi",),
    "x-pochoir-rate-limits": ("openapi",),
    "x-pochoir-pagination": ("operation",),
    "x-pochoir-retry": ("operation",),
    "x-pochoir-unwrap": ("operation",),
    "x-pochoir-idempotency": ("parameter",),
    "x-pochoir-method": ("operation", "variant"),
    "x-pochoir-variants": ("operation",),
    "x-pochoir-time": ("schema",),
    "x-pochoir-websocket": ("openapi",),
    "x-pochoir-confirm": ("operation",),
    "x-pochoir-batch": ("operation",),
    "x-pochoir-oauth2": ("security-scheme",),
    "x-pochoir-name": ("server", "tag", "schema", "operation", "parameter"),
    "x-pochoir-prefix": ("security-scheme",),
    "x-pochoir-argument": ("security-scheme",),
}
"""Every extension and the kinds of object it may stand on. docs/extensions.md describes each."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")
_ORIGINS = ("documented", "observed", "inferred")
_NOUNS = {**NOUNS, "openapi": "the root of the description", "server": "a server", "tag": "a tag"}
_INTERNAL = "x-pochoir-files"
_RESERVED_METHODS = ("with_response", "with_streaming", "whole")


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
    check_pins(findings)


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
    if key not in PLACES:
        hint = did_you_mean(key, list(PLACES)) or "docs/extensions.md lists them all"
        findings.error("extension-unknown", pointer, f'the extension "{key}" is unknown', hint, "key")
    elif kind not in PLACES[key]:
        places = " or ".join(_NOUNS.get(place, place) for place in PLACES[key])
        noun = _NOUNS.get(kind, "this " + kind.replace("-", " "))
        findings.error("extension-place", pointer, f"{key} has no meaning on {noun}", f"it belongs on {places}", "key")
    else:
        _CHECKS.get(key, _check_pin)(findings, pointer, value, kind, owner)


def _check_pin(findings: Findings, pointer: str, value: Json, kind: Kind, owner: Object) -> None:
    del owner
    _check_name(findings, pointer, value, is_class=kind == "schema", is_method=kind in ("operation", "variant"))


def _check_batch(findings: Findings, pointer: str, value: Json, owner: Object) -> None:
    check_batch(findings, pointer, value, owner)
    method = value.get("method") if isinstance(value, dict) else None
    if method is not None:
        _check_name(findings, f"{pointer}/method", method, is_class=False, is_method=True)


def _check_confirm(findings: Findings, pointer: str, value: Json, owner: Object) -> None:
    check_confirm(findings, pointer, value, owner)
    _check_name(findings, pointer, value, is_class=False, is_method=False)


def _check_websocket(findings: Findings, pointer: str, value: Json) -> None:
    check_websocket(findings, pointer, value)
    for name in value if isinstance(value, dict) else ():
        if not name.startswith("x-"):
            _check_name(findings, f"{pointer}/{escape(name)}", name, is_class=False, is_method=False)


def _check_retry(findings: Findings, pointer: str, value: Json) -> None:
    one_of(findings, pointer, value, ("idempotent", "never"))


def _check_language(findings: Findings, pointer: str, value: Json) -> None:
    if not isinstance(value, str) or not _LANGUAGE.fullmatch(value):
        message = f"this must be a language tag such as fr, found {brief(value)}"
        findings.error("extension-shape", pointer, message)


def _check_unwrap(findings: Findings, pointer: str, value: Json, operation: Object) -> None:
    """A pointer to what a success is about. A list has its own, in its pagination."""
    json_pointer(findings, pointer, value, reply_schemas(findings, operation))
    if "x-pochoir-pagination" in operation:
        message = "a list is unwrapped by the items of its pagination"
        findings.error("extension-shape", pointer, message, "keep one of the two", "key")


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


_Check: TypeAlias = Callable[[Findings, str, Json, Kind, Object], None]


def _alone(check: Callable[[Findings, str, Json], None]) -> _Check:
    """A check that needs the value only."""
    return lambda findings, pointer, value, kind, owner: check(findings, pointer, value)


def _with_owner(check: Callable[[Findings, str, Json, Object], None]) -> _Check:
    """A check that needs what the extension stands on, too."""
    return lambda findings, pointer, value, kind, owner: check(findings, pointer, value, owner)


_CHECKS: Mapping[str, _Check] = {
    "x-pochoir-batch": _with_owner(_check_batch),
    "x-pochoir-confirm": _with_owner(_check_confirm),
    "x-pochoir-idempotency": _with_owner(check_idempotency),
    "x-pochoir-language": _alone(_check_language),
    "x-pochoir-login": _alone(check_login),
    "x-pochoir-oauth2": _with_owner(check_oauth2),
    "x-pochoir-pagination": _with_owner(check_pagination),
    "x-pochoir-prefix": _with_owner(_check_prefix),
    "x-pochoir-rate-limits": _alone(check_rate_limits),
    "x-pochoir-retry": _alone(_check_retry),
    "x-pochoir-time": _with_owner(check_time),
    "x-pochoir-unwrap": _with_owner(_check_unwrap),
    "x-pochoir-variants": _with_owner(check_variants),
    "x-pochoir-websocket": _alone(_check_websocket),
}
"""How the value of each extension is checked; those that pin a name are checked as names."""
