"""`x-pochoir-batch`: many records in few requests. `x-pochoir-confirm`: a call that must be meant."""

import re

from pochoir import extras
from pochoir.document.pointers import tokens
from pochoir.findings import Findings, Object, brief, did_you_mean, items, members
from pochoir.ir import Json
from pochoir.validate.shapes import json_pointer, mapping, positive, reply_schemas, text

_KEYS = ("method", "items", "results", "max-items", "max-bytes", "key", "errors", "description")
_NEEDED = ("method", "items", "results", "max-items", "max-bytes")
_POINTER = re.compile(r"(?:/(?:[^~/]|~[01])*)*")
_FUNCTION = re.compile(r"([A-Za-z][A-Za-z0-9_]*):([A-Za-z][A-Za-z0-9_]*)")
_DEPTH = 20


def check_confirm(findings: Findings, pointer: str, value: Json, operation: Object) -> None:
    """Report what keeps the argument from confirming anything; its form as a name is checked elsewhere."""
    taken = {str(members(findings.resolved("", each)[1]).get("name")) for each in items(operation.get("parameters"))}
    if isinstance(value, str) and value in taken:
        message = f'"{value}" is a parameter of the operation'
        findings.error("extension-shape", pointer, message, "choose another name")
    if operation.get("x-pochoir-retry") != "never":
        message = "an operation that asks for a confirmation is not one to send twice"
        findings.error("extension-shape", pointer, message, "add x-pochoir-retry: never")


def check_batch(findings: Findings, pointer: str, value: Json, operation: Object) -> None:
    """Report what is wrong with the helper of an operation that takes many records."""
    batch = mapping(findings, pointer, value, _KEYS, _NEEDED)
    if "items" in batch:
        _check_items(findings, f"{pointer}/items", batch["items"], operation)
    if "results" in batch:
        replies = reply_schemas(findings, operation)
        for where, each in _listed(findings, f"{pointer}/results", batch["results"]):
            json_pointer(findings, where, each, replies)
    for name in ("max-items", "max-bytes"):
        if name in batch:
            positive(findings, f"{pointer}/{name}", batch[name])
    for where, part in _listed(findings, f"{pointer}/key", batch["key"]) if "key" in batch else ():
        _check_key(findings, where, part)
    if "errors" in batch:
        known = ("lists", "parameter", "message")
        errors = mapping(findings, f"{pointer}/errors", batch["errors"], (*known, "description"), known)
        for name in ("lists", "message"):
            for where, each in _listed(findings, f"{pointer}/errors/{name}", errors[name]) if name in errors else ():
                _pointer(findings, where, each)
        if "parameter" in errors:
            _pointer(findings, f"{pointer}/errors/parameter", errors["parameter"])


def _check_items(findings: Findings, pointer: str, value: Json, operation: Object) -> None:
    """The records are a list that is a member of the body."""
    names = tokens(_pointer(findings, pointer, value))
    body = members(findings.resolved("", operation.get("requestBody"))[1])
    media = next((each for name, each in members(body.get("content")).items() if "json" in name.lower()), None)
    if media is None:
        findings.error("extension-place", pointer, "only an operation with a JSON body takes many records", "", "key")
        return
    known = _properties(findings, members(findings.resolved("", media)[1]).get("schema"))
    if len(names) != 1 or names[0] not in known:
        hint = did_you_mean(names[0], known, '"/{}"') if names else "name a member of the body"
        findings.error("extension-target", pointer, f"the body has no member at {brief(value)}", hint)


def _properties(findings: Findings, schema: Json, depth: int = 0) -> set[str]:
    found = members(findings.resolved("", schema)[1])
    names = set(members(found.get("properties")))
    for part in items(found.get("allOf")) if depth < _DEPTH else []:
        names |= _properties(findings, part, depth + 1)
    return names


def _check_key(findings: Findings, pointer: str, value: Json) -> None:
    """One part of a key, and the function beside the description that normalises it."""
    part = mapping(findings, pointer, value, ("pointer", "normalize", "description"), ("pointer",))
    if "pointer" in part:
        _pointer(findings, f"{pointer}/pointer", part["pointer"])
    if "normalize" not in part:
        return
    where = f"{pointer}/normalize"
    written = text(findings, where, part["normalize"])
    named = _FUNCTION.fullmatch(written)
    if not written:
        return
    if named is None:
        findings.error("extension-shape", where, "this must be a module and a function: numero_rg:normalize")
        return
    known = extras.functions(findings.document.path, named[1])
    if known is None:
        message = f"there is no module additions/{named[1]}.py beside the description"
        findings.error("extension-target", where, message, "write it, or correct its name")
    elif named[2] not in known:
        message = f"additions/{named[1]}.py defines no function {named[2]}"
        findings.error("extension-target", where, message, did_you_mean(named[2], known))


def _listed(findings: Findings, pointer: str, value: Json) -> list[tuple[str, Json]]:
    if not isinstance(value, list) or not value:
        findings.error("extension-shape", pointer, f"this must be a list, found {brief(value)}")
        return []
    return [(f"{pointer}/{number}", each) for number, each in enumerate(value)]


def _pointer(findings: Findings, pointer: str, value: Json) -> str:
    if isinstance(value, str) and _POINTER.fullmatch(value):
        return value
    hint = f'write "/{value}"' if isinstance(value, str) else ""
    findings.error("extension-shape", pointer, f"{brief(value)} is no JSON pointer", hint)
    return ""
