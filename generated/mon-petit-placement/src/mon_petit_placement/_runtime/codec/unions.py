"""Select the type of a JSON object in a union by its discriminator or its fields."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, Union, cast

from ..base.scalars import PlainObject
from .expectations import NOTHING, Note, got_of, name_of, token
from .options import Options
from .required import reading, wire_name
from .strays import strays

if TYPE_CHECKING:
    from pydantic import BaseModel, GetCoreSchemaHandler
    from pydantic.fields import FieldInfo
    from pydantic_core import CoreSchema

__all__ = ["OneOf", "described", "lacks"]

Scalar: TypeAlias = str | int | bool

_OTHERS: Final = "others"


class OneOf:
    """Selects the model of an object in a union; metadata of the union type.

    ``OneOf("kind", ("cat", "Cat"), ("dog", "Dog"))``: if ``kind`` is ``"cat"``, the object is a ``Cat``. A value may
    map to several models; their fields then decide. For a value that maps to none, the options without a value are
    tried; with ``OneOf()``, all options. A model is chosen only if all its required fields are present.

    ``otherwise`` names the model that the others extend. It is chosen for a value that maps to none, and for an object
    without a value that has no field of another model. ``default`` names the model of all objects without a value that
    maps to a model; these are expected and not reported.
    """

    __slots__ = ("_leading", "default", "otherwise", "wire")

    def __init__(
        self, wire: str = "", *tags: tuple[Scalar, *tuple[str, ...]], otherwise: str = "", default: str = ""
    ) -> None:
        """Store the discriminator and its mapping.

        Args:
            wire: the wire name of the discriminator.
            tags: pairs of a value and the names of the models it maps to.
            otherwise: the name of the model that the others extend.
            default: the name of the model for other values of the discriminator.
        """
        self.wire = wire
        self.otherwise = otherwise
        self.default = default
        # True and 1 are the same key in Python, but different values in JSON.
        self._leading = {(type(value), value): models for value, *models in tags}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OneOf) and (self._leading, self._key()) == (other._leading, other._key())

    def __hash__(self) -> int:
        return hash((tuple(self._leading), self._key()))

    def _key(self) -> tuple[str, str, str]:
        return self.wire, self.otherwise, self.default

    def __repr__(self) -> str:
        tags = [repr((value, *models)) for (_, value), models in self._leading.items()]
        named = (("otherwise", self.otherwise), ("default", self.default))
        models = [f"{name}={model!r}" for name, model in named if model]
        return f"OneOf({', '.join([repr(self.wire), *tags, *models] if tags else models)})"

    @property
    def values(self) -> tuple[Scalar, ...]:
        """The discriminator values that map to a model."""
        return tuple(value for _, value in self._leading)

    def tagged(self, tree: Mapping[str, object]) -> tuple[str, ...] | None:
        """Return the model names for the discriminator of an object; empty if unknown, ``None`` if missing."""
        tag = tree.get(self.wire) if self.wire else None
        if isinstance(tag, float) and tag.is_integer():
            # JSON has one number type: 1.0 is an integer.
            tag = int(tag)
        if tag is None:
            return None
        return tuple(self._leading.get((type(tag), tag), ())) if isinstance(tag, str | int) else ()

    def marked(self, value: object) -> object:
        """Mark a dictionary of a response that has the discriminator of a model but does not match it.

        It would otherwise be sent back with the constants of the model. Other values are returned as they are.
        """
        members = cast("dict[str, object]", value)
        is_tagged = reading.get() and type(members) is dict and bool(self.tagged(members))
        return PlainObject(members) if is_tagged else value

    def tag_note(self, tree: Mapping[str, object], pointer: str) -> Note:
        """Return the deviation of an object whose discriminator is unknown or missing."""
        tag = tree.get(self.wire)
        got = got_of(tag) if self.wire in tree else NOTHING
        return f"{pointer}/{token(self.wire)}", name_of(Literal[self.values]), got, tag

    def candidates(self, tree: Mapping[str, object], options: Options) -> "Options":
        """Return the options that the discriminator of an object allows."""
        names = self.tagged(tree)
        if not names and self.default:
            return Options(tuple(model for model in options.models if model.__name__ == self.default), ())
        if names is None:
            return options
        if names:
            # A value of several models may also be one of the model that they extend.
            allowed = {*names, self.otherwise} if len(names) > 1 else {*names}
            return Options(tuple(model for model in options.models if model.__name__ in allowed), ())
        if self.otherwise:
            return Options(tuple(model for model in options.models if model.__name__ == self.otherwise), ())
        led = {name for models in self._leading.values() for name in models}
        return Options(tuple(model for model in options.models if model.__name__ not in led), options.others)

    def chosen(self, tree: Mapping[str, object], options: Options) -> "type[BaseModel] | None":
        """Return the only possible model by discriminator and fields; ``None`` if only the types can decide."""
        left = self.candidates(tree, options)
        if len(left.models) == 1 and not left.others:
            return left.models[0]
        counts = {model: _known(model, tree) for model in left.models if not lacks(model, tree)}
        best = [model for model, count in counts.items() if count == max(counts.values())]
        found = best[0] if len(best) == 1 else None
        base = next((model for model in left.models if model.__name__ == self.otherwise), None)
        if base is not None and self.tagged(tree) is None and (found is None or counts[found] <= _known(base, tree)):
            return base
        return found

    def rivals(self, tree: Mapping[str, object], model: "type[BaseModel] | None", options: Options) -> Options:
        """Return the options other than a model that may accept an object, those that have no discriminator value.

        There are none if the description has a model for all values that the options do not list.
        """
        if self.default or self.otherwise:
            return Options((), ())
        tagged = self.tagged(tree)
        led = {name for models in self._leading.values() for name in models} - {*tagged} if tagged else ()
        others = (each for each in options.models if each is not model and each.__name__ not in led)
        return Options(tuple(each for each in others if not lacks(each, tree)), options.others)

    def __get_pydantic_core_schema__(self, source: object, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        """Return a core schema that selects the model before validating; an undecided choice is an error."""
        from pydantic_core import core_schema

        options = Options.of(source)
        schemas: dict[Any, CoreSchema] = {model.__name__: handler.generate_schema(model) for model in options.models}
        if options.others:
            others = handler.generate_schema(Union[options.others])  # noqa: UP007  # of a tuple
            schemas[_OTHERS] = core_schema.no_info_after_validator_function(self.marked, others)
        chosen = core_schema.tagged_union_schema(schemas, lambda value: self._choose(value, options))
        if not self._is_plain(options):
            return chosen
        by_tag: dict[Any, CoreSchema] = {
            value: handler.generate_schema(model)
            for (_, value), names in self._leading.items()
            for model in options.models
            if model.__name__ in names
        }
        # The same selection in the compiled core, without calls to Python.
        return core_schema.json_or_python_schema(core_schema.tagged_union_schema(by_tag, self.wire), chosen)

    def _is_plain(self, options: Options) -> bool:
        """Return whether each option is a model with its own string values."""
        names = [name for models in self._leading.values() for name in models]
        texts = all(kind is str and len(models) == 1 for (kind, _), models in self._leading.items())
        known = {each.__name__ for each in options.models} - ({self.otherwise} - {*names})
        return bool(names) and texts and not options.others and known == {*names}

    def _choose(self, value: object, options: Options) -> str | None:
        """Return the key of the option for a value; ``None`` if undecided."""
        for model in options.models:
            if isinstance(value, model):
                return model.__name__
        if not isinstance(value, Mapping):
            return _OTHERS if options.others else None
        tree = cast("Mapping[str, object]", value)
        if self.otherwise and self.tagged(tree) == ():
            # The lenient reader takes the model and reports the value.
            return None
        chosen = self.chosen(tree, options)
        if chosen is not None:
            # For another value of an enumeration, an option without the enumeration is more likely.
            rivals = self.rivals(tree, chosen, options) if reading.get() and strays(chosen, tree) else None
            return None if rivals is not None and (rivals.models or rivals.others) else chosen.__name__
        left = self.candidates(tree, options)
        return _OTHERS if left.others and all(lacks(model, tree) for model in left.models) else None


def lacks(model: "type[BaseModel]", tree: Mapping[str, object]) -> bool:
    """Return whether an object lacks a required field of a model."""
    model.model_rebuild()
    return any(field.is_required() and not _has(tree, name, field) for name, field in model.model_fields.items())


def _known(model: "type[BaseModel]", tree: Mapping[str, object]) -> int:
    """Count the fields of an object that a model declares."""
    return sum(_has(tree, name, field) for name, field in model.model_fields.items())


def _has(tree: Mapping[str, object], name: str, field: "FieldInfo") -> bool:
    """Return whether an object has a field, by its JSON name or, if it comes from the caller, by its attribute name."""
    return wire_name(name, field) in tree or (name in tree and not reading.get())


def described(value: object) -> int:
    """Count the fields of a value that its models describe."""
    from pydantic import BaseModel

    count, stack = 0, [value]
    while stack:
        part = stack.pop()
        if isinstance(part, BaseModel):
            members = [part.__dict__.get(name) for name in part.model_fields_set & type(part).model_fields.keys()]
            count += len(members)
            stack += members
        elif isinstance(part, (list, tuple)):
            stack += cast("list[object]", part)
        elif isinstance(part, dict):
            stack += cast("dict[str, object]", part).values()
    return count
