"""When the classes of models are built: those a class is made of before it, however long the chain."""

import re
import sys
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from inspect import get_annotations
from typing import TYPE_CHECKING, Any, Final, TypeGuard, get_args

from pydantic import BaseModel
from pydantic_core import core_schema, to_json

from .unions import meaning

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

__all__ = ["groups", "namespace", "schema_of", "together"]

ModelClass = type[BaseModel]

_NAME: Final = re.compile(r"[^\W\d]\w*")
_TEXT: Final = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*\"""")
_FEW: Final = 8
"""Classes made of each other that pydantic builds as one, one inside the other."""

together: ContextVar[frozenset[ModelClass]] = ContextVar("together")
"""The classes being built as one."""


def schema_of(model: ModelClass, handler: "Callable[[], CoreSchema]") -> "CoreSchema":
    """Return the schema of a model inside another type: built already, or built for itself before it is used.

    Args:
        model: the class.
        handler: gives the schema that pydantic makes.
    """
    if is_complete(model):
        return _built(model)
    building = together.get(None)
    if building is None:
        return _built(model) if model.model_rebuild(raise_errors=False) else handler()
    return handler() if model in building else _later(model)


def is_complete(model: ModelClass) -> bool:
    """Tell whether the class itself is built; it inherits the mark of its base."""
    return model.__dict__.get("__pydantic_complete__") is True


def _built(model: ModelClass) -> "CoreSchema":
    """Return a schema that stands for the class: pydantic takes the validator and the serializer that the class has.

    Without what is inside, or each class would hold a copy of all that it is made of.
    """
    inner = core_schema.with_info_plain_validator_function(lambda value, info: _parts(model, value, info))
    # By its name a JSON schema defines the class once.
    name = f"{model.__module__}.{model.__qualname__}:{id(model)}"
    config = core_schema.CoreConfig(extra_fields_behavior="allow")
    return core_schema.model_schema(model, inner, config=config, ref=name, metadata=_described(model))


def _later(model: ModelClass) -> "CoreSchema":
    """Return a schema that looks for the validator of the class when it validates."""
    return core_schema.with_info_plain_validator_function(
        lambda value, info: _validated(model, value, info), metadata=_described(model)
    )


def _validated(model: ModelClass, value: object, info: "core_schema.ValidationInfo[Any]") -> BaseModel:
    if info.mode == "json":
        return model.model_validate_json(to_json(value), strict=True)
    return model.model_validate(value)


def _parts(model: ModelClass, value: object, info: "core_schema.ValidationInfo[Any]") -> tuple[object, object, object]:
    built = _validated(model, value, info)
    return built.__dict__, built.__pydantic_extra__, built.__pydantic_fields_set__


def _described(model: ModelClass) -> dict[str, Any]:
    def described(_: object, handler: "GetJsonSchemaHandler") -> "JsonSchemaValue":
        model.model_rebuild()
        return handler(model.__pydantic_core_schema__)

    return {"pydantic_js_functions": [described]}


def groups(model: ModelClass) -> Iterator[frozenset[ModelClass]]:
    """Yield the classes that a class is made of and that are not built, itself among the last.

    What a class is made of comes before it (Tarjan's algorithm, without recursion: chains may be long). Classes that
    are made of each other come together where they are few, else one by one.
    """
    low: dict[ModelClass, int] = {model: 0}
    path = [model]
    on_path = {model}
    work = [(model, 0, _parts_of(model))]
    while work:
        current, index, parts = work[-1]
        for part in parts:
            if part in on_path:
                low[current] = min(low[current], low[part])
            elif part not in low and not is_complete(part):
                low[part] = len(low)
                path.append(part)
                on_path.add(part)
                work.append((part, low[part], _parts_of(part)))
                break
        else:
            work.pop()
            if low[current] == index:
                group = _pop(path, on_path, current)
                yield from [frozenset(group)] if len(group) <= _FEW else [frozenset((each,)) for each in group]
            if work:
                above = work[-1][0]
                low[above] = min(low[above], low[current])


def _pop(path: list[ModelClass], on_path: set[ModelClass], first: ModelClass) -> list[ModelClass]:
    group: list[ModelClass] = []
    while not group or group[-1] is not first:
        group.append(path.pop())
        on_path.discard(group[-1])
    return group


def _parts_of(model: ModelClass) -> Iterator[ModelClass]:
    """Yield the models that the annotations of a class name."""
    seen: set[int] = set()
    stack = list(namespace(model).values())
    while stack:
        part = stack.pop()
        if _is_class(part):
            yield part
        elif id(part) not in seen:
            seen.add(id(part))
            if hasattr(part, "__value__"):
                stack.append(meaning(part))
            stack += get_args(part)


def _is_class(part: object) -> TypeGuard[ModelClass]:
    return isinstance(part, type) and issubclass(part, BaseModel)


def namespace(model: ModelClass) -> dict[str, object]:
    """Return what the names in the annotations of a class stand for, those of other modules of the models imported."""
    found: dict[str, object] = {}
    for base in model.__mro__:
        if base is BaseModel or not issubclass(base, BaseModel):
            continue
        module = sys.modules.get(base.__module__)
        package = sys.modules.get(base.__module__.rpartition(".")[0])
        annotations: dict[str, object] = get_annotations(base)
        text = " ".join(each for each in annotations.values() if isinstance(each, str))
        for name in _NAME.findall(_TEXT.sub("", text)):
            if name not in found and (value := getattr(module, name, getattr(package, name, None))) is not None:
                found[name] = value
    return found
