"""Lower named schemas to models: classes and aliases."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from pochoir import naming
from pochoir.ir import Doc, ListOf, LiteralOf, MapOf, Model, Named, Plain, TypeRef, UnionOf
from pochoir.literals import ClassName, Identifier
from pochoir.lower import modules, unions
from pochoir.lower.constraints import constrained, of_unnamed
from pochoir.lower.context import Context
from pochoir.lower.docs import doc_of
from pochoir.lower.members import fields
from pochoir.lower.types import JSON, extra_of, shape, union_of
from pochoir.pointers import upwards
from pochoir.resolve import reach, shapes
from pochoir.resolve.families import families

NOWHERE: Final = Identifier("models")


def models(context: Context) -> tuple[Model, ...]:
    """Return the models of the API, sorted by name."""
    sent, received = reach.sent(context.tree), reach.received(context.tree)
    found = [_model(context, pointer, pointer in sent, pointer in received) for pointer in sorted(context.names)]
    found += [_family(context, found_name, pointer, sent, received) for pointer, found_name in context.families.items()]
    whole = _without_endless_aliases(context, {model.name: model for model in found})
    types = {model.name: _types(model) for model in whole.values()}
    ranks = {model.name: int(not model.pointer.startswith("/components/schemas/")) for model in whole.values()}
    homes = modules.assign(types, _parents(context), ranks)
    return tuple(replace(whole[name], module=homes[name], input=context.inputs.get(name)) for name in sorted(whole))


def _parents(context: Context) -> dict[ClassName, ClassName]:
    """Return the model that contains each inline model."""
    found: dict[ClassName, ClassName] = {}
    for pointer, name in context.names.items():
        around = upwards(pointer.rpartition("/")[0])
        above = next((each for each in around if each in context.names), "")
        if above:
            found[name] = context.names[above]
    return found


def _model(context: Context, pointer: str, sent: bool, received: bool) -> Model:
    schema = context.tree.schema(pointer)
    name = context.names[pointer]
    doc = doc_of(schema.keywords, "title")
    if naming.pascal(doc.summary).casefold() == name.casefold():
        doc = replace(doc, summary="")
    model = Model(name, NOWHERE, doc, pointer, in_requests=sent, in_replies=received, examples=tuple(schema.examples))
    model = replace(model, also=context.same.get(pointer, ()))
    if shapes.kind(context.tree, pointer) == "object":
        members = fields(context, pointer)
        found = shapes.members(context.tree, pointer)
        return replace(model, fields=members, open=found.open, extra=_extra(context, pointer))
    return replace(model, alias=constrained(context, pointer, shape(context, pointer)))


def _extra(context: Context, pointer: str) -> TypeRef | None:
    """Return the type of the undeclared members of an object, with the constraints of `additionalProperties`."""
    found = extra_of(context, pointer)
    return None if found is None else of_unnamed(context, pointer, found)


def _family(context: Context, name: ClassName, parent: str, sent: frozenset[str], received: frozenset[str]) -> Model:
    """Return the union of a parent and the schemas that extend it."""
    places = [*families(context.tree)[parent], parent]
    options = tuple(dict.fromkeys(Named(context.names[place]) for place in places if place in context.names))
    discriminator = unions.of_family(context.tree, context.names, parent)
    name_of_parent, wire = context.names[parent], discriminator.wire
    doc = Doc(description=f"`{name_of_parent}`, or a schema that extends it, by the value of `{wire}`.")
    alias = UnionOf(options, discriminator)
    # The parent alone is sent and received with each schema that extends it.
    is_sent, is_received = sent.issuperset(places), received.issuperset(places)
    return Model(name, NOWHERE, doc, parent, alias=alias, in_requests=is_sent, in_replies=is_received)


def _types(model: Model) -> tuple[TypeRef, ...]:
    if model.alias is not None:
        return (model.alias,)
    return (*(field.type for field in model.fields), *([model.extra] if model.extra is not None else []))


def _without_endless_aliases(context: Context, models: Mapping[ClassName, Model]) -> dict[ClassName, Model]:
    """Replace the recursion in aliases that only consist of themselves by any JSON; Python cannot express them."""
    aliases = {name: model for name, model in models.items() if model.alias is not None}
    whole = dict(models)
    for name in sorted(aliases):
        model = whole[name]
        if model.alias is not None and _comes_back(name, whole):
            cut = _cut(model.alias, frozenset(_endless(name, whole)))
            whole[name] = replace(model, alias=constrained(context, model.pointer, cut))
            context.warn(
                "alias-recursive", model.pointer, f"{name} only refers to itself", "its inner values can be any JSON"
            )
    return whole


def _reachable(name: ClassName, models: Mapping[ClassName, Model]) -> set[ClassName]:
    """Return the aliases that an alias refers to, except through classes."""
    seen: set[ClassName] = set()
    stack = [name]
    while stack:
        alias = models[stack.pop()].alias
        for used in modules.named(alias) if alias is not None else ():
            if used not in seen and models[used].alias is not None:
                seen.add(used)
                stack.append(used)
    return seen


def _comes_back(name: ClassName, models: Mapping[ClassName, Model]) -> bool:
    return name in _reachable(name, models)


def _endless(name: ClassName, models: Mapping[ClassName, Model]) -> set[ClassName]:
    return {used for used in _reachable(name, models) if name in _reachable(used, models)}


def _cut(type_: TypeRef, names: frozenset[ClassName]) -> TypeRef:
    match type_:
        case Named():
            return JSON if type_.name in names else type_
        case ListOf():
            positions = tuple(_cut(each, names) for each in type_.positions)
            return replace(type_, item=_cut(type_.item, names), positions=positions)
        case MapOf():
            return MapOf(_cut(type_.value, names))
        case UnionOf():
            found = union_of(_cut(option, names) for option in type_.options)
            return replace(found, discriminator=type_.discriminator) if isinstance(found, UnionOf) else found
        case Plain() | LiteralOf():
            return type_
