"""The options of a union type, and the types that lazy aliases name."""

import sys
import types
from collections.abc import Iterable, Iterator, Sequence
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    NamedTuple,
    TypeGuard,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["Options", "container", "is_anything", "is_model", "meaning", "present", "type_of_values", "types_of_items"]

_CONTAINERS = (list, tuple, dict)


class Options(NamedTuple):
    """The options of a union, with nested unions flattened."""

    models: "tuple[type[BaseModel], ...]"
    others: tuple[object, ...]

    @classmethod
    def of(cls, annotation: object) -> "Options":
        """Return the options of a union type."""
        flat = list(dict.fromkeys(_flat(annotation)))
        models = tuple(option for option in flat if is_model(option))
        return cls(models, tuple(option for option in flat if not is_model(option)))


def is_model(annotation: object) -> "TypeGuard[type[BaseModel]]":
    """Return whether a type is a model."""
    from pydantic import BaseModel

    return isinstance(annotation, type) and issubclass(annotation, BaseModel) and not annotation.__pydantic_root_model__


def is_anything(annotation: object) -> bool:
    """Return whether a type, or the type that it is an alias of, is any JSON value."""
    if hasattr(annotation, "__value__"):
        return is_anything(meaning(annotation))
    return annotation is Any or annotation is object


def container(annotation: object) -> object:
    """Return the list, tuple or dictionary that a type names or constrains, or else the type itself."""
    if get_origin(annotation) in _CONTAINERS:
        return annotation
    if hasattr(annotation, "__value__"):
        found = container(meaning(annotation))
    elif get_origin(annotation) is Annotated:
        found = container(get_args(annotation)[0])
    else:
        return annotation
    return found if get_origin(found) in _CONTAINERS else annotation


def types_of_items(options: Sequence[object], count: int) -> list[object]:
    """Return the type of each item of an array that is one of these lists and tuples; none if there are none."""
    rows = [get_args(option) for option in options if get_origin(option) is tuple]
    rows = [row for row in rows if len(row) == count]
    rows += [get_args(option) * count for option in options if get_origin(option) is list]
    return [_union(types_) for types_ in zip(*rows, strict=True)]


def type_of_values(options: Sequence[object]) -> object:
    """Return the type of the values of a map that is one of these dictionaries."""
    return _union([get_args(option)[1] for option in options if get_origin(option) is dict])


def _union(options: Iterable[object]) -> object:
    special_form: Any = Union  # type checkers only accept types that are written there
    return cast("object", special_form[tuple(options)])


def present(annotation: object) -> object:
    """Return an optional type without ``None``."""
    if get_origin(annotation) not in (Union, types.UnionType):
        return annotation
    found: Any = None
    for option in get_args(annotation):
        if option is not type(None):
            found = option if found is None else found | option
    return cast("object", found)


def _flat(annotation: object) -> Iterator[object]:
    kind = get_origin(annotation)
    if kind in (Union, types.UnionType):
        for option in get_args(annotation):
            yield from _flat(option)
    elif kind is Annotated and get_origin(inner := get_args(annotation)[0]) in (Union, types.UnionType):
        yield from _flat(inner)
    elif hasattr(annotation, "__value__") and _is_choice(meant := meaning(annotation)):
        yield from _flat(meant)
    else:
        yield annotation


def _is_choice(annotation: object) -> bool:
    if hasattr(annotation, "__value__"):
        return _is_choice(meaning(annotation))
    options: Iterable[object] = get_args(annotation)[:1] if get_origin(annotation) is Annotated else (annotation,)
    return any(get_origin(option) in (Union, types.UnionType) or is_model(option) for option in options)


def meaning(alias: object) -> object:
    """Return the value of a lazy alias, with its names resolved in the module that defines it."""
    module = sys.modules.get(getattr(alias, "__module__", ""))
    holder = types.SimpleNamespace(__annotations__={"value": getattr(alias, "__value__", None)})
    return get_type_hints(holder, vars(module) if module else None, include_extras=True)["value"]
