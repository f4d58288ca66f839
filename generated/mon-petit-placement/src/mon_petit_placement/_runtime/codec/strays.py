"""Count the values of an object that an open enumeration does not list.

Responses may contain values that an enumeration does not list yet, so its type is ``Literal["a"] | str``. Such a value
is not a deviation, but among several types, one that lists the value is more likely.
"""

import types
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Literal, TypeAlias, Union, cast, get_args, get_origin

from pydantic import BaseModel

from .building import extra_type
from .equality import same_json
from .options import is_model, meaning, types_of_items
from .required import wire_name
from .validators import valid

__all__ = ["strays"]

_Parts: TypeAlias = tuple[tuple[object, ...], tuple[object, ...]]


def strays(annotation: object, tree: object) -> int:
    """Return how many values in a JSON tree are not among those that the enumerations of a type list."""
    values, rest = _parts(annotation)
    if isinstance(tree, Mapping):
        members = cast("Mapping[str, object]", tree)
        options = [each for each in rest if is_model(each) or get_origin(each) is dict]
        # It is not known here which of several options has these fields.
        return _members(options[0], members) if len(options) == 1 else 0
    if isinstance(tree, list):
        items = cast("list[object]", tree)
        return sum(map(strays, types_of_items(rest, len(items)), items))
    if not values or tree is None or any(same_json(value, tree) for value in values):
        return 0
    # ``str`` in ``Literal["a"] | str`` only says that there may be other values.
    listed: set[object] = {type(value) for value in values}
    return int(all(each in listed or valid(each, tree) is None for each in rest))


def _members(option: object, members: Mapping[str, object]) -> int:
    if not is_model(option):
        return sum(strays(get_args(option)[1], value) for value in members.values())
    fields = _fields(option)
    extra = extra_type(option)
    return sum(strays(fields.get(key, extra), value) for key, value in members.items())


@lru_cache(maxsize=4096)
def _fields(model: type[BaseModel]) -> Mapping[str, object]:
    model.model_rebuild()
    return {wire_name(name, field): field.annotation for name, field in model.model_fields.items()}


def _parts(annotation: object) -> _Parts:
    """Return the values that a type lists, and its other options."""
    if hasattr(annotation, "__value__"):
        return _parts(meaning(annotation))
    kind = get_origin(annotation)
    if kind is Annotated:
        return _parts(get_args(annotation)[0])
    if kind is Literal:
        return get_args(annotation), ()
    if kind not in (Union, types.UnionType):
        return (), (annotation,)
    every = [_parts(option) for option in get_args(annotation)]
    return tuple(value for values, _ in every for value in values), tuple(each for _, rest in every for each in rest)
