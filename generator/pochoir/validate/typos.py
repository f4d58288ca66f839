"""Find misspelled keys, which would be ignored and make the client wrong."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

from pochoir.findings import Findings, brief
from pochoir.ir import Json
from pochoir.pointers import join, tokens
from pochoir.schemas import KEYWORDS

DOCUMENTING: Final = (
    "title", "summary", "description", "termsOfService", "contact", "license", "externalDocs", "example",
    "examples", "deprecated", "$comment",
)  # fmt: skip
"""Keys with documentation only. The client is correct without them."""
_TYPES: Final = ("string", "integer", "number", "boolean", "array", "object")
_SHORT: Final = 8
"""Length of a name from which two characters may be wrong."""


def near(name: str, known: Iterable[str]) -> str:
    """Return the known name that was probably meant, or "".

    Case is ignored. One letter may be missing, added, wrong or transposed, and two in a long name.
    """
    lower = name.lower()
    best = min(((_distance(lower, each.lower()), each) for each in known), default=(9, ""))
    longest = max(len(name), len(best[1]))
    allowed = 0 if longest < 4 else 1 if longest < _SHORT else 2
    return best[1] if best[0] <= allowed else ""


def _distance(one: str, other: str) -> int:
    """Return the number of insertions, deletions, changes and transpositions, or 9 for very different names."""
    if abs(len(one) - len(other)) > 2:
        return 9
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one):
        following = [at + 1]
        for column, right in enumerate(other):
            cost = min(row[column] + (letter != right), row[column + 1] + 1, following[column] + 1)
            if at and column and letter == other[column - 1] and one[at - 1] == right:
                cost = min(cost, before[column - 1] + 1)
            following.append(cost)
        before, row = row, following
    return row[-1]


def unknown_key(findings: Findings, pointer: str, noun: str, hint: str, *, is_error: bool) -> None:
    """Report a key that the specification does not know: an error, or a warning that it is ignored."""
    message = f"the key {brief(tokens(pointer)[-1])} is not known in {noun}"
    if is_error:
        findings.error("unknown-key", pointer, message, hint, "key")
    else:
        findings.warning("unknown-key", pointer, f"{message}; it is ignored", hint, "key")


def check_keywords(findings: Findings, allowed: Callable[[str, Json], bool]) -> None:
    """Report probably misspelled keywords of schemas of 3.1 and 3.2, where JSON Schema allows unknown ones.

    Args:
        findings: the description.
        allowed: returns whether a keyword may have a value; only such keywords are suggested.
    """
    for schema in findings.schemas(references=True):
        pointer = schema.pointer
        for key, value in schema.written_keywords.items():
            if key in KEYWORDS or key.startswith("x-"):
                continue
            meant = _keyword(key)
            where = join(pointer, key)
            if schema.properties and _is_schema(value):
                # JSON has no indentation to get wrong, and frameworks add their own keys to schemas.
                hint = 'if it is a property, indent it below "properties"'
                unknown_key(findings, where, "this schema", hint, is_error=not findings.document.is_json(where))
                continue
            if not meant or meant in schema.written_keywords or not allowed(meant, value):
                continue
            hint = f'did you mean "{meant}"?'
            unknown_key(findings, where, "this schema", hint, is_error=meant not in DOCUMENTING)
        if schema.is_nullable:
            message = '"nullable" belongs to OpenAPI 3.0; other tools ignore it here'
            hint = f'write type: [{schema.types[0]}, "null"]' if len(schema.types) == 1 else 'add "null" to its types'
            findings.warning("nullable-3.1", f"{pointer}/nullable", message, hint, "key")


@lru_cache(maxsize=4096)
def _keyword(key: str) -> str:
    """Return the keyword that was probably meant by another one, or "". Frameworks write theirs thousands of times."""
    known = (each for each in KEYWORDS if each.startswith("$") == key.startswith("$"))
    return "$ref" if key == "ref" else near(key, known)


def _is_schema(value: Json) -> bool:
    """Return whether a value is probably meant as a schema."""
    return isinstance(value, dict) and (value.get("type") in _TYPES or "$ref" in value)
