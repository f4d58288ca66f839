"""Unions whose models a member tells apart (`discriminator`)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from pochoir import ir
from pochoir.literals import ClassName, Code, Identifier, string

_COMPONENTS: Final = ("/components/schemas/", "/definitions/")


@dataclass(slots=True)
class Unions:
    """What the unions of an API require of its models.

    Attributes:
        tags: for the models of a union, the literal of the Python name of the member that tells them apart.
        values: for a model and a member, the values that lead to the model: the closed type of the member.
        options: the models that are an option of some union beside another one. A constant in one of them stays
            closed, or the first would take what is meant for the second.
    """

    tags: dict[frozenset[ClassName], Code] = field(default_factory=dict[frozenset[ClassName], Code])
    values: dict[tuple[ClassName, Identifier], tuple[str, ...]] = field(
        default_factory=dict[tuple[ClassName, Identifier], tuple[str, ...]]
    )
    options: set[ClassName] = field(default_factory=set[ClassName])

    @classmethod
    def of(cls, models: Iterable[ir.Model]) -> "Unions":
        """Read the unions in the members and aliases of these models."""
        by_name = {model.name: model for model in models}
        found = cls()
        for model in by_name.values():
            for type_ in [model.alias] if model.alias is not None else [each.type for each in model.fields]:
                for union in _unions(type_):
                    found._union(union, by_name)
        return found

    def _union(self, union: ir.UnionOf, models: Mapping[ClassName, ir.Model]) -> None:
        options = [option for option in union.options if option != ir.Plain("none")]
        named = [models.get(option.name) for option in options if isinstance(option, ir.Named)]
        classes = [model for model in named if model is not None and model.alias is None]
        if len(classes) < 2:
            return
        self.options.update(model.name for model in classes)
        if union.discriminator is not None and len(classes) == len(options):
            self._tell_apart(union.discriminator, classes)

    def _tell_apart(self, discriminator: ir.Discriminator, classes: list[ir.Model]) -> None:
        """Note the union if every option has the member, as text, under one name, and no value leads to two.

        Otherwise pydantic looks for the option that fits best, as in a union without a discriminator.
        """
        wire = discriminator.property
        members = [next((each for each in model.fields if each.wire == wire), None) for model in classes]
        names = {member.name for member in members if member is not None}
        values = {model.name: _values(model, discriminator) for model in classes}
        every = [value for each in values.values() for value in each]
        if None in members or len(names) != 1 or len(every) != len(set(every)) or not all(values.values()):
            return
        if any(not _is_text(member.type) for member in members if member is not None):
            return
        name = names.pop()
        self.tags[frozenset(values)] = string(name)
        for model, leading in values.items():
            known = self.values.get((model, name), ())
            self.values[model, name] = (*known, *(value for value in leading if value not in known))


def _unions(type_: ir.TypeRef) -> Iterator[ir.UnionOf]:
    match type_:
        case ir.UnionOf():
            yield type_
            for option in type_.options:
                yield from _unions(option)
        case ir.ListOf():
            yield from _unions(type_.item)
        case ir.MapOf():
            yield from _unions(type_.value)
        case ir.Plain() | ir.Named() | ir.LiteralOf():
            return


def _values(model: ir.Model, discriminator: ir.Discriminator) -> tuple[str, ...]:
    """Return the values that lead to a model: those of the mapping, else the name it has in the document."""
    mapped = tuple(value for value, name in discriminator.mapping if name == model.name)
    if mapped:
        return mapped
    prefix = next((each for each in _COMPONENTS if model.pointer.startswith(each)), "")
    written = model.pointer.removeprefix(prefix).replace("~1", "/").replace("~0", "~")
    return (written,) if prefix and "/" not in model.pointer.removeprefix(prefix) else ()


def _is_text(type_: ir.TypeRef) -> bool:
    match type_:
        case ir.Plain(kind=kind):
            return kind == "str"
        case ir.LiteralOf(base=base, values=values):
            return base.kind == "str" and None not in values
        case ir.Named():
            return True  # an alias of an enumeration; the closed values take its place
        case _:
            return False
