"""Prepare values to be sent, by type: add missing constants, and convert decimals and bytes to their JSON form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Final, cast, get_args, get_origin

from pydantic import BaseModel

from ..base.scalars import Complete, PlainObject, RawArray, RawObject, is_list
from ..base.unset import Unset
from .building import extra_type
from .forms import Form
from .json_reader import ExactFloat
from .options import Options, container, is_anything, meaning, type_of_values, types_of_items
from .required import is_constant, wire_name
from .text_forms import is_bytes
from .unions import OneOf

__all__ = ["as_json", "completed"]

_DEEPEST: Final = 200
_READY: Final = (BaseModel, RawArray, RawObject, str, Unset)
"""The classes of values that need no preparation. A model prepares its own members when it is serialized."""


def completed(annotation: object, value: object, place: str = "body") -> object:
    """Return a value to send: constants added to its dictionaries, decimals and bytes converted to their JSON form.

    A model prepares its own members when it is serialized. A dictionary of a union is left unchanged if its model is
    ambiguous.

    Args:
        annotation: the type of the value in a response.
        value: the value that the caller passed.
        place: where the value is, for messages.

    Raises:
        InvalidArgument: a decimal is NaN, or infinite.
    """
    return _Walk(fills=True).value(annotation, value, place, 0)


def as_json(annotation: object, value: object) -> object:
    """Return what ``model_dump`` gave as the JSON of a response, with the digits of the decimals that are numbers."""
    return _exact(_Walk(fills=False).value(annotation, value, "data", 0), 0)


def _exact(value: object, depth: int) -> object:
    if isinstance(value, Decimal) and value.is_finite():
        return ExactFloat.of(str(value))
    if depth > _DEEPEST:
        return value
    if isinstance(value, list):
        return [_exact(item, depth + 1) for item in cast("list[object]", value)]
    if isinstance(value, dict):
        return {key: _exact(member, depth + 1) for key, member in cast("dict[str, object]", value).items()}
    return value


@dataclass(frozen=True, slots=True)
class _Walk:
    """Walks through a value along its type. It adds constants to dictionaries if it ``fills`` them."""

    fills: bool

    def value(self, annotation: object, value: object, place: str, depth: int) -> object:
        if depth > _DEEPEST or isinstance(value, _READY) or value is None:
            return value
        if hasattr(annotation, "__value__"):
            return self.value(meaning(annotation), value, place, depth + 1)
        kind, arguments = get_origin(annotation), get_args(annotation)
        one_of = OneOf()
        if kind is Annotated:
            form = Form.of(annotation)
            if form is not None:
                return form.sent(value, place)
            found = next((note for note in arguments[1:] if isinstance(note, OneOf)), None)
            if found is None:
                return self.value(arguments[0], value, place, depth + 1)
            one_of = found
        options = Options.of(annotation)
        others = [container(option) for option in options.others if option is not type(None)]
        if is_list(value):
            return self._list(others, value, place, depth)
        if not isinstance(value, Mapping):
            return _in_form([*others, *options.models], value, place)
        members = cast("Mapping[str, object]", value)
        if len(others) == 1 and not options.models:
            return self._alone(others[0], annotation, members, place, depth)
        is_plain = isinstance(members, PlainObject) or not one_of.tagged(members)
        if is_plain and any(get_origin(option) is dict or is_anything(option) for option in others):
            # The dictionary may be a map or any other value, which has no constants.
            maps = [option for option in others if get_origin(option) is dict]
            return _Walk(fills=False).of_map(maps, members, place, depth) if maps else members
        model = one_of.chosen(members, options)
        return self._object(model, members, place, depth) if model is not None else members

    def _list(self, others: list[object], value: Sequence[object], place: str, depth: int) -> object:
        types = types_of_items(others, len(value))
        if not types:
            return value
        # Which of several arrays is meant is not known, so that their dictionaries are left unchanged.
        walk = self if sum(get_origin(option) in (list, tuple) for option in others) == 1 else _Walk(fills=False)
        pairs = enumerate(zip(types, value, strict=True))
        made = [walk.value(type_, item, f"{place}[{index}]", depth + 1) for index, (type_, item) in pairs]
        # A tuple that stays as it is may be a file with its name.
        return value if all(new is old for new, old in zip(made, value, strict=True)) else made

    def of_map(
        self, options: Sequence[object], members: Mapping[str, object], place: str, depth: int
    ) -> Mapping[str, object]:
        inner = type_of_values(options)
        return {key: self.value(inner, member, f"{place}.{key}", depth + 1) for key, member in members.items()}

    def _alone(
        self, option: object, annotation: object, members: Mapping[str, object], place: str, depth: int
    ) -> object:
        if get_origin(option) is dict:
            return self.of_map([option], members, place, depth)
        return members if option is annotation else self.value(option, members, place, depth + 1)

    def _object(
        self, model: type[BaseModel], members: Mapping[str, object], place: str, depth: int
    ) -> Mapping[str, object]:
        model.model_rebuild()
        fields = {wire_name(name, field): field for name, field in model.model_fields.items()}
        fills = self.fills and not isinstance(members, Complete)
        constants = {wire: field for wire, field in fields.items() if is_constant(field)} if fills else {}
        extra = extra_type(model)
        given = {
            key: self.value(
                fields[key].rebuild_annotation() if key in fields else extra, member, f"{place}.{key}", depth + 1
            )
            for key, member in members.items()
            if not isinstance(member, Unset)
        }
        added = {wire: cast("object", field.default) for wire, field in constants.items() if wire not in given}
        return {**added, **given}


def _in_form(options: Sequence[object], value: object, place: str) -> object:
    """Return a decimal or bytes of a union in the form of the option that they are of."""
    meant = [meaning(option) if hasattr(option, "__value__") else option for option in options]
    forms = [form for option in meant if (form := Form.of(option)) is not None]
    if isinstance(value, Decimal) or is_bytes(value):
        forms = [form for form in forms if (form.form == "base64") != isinstance(value, Decimal)]
        return forms[0].sent(value, place) if forms else value
    return value
