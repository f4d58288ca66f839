"""Lower a document again where additions would rename what was released."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pochoir import evolution, ir, lower, naming
from pochoir.annotations import input_name
from pochoir.evolution.files import Released
from pochoir.evolution.keeping import Place
from pochoir.ir import Json
from pochoir.literals import ClassName, Code, Identifier
from pochoir.lower import Identity, resources
from pochoir.problems import Location, Problem
from pochoir.resolve import Readable, Resolved, resolve
from pochoir.schemas import Schema

_ROUNDS: Final = 8
"""Maximum number of times that a document is lowered again."""


@dataclass(frozen=True, slots=True)
class _Pinned:
    """A document with further pinned names. The places in its files are the same."""

    tree: dict[str, Json]
    original: Readable
    schemas: dict[str, Schema] = field(default_factory=dict[str, Schema])

    def locate(self, pointer: str) -> Location:
        """Return the position of the value at a pointer."""
        return self.original.locate(pointer)


@dataclass(frozen=True, slots=True)
class Lowered:
    """A document after resolution and lowering, with the problems of lowering."""

    resolved: Resolved
    api: ir.Api
    problems: tuple[Problem, ...]


def lower_with_names(
    document: Readable, resolved: Resolved, identity: Identity, released: Released | None, processes: int = 1
) -> Lowered:
    """Lower a document, and keep the names of its last release.

    Args:
        document: the document.
        resolved: the resolved document.
        identity: the names and the settings of the client.
        released: the last release, if there was one.
        processes: the number of processes that may run.
    """
    best = Lowered(resolved, *lower.lower(document, resolved, identity, processes))
    if released is None:
        return best
    surface = released.surface
    names = left = evolution.moved(surface, best.api)
    for _ in range(_ROUNDS):
        if not left:
            break
        pinned = _Pinned(evolution.pinned(document.tree, names), document)
        # Some schemas combine several places, so that no place takes a pin.
        pins = {pointer: name for (pointer, kind), name in names.items() if kind == "class"}
        again = resolve(pinned, known=resolved.identical, kept=pins, taken=_classes(names))
        kept = replace(identity, kept=names)
        made = Lowered(again, *lower.lower(pinned, again, kept, processes))
        moved = evolution.moved(surface, made.api)
        if len(moved) < len(left):
            best, left = made, moved
        # Something else that had a pinned name has lost it: it is pinned too.
        more = {place: name for place, name in moved.items() if place not in names}
        if not more:
            break
        names = names | more
    if not identity.settings.old_names:
        return best
    api = evolution.with_old_names(surface, best.api, identity.settings.version or released.version)
    return replace(best, api=_with_old_resources(api))


def _classes(names: Mapping[Place, str]) -> frozenset[str]:
    """Return the classes to keep that schemas would take, because they are named first."""
    found: set[str] = set()
    for (_, kind), name in names.items():
        if kind == "resource-class":
            found |= set(resources.with_variants(name))
        elif kind in ("family", "input"):
            found.add(name)
    return frozenset(found)


def _with_old_resources(api: ir.Api) -> ir.Api:
    """Return an API with the resources that only have old names of operations."""
    known = {str(each.name) for each in api.resources}
    operations = [operation for each in api.resources for operation in each.operations]
    calls = [call for each in operations for call in (*each.old_calls, *each.old_batches)]
    old = {str(call.resource): call.resource for call in calls if str(call.resource) not in known}
    taken = {str(api.class_name), f"Async{api.class_name}"}
    taken |= {str(name) for model in api.models for name in (model.name, input_name(model))}
    taken |= {name for each in api.resources for name in resources.with_variants(each.class_name)}
    classes = resources.named_classes((resources.class_request(*item) for item in old.items()), frozenset(taken))
    doc = ir.Doc("Old names of operations, which are deprecated.")
    return replace(api, old_resources=tuple(_old_resource(old[key], classes[key], doc) for key in sorted(old)))


def _old_resource(name: Identifier, class_name: ClassName, doc: ir.Doc) -> ir.Resource:
    on_client = name == naming.ON_CLIENT
    access, label = ("", "Client") if on_client else (f"{name}.", str(name))
    return ir.Resource(name, class_name, "", doc, (), Code(access), label, "" if on_client else str(name))
