"""Unions whose options a member tells apart (`discriminator`)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from pochoir import ir
from pochoir.ir import Json
from pochoir.literals import ClassName, Code, Identifier, string

_REF: Final = "#/$defs/"
_COMPONENTS: Final = ("/components/schemas/", "/definitions/")


@dataclass(slots=True)
class Unions:
    """What the unions of an API ask of its models.

    Args:
        tags: for the models of a union, the literal of the member's Python name.
        values: for a model and a member, the values that lead to the model: the closed type of the member.
        options: the models that stand beside another one in some union. A constant in one of them stays closed,
            or the first would swallow what is meant for the second.
    """

    tags: dict[frozenset[ClassName], Code] = field(default_factory=dict[frozenset[ClassName], Code])
    values: dict[tuple[ClassName, Identifier], tuple[str, ...]] = field(
        default_factory=dict[tuple[ClassName, Identifier], tuple[str, ...]]
    )
    options: set[ClassName] = field(default_factory=set[ClassName])

    @classmethod
    def of(cls, models: Iterable[ir.Model]) -> "Unions":
        """Read the unions of these models."""
        by_name = {model.name: model for model in models}
        found = cls()
        for model in by_name.values():
            for schema in _unions(dict(model.schema)):
                found._union(schema, by_name)
        return found

    def _union(self, schema: Mapping[str, Json], models: Mapping[ClassName, ir.Model]) -> None:
        given = schema.get("oneOf") or schema.get("anyOf")
        options = [option for option in given if not _is_null(option)] if isinstance(given, list) else []
        named = [models.get(_model(option)) for option in options]
        classes = [model for model in named if model is not None and model.alias is None]
        if len(classes) < 2:
            return
        self.options.update(model.name for model in classes)
        discriminator = schema.get("discriminator")
        if isinstance(discriminator, dict) and len(classes) == len(options):
            self._tell_apart(discriminator, classes)

    def _tell_apart(self, discriminator: Mapping[str, Json], classes: list[ir.Model]) -> None:
        """Note the union, if every option has the member, as text, under one name, and no value leads to two.

        Otherwise pydantic looks for the option that fits best, as in a union without a discriminator.
        """
        wire = discriminator.get("propertyName")
        members = [next((each for each in model.fields if wire in (each.wire, each.name)), None) for model in classes]
        names = {member.name for member in members if member is not None}
        values = {model.name: _values(model, discriminator.get("mapping")) for model in classes}
        every = [value for each in values.values() for value in each]
        if None in members or len(names) != 1 or len(every) != len(set(every)) or not all(values.values()):
            return
        name = names.pop()
        if any(not _is_text(member.type) for member in members if member is not None):
            return
        self.tags[frozenset(values)] = string(name)
        for model, leading in values.items():
            known = self.values.get((model, name), ())
            self.values[model, name] = (*known, *(value for value in leading if value not in known))


def _unions(schema: Json) -> Iterator[Mapping[str, Json]]:
    if isinstance(schema, dict):
        if "oneOf" in schema or "anyOf" in schema:
            yield schema
        for key, value in schema.items():
            if key not in ("default", "enum", "const", "examples", "discriminator"):
                yield from _unions(value)
    elif isinstance(schema, list):
        for item in schema:
            yield from _unions(item)


def _values(model: ir.Model, mapping: Json) -> tuple[str, ...]:
    """The values that lead to a model: those of the mapping, else the name it has in the document."""
    pairs = mapping.items() if isinstance(mapping, dict) else ()
    mapped = tuple(value for value, ref in pairs if _model({"$ref": ref}) == model.name)
    if mapped:
        return mapped
    prefix = next((each for each in _COMPONENTS if model.pointer.startswith(each)), "")
    written = model.pointer.removeprefix(prefix).replace("~1", "/").replace("~0", "~")
    return (written,) if prefix and "/" not in model.pointer.removeprefix(prefix) else ()


def _model(option: Json) -> ClassName:
    """The model that an option refers to; the empty name, which no model has, for any other option."""
    ref = option.get("$ref") if isinstance(option, dict) else None
    return ClassName(ref.removeprefix(_REF) if isinstance(ref, str) and ref.startswith(_REF) else "")


def _is_null(option: Json) -> bool:
    return isinstance(option, dict) and option.get("type") == "null"


def _is_text(type: ir.TypeRef) -> bool:
    match type:
        case ir.Plain(kind=kind):
            return kind == "str"
        case ir.LiteralOf(base=base, values=values):
            return base.kind == "str" and None not in values
        case ir.Named():
            return True  # an alias of an enumeration; the closed values take its place
        case _:
            return False
