"""Fill in members with a constant value that the caller left out."""

from collections.abc import Mapping
from typing import Annotated, cast, get_args, get_origin

from pydantic import BaseModel

from ..base.scalars import AsItCame, Complete, is_list
from ..base.unset import Unset
from .building import extra_type
from .model import Model, is_constant
from .options import Options, is_anything, meaning
from .required import wire_name
from .unions import OneOf

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
    if depth > _DEEPEST or isinstance(value, (Model, AsItCame, str, Unset)) or value is None:
        return value
    if hasattr(annotation, "__value__"):
        return completed(meaning(annotation), value, depth + 1)
    kind, arguments = get_origin(annotation), get_args(annotation)
    one_of = OneOf()
    if kind is Annotated:
        found = next((note for note in arguments[1:] if isinstance(note, OneOf)), None)
        if found is None:
            return completed(arguments[0], value, depth + 1)
        one_of = found
    options = Options.of(annotation)
    others = [option for option in options.others if option is not type(None)]
    if is_list(value):
        positions = [get_args(option) for option in others if get_origin(option) is tuple]
        if len(positions) == 1 and len(positions[0]) == len(value):
            return [completed(each, item, depth + 1) for each, item in zip(positions[0], value, strict=True)]
        items = [get_args(option)[0] for option in others if get_origin(option) is list]
        return [completed(items[0], item, depth + 1) for item in value] if len(items) == 1 else value
    if not isinstance(value, Mapping):
        return value
    members = cast("Mapping[str, object]", value)
    if len(others) == 1 and not options.models:
        return _alone(others[0], annotation, members, depth)
    if any(get_origin(option) is dict or is_anything(option) for option in others) and not one_of.tagged(members):
        # The dictionary may be a map or any other value, which has no constants.
        return members
    model = one_of.chosen(members, options)
    return _object(model, members, depth) if model is not None else members


def _alone(option: object, annotation: object, members: Mapping[str, object], depth: int) -> object:
    if get_origin(option) is dict:
        return {key: completed(get_args(option)[1], member, depth + 1) for key, member in members.items()}
    return members if option is annotation else completed(option, members, depth + 1)


def _object(model: type[BaseModel], members: Mapping[str, object], depth: int) -> Mapping[str, object]:
    model.model_rebuild()
    fields = {wire_name(name, field): field for name, field in model.model_fields.items()}
    constants = {} if isinstance(members, Complete) else fields
    added = {wire: cast("object", field.default) for wire, field in constants.items() if is_constant(field)}
    extra = extra_type(model)
    given = {
        key: completed(fields[key].rebuild_annotation() if key in fields else extra, member, depth + 1)
        for key, member in members.items()
        if not isinstance(member, Unset)
    }
    return {**{wire: value for wire, value in added.items() if wire not in given}, **given}
