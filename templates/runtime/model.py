"""The base of every model of a reply."""

from collections.abc import Mapping
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema

from .exact import exact

__all__ = ["Model"]


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
    def __get_pydantic_core_schema__(cls, source: type[BaseModel], handler: GetCoreSchemaHandler, /) -> CoreSchema:
        """Give the schema of the model, whose dates, numbers and literals are read exactly."""
        return exact(handler(source), handler)

    def __wire__(self) -> Mapping[str, object]:
        """Give the members that were set, under their wire names, as a request sends them."""
        sent: dict[str, object] = {}
        for name, field in type(self).model_fields.items():
            if name in self.model_fields_set:
                sent[field.serialization_alias or field.alias or name] = self.__dict__.get(name)
        return {**sent, **(self.__pydantic_extra__ or {})}
