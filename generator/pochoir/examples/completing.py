"""Complete examples with the required members that only one direction has."""

from collections.abc import Callable
from typing import Literal

from pochoir.ir import Json
from pochoir.resolve import reach, shapes
from pochoir.resolve.tree import Tree


def completed(
    tree: Tree, pointer: str, value: Json, direction: Literal["request", "reply"], make: Callable[[str, str], Json]
) -> Json:
    """Return a written example with the required members that its direction has and the other has not.

    An example is often written once for both: in a response it lacks a required `readOnly` member, in a request a
    `writeOnly` one.

    Args:
        tree: the resolved description.
        pointer: the schema of the example.
        value: the example.
        direction: where it is shown.
        make: returns the value of a member, by the pointer of its schema and its name.
    """
    own: reach.OneWay = "writeOnly" if direction == "request" else "readOnly"

    def below(place: str, value: Json) -> Json:
        return completed(tree, place, value, direction, make) if place and tree.has(place) else value

    end = shapes.end(tree, pointer)
    kind = shapes.kind(tree, end)
    if kind == "union" and len(shapes.options(tree, end)) == 1:
        return below(shapes.options(tree, end)[0], value)
    if kind == "list" and isinstance(value, list):
        return [below(shapes.place(tree, end, "items"), each) for each in value]
    if kind == "map" and isinstance(value, dict):
        place = shapes.place(tree, end, "additionalProperties")
        return {key: below(place, each) for key, each in value.items()}
    if kind != "object" or not isinstance(value, dict):
        return value
    found = shapes.members(tree, end)
    made = {key: below(found.properties.get(key, ""), each) for key, each in value.items()}
    missing = [wire for wire in found.properties if wire in found.required and wire not in made]
    for wire in missing:
        if reach.is_one_way(tree, found.properties[wire], own):
            made[wire] = make(found.properties[wire], wire)
    return made
