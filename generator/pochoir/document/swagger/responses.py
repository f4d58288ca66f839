"""Responses: one schema for each media type that the operation produces."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from pochoir.document.swagger.context import Context
from pochoir.document.swagger.located import Located, map_children, mapping
from pochoir.document.swagger.parameters import header
from pochoir.document.swagger.schemas import reference, schema

_MOVED: Final = ("schema", "examples", "headers")


def response(node: Located, produces: Sequence[Located], context: Context) -> Located:
    """Convert a response.

    Args:
        node: the response, or a reference to one.
        produces: the media types that the operation produces.
        context: the state of the conversion.
    """
    if not node.is_object:
        return node
    target = node.get("$ref")
    if target is not None:
        return mapping({**node.members(), "$ref": reference(target, context)}, node)
    members = {key: child for key, child in node.members().items() if key not in _MOVED}
    headers = node.get("headers")
    if headers is not None:
        members["headers"] = map_children(headers, partial(header, context=context))
    content = _content(node, produces, context)
    if content:
        members["content"] = mapping(content, node.get("schema") or node)
    return mapping(members, node)


def _content(node: Located, produces: Sequence[Located], context: Context) -> dict[str, Located]:
    described = node.get("schema")
    examples = _examples(node, context)
    names = [made.text for made in produces if made.text] if described else []
    if described and not names:
        names = ["application/octet-stream" if described.text_of("type") == "file" else "application/json"]
    content: dict[str, Located] = {}
    for name in dict.fromkeys((*names, *examples)):
        members = {"schema": schema(described, context)} if described else {}
        if name in examples:
            members["example"] = examples[name]
        content[name] = mapping(members, described or node)
    return content


def _examples(node: Located, context: Context) -> dict[str, Located]:
    given = node.get("examples")
    examples = given.members() if given else {}
    for name, example in examples.items():
        if "/" not in name:
            hint = "use the media type of the example as its key: application/json"
            context.warn("example-not-used", example, f'"{name}" is not a media type; this example is ignored', hint)
    return {name: example for name, example in examples.items() if "/" in name}
