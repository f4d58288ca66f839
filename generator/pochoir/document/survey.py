"""Every object of a description with its kind, and every reference: one walk that all later stages may read."""

from dataclasses import dataclass, field

from pochoir.document.grammar import REFERABLE, Kind, children
from pochoir.ir import Json


@dataclass(frozen=True, slots=True)
class Node:
    """An object (or what stands in place of one) and the kind that the grammar expects there.

    `owner` is the kind of the object around it; None where a walk began: at the root, at the target of a reference
    into another file or into a place the grammar says nothing about.
    """

    kind: Kind
    value: Json
    owner: Kind | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A `$ref`, or a member of a discriminator's mapping.

    `pointer` is that of the text itself, `holder[key]` is that text, `kind` what it must lead to.
    """

    pointer: str
    kind: Kind
    holder: "dict[str, Json]"
    key: str


@dataclass(slots=True)
class Survey:
    """`nodes` by pointer, in document order; `references` in the order found."""

    nodes: dict[str, Node] = field(default_factory=dict[str, Node])
    references: list[Reference] = field(default_factory=list[Reference])

    def walk(self, pointer: str, kind: Kind, value: Json) -> list[Reference]:
        """Add everything from `pointer` down that is not known yet; give the references found there."""
        first = len(self.references)
        stack: list[tuple[str, Node]] = [(pointer, Node(kind, value))]
        while stack:
            pointer, node = stack.pop()
            if pointer in self.nodes:
                continue
            self.nodes[pointer] = node
            kind, value = node.kind, node.value
            if not isinstance(value, dict):
                continue
            if "$ref" in value and kind in REFERABLE:
                self.references.append(Reference(pointer + "/$ref", kind, value, "$ref"))
            elif kind == "discriminator":
                self._mapping(pointer, value)
            below = [
                (place, Node(child_kind, child, kind)) for place, child_kind, child in children(kind, pointer, value)
            ]
            stack.extend(reversed(below))
        return self.references[first:]

    def _mapping(self, pointer: str, value: "dict[str, Json]") -> None:
        """The references of a discriminator: the members of `mapping` that are no plain names."""
        mapping = value.get("mapping")
        if not isinstance(mapping, dict):
            return
        for key, target in mapping.items():
            if isinstance(target, str) and (
                "#" in target or "/" in target or target.endswith((".yaml", ".yml", ".json"))
            ):
                below = key.replace("~", "~0").replace("/", "~1")
                self.references.append(Reference(f"{pointer}/mapping/{below}", "schema", mapping, key))
