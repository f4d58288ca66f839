"""Pairs of descriptions that differ in one thing, with the right verdicts for the wire and for Python."""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pochoir.evolution import BREAKING, COMPATIBLE, NEUTRAL, Verdict
from unit.written_documents import Written, document, json_body, operation

TEXT, NUMBER = {"type": "string"}, {"type": "integer"}
Tree = dict[str, Any]
Edit = Callable[[Any], object]


@dataclass(frozen=True)
class Pair:
    """Two descriptions. `later` is whether surfaces of earlier versions of pochoir do not record the difference."""

    old: Written
    new: Written
    wire: Verdict
    python: Verdict
    later: bool = False


def pair(old: Written, edit: Edit, wire: Verdict, python: Verdict, *, later: bool = False) -> Pair:
    """Return a description, and what an edit makes of it, with the verdicts."""
    tree = copy.deepcopy(old.tree)
    edit(tree)
    return Pair(old, Written(tree), wire, python, later)


def members(*required: str, **properties: object) -> Tree:
    return {"type": "object", "required": list(required), "properties": properties}


def ref(name: str) -> Tree:
    return {"$ref": f"#/components/schemas/{name}"}


def described(schemas: Tree, *, sent: str = "", received: str = "", **more: Any) -> Written:
    """Return a description with an operation that takes and gives models."""
    made: Tree = {"responses": {"200": json_body(ref(received)) if received else {"description": "ok"}}}
    if sent:
        made["requestBody"] = {"required": True} | json_body(ref(sent))
    return document(schemas, {"/pets": {"post": operation(**made | more)}})


def pet(tree: Any) -> Any:
    return tree["components"]["schemas"]["Pet"]


def post(tree: Any) -> Any:
    return tree["paths"]["/pets"]["post"]


def header(**more: object) -> Written:
    parameter = {"name": "X-Key", "in": "header", "required": True, "schema": TEXT}
    return described({}, parameters=[parameter | more])


ARGUMENTS = {
    "a header whose value the client no longer makes": pair(
        header(**{"x-pochoir-idempotency": True}),
        lambda tree: post(tree)["parameters"][0].pop("x-pochoir-idempotency"),
        NEUTRAL, BREAKING, later=True,
    ),
    "a header whose value the client now makes": pair(
        header(),
        lambda tree: post(tree)["parameters"][0].update({"x-pochoir-idempotency": True}),
        NEUTRAL, COMPATIBLE, later=True,
    ),
    "a required header whose value the client makes was added": pair(
        described({}),
        lambda tree: post(tree).update(parameters=post(header(**{"x-pochoir-idempotency": True}).tree)["parameters"]),
        BREAKING, COMPATIBLE,
    ),
    "a required parameter of which the client no longer sends the only value": pair(
        header(schema=TEXT | {"enum": ["a"]}),
        lambda tree: post(tree)["parameters"][0]["schema"]["enum"].append("b"),
        COMPATIBLE, BREAKING,
    ),
    "a required header with a single value was added": pair(
        described({}),
        lambda tree: post(tree).update(parameters=post(header(schema=TEXT | {"enum": ["a"]}).tree)["parameters"]),
        BREAKING, COMPATIBLE,
    ),
}  # fmt: skip
"""Arguments that callers have to pass, and those for which the client has a value."""


def size(tree: Any) -> Any:
    return pet(tree)["properties"]["size"]


PET = members("name", name=TEXT, size=NUMBER | {"default": 1})
OWNED = members("id", "name", id=NUMBER | {"readOnly": True}, name=TEXT)
BOTH = {"sent": "Pet", "received": "Pet"}
READ = described({"Pet": PET}, received="Pet")

