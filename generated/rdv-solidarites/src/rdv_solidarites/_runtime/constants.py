"""Fill in members with a constant value that the caller left out."""

from collections.abc import Mapping
from typing import Annotated, cast, get_args, get_origin

from pydantic import BaseModel

from .model import Model, is_constant
from .scalars import is_list
from .unions import OneOf, Options, is_model, meaning
from .unset import Unset

__all__ = ["completed"]

_DEEPEST = 200


def completed(annotation: object, value: object, depth: int = 0) -> object:
    """Return a value to send, with missing constant members added to the dictionaries in it.

    A model adds its own when it is serialized. A dictionary of a union is left unchanged if its model is ambiguous.

    Args:
        annotation: the type of the value in a response.
        value: the value that the caller passed.
        depth: the nesting depth in the body.
    """
    if depth > _DEEPEST or isinstance(value, (Model, str, Unset)) or value is None:
        return value
    if hasattr(annotation, "__value__"):
        return completed(meaning(annotation), value, depth + 1)
    kind, arguments = get_origin(annotation), get_args(annotation)
    if kind is list and is_list(value):
        return [completed(arguments[0], item, depth + 1) for item in value]
    if not isinstance(value, Mapping):
        return value
    members = cast("Mapping[str, object]", value)
    if kind is dict:
        return {key: completed(arguments[1], member, depth + 1) for key, member in members.items()}
    one_of = next((note for note in arguments if isinstance(note, OneOf)), OneOf()) if kind is Annotated else OneOf()
    model = annotation if is_model(annotation) else one_of.chosen(members, Options.of(annotation))
    return _object(model, members, depth) if model is not None else members


def _object(model: type[BaseModel], members: Mapping[str, object], depth: int) -> Mapping[str, object]:
    model.model_rebuild()
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    added = {wire: cast("object", field.default) for wire, field in fields.items() if is_constant(field)}
    given = {
        key: completed(fields[key].rebuild_annotation(), member, depth + 1) if key in fields else member
        for key, member in members.items()
        if not isinstance(member, Unset)
    }
    return {**{wire: value for wire, value in added.items() if wire not in given}, **given}
