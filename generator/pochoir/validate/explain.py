"""Explain errors of the JSON Schema validator to the author of a description."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias, cast

from jsonschema_rs import ValidationError, ValidationErrorKind

from pochoir.document.positions import Part
from pochoir.findings import Findings, brief, did_you_mean
from pochoir.ir import Json

_Path: TypeAlias = "list[str | int]"
_A = {
    "string": "text",
    "integer": "an integer",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
    "null": "null",
}
_WORD = re.compile(r'^"this"|^this\b')
_USUAL = ("schema", "paths")
"""Of several keys that may be missing, those that most descriptions have."""
_BOOLEANS = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}


@dataclass(frozen=True, slots=True)
class Explained:
    """A single error.

    Attributes:
        keyword: the keyword that failed.
        path: the keys of the value.
        message: a sentence about the error.
        name: the key in question, if there is one.
        part: whether the key or the value is wrong.
        types: the allowed types of a value with a wrong type.
        options: the allowed values of a value that is not one of them.
        found: the value.
        uncertain: whether the error may only follow from another one.
    """

    keyword: str
    path: tuple[str | int, ...]
    message: str
    name: str = ""
    part: Part = "value"
    types: tuple[str, ...] = ()
    options: tuple[Json, ...] = ()
    found: Json = None
    uncertain: bool = False


def explain(error: ValidationError) -> Iterator[Explained]:
    """Yield the causes of an error: instead of "no match", the errors of the alternative that was probably meant."""
    kind = error.kind
    path = tuple(error.instance_path)
    match kind:
        case ValidationErrorKind.OneOfNotValid() | ValidationErrorKind.AnyOf():
            yield from _alternatives(error, kind.context, path)
        case ValidationErrorKind.PropertyNames():
            name = str(cast(Json, kind.error.instance))
            yield Explained(
                "propertyNames", (*path, name), f'the key "{brief(name)[1:-1]}" is not allowed here', name, "key"
            )
        case ValidationErrorKind.AdditionalProperties() | ValidationErrorKind.UnevaluatedProperties():
            unevaluated = isinstance(kind, ValidationErrorKind.UnevaluatedProperties)
            for name in kind.unexpected:
                message = f"the key {brief(name)} is not known here"
                yield Explained("unknown", (*path, name), message, name, "key", uncertain=unevaluated)
        case ValidationErrorKind.Required():
            name = str(kind.property)
            yield Explained("required", path, f'"{name}" is missing', name, "key")
        case ValidationErrorKind.Type():
            yield _wrong_type(path, tuple(kind.types), cast(Json, error.instance))
        case ValidationErrorKind.Enum():
            yield _not_an_option(path, tuple(cast("list[Json]", kind.options)), cast(Json, error.instance))
        case ValidationErrorKind.OneOfMultipleValid():
            yield Explained("oneOf", path, "this matches several forms that exclude each other")
        case _:
            yield Explained(kind.name, path, _message(error, kind))


def _alternatives(
    error: ValidationError, branches: "Sequence[Sequence[ValidationError]]", path: tuple[str | int, ...]
) -> Iterator[Explained]:
    """Yield the errors of the closest of several alternatives."""
    instance = cast(Json, error.instance)
    is_reference = isinstance(instance, dict) and "$ref" in instance
    explained = [[detail for branch_error in branch for detail in explain(branch_error)] for branch in branches]
    reference = [details for details in explained if any(detail.name == "$ref" for detail in details)]
    others = [details for details in explained if details and details not in reference]
    if is_reference and not others:
        others = reference
    types = _types(explained, path)
    if types:
        yield _wrong_type(path, types, instance)
        return
    names = sorted({d.name for details in others for d in details if d.keyword == "required" and d.path == path})
    if len(others) > 1 and all(len(d) == 1 and d[0].keyword == "required" and d[0].path == path for d in others):
        missing = "one of " + ", ".join(f'"{n}"' for n in names) + " is missing"
        usual = next((name for name in _USUAL if name in names), names[0])
        yield Explained("required", path, missing, usual, "key")
        return
    choices = [[d for d in details if d.keyword == "enum"] for details in others]
    if len(others) > 1 and all(choices) and len({details[0].path for details in choices}) == 1:
        options = tuple(option for details in choices for option in details[0].options)
        yield _not_an_option(choices[0][0].path, options, choices[0][0].found)
    elif others:
        yield from min(others, key=lambda details: _distance(details, path))
    else:
        yield Explained("oneOf", path, "this matches none of the allowed forms")


def _types(explained: list[list[Explained]], path: tuple[str | int, ...]) -> tuple[str, ...]:
    """Return the allowed types if every alternative failed because of the type."""
    expected: list[str] = []
    for details in explained:
        if len(details) != 1 or details[0].keyword != "type" or details[0].path != path:
            return ()
        expected += details[0].types
    return tuple(dict.fromkeys(expected))


def _wrong_type(path: tuple[str | int, ...], types: tuple[str, ...], found: Json) -> Explained:
    """Return the error for a value of the wrong type."""
    expected = " or ".join(_A.get(name, name) for name in types)
    return Explained("type", path, f"this must be {expected}, found {brief(found)}", types=types, found=found)


def _not_an_option(path: tuple[str | int, ...], options: tuple[Json, ...], found: Json) -> Explained:
    """Return the error for a value that is not one of those allowed."""
    words = [brief(option) for option in options]
    shown = ", ".join(words[:8]) + (", …" if len(words) > 8 else "")
    message = f"{brief(found)} is not {'one of ' if len(words) > 1 else ''}{shown}"
    return Explained("enum", path, message, options=options, found=found)


def clearest(details: Iterable[Explained], words: frozenset[str] | None = None) -> list[Explained]:
    """Remove errors that follow from others, such as all others at the place of a wrong type.

    An unknown key next to another error is only reported if it is not one of `words`.
    """
    known = list({(detail.keyword, detail.path, detail.message): detail for detail in details}.values())
    wrong = {detail.path for detail in known if detail.keyword == "type"}
    named = {detail.path for detail in known if detail.keyword != "oneOf"}
    broken = {detail.path for detail in known if detail.keyword != "unknown"}
    return [
        detail
        for detail in known
        if not (detail.path in wrong and detail.keyword != "type")
        and not (detail.keyword == "oneOf" and detail.path in named)
        # After a failed subschema, `unevaluatedProperties` of 2020-12 reports keys that are known.
        and not (detail.uncertain and (words is None or detail.name in words) and _is_near(detail.path, broken))
    ]


def _is_near(path: tuple[str | int, ...], broken: set[tuple[str | int, ...]]) -> bool:
    """Return whether the object with the key `path`, or a value directly below it, has an error."""
    owner = path[:-1]
    return any(other[: len(owner)] == owner and len(other) <= len(owner) + 1 for other in broken)


def _distance(details: list[Explained], path: tuple[str | int, ...]) -> tuple[int, int, int]:
    """Return a sort key for alternatives: errors in discriminating values first, then the place of the errors."""
    words = sum(detail.keyword in ("enum", "const") and len(detail.path) == len(path) + 1 for detail in details)
    shallow = sum(len(detail.path) == len(path) and detail.keyword in ("type", "required") for detail in details)
    return words, shallow, len(details)


def _message(error: ValidationError, kind: ValidationErrorKind) -> str:
    """Return a sentence about a failed keyword."""
    instance = cast(Json, error.instance)
    found = brief(instance)
    match kind:
        case ValidationErrorKind.Constant():
            return f"this must be {brief(cast(Json, kind.expected_value))}, found {found}"
        case ValidationErrorKind.Pattern():
            return f"{found} does not match {brief(kind.pattern)}"
        case ValidationErrorKind.Not():
            required = cast("dict[str, Json]", kind.schema).get("required") if isinstance(kind.schema, dict) else None
            names = [brief(name) for name in required] if isinstance(required, list) else []
            if len(names) == 1:
                return f"{names[0]} is not allowed here"
            return f"{' and '.join(names)} exclude each other" if names else "this form is not allowed here"
        case ValidationErrorKind.UniqueItems():
            return "this list has a duplicate item"
        case ValidationErrorKind.MinItems() | ValidationErrorKind.MinProperties():
            return f"this must have at least {kind.limit} {'entry' if kind.limit == 1 else 'entries'}"
        case _:
            return _WORD.sub(found, str(error.message))


def cure(findings: Findings, pointer: str, detail: Explained) -> str:
    """Return the hint for a value of the wrong type or one that is not allowed, or ""."""
    found = detail.found
    if found in ("body", "formData") and pointer.endswith("/in"):
        return "describe a body with requestBody: in: body and in: formData belong to Swagger 2.0"
    if isinstance(found, list) and pointer.endswith("/examples"):
        return "write a mapping of named examples, or one value under example"
    if isinstance(found, list) and pointer.endswith("/type"):
        if None in found:
            return 'write "null" in quotes'
        return "OpenAPI 3.0 allows a single type: write nullable: true, or change the version to 3.1.0"
    if "string" in detail.types and isinstance(found, (bool, int, float)):
        return f'write "{findings.document.written(pointer)}" in quotes'
    if "object" in detail.types and isinstance(found, str) and found.startswith("#/"):
        return f'write {{$ref: "{found}"}}'
    if "boolean" in detail.types and isinstance(found, str):
        return f"write {_BOOLEANS[found.lower()]}" if found.lower() in _BOOLEANS else ""
    if {"integer", "number"} & set(detail.types) and isinstance(found, str):
        return "remove the quotes" if found.lstrip("-").replace(".", "", 1).isdigit() else ""
    if isinstance(found, str):
        return did_you_mean(found, [option for option in detail.options if isinstance(option, str)])
    return ""
