"""The base class of the models."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal, Self, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema

from .building import groups, namespace, schema_of, together
from .exact import exact
from .required import NULLABLE as NULLABLE
from .required import REQUIRED as REQUIRED
from .required import reading, wire_name

if TYPE_CHECKING:
    from ..base.drift import Drift

__all__ = ["NULLABLE", "READ_ONLY", "REQUIRED", "Model", "is_constant", "is_read_only"]

_build: Final[Callable[..., bool | None]] = BaseModel.__dict__["model_rebuild"].__func__
"""The original ``model_rebuild``, which builds one class."""

_READ_ONLY: Final = {"readOnly": True}

READ_ONLY: Final[Any] = Field(json_schema_extra={**_READ_ONLY})
"""Marks a field that only the server sets; it is not sent."""


class Model(BaseModel):
    """An object of the API. Undeclared members are kept, and a model can be sent back unchanged."""

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
        # The type of undeclared members differs by model.
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
        """Build the class, if necessary, after the classes it refers to; ``force`` has no effect."""
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
        """Read an object as the client reads a response: what does not match the class is kept, not refused.

        It reads what ``model_dump``, ``model_dump_json`` and the server write, from a cache or a queue for example.

        Args:
            data: JSON as ``str`` or ``bytes``, or an object of JSON values.
            on_drift: called for each deviation from the class.

        Raises:
            DecodeError: the data is not JSON, or not an object.
        """
        from .model_reader import read_model

        return read_model(cls, data, on_drift)

    if not TYPE_CHECKING:
        # The signatures of pydantic stay those that editors show.

        def __getattr__(self, name: str) -> object:
            """Return the constant or ``None`` for a required member that the server left out."""
            field = type(self).model_fields.get(name)
            if field is not None:
                return field.default if is_constant(field) else None
            return super().__getattr__(name)

        def model_dump(self, *, warnings: object = False, **options: object) -> dict[str, object]:
            """Return the members; those that do not match the class are kept, by default without a warning."""
            return super().model_dump(warnings=warnings, **options)

        def model_dump_json(self, *, warnings: object = False, **options: object) -> str:
            """Return the members as JSON; those that do not match the class are kept, by default without a warning."""
            return super().model_dump_json(warnings=warnings, **options)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema of the class inside another type, with exact dates, numbers and literals."""
        return schema_of(cls, lambda: exact(handler(source), handler))

    def __given__(self, context: object) -> None:
        """Count the constants of an object that the caller makes as set; those that a reply lacks stay unset."""
        self.model_post_init(context)
        if not reading.get():
            fields = type(self).model_fields
            self.__pydantic_fields_set__ |= {name for name, field in fields.items() if is_constant(field)}

    def as_input(self) -> Mapping[str, object]:
        """Return the members that a request takes, by name in JSON: ``items.update(item.id, **item.as_input())``.

        They are those that were set, and required constants, unless a response lacked them. Read-only and undeclared
        members are left out.
        """
        return {name: value for name, value in self.__wire__().items() if name not in (self.__pydantic_extra__ or {})}

    def __wire__(self) -> Mapping[str, object]:
        """Return the members to send by wire name: those that were set, and required constants.

        Read-only members, and constants that a response lacked, are left out.
        """
        model = type(self)
        model.model_rebuild()
        sent: dict[str, object] = {}
        for name, field in model.model_fields.items():
            is_constant_of_all = REQUIRED in field.metadata and is_constant(field) and name in self.__dict__
            if (is_constant_of_all or self._is_set(name, field)) and not is_read_only(field):
                other = field.serialization_alias
                sent[wire_name(name, field) if other is None else other] = self.__dict__.get(name)
        return {**sent, **(self.__pydantic_extra__ or {})}

    def _is_set(self, name: str, field: FieldInfo) -> bool:
        """Return whether a member was set.

        pydantic counts an undeclared member as set under its name, which may be that of another member's attribute.
        """
        if name not in self.model_fields_set:
            return False
        known = self.__dict__
        return name not in (self.__pydantic_extra__ or {}) or (name in known and known[name] is not field.default)


def is_read_only(field: FieldInfo) -> bool:
    """Return whether a field is read-only."""
    return field.json_schema_extra == _READ_ONLY


def is_constant(field: FieldInfo) -> bool:
    """Return whether a field has a constant value by default; it is always sent."""
    options = (field.annotation, *get_args(field.annotation))
    return not is_read_only(field) and any(
        get_origin(option) is Literal and get_args(option) == (field.default,) for option in options
    )
