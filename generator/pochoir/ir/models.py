"""Schemas that have a name, and their members."""

from dataclasses import dataclass

from pochoir.ir.types import Doc, Json, Time, TypeRef
from pochoir.literals import ClassName, Identifier


@dataclass(frozen=True, slots=True)
class Field:
    """One property of an object, or one member of a flat request body.

    `constant` says that it has one value (`type` is a `LiteralOf` of it), which is sent where the caller gives none;
    `tag`, that a union knows the model by the values of `type`: no other is let in, in replies neither.
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


@dataclass(frozen=True, slots=True)
class Model:
    """A named schema: a class when it is an object with properties, an alias otherwise.

    `alias` is the type an alias stands for; None for a class.
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
    examples: tuple[Json, ...] = ()
