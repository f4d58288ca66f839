"""Responses: a schema for each media type that the operation makes."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from pochoir.document.swagger.notes import Notes
from pochoir.document.swagger.parameters import header
from pochoir.document.swagger.schemas import reference, schema
from pochoir.document.swagger.spots import Spot, each, mapping

_MOVED: Final = ("schema", "examples", "headers")


def response(spot: Spot, produces: Sequence[Spot], notes: Notes) -> Spot:
    """A response of 2.0 as one of 3.0.

    Args:
        spot: the response, or a reference to one.
        produces: the media types that the operation makes.
    """
    if not spot.is_object:
        return spot
    target = spot.get("$ref")
    if target is not None:
        return mapping({**spot.members(), "$ref": reference(target, notes)}, spot)
    members = {key: child for key, child in spot.members().items() if key not in _MOVED}
    headers = spot.get("headers")
    if headers is not None:
        members["headers"] = each(headers, partial(header, notes=notes))
    content = _content(spot, produces, notes)
    if content:
        members["content"] = mapping(content, spot.get("schema") or spot)
    return mapping(members, spot)


def _content(spot: Spot, produces: Sequence[Spot], notes: Notes) -> dict[str, Spot]:
    described = spot.get("schema")
    examples = _examples(spot, notes)
    names = [made.text for made in produces if made.text] if described else []
    if described and not names:
        names = ["application/octet-stream" if described.said("type") == "file" else "application/json"]
    content: dict[str, Spot] = {}
    for name in dict.fromkeys((*names, *examples)):
        members = {"schema": schema(described, notes)} if described else {}
        if name in examples:
            members["example"] = examples[name]
        content[name] = mapping(members, described or spot)
    return content


def _examples(spot: Spot, notes: Notes) -> dict[str, Spot]:
    given = spot.get("examples")
    examples = given.members() if given else {}
    for name, example in examples.items():
        if "/" not in name:
            hint = "write it under the media type that it is an example of: application/json"
            notes.warn("example-not-used", example, f'"{name}" is no media type: this example is left out', hint)
    return {name: example for name, example in examples.items() if "/" in name}
