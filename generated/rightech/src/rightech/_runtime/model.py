"""The base of every model of a reply."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final, Literal, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema

from .building import groups, namespace, schema_of, together
from .exact import exact

__all__ = ["READ_ONLY", "Model", "is_constant", "is_read_only"]

_build: Final[Callable[..., bool | None]] = BaseModel.__dict__["model_rebuild"].__func__
"""What builds one class."""

_READ_ONLY: Final = {"readOnly": True}

READ_ONLY: Final[Any] = Field(json_schema_extra={**_READ_ONLY})
"""Annotates a member that only the server gives: it is not sent."""


class Model(BaseModel):
    """A thing the API gives. Members the description does not know are kept; a model can be sent back as it came."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        extra="allow",
        defer_build=True,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        protected_namespaces=(),
        arbitrary_types_allowed=False,
        ser_json_inf_nan="strings",
    )

    @classmethod
    def model_rebuild(
        cls,
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 2,
        _types_namespace: Mapping[str, Any] | None = None,
    ) -> bool | None:
        """Build the class if it is not built, after the classes it is made of; ``force`` makes no difference."""
        if cls.__pydantic_complete__:
            return None
        built: bool | None = None
        for group in groups(cls):
            token = together.set(group)
            try:
                for each in (*(group - {cls}), *(group & {cls})):
                    names = {**namespace(each), **(_types_namespace or {})}
                    built = _build(each, raise_errors=raise_errors, _types_namespace=names)
            finally:
                together.reset(token)
        return built

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema of the class inside another type; dates, numbers and literals are read exactly."""
        return schema_of(cls, lambda: exact(handler(source), handler))

    def __wire__(self) -> Mapping[str, object]:
        """Give the members to send under their wire names: those that were set, and those that have one value only.

        What only the server gives is left out.
        """
        model = type(self)
        model.model_rebuild()
        sent: dict[str, object] = {}
        for name, field in model.model_fields.items():
            if (name in self.model_fields_set or is_constant(field)) and not is_read_only(field):
                sent[field.serialization_alias or field.alias or name] = self.__dict__.get(name)
        return {**sent, **(self.__pydantic_extra__ or {})}


def is_read_only(field: FieldInfo) -> bool:
    """Tell whether only the server gives a member."""
    return field.json_schema_extra == _READ_ONLY


def is_constant(field: FieldInfo) -> bool:
    """Tell whether a member is described with one value, and has it by default: it is sent in any case."""
    options = (field.annotation, *get_args(field.annotation))
    return not is_read_only(field) and any(
        get_origin(option) is Literal and get_args(option) == (field.default,) for option in options
    )