MEMBERS = {
    "a received member no longer has a default": pair(
        READ, lambda tree: size(tree).pop("default"), NEUTRAL, BREAKING
    ),
    "a sent member no longer has a default": pair(
        described({"Pet": PET}, sent="Pet"), lambda tree: size(tree).pop("default"), NEUTRAL, NEUTRAL
    ),
    "a received member has the default null": pair(
        READ, lambda tree: size(tree).update(default=None), NEUTRAL, BREAKING
    ),
    "a received member that may be null no longer has a default": pair(
        described({"Pet": members(size={"type": ["integer", "null"], "default": 1})}, received="Pet"),
        lambda tree: size(tree).pop("default"), NEUTRAL, NEUTRAL,
    ),
    "a required received member no longer has a default": pair(
        described({"Pet": members("size", size=NUMBER | {"default": 1})}, received="Pet"),
        lambda tree: size(tree).pop("default"), NEUTRAL, NEUTRAL,
    ),
    "a received member has a default": pair(
        described({"Pet": members(size=NUMBER)}, received="Pet"),
        lambda tree: size(tree).update(default=1), NEUTRAL, NEUTRAL,
    ),
    "a received member is no longer required, but has a default": pair(
        described({"Pet": members("size", size=NUMBER | {"default": 1})}, received="Pet"),
        lambda tree: pet(tree).update(required=[]), BREAKING, COMPATIBLE,
    ),
    "a required read-only member is now sent": pair(
        described({"Pet": OWNED}, **BOTH),
        lambda tree: pet(tree)["properties"]["id"].pop("readOnly"), BREAKING, BREAKING,
    ),
    "a required read-only constant is now sent": pair(
        described({"Pet": members("id", id={"const": "a", "readOnly": True}, name=TEXT)}, **BOTH),
        lambda tree: pet(tree)["properties"]["id"].pop("readOnly"), BREAKING, COMPATIBLE,
    ),
    "a read-only member is now sent and required": pair(
        described({"Pet": members("name", id=NUMBER | {"readOnly": True}, name=TEXT)}, **BOTH),
        lambda tree: pet(tree).update(members("id", "name", id=NUMBER, name=TEXT)), BREAKING, BREAKING,
    ),
    "an optional read-only member is now sent": pair(
        described({"Pet": members(id=NUMBER | {"readOnly": True}, name=TEXT)}, **BOTH),
        lambda tree: pet(tree)["properties"]["id"].pop("readOnly"), COMPATIBLE, COMPATIBLE,
    ),
    "a required member that is only received is no longer read-only": pair(
        described({"Pet": OWNED}, received="Pet"),
        lambda tree: pet(tree)["properties"]["id"].pop("readOnly"), COMPATIBLE, COMPATIBLE,
    ),
    "a constant that is sent has a second value": pair(
        described({"Pet": members("kind", kind={"const": "a"})}, sent="Pet"),
        lambda tree: pet(tree)["properties"].update(kind={"enum": ["a", "b"]}), COMPATIBLE, BREAKING,
    ),
}  # fmt: skip
"""Members of models."""


def takes(tree: Any, name: str) -> None:
    post(tree)["requestBody"]["content"]["application/json"]["schema"] = ref(name)


SIZED = members("name", name=TEXT, size=NUMBER)
AGED = members("name", "size", name=TEXT, size=NUMBER, age=NUMBER)
OTHER = members("title", title=TEXT, size=NUMBER)
SCHEMAS = {"Pet": SIZED, "NewPet": SIZED | {"description": "new"}, "Aged": AGED, "Other": OTHER}
READ_AND_SENT = described(SCHEMAS, **BOTH)
ONLY_SENT = described(SCHEMAS, sent="Pet")

BODIES = {
    "another model with the same members as the body": pair(
        ONLY_SENT, lambda tree: takes(tree, "NewPet"), COMPATIBLE, BREAKING
    ),
    "another model as the body of a method that took the whole body": pair(
        READ_AND_SENT, lambda tree: takes(tree, "NewPet"), COMPATIBLE, BREAKING
    ),
    "another body with a required member": pair(ONLY_SENT, lambda tree: takes(tree, "Aged"), BREAKING, BREAKING),
    "another body with other members": pair(ONLY_SENT, lambda tree: takes(tree, "Other"), BREAKING, BREAKING),
    "a method no longer takes the whole body, because no response has it": pair(
        READ_AND_SENT,
        lambda tree: post(tree)["responses"].update({"200": {"description": "ok"}}), BREAKING, BREAKING,
    ),
    "a method no longer takes the whole body, because a parameter has that name": pair(
        READ_AND_SENT,
        lambda tree: post(tree).update(parameters=[{"name": "body", "in": "query", "schema": TEXT}]),
        COMPATIBLE, BREAKING, later=True,
    ),
}  # fmt: skip
"""Request bodies."""


