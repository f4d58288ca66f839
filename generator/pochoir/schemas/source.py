"""What a template needs to write one model."""

from dataclasses import dataclass
from typing import Literal

from pochoir.hints import Symbol
from pochoir.literals import ClassName, Code, Identifier


@dataclass(frozen=True, slots=True)
class FieldSource:
    """One line of a class: `name: annotation` and, unless `default` is None, ` = default`."""

    name: Identifier
    annotation: Code
    default: Code | None = None


@dataclass(frozen=True, slots=True)
class ModelSource:
    """The Python of one model.

    Args:
        name: what the class or the alias is called.
        kind: `class` (of `_runtime.model.Model`) or `alias`.
        fields: of a class, in the order of the document.
        alias: of an alias, the type it stands for.
        lazy: of an alias, that its type names models of its own module: it is written
            `X = TypeAliasType("X", <alias>)`, for Python evaluates it before those exist. Any other alias is
            `X: TypeAlias = <alias>`.
        symbols: what to import when the module runs, as in `hints`; the base class `Model` is not among them.
        models: the models it names, itself included when it is recursive. Those of other modules are to be imported
            when the module runs, above it: pydantic looks for them in the module when it first builds a class.
            (So modules must not import one another in a circle: models that would stand in one module.)
    """

    name: ClassName
    kind: Literal["class", "alias"]
    fields: tuple[FieldSource, ...] = ()
    alias: Code | None = None
    lazy: bool = False
    symbols: frozenset[Symbol] = frozenset()
    models: frozenset[ClassName] = frozenset()


class SchemaError(RuntimeError):
    """datamodel-code-generator gave something that was not asked for: a defect of pochoir, not of the document."""
