"""The base class of the models."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema

from .building import groups, namespace, schema_of, together
from .exact import exact
from .forms_of import fields_with_forms
from .required import NULLABLE as NULLABLE
from .required import REQUIRED as REQUIRED
from .required import is_constant as is_constant
from .required import is_read_only as is_read_only
from .required import reading, wire_name

if TYPE_CHECKING:
    from ..base.drift import Drift

__all__ = ["NULLABLE", "READ_ONLY", "REQUIRED", "Model", "is_constant", "is_read_only"]

_build: Final[Callable[..., bool | None]] = BaseModel.__dict__["model_rebuild"].__func__
"""The original ``model_rebuild``, which builds one class."""

READ_ONLY: Final[Any] = Field(json_schema_extra={"readOnly": True})
"""Marks a field that only the server sets; it is not sent."""


class Model(BaseModel):
    """An object of the API. Undeclared fields are kept, and a model can be sent back unchanged."""

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

    if TYPE_CHECKING:
        # The type of undeclared fields differs by model.
        __pydantic_extra__: Any = Field(init=False)

    @classmethod
    def model_rebuild(
        cls,
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 2,
        _types_namespace: Mapping[str, Any] | None = None,
    ) -> bool | None:
        """Build the class if necessary, after the classes it refers to; ``force`` has no effect."""
        if cls.__pydantic_complete__:
            return None
        built: bool | None = None
        for group in groups(cls):
            token = together.set(group)
            # pydantic builds the classes of a group one inside the other, with the names of the first.
            names = {name: value for each in group for name, value in namespace(each).items()}
            names |= _types_namespace or {}
            try:
                for each in (*(group - {cls}), *(group & {cls})):
                    built = _build(each, raise_errors=raise_errors, _types_namespace=names)
            finally:
                together.reset(token)
        return built

    @classmethod
    def read(cls, data: object, *, on_drift: "Callable[[Drift], None] | None" = None) -> Self:
        """Create a model as the client reads a response: values that do not match the class are kept, not refused.

        It accepts what ``model_dump``, ``model_dump_json`` and the server produce, for example from a cache or a queue.

        Args:
            data: JSON as ``str`` or ``bytes``, or an object of JSON values.
            on_drift: called for each deviation from the class.

        Raises:
            DecodeError: the data is not JSON, or not an object.
        """
        from .model_reader import read_model

        return read_model(cls, data, on_drift)

    if not TYPE_CHECKING:
        # Editors still show the signatures of pydantic.

        def __getattr__(self, name: str) -> object:
            """Return the constant or ``None`` for a required field that the server left out."""
            field = type(self).model_fields.get(name)
            if field is not None:
                return field.default if is_constant(field) else None
            return super().__getattr__(name)

        def model_dump(self, *, warnings: object = False, **options: object) -> dict[str, object]:
            """Return the fields; values that do not match the class are kept, by default without a warning."""
            return super().model_dump(warnings=warnings, **options)

        def model_dump_json(self, *, warnings: object = False, **options: object) -> str:
            """Return the fields as JSON; values that do not match the class are kept, by default without a warning."""
            return super().model_dump_json(warnings=warnings, **options)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema of the class inside another type, with exact dates, numbers and literals."""
        return schema_of(cls, lambda: exact(handler(source), handler))

    def __given__(self, context: object) -> None:
        """Mark the constants of an object that the caller creates as set; those that a response lacks stay unset."""
        self.model_post_init(context)
        if not reading.get():
            fields = type(self).model_fields
            self.__pydantic_fields_set__ |= {name for name, field in fields.items() if is_constant(field)}

    def as_input(self) -> Mapping[str, object]:
        """Return the fields that a request accepts, as a body: ``items.update(item.id, body=item.as_input())``.

        It includes fields that were set, and required constants unless a response lacked them, by their JSON names,
        which may differ from the names of arguments. Read-only and undeclared fields are left out.
        """
        return {
            name: value
            for name, value in self._sent(as_json=False).items()
            if name not in (self.__pydantic_extra__ or {})
        }

    def __wire__(self) -> Mapping[str, object]:
        """Return the fields to send by wire name: those that were set, and required constants.

        Read-only fields, and constants that a response lacked, are left out. Decimals and bytes are converted to their
        JSON form.
        """
        return self._sent(as_json=True)

    def _sent(self, *, as_json: bool) -> Mapping[str, object]:
        """Return the fields to send, with decimals and bytes in their JSON form if it is ``as_json``."""
        from .sending import completed

        model = type(self)
        model.model_rebuild()
        forms: Mapping[str, object] = fields_with_forms(model) if as_json else {}
        sent: dict[str, object] = {}
        for name, field in model.model_fields.items():
            is_required_constant = REQUIRED in field.metadata and is_constant(field) and name in self.__dict__
            if (is_required_constant or self._is_set(name, field)) and not is_read_only(field):
                other, value = field.serialization_alias, self.__dict__.get(name)
                wire = wire_name(name, field) if other is None else other
                sent[wire] = completed(forms[name], value, wire) if name in forms else value
        extra: dict[str, object] = self.__pydantic_extra__ or {}
        if "" in forms:
            extra = {key: completed(forms[""], value, key) for key, value in extra.items()}
        return {**sent, **extra}

    def _is_set(self, name: str, field: FieldInfo) -> bool:
        """Return whether a field was set.

        pydantic counts an undeclared field as set under its name, which may be the attribute of another field.
        """
        if name not in self.model_fields_set:
            return False
        known = self.__dict__
        return name not in (self.__pydantic_extra__ or {}) or (name in known and known[name] is not field.default)
