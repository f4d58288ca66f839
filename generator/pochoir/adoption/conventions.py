"""Read the extensions of other generators, and say what of them pochoir has a counterpart for."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from pochoir import naming
from pochoir.adoption.proposal import Found, Proposal
from pochoir.document import Document
from pochoir.document.references import Missing, lookup
from pochoir.extensions.calls import IDEMPOTENCY, RETRY
from pochoir.extensions.names import METHOD, NAME
from pochoir.extensions.pagination import PAGINATION
from pochoir.findings import items, members
from pochoir.ir import Json
from pochoir.pointers import FILES, join, of_reference
from pochoir.schemas import Keywords

_Object: TypeAlias = "Mapping[str, Json]"
_Reader: TypeAlias = "Callable[[_Object, Json], dict[str, Json] | None]"
_FOREIGN: Final = re.compile(r"x-(?!pochoir-|facts$|origin$)")
_MAX_REFERENCES: Final = 10
"""Maximum number of references to references that are followed."""
_NONE: Final = {
    "x-enum-varnames": "enumerations are Literal types, whose values have no names",
    "x-enumNames": "enumerations are Literal types, whose values have no names",
    "x-ms-enum": "enumerations are Literal types, whose values have no names",
    "x-speakeasy-enums": "enumerations are Literal types, whose values have no names",
    "x-fern-enum": "enumerations are Literal types, whose values have no names",
    "x-enum-descriptions": "write them into the description of the schema",
    "x-tagGroups": "the menu of the documentation shows it, clients have no groups",
    "x-codeSamples": "the documentation shows them next to its own",
    "x-code-samples": "the documentation shows them next to its own",
    "x-fern-examples": "samples are made of the examples of the description",
    "x-displayName": "titles are the names of tags",
    "x-logo": "the documentation has no logo of an API",
}
"""Extensions without a counterpart, with the reason."""
HIDDEN: Final = frozenset({"x-internal", "x-speakeasy-ignore", "x-fern-ignore"})
"""Extensions that mark operations which clients do not have."""


def _method(holder: _Object, value: Json) -> "dict[str, Json] | None":
    return _named(METHOD.key, naming.snake(value)) if isinstance(value, str) else None


def _name(holder: _Object, value: Json) -> "dict[str, Json] | None":
    return _named(NAME.key, naming.snake(value)) if isinstance(value, str) else None


def _class(holder: _Object, value: Json) -> "dict[str, Json] | None":
    return _named(NAME.key, naming.pascal(value)) if isinstance(value, str) else None


def _named(key: str, name: str) -> "dict[str, Json] | None":
    return {key: name} if naming.is_pin(name) else None


def _group(holder: _Object, value: Json) -> "dict[str, Json] | None":
    parts = value if isinstance(value, list) else [value]
    text = " ".join(str(part) for part in parts if isinstance(part, str)).replace(".", " ").strip()
    return {"tags": [text]} if text else None


def _retry(holder: _Object, value: Json) -> "dict[str, Json] | None":
    return {RETRY.key: "never"} if members(value).get("disabled") is True else None


def _fern_paging(holder: _Object, value: Json) -> "dict[str, Json] | None":
    given = members(value)
    cursor, offset = (_after(given.get(key), "$request.") for key in ("cursor", "offset"))
    results, following = (_after(given.get(key), "$response") for key in ("results", "next_cursor"))
    if cursor and following:
        return _paging("cursor", results, parameter=cursor, next=following)
    return _paging("page", results, parameter=offset, **_start(holder, offset)) if offset else None


def _speakeasy_paging(holder: _Object, value: Json) -> "dict[str, Json] | None":
    given = members(value)
    inputs = {str(members(each).get("type")): str(members(each).get("name")) for each in items(given.get("inputs"))}
    outputs = {key: _after(text, "$") for key, text in members(given.get("outputs")).items()}
    results = outputs.get("results", "")
    if "cursor" in inputs and outputs.get("nextCursor"):
        return _paging("cursor", results, parameter=inputs["cursor"], next=outputs["nextCursor"])
    if "page" in inputs:
        return _paging("page", results, parameter=inputs["page"], **_start(holder, inputs["page"]))
    if "offset" in inputs and "limit" in inputs:
        return _paging("offset", results, parameter=inputs["offset"], size={"parameter": inputs["limit"]})
    return None


def _azure_paging(holder: _Object, value: Json) -> "dict[str, Json] | None":
    """Lists of Azure; a link in the body goes on by the query parameter that it has, which must be described."""
    given = members(value)
    place = join("", str(given.get("itemName") or "value"))
    if given.get("nextLinkName", "nextLink") is None:
        return _paging("single", place)
    names = [str(members(each).get("name")) for each in items(holder.get("parameters"))]
    token = next((name for name in names if name.lower().strip("$") in ("skiptoken", "continuationtoken")), "")
    link = join("", str(given.get("nextLinkName", "nextLink")))
    return _paging("cursor", place, parameter=token, next=link) if token else None


def _paging(style: str, results: str, **more: Json) -> "dict[str, Json]":
    return {PAGINATION.key: {"style": style, "items": results, **more}}


def _start(holder: _Object, name: str) -> "dict[str, Json]":
    for each in items(holder.get("parameters")):
        default = Keywords.of(members(members(each).get("schema"))).default
        if members(each).get("name") == name and default == 0 and not isinstance(default, bool):
            return {"start": 0}
    return {}


def _after(text: Json, start: str) -> str:
    """Return the rest of `$response.data.items` as a JSON pointer, or after `$request.` as the name of a parameter."""
    if not isinstance(text, str) or not text.startswith(start):
        return ""
    rest = text.removeprefix(start)
    return rest if start.endswith(".") else join("", *[part for part in rest.split(".") if part])


_READERS: Final[Mapping[str, Mapping[str, tuple[_Reader, str]]]] = {
    "operation": {
        "x-speakeasy-name-override": (_method, "method"),
        "x-fern-sdk-method-name": (_method, "method"),
        "x-speakeasy-group": (_group, "resource"),
        "x-fern-sdk-group-name": (_group, "resource"),
        "x-speakeasy-retries": (_retry, "retry"),
        "x-fern-retries": (_retry, "retry"),
        "x-speakeasy-pagination": (_speakeasy_paging, "paging"),
        "x-fern-pagination": (_fern_paging, "paging"),
        "x-ms-pageable": (_azure_paging, "paging"),
    },
    "schema": {
        "x-speakeasy-name-override": (_class, "name"),
        "x-fern-type-name": (_class, "name"),
        "x-fern-property-name": (_name, "name"),
    },
    "parameter": {"x-fern-parameter-name": (_name, "name"), "x-speakeasy-name-override": (_name, "name")},
    "server": {"x-fern-server-name": (_name, "name"), "x-speakeasy-server-id": (_name, "name")},
}
"""What is read of each extension, by the kind of object that has it."""


def read(document: Document) -> Found:
    """Read the extensions of others in a description."""
    found = Found()
    for pointer, node in document.survey.nodes.items():
        if pointer.startswith(f"/{FILES}/"):
            continue  # An overlay changes the description itself only.
        for key, value in members(node.value).items():
            if _FOREIGN.match(key):
                _read(found, pointer, str(node.kind), _described(document, members(node.value)), (key, value))
    found.proposals += _idempotency(document)
    return found


def _described(document: Document, holder: _Object) -> _Object:
    """Return an object with its parameters and their schemas in place of the references to them."""
    if "parameters" not in holder:
        return holder
    parameters = [members(_followed(document, each)) for each in items(holder["parameters"])]
    return {
        **holder,
        "parameters": [
            {**each, "schema": _followed(document, each["schema"])} if "schema" in each else each for each in parameters
        ],
    }


def _followed(document: Document, value: Json) -> Json:
    """Return what a reference refers to, None if nothing; any other value unchanged."""
    for _ in range(_MAX_REFERENCES):
        pointer = of_reference(members(value).get("$ref"))
        if pointer is None:
            return value
        found = lookup(document.tree, pointer)
        value = None if isinstance(found, Missing) else found
    return None


def _read(found: Found, pointer: str, kind: str, holder: _Object, entry: tuple[str, Json]) -> None:
    key, value = entry
    if key in HIDDEN and kind in ("operation", "path-item"):
        if value not in (None, False):
            found.hidden.add(key)
        return
    if key.startswith("x-fern-idempoten"):
        return
    reader, about = _READERS.get(kind, {}).get(key, (None, ""))
    update = reader(holder, value) if reader else None
    if update is not None:
        instead = ("tags",) if "tags" in update and "tags" in holder else ()
        found.proposals.append(Proposal(pointer, update, f"{key} says so", about, instead))
        return
    number, reason = found.unknown.get(key, (0, _NONE.get(key, "")))
    found.unknown[key] = (number + 1, reason)


def _idempotency(document: Document) -> Iterator[Proposal]:
    """Yield the headers of idempotency keys that Fern names for the whole API, for the operations that it marks."""
    headers = [str(members(each).get("header")) for each in items(document.tree.get("x-fern-idempotency-headers"))]
    for pointer, node in document.survey.nodes.items():
        operation = members(node.value)
        if node.kind != "operation" or operation.get("x-fern-idempotent") is not True:
            continue
        described = items(_described(document, operation).get("parameters"))
        known = [str(members(each).get("name")).lower() for each in described]
        added: Sequence[Json] = [
            {"name": name, "in": "header", "schema": {"type": "string"}, IDEMPOTENCY.key: True}
            for name in headers
            if name.lower() not in known
        ]
        if added:
            yield Proposal(pointer, {"parameters": [*added]}, "x-fern-idempotent says so", "idempotency")
