"""Types that refer to themselves, as a generated models module has them: what does not match is reported, not fatal."""

from __future__ import annotations

from typing import Union, cast

import pytest
from sample._runtime.codec.lenient import read
from sample._runtime.codec.model import Model
from typing_extensions import TypeAliasType


class Circle(Model):
    radius: int


class Group(Model):
    shapes: list[Shape]


Shape = TypeAliasType("Shape", Union[Circle, "Group"])
Tree = TypeAliasType("Tree", Union["dict[str, Tree]", "list[Tree]", int])


def decoded(annotation: object, tree: object) -> tuple[object, list[str]]:
    """Read a tree; give the value and the places that do not match."""
    places: list[str] = []
    value = read(annotation, tree, "", lambda pointer, expected, got, value: places.append(pointer))
    return value, places


def test_an_alias_of_what_comes_after_it() -> None:
    value, places = decoded(Shape, {"radius": "large"})
    assert isinstance(value, Circle)
    assert places == ["/radius"]
    value, places = decoded(list[Shape], [{"radius": 1}, {"shapes": [{"radius": 2}, {"radius": None}]}])
    group = cast("list[object]", value)[1]
    assert isinstance(group, Group)
    assert [type(shape) for shape in group.shapes] == [Circle, Circle]
    assert places == ["/1/shapes/1/radius"]


def test_an_alias_in_a_member() -> None:
    value, places = decoded(Group, {"shapes": [{"radius": 1}, "a square"]})
    assert isinstance(value, Group)
    assert cast("list[object]", value.shapes)[1] == "a square"
    assert places == ["/shapes/1"]


@pytest.mark.parametrize("deep", [1, 20])
def test_a_cyclic_alias(deep: int) -> None:
    tree: object = ["leaf"]
    for _ in range(deep):
        tree = {"a": tree}
    value, places = decoded(Tree, tree)
    assert value == tree
    assert places == ["/a" * deep + "/0"]
