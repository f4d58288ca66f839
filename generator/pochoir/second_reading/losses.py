"""Known losses of datamodel-code-generator, which are not errors of the generated models."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pochoir.resolve.families import families
from pochoir.resolve.tree import Tree
from pochoir.schemas.keywords import BOUNDS
from pochoir.second_reading.compare import Difference
from pochoir.second_reading.prepare import targets


@dataclass(frozen=True, slots=True)
class Loss:
    """A case in which the other tool does not follow JSON Schema.

    Attributes:
        name: its name.
        description: what the other tool does, and what pochoir does.
        applies: returns whether a difference at a member of a model is due to it.
    """

    name: str
    description: str
    applies: Callable[[Tree, str, str, Difference], bool]


def _untyped(tree: Tree, model: str, member: str, difference: Difference) -> bool:
    schema = tree.schema(tree.resolved(member)).keywords
    return "type" not in schema and difference.theirs == "any"


def _tuples(tree: Tree, model: str, member: str, difference: Difference) -> bool:
    return "prefixItems" in tree.schema(tree.resolved(member)).keywords and "list of" in difference.theirs


def _alternatives(tree: Tree, model: str, member: str, difference: Difference) -> bool:
    schema = tree.schema(model).keywords
    return bool({"oneOf", "anyOf"} & schema.keys()) and bool({"properties", "allOf", "$ref"} & schema.keys())


def _joined(tree: Tree, model: str, member: str, difference: Difference) -> bool:
    return member in tree.joined


def _bounded_choice(tree: Tree, model: str, member: str, difference: Difference) -> bool:
    schema = tree.schema(tree.resolved(member)).keywords
    return bool({"oneOf", "anyOf"} & schema.keys()) and bool(BOUNDS & schema.keys())


def _text_or_form(tree: Tree, model: str, member: str, difference: Difference) -> bool:
    schema = tree.schema(tree.resolved(member)).keywords
    return bool({"oneOf", "anyOf"} & schema.keys()) and difference.ours == "str" and "str" in difference.theirs


def _families(tree: Tree, model: str, member: str, difference: Difference) -> bool:
    return any(target in families(tree) for target in targets(tree, member))


LOSSES: Final = (
    Loss(
        "families",
        "It reads a reference to a parent with `discriminator` as the parent; pochoir as any schema that extends it.",
        _families,
    ),
    Loss(
        "joined",
        "Of a property that several branches of `allOf` describe it takes one; pochoir joins what they say.",
        _joined,
    ),
    Loss(
        "bounds-beside-choice",
        "It makes classes of `oneOf` or `anyOf` next to a bound; pochoir adds the bound to the types of the union.",
        _bounded_choice,
    ),
    Loss(
        "text-or-form",
        "It reads a union of a date and any text as a date; pochoir keeps the text.",
        _text_or_form,
    ),
    Loss(
        "untyped",
        "It reads a schema without `type` as any value, even if its other keywords imply a type.",
        _untyped,
    ),
    Loss(
        "tuples",
        "It reads the items of `prefixItems` without `items` as any value; pochoir knows that there are no others.",
        _tuples,
    ),
    Loss(
        "alternatives-beside-properties",
        "It makes a union of classes of `oneOf` next to properties; pochoir makes one class with all members.",
        _alternatives,
    ),
)


def is_known(tree: Tree, model: str, member: str, difference: Difference) -> bool:
    """Return whether a difference is due to a known loss.

    Args:
        tree: the resolved description.
        model: the pointer of the schema of the model.
        member: the pointer of the schema of the member; the same as `model` for an alias.
        difference: the difference.
    """
    return any(loss.applies(tree, model, member, difference) for loss in LOSSES)
