"""Named schemas and their properties."""

from dataclasses import dataclass

from pochoir.ir.types import Doc, Json, OldName, Time, TypeRef
from pochoir.literals import ClassName, Identifier


@dataclass(frozen=True, slots=True)
class Field:
    """A property of an object, or a member of a request body that is passed as arguments.

    A `constant` has a single value (`type` is a `LiteralOf` of it), which is sent by default. The values of a `tag`
    identify the model in a union, so that others are not accepted in responses either.
    """

    name: Identifier
    wire: str
    type: TypeRef
    required: bool
    doc: Doc
    default: Json = None
    has_default: bool = False
    read_only: bool = False
    write_only: bool = False
    pointer: str = ""
    time: Time = ""
    constant: bool = False
    tag: bool = False
    old_names: tuple[OldName, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """A named schema: a class for an object with properties, or else an alias.

    `alias` is the type of an alias, or None for a class. `extra` is the type of undeclared members, or None if the
    schema does not describe them. `also` are the pointers of inline schemas that are the same and have this class.
    `input` is the name of its input type if that is not the usual one, and `old_inputs` are old names of that.
    """

    name: ClassName
    module: Identifier
    doc: Doc
    pointer: str
    fields: tuple[Field, ...] = ()
    alias: TypeRef | None = None
    in_requests: bool = False
    in_replies: bool = False
    open: bool = True
    extra: TypeRef | None = None
    examples: tuple[Json, ...] = ()
    old_names: tuple[OldName, ...] = ()
    also: tuple[str, ...] = ()
    input: ClassName | None = None
    old_inputs: tuple[OldName, ...] = ()
