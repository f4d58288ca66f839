"""Records: mappings with known keys, read into frozen dataclasses."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from functools import cached_property
from typing import Any, Final, Generic, cast, dataclass_transform

import jsonschema_rs

from pochoir.document.positions import Part
from pochoir.extensions.shapes import Shape, ValueT, unlike, wrong
from pochoir.findings import Object, did_you_mean
from pochoir.ir import Json
from pochoir.pointers import escape
from pochoir.problems import Problem

_REQUIRED: Final[Any] = MISSING


@dataclass(frozen=True)
class Member:
    """A member of a record: its key in the description, its shape, its meaning; `default` is MISSING if required."""

    key: str
    shape: Shape[Any]
    meaning: str
    default: Any


def member(shape: Shape[ValueT], meaning: str, *, key: str = "", default: ValueT = _REQUIRED) -> ValueT:
    """Declare a member of a record.

    Args:
        shape: of its value.
        meaning: for the documentation and for editors, in Markdown.
        key: in the description; by default the name of the attribute, with hyphens.
        default: the value when it is left out; without one the member is required.
    """
    found: Any = field(metadata={"member": (key, shape, meaning)}, default=default)
    return cast(ValueT, found)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(member,))
def record(cls: type[ValueT]) -> type[ValueT]:
    """Make a frozen dataclass of members."""
    return dataclass(frozen=True, kw_only=True, slots=True)(cls)


@dataclass(frozen=True)
class Rule:
    """What more must hold of a record, as a JSON Schema; `at` is the member that is wrong where it does not."""

    schema: Object
    message: str
    hint: str = ""
    at: str = ""
    part: Part = "key"

    @cached_property
    def validator(self) -> jsonschema_rs.Validator:
        return jsonschema_rs.validator_for(self.schema)


@dataclass(frozen=True)
class Record(Generic[ValueT]):
    """A mapping with known keys, read into a dataclass made by `record`. `description` and x-… are allowed as notes."""

    cls: type[ValueT]
    rules: tuple[Rule, ...] = ()

    @cached_property
    def members(self) -> Mapping[str, Member]:
        """The members by attribute."""
        found: dict[str, Member] = {}
        for each in fields(cast(Any, self.cls)):
            key, shape, meaning = each.metadata["member"]
            found[each.name] = Member(key or each.name.replace("_", "-"), shape, meaning, each.default)
        return found

    @property
    def words(self) -> str:
        return f"a mapping of {', '.join(each.key for each in self.members.values())}"

    @property
    def empty(self) -> ValueT:
        return self.cls(**{name: _absent(each) for name, each in self.members.items()})

    @property
    def schema(self) -> Object:
        properties: Object = {"description": {"type": "string"}}
        properties |= {each.key: each.shape.schema | {"description": each.meaning} for each in self.members.values()}
        found: Object = {
            "type": "object",
            "properties": properties,
            "patternProperties": {"^x-": True},
            "additionalProperties": False,
        }
        needed: list[Json] = [each.key for each in self.members.values() if each.default is MISSING]
        rules: list[Json] = [rule.schema for rule in self.rules]
        found |= {"required": needed} if needed else {}
        found |= {"allOf": rules} if rules else {}
        return found

    def read(self, problems: list[Problem], pointer: str, value: Json) -> ValueT:
        if not isinstance(value, dict):
            problems.append(unlike(self.words, pointer, value))
            return self.empty
        known = dict.fromkeys((*(each.key for each in self.members.values()), "description"))
        for key in value:
            if key not in known and not key.startswith("x-"):
                hint = did_you_mean(key, known) or f"the known keys are {', '.join(known)}"
                problems.append(wrong(f"{pointer}/{escape(key)}", f'the key "{key}" is unknown', hint, "key"))
        found: dict[str, Any] = {}
        for name, each in self.members.items():
            if each.key in value:
                found[name] = each.shape.read(problems, f"{pointer}/{each.key}", value[each.key])
            else:
                found[name] = _absent(each)
                if each.default is MISSING:
                    problems.append(wrong(pointer, f'"{each.key}" is missing', f'add "{each.key}"', "key"))
        for rule in self.rules:
            if not rule.validator.is_valid(value):
                where = f"{pointer}/{rule.at}" if rule.at else pointer
                problems.append(wrong(where, rule.message, rule.hint, rule.part))
        return self.cls(**found)


def _absent(each: Member) -> Any:
    """Return the value of a member that is left out."""
    return each.shape.empty if each.default is MISSING else each.default


def needs(condition: Object, *keys: str) -> tuple[Rule, ...]:
    """Return the rules that a record for which a condition holds has certain members."""
    return tuple(
        Rule({"if": condition, "then": {"required": [key]}}, f'"{key}" is missing', f'add "{key}"') for key in keys
    )


def lacks(condition: Object, message: str, hint: str, *keys: str) -> tuple[Rule, ...]:
    """Return the rules that a record for which a condition holds lacks certain members; their names end the message."""
    return tuple(
        Rule({"if": condition, "then": {"properties": {key: False}}}, f"{message} {key}", hint, key) for key in keys
    )


def having(key: str, value: Json) -> Object:
    """Return the condition that a member is there and has a value."""
    return {"properties": {key: {"const": value}}, "required": [key]}
