"""Known losses of datamodel-code-generator: differences that are no fault of what was generated."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pochoir.resolve.conjoin import BOUNDS
from pochoir.resolve.tree import Tree
from pochoir.second_reading.compare import Difference


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that the other tool reads otherwise than JSON Schema says.

    Attributes:
        name: what it is about.
        description: what the other tool does, and what is right.
        applies: whether a difference at a member of a model comes from it.
    """

    name: str
    description: str
    applies: Callable[[Tree, str, str, Difference], bool]


def _untyped(tree: Tree, model: str, member: str, difference: Difference) -> bool:
    schema = tree.schema(tree.resolved(member))
    return "type" not in schema and difference.theirs == "any"


def _tuples(tree: Tree, model: str, member: str, difference: Difference) -> bool:
    return "prefixItems" in tree.schema(tree.resolved(member)) and "list of" in difference.theirs


def _alternatives(tree: Tree, model: str, member: str, difference: Difference) -> bool:
    schema = tree.schema(model)
    return bool({"oneOf", "anyOf"} & schema.keys()) and bool({"properties", "allOf", "$ref"} & schema.keys())


def _joined(tree: Tree, model: str, member: str, difference: Difference) -> bool:
    return member in tree.joined


def _bounded_choice(tree: Tree, model: str, member: str, difference: Difference) -> bool:
    schema = tree.schema(tree.resolved(member))
    return bool({"oneOf", "anyOf"} & schema.keys()) and bool(BOUNDS & schema.keys())


def _text_or_form(tree: Tree, model: str, member: str, difference: Difference) -> bool:
    schema = tree.schema(tree.resolved(member))
    return bool({"oneOf", "anyOf"} & schema.keys()) and difference.ours == "str" and "str" in difference.theirs


LOSSES: Final = (
    Loss(
        "joined",
        "Of a property that several branches of `allOf` describe it takes one; pochoir joins what they say.",
        _joined,
    ),
    Loss(
        "bounds-beside-choice",
        "It makes classes of `oneOf` or `anyOf` beside a bound; pochoir bounds the type of the choice.",
        _bounded_choice,
    ),
    Loss(
        "text-or-form",
        "It reads what may be a date or any text as a date; pochoir leaves the text as it is.",
        _text_or_form,
    ),
    Loss(
        "untyped",
        "A schema without `type` is any value to it, also where its other keywords are those of one type.",
        _untyped,
    ),
    Loss(
        "tuples",
        "Where `prefixItems` has no `items` beside it, all items are any value to it; pochoir takes the types listed.",
        _tuples,
    ),
    Loss(
        "alternatives-beside-properties",
        "It makes a union of classes of `oneOf` beside properties; pochoir makes one class with all members.",
        _alternatives,
    ),
)


def is_known(tree: Tree, model: str, member: str, difference: Difference) -> bool:
    """Tell whether a difference comes from a known loss.

    Args:
        tree: the resolved description.
        model: the pointer of the schema of the model.
        member: the pointer of the schema of the member; the same as `model` for an alias.
        difference: what differs.
    """
    return any(loss.applies(tree, model, member, difference) for loss in LOSSES)
