"""Build model classes on first use, each after the classes it refers to, however long the chain is."""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Set
from contextvars import ContextVar
from functools import cache
from inspect import get_annotations
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING, Any, Final, TypeGuard, TypeVar, cast, get_args, get_type_hints

from pydantic import BaseModel
from pydantic_core import core_schema, to_json

from .options import meaning
from .required import reading

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema

__all__ = ["extra_type", "groups", "namespace", "schema_of", "together", "unchecked"]

ModelClass = type[BaseModel]
ModelT = TypeVar("ModelT", bound=BaseModel)

_NAME: Final = re.compile(r"[^\W\d]\w*")
_TEXT: Final = re.compile(r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*\"""")
_FEW: Final = 8
"""The maximum number of mutually recursive classes that pydantic builds together."""

together: ContextVar[frozenset[ModelClass]] = ContextVar("together")
"""The classes that are being built together."""


def schema_of(model: ModelClass, handler: "Callable[[], CoreSchema]") -> "CoreSchema":
    """Return the schema of a model inside another type: the finished schema, or one that is resolved on use.

    Args:
        model: the model class.
        handler: returns the schema that pydantic generates.
    """
    if is_complete(model):
        return _built(model)
    building = together.get(None)
    if building is None:
        return _built(model) if model.model_rebuild(raise_errors=False) else handler()
    return handler() if model in building else _later(model)


def is_complete(model: ModelClass) -> bool:
    """Return whether the class itself is built, not just the base class whose flag it inherits."""
    return model.__dict__.get("__pydantic_complete__") is True


def _built(model: ModelClass) -> "CoreSchema":
    """Return a schema that refers to the validator and the serializer of the class.

    The schemas of its fields are left out; otherwise each class would hold a copy of all classes it refers to.
    """
    inner = core_schema.with_info_plain_validator_function(lambda value, info: _parts(model, value, info))
    # With a name, the class is defined once in a JSON schema.
    name = f"{model.__module__}.{model.__qualname__}:{id(model)}"
    config = core_schema.CoreConfig(extra_fields_behavior="allow")
    return core_schema.model_schema(model, inner, config=config, ref=name, metadata=_described(model))


def _later(model: ModelClass) -> "CoreSchema":
    """Return a schema that looks up the validator of the class when it validates."""
    return core_schema.with_info_plain_validator_function(
        lambda value, info: _validated(model, value, info), metadata=_described(model)
    )


def _validated(model: ModelClass, value: object, info: "core_schema.ValidationInfo[Any]") -> BaseModel:
    if info.mode == "json":
        by_name = False if reading.get() else None
        return model.model_validate_json(to_json(value), strict=True, by_alias=True, by_name=by_name)
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
    """Yield the unbuilt classes that a class refers to, with the class itself in the last group.

    A class comes after the classes it refers to (Tarjan's algorithm, iterative since chains may be long). Mutually
    recursive classes form one group if they are few; otherwise they are yielded one by one.
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
    """Yield the models named by the annotations of a class."""
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
    """Return the namespace for the annotations of a class; models of other modules are imported."""
    found: dict[str, object] = {}
    for base in model.__mro__:
        if base is BaseModel or not issubclass(base, BaseModel):
            continue
        module = sys.modules.get(base.__module__)
        package = sys.modules.get(base.__module__.rpartition(".")[0])
        annotations: dict[str, object] = get_annotations(base)
        text = " ".join(each for each in annotations.values() if isinstance(each, str))
        for name in _NAME.findall(_TEXT.sub("", text)):
            if name not in found and (value := _meant(name, module, package)) is not None:
                found[name] = value
    return found


def _meant(name: str, module: ModuleType | None, package: ModuleType | None) -> object:
    if module is not None and hasattr(module, name):
        return cast("object", getattr(module, name))
    value: object = getattr(package, name, None)
    # A module of the package may be called `list`.
    return None if isinstance(value, ModuleType) else value


@cache
def extra_type(model: ModelClass) -> object:
    """Return the type of the undeclared fields of a model; ``Any`` if the description has none."""
    for base in model.__mro__:
        if base is BaseModel or not _is_class(base):
            continue
        written = get_annotations(base).get("__pydantic_extra__")
        if written is not None:
            holder = SimpleNamespace(__annotations__={"value": written})
            names = {**vars(sys.modules[base.__module__]), **namespace(base)}
            return get_args(get_type_hints(holder, names, include_extras=True)["value"])[1]
    return Any


def unchecked(
    model: type[ModelT],
    values: Mapping[str, object],
    given: Set[str],
    extra: Mapping[str, object],
    lacking: Set[str] = frozenset(),
) -> ModelT:
    """Return an object of a model without validating it.

    Args:
        model: the model class.
        values: the values of the fields by name; other fields have their defaults.
        given: the names of the fields that the response has.
        extra: the undeclared fields.
        lacking: the names of the required fields that the response lacks, including constants.
    """
    built = model.model_construct()
    # A missing required field reads as None or its constant, but is not set: it is neither dumped nor sent back.
    known = {name: value for name, value in {**built.__dict__, **values}.items() if name not in lacking}
    object.__setattr__(built, "__dict__", {name: known[name] for name in model.model_fields if name in known})
    object.__setattr__(built, "__pydantic_fields_set__", {*given, *extra})
    object.__setattr__(built, "__pydantic_extra__", dict(extra))
    return built
