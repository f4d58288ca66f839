"""Request bodies: of a `body` parameter, or of those `in: formData`."""

from collections.abc import Sequence
from typing import Final

from pochoir.document.swagger.notes import Notes
from pochoir.document.swagger.parameters import style_of, value
from pochoir.document.swagger.schemas import schema
from pochoir.document.swagger.spots import Spot, listing, mapping, scalar

BODY: Final = ("body", "formData")
"""The places of a parameter that make the body of a request."""
_JSON: Final = "application/json"
_URL_ENCODED: Final = "application/x-www-form-urlencoded"
_MULTIPART: Final = "multipart/form-data"


def body(parameters: Sequence[Spot], consumes: Sequence[Spot], notes: Notes) -> Spot | None:
    """The request body of an operation; None when it has none.

    Args:
        parameters: those of the operation that are `in` one of `BODY`, references followed.
        consumes: the media types that the operation takes.
    """
    whole = [each for each in parameters if each.said("in") == "body"]
    fields = [each for each in parameters if each.said("in") == "formData"]
    for extra in [*whole[1:], *(fields if whole else ())]:
        message = "an operation has one body: this would be a second"
        notes.refuse("body-twice", extra, message, "keep one `body` parameter, or those `in: formData`")
    if whole:
        return _whole(whole[0], consumes, notes)
    return _form(fields, consumes, notes) if fields else None


def _whole(parameter: Spot, consumes: Sequence[Spot], notes: Notes) -> Spot:
    described = parameter.get("schema")
    media_type = mapping({"schema": schema(described, notes)} if described else {}, parameter)
    names = [each.text for each in consumes if each.text] or [_JSON]
    kept = {key: child for key, child in parameter.members().items() if key not in ("name", "in", "schema")}
    return mapping({**kept, "content": mapping(dict.fromkeys(names, media_type), parameter)}, parameter)


def _form(fields: Sequence[Spot], consumes: Sequence[Spot], notes: Notes) -> Spot:
    named = {name: each for each in fields if (name := each.said("name"))}
    kept = {id(each) for each in named.values()}
    for each in fields:
        if id(each) not in kept:
            notes.refuse("missing", each, "this field of a form has no name, or that of another one", "name it")
    at = fields[0]
    has_file = any(each.said("type") == "file" for each in fields)
    forms = [_MULTIPART] if has_file else [each.text for each in consumes if each.text in (_URL_ENCODED, _MULTIPART)]
    members = {"type": scalar("object", at), "properties": mapping(_properties(named, notes), at)}
    required = [each for each in named.values() if (said := each.get("required")) and said.value is True]
    if required:
        members["required"] = listing([scalar(each.said("name"), each) for each in required], at)
    encoding = {
        name: mapping(style, each) for name, each in named.items() if (style := style_of(each, "formData", notes))
    }
    media_type = {"schema": mapping(members, at)} | ({"encoding": mapping(encoding, at)} if encoding else {})
    content = mapping(dict.fromkeys(forms or [_URL_ENCODED], mapping(media_type, at)), at)
    return mapping({"content": content} | ({"required": scalar(True, required[0])} if required else {}), at)


def _properties(named: dict[str, Spot], notes: Notes) -> dict[str, Spot]:
    properties: dict[str, Spot] = {}
    for name, each in named.items():
        said = {key: child for key, child in each.members().items() if key == "description" or key.startswith("x-")}
        properties[name] = mapping({**value(each, notes).members(), **said}, each)
    return properties
