"""Assign models to modules. Models that refer to each other share one."""

from collections import Counter
from collections.abc import Iterator, Mapping

from pochoir import naming
from pochoir.ir import ListOf, LiteralOf, MapOf, Model, Named, Plain, TypeRef, UnionOf
from pochoir.literals import ClassName, Identifier


def assign(
    models: Mapping[ClassName, tuple[TypeRef, ...]],
    parents: Mapping[ClassName, ClassName],
    main: Mapping[ClassName, int],
) -> dict[ClassName, Identifier]:
    """Assign a module to each model.

    Args:
        models: the types in each model, by the name of the model.
        parents: the model that contains each inline model; they share a module.
        main: the rank of each model. A module is named after the model with the lowest rank, or the most used of them.
    """
    edges = {
        name: sorted(
            {used for type_ in types for used in named(type_)} | ({parents[name]} if name in parents else set())
        )
        for name, types in models.items()
    }
    groups = list(_groups(edges))
    users = Counter(used for name, used_ in edges.items() for used in used_ if used != name)
    heads = {min(group, key=lambda name: (main[name], -users[name], len(name), name)): group for group in groups}
    modules = naming.modules(naming.NameRequest(head, (head,)) for head in heads)
    return {name: modules[head] for head, group in heads.items() for name in group}


def named(type_: TypeRef) -> Iterator[ClassName]:
    """Yield the models in a type."""
    match type_:
        case Named():
            yield type_.name
        case ListOf():
            for item in type_.positions or (type_.item,):
                yield from named(item)
        case MapOf():
            yield from named(type_.value)
        case UnionOf():
            for option in type_.options:
                yield from named(option)
        case Plain() | LiteralOf():
            return


def uses(model: Model) -> list[ClassName]:
    """Return the models that a model refers to, sorted."""
    types = [model.alias] if model.alias is not None else [field.type for field in model.fields]
    types += [model.extra] if model.extra is not None else []
    return sorted({name for type_ in types for name in named(type_)})


def _groups(edges: Mapping[ClassName, list[ClassName]]) -> Iterator[list[ClassName]]:
    """Yield the strongly connected components (Tarjan's algorithm, iterative because chains may be long)."""
    index: dict[ClassName, int] = {}
    low: dict[ClassName, int] = {}
    path: list[ClassName] = []
    on_path: set[ClassName] = set()
    for root in sorted(edges):
        work = [(root, 0)] if root not in index else []
        while work:
            name, at = work.pop()
            if name not in index:
                index[name] = low[name] = len(index)
                path.append(name)
                on_path.add(name)
            for position, other in enumerate(edges[name][at:], at):
                if other not in index:
                    work += [(name, position), (other, 0)]
                    break
                if other in on_path:
                    low[name] = min(low[name], low[other])
            else:
                if low[name] == index[name]:
                    yield _pop(path, on_path, name)


def _pop(path: list[ClassName], on_path: set[ClassName], root: ClassName) -> list[ClassName]:
    group: list[ClassName] = []
    while not group or group[-1] != root:
        group.append(path.pop())
        on_path.discard(group[-1])
    return group
