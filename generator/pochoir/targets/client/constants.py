"""Find members with a constant value in a body, which the client sends by default."""

from collections.abc import Mapping

from pochoir import ir
from pochoir.literals import ClassName


def holds_constants(type_: ir.TypeRef, models: Mapping[ClassName, ir.Model]) -> bool:
    """Return whether a value of a type may have such a member, at any depth."""
    seen: set[ClassName] = set()
    stack = [type_]
    while stack:
        match stack.pop():
            case ir.Named(name=name) if name not in seen and name in models:
                seen.add(name)
                model = models[name]
                if any(each.constant for each in model.fields):
                    return True
                stack += [model.alias] if model.alias is not None else [each.type for each in model.fields]
                stack += [model.extra] if model.extra is not None else []
            case ir.ListOf(item=inner) | ir.MapOf(value=inner):
                stack.append(inner)
            case ir.UnionOf(options=options):
                stack += options
            case _:
                pass
    return False
