"""Request bodies: from a `body` parameter, or from `formData` parameters."""

from collections.abc import Sequence
from typing import Final

from pochoir.document.swagger.context import Context
from pochoir.document.swagger.located import Located, listing, mapping, scalar
from pochoir.document.swagger.parameters import style_of, value_schema
from pochoir.document.swagger.schemas import schema

BODY: Final = ("body", "formData")
"""Values of `in` for the parameters that make up the request body."""
_JSON: Final = "application/json"
_URL_ENCODED: Final = "application/x-www-form-urlencoded"
_MULTIPART: Final = "multipart/form-data"


def body(parameters: Sequence[Located], consumes: Sequence[Located], context: Context) -> Located | None:
    """Return the request body of an operation; None if it has none.

    Args:
        parameters: the parameters of the operation whose `in` is one of `BODY`, with references resolved.
        consumes: the media types that the operation accepts.
        context: the state of the conversion.
    """
    whole = [each for each in parameters if each.text_of("in") == "body"]
    fields = [each for each in parameters if each.text_of("in") == "formData"]
    for extra in [*whole[1:], *(fields if whole else ())]:
        message = "an operation can have only one body; this would be a second one"
        context.refuse("body-twice", extra, message, "keep a single `body` parameter, or only `formData` parameters")
    if whole:
        return _from_body(whole[0], consumes, context)
    return _from_form(fields, consumes, context) if fields else None


def _from_body(parameter: Located, consumes: Sequence[Located], context: Context) -> Located:
    described = parameter.get("schema")
    media_type = mapping({"schema": schema(described, context)} if described else {}, parameter)
    names = [each.text for each in consumes if each.text] or [_JSON]
    kept = {key: child for key, child in parameter.members().items() if key not in ("name", "in", "schema")}
    return mapping({**kept, "content": mapping(dict.fromkeys(names, media_type), parameter)}, parameter)


def _from_form(fields: Sequence[Located], consumes: Sequence[Located], context: Context) -> Located:
    named = {name: each for each in fields if (name := each.text_of("name"))}
    kept = {id(each) for each in named.values()}
    for each in fields:
        if id(each) not in kept:
            context.refuse(
                "missing", each, "this form field has no name, or the name of another one", "give it a unique name"
            )
    at = fields[0]
    has_file = any(each.text_of("type") == "file" for each in fields)
    forms = [_MULTIPART] if has_file else [each.text for each in consumes if each.text in (_URL_ENCODED, _MULTIPART)]
    members = {"type": scalar("object", at), "properties": mapping(_properties(named, context), at)}
    required = [each for each in named.values() if (flag := each.get("required")) and flag.value is True]
    if required:
        members["required"] = listing([scalar(each.text_of("name"), each) for each in required], at)
    encoding = {
        name: mapping(style, each)
        for name, each in named.items()
        # The parts of a list are separate in `multipart/form-data`, which needs no style.
        if (style := style_of(each, "formData", context)) and not (forms == [_MULTIPART] and style["explode"].value)
    }
    media_type = {"schema": mapping(members, at)} | ({"encoding": mapping(encoding, at)} if encoding else {})
    content = mapping(dict.fromkeys(forms or [_URL_ENCODED], mapping(media_type, at)), at)
    return mapping({"content": content} | ({"required": scalar(True, required[0])} if required else {}), at)


def _properties(named: dict[str, Located], context: Context) -> dict[str, Located]:
    properties: dict[str, Located] = {}
    for name, each in named.items():
        kept = {key: child for key, child in each.members().items() if key == "description" or key.startswith("x-")}
        properties[name] = mapping({**value_schema(each, context).members(), **kept}, each)
    return properties