def answers(**responses: str) -> Written:
    """Return a description whose operation has responses: by status, the model or the media type."""
    schemas = {"Failure": members("code", code=NUMBER), "Missing": members("what", what=TEXT), "Pet": SIZED}
    made: Tree = {f"{status.removeprefix('_')}": _response(found) for status, found in responses.items()}
    return described(schemas, responses={"200": {"description": "ok"}} | made)


def _response(found: str) -> Tree:
    if "/" in found:
        return {"description": "d", "content": {found: {"schema": TEXT}}}
    return json_body(ref(found) if found else {"type": "object"}) if found != "-" else {"description": "d"}


def replies(old: Written, new: Written, wire: Verdict, python: Verdict) -> Pair:
    return Pair(old, new, wire, python)


REPLIES = {
    "an error beside the default": replies(
        answers(default="Failure"), answers(default="Failure", _404="Missing"), BREAKING, BREAKING
    ),
    "an error no longer beside the default": replies(
        answers(default="Failure", _404="Missing"), answers(default="Failure"), BREAKING, BREAKING
    ),
    "an error of the type of the default": replies(
        answers(default="Failure"), answers(default="Failure", _404="Failure"), COMPATIBLE, COMPATIBLE
    ),
    "an error no longer beside the default of its type": replies(
        answers(default="Failure", _404="Failure"), answers(default="Failure"), COMPATIBLE, COMPATIBLE
    ),
    "an error beside a range": replies(
        answers(_4XX="Failure", default="Missing"),
        answers(_4XX="Failure", _422="Missing", default="Missing"), BREAKING, BREAKING,
    ),
    "a range beside the default": replies(
        answers(default="Failure"), answers(default="Failure", _4XX="Missing"), BREAKING, BREAKING
    ),
    "a typed error where there was none": replies(answers(), answers(_404="Failure"), COMPATIBLE, BREAKING),
    "a typed default where there was none": replies(answers(), answers(default="Failure"), COMPATIBLE, BREAKING),
    "no typed error any more": replies(answers(_404="Failure"), answers(), COMPATIBLE, BREAKING),
    "an error that is plain JSON": replies(answers(), answers(_404=""), COMPATIBLE, COMPATIBLE),
    "an error without content": replies(answers(), answers(_404="-"), COMPATIBLE, COMPATIBLE),
    "an error without content beside the default": replies(
        answers(default="Failure"), answers(default="Failure", _404="-"), BREAKING, BREAKING
    ),
    "an error that is text": replies(answers(), answers(_404="text/plain"), COMPATIBLE, COMPATIBLE),
    "an error that is binary": replies(answers(), answers(_404="image/png"), COMPATIBLE, BREAKING),
    "an error that is text beside a default that is JSON": replies(
        answers(default="Failure"), answers(default="Failure", _404="text/plain"), BREAKING, BREAKING
    ),
    "an error without content that is typed now": replies(
        answers(_404="-"), answers(_404="Failure"), COMPATIBLE, BREAKING
    ),
    "another success": replies(answers(_200="Pet"), answers(_200="Pet", _201="Pet"), COMPATIBLE, COMPATIBLE),
    "a success beside its range": replies(
        answers(_200="-", _2XX="Pet"), answers(_200="-", _2XX="Pet", _201="Failure"), BREAKING, BREAKING
    ),
}  # fmt: skip
"""Responses that apply to a status."""

PAIRS = {**ARGUMENTS, **MEMBERS, **BODIES, **REPLIES}
