"""Two readings of the same schemas, compared member by member.

`ours` is what was generated, `theirs` what datamodel-code-generator understood. Both are read from source text, so a
type that was written wrongly is found like one that was understood wrongly.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from pochoir.second_reading.reading import ANY, NULL, Member, Module, Option, Type

_TRUE: Final = Option("value", "bool", value=True)
_FALSE: Final = Option("value", "bool", value=False)


@dataclass(frozen=True, slots=True)
class Difference:
    """A member, or a whole alias when `wire` is None, of which the two readings differ.

    Attributes:
        model: the class or the alias that was generated.
        wire: the name of the member in JSON.
        ours: what was generated.
        theirs: what the other tool understood.
    """

    model: str
    wire: str | None
    ours: str
    theirs: str


@dataclass(slots=True)
class Comparison:
    """The two readings.

    Attributes:
        ours: the generated models.
        theirs: what the other tool wrote.
        same: for a class or an alias of theirs, the name that pochoir gave to the same schema.
        one_way: members that only requests or only replies have, by model and wire name: whether they are required
            depends on the direction.
        tags: members by which a discriminator tells models apart: in a model they hold only the values that lead to it.
    """

    ours: Module
    theirs: Module
    same: Mapping[str, str]
    one_way: frozenset[tuple[str, str]]
    tags: frozenset[str] = frozenset()
    _seen: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    _waiting: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    def differences(self) -> Iterator[Difference]:
        """Yield every difference of the schemas that both readings name, and of what is written inside them."""
        self._waiting = [(ours, theirs) for theirs, ours in sorted(self.same.items(), reverse=True)]
        while self._waiting:
            pair = self._waiting.pop()
            if pair not in self._seen:
                self._seen.add(pair)
                yield from self._pair(*pair)

    def _pair(self, ours: str, theirs: str) -> Iterator[Difference]:
        mine, other = self._expanded(ours, self.ours), self._expanded(theirs, self.theirs)
        if ours in self.ours.classes and mine == frozenset({Option("model", ours)}):
            models = [option.name for option in other if option.kind == "model"]
            if len(models) == 1:
                yield from self._members(ours, models[0])
            elif Option("map", inner=frozenset({ANY})) not in other and other != frozenset({ANY}):
                yield Difference(ours, None, "a class", shown(other))
        elif not self._fits(mine, other, self.ours, self.theirs):
            yield Difference(ours, None, shown(mine), shown(other))

    def _members(self, ours: str, theirs: str) -> Iterator[Difference]:
        mine, other = self.ours.members(ours), self.theirs.members(theirs)
        for wire in sorted(mine.keys() | other.keys()):
            if wire not in other:
                yield Difference(ours, wire, shown(mine[wire].type), "no such member")
            elif wire not in mine:
                yield Difference(ours, wire, "no such member", shown(other[wire].type))
            else:
                yield from self._member(ours, mine[wire], other[wire])

    def _member(self, model: str, mine: Member, other: Member) -> Iterator[Difference]:
        constant = mine.default is not None and _is_only_value(mine.default, mine.type)
        required = mine.required == other.required or constant or (model, mine.wire) in self.one_way
        if not required:
            yield Difference(model, mine.wire, *("required" if each.required else "optional" for each in (mine, other)))
        if mine.wire in self.tags and all(each.kind == "value" for each in mine.type - {NULL}):
            return
        if (
            not mine.required
            and not other.required
            and not constant
            and _values(mine.default) != _values(other.default)
        ):
            yield Difference(model, mine.wire, f"default {mine.default!r}", f"default {other.default!r}")
        left, right = mine.type, other.type
        if not mine.required or not other.required:
            # The type of a member that may be absent has a None for its absence.
            left, right = left - {NULL}, right - {NULL}
        if not self._fits(left, right, self.ours, self.theirs):
            yield Difference(model, mine.wire, shown(left), shown(right))
        elif mine.limits != other.limits and not any(each.kind == "model" for each in mine.type):
            yield Difference(model, mine.wire, _limits(mine), _limits(other))

    def _fits(self, left: Type, right: Type, ours: Module, theirs: Module) -> bool:
        # Schemas that both name are compared once, for themselves.
        both = {each.name for each in left} & {self.same.get(each.name, "") for each in right}
        left = frozenset(each for each in left if each.kind != "model" or each.name not in both)
        right = frozenset(each for each in right if each.kind != "model" or self.same.get(each.name, "") not in both)
        mine, other = self._normal(left, ours), self._normal(right, theirs)
        if ANY in mine or ANY in other:
            return mine == other
        plain = {each for each in mine if each.kind in ("atom", "value")}
        if plain != {each for each in other if each.kind in ("atom", "value")}:
            return False
        return all(self._matched(kind, mine, other) for kind in ("list", "map", "model"))

    def _matched(self, kind: str, mine: Type, other: Type) -> bool:
        """Tell whether the options of one kind have a partner each."""
        left = [each for each in mine if each.kind == kind]
        right = [each for each in other if each.kind == kind]
        return all(any(self._alike(one, two) for two in right) for one in left) and all(
            any(self._alike(one, two) for one in left) for two in right
        )

    def _alike(self, one: Option, two: Option) -> bool:
        if one.kind != "model":
            return self._fits(one.inner, two.inner, self.ours, self.theirs)
        if two.name in self.same:
            return self.same[two.name] == one.name or self._reaches(two.name, one.name)
        if set(self.ours.members(one.name)) == set(self.theirs.members(two.name)):
            self._waiting.append((one.name, two.name))
            return True
        return False

    def _reaches(self, theirs: str, ours: str) -> bool:
        """Tell whether a class of theirs is one of ours by way of an alias that pochoir wrote out."""
        name = self.same[theirs]
        return self._expanded(name, self.ours) == frozenset({Option("model", ours)})

    def _normal(self, type_: Type, module: Module) -> Type:
        """Return a type with aliases written out, in which an enumeration is closed and a number may be an integer."""
        found: set[Option] = set()
        for option in type_:
            found |= self._expanded(option.name, module) if option.kind == "model" else {option}
        if ANY in found:
            return frozenset({ANY})
        if _TRUE in found and _FALSE in found:
            found = (found - {_TRUE, _FALSE}) | {Option("atom", "bool")}
        kinds = {option.name for option in found if option.kind == "value"}
        found -= {option for option in found if option.kind == "atom" and option.name in kinds}
        if Option("atom", "float") in found:
            found.discard(Option("atom", "int"))
        return frozenset(found)

    def _expanded(self, name: str, module: Module, seen: frozenset[str] = frozenset()) -> Type:
        if name in module.aliases and name not in seen:
            found: set[Option] = set()
            for option in module.aliases[name]:
                more = option.kind == "model"
                found |= self._expanded(option.name, module, seen | {name}) if more else {option}
            return self._normal(frozenset(found), module) if not seen else frozenset(found)
        if module is self.theirs and name in module.classes and not module.members(name):
            return frozenset({Option("map", inner=frozenset({ANY}))})
        return frozenset({Option("model", name)})


def shown(type_: Type) -> str:
    """Return a type as text, for a message."""
    return " | ".join(sorted(map(_option, type_))) or "nothing"


def _option(option: Option) -> str:
    match option.kind:
        case "value":
            return repr(option.value)
        case "list" | "map":
            return f"{option.kind} of {shown(option.inner)}"
        case _:
            return option.name


def _limits(member: Member) -> str:
    return ", ".join(f"{name} {value:g}" for name, value in sorted(member.limits)) or "no bounds"


def _is_only_value(default: object, type_: Type) -> bool:
    """Tell whether the default of a member is the one value it is described with: it is sent where none is given."""
    return [_values(each.value) for each in type_ if each.kind == "value"] == [_values(default)]


def _values(default: object) -> tuple[str, object]:
    return type(default).__name__, default
