"""An index of all objects and references of a description, built in one walk and read by all later stages."""

from dataclasses import dataclass, field

from pochoir.document.grammar import REFERABLE, Kind, children
from pochoir.document.references import MISSING, lookup, parse
from pochoir.ir import Json
from pochoir.pointers import escape


@dataclass(frozen=True, slots=True)
class Node:
    """A value, and the kind of object that OpenAPI expects in its place.

    Attributes:
        kind: the expected kind of object.
        value: the value, which may be anything: validation reports what does not match its kind.
        owner: the kind of the enclosing object; None at the start of a walk (the root of the description, or the target
            of a reference into another file or to a place where OpenAPI expects no particular object).
    """

    kind: Kind
    value: Json
    owner: Kind | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A `$ref`, or an entry of a discriminator's mapping.

    Attributes:
        pointer: JSON pointer of the reference string.
        kind: the kind of object it must refer to.
        holder: the object that contains it: `holder[key]` is the reference string.
        key: its key in `holder`.
    """

    pointer: str
    kind: Kind
    holder: "dict[str, Json]"
    key: str


@dataclass(slots=True)
class Survey:
    """All objects and references of a description.

    Attributes:
        nodes: the objects by JSON pointer, in document order.
        references: the references in the order they were found.
    """

    nodes: dict[str, Node] = field(default_factory=dict[str, Node])
    references: list[Reference] = field(default_factory=list[Reference])

    def walk(self, pointer: str, kind: Kind, value: Json) -> list[Reference]:
        """Add everything from `pointer` down that is not in the index yet.

        Args:
            pointer: JSON pointer of the value to start from.
            kind: the kind of object expected there.
            value: the value.

        Returns:
            The references found in this walk.
        """
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
        """Add the entries of a discriminator's `mapping` that are references, not plain schema names."""
        mapping = value.get("mapping")
        if not isinstance(mapping, dict):
            return
        for key, target in mapping.items():
            if isinstance(target, str) and (
                "#" in target or "/" in target or target.endswith((".yaml", ".yml", ".json"))
            ):
                self.references.append(Reference(f"{pointer}/mapping/{escape(key)}", "schema", mapping, key))


def index(tree: "dict[str, Json]") -> Survey:
    """Return the index of a description that has been linked, so that all its references are local."""
    survey = Survey()
    waiting = survey.walk("", "openapi", tree)
    while waiting:
        reference = waiting.pop()
        text = reference.holder[reference.key]
        target = parse(text) if isinstance(text, str) else None
        if target is None or target.file or target.anchor or target.pointer in survey.nodes:
            continue
        value = lookup(tree, target.pointer)
        if value is not MISSING:
            waiting += survey.walk(target.pointer, reference.kind, value)
    return survey
