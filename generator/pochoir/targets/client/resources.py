"""Plan `resources/<resource>.py`: the sync and async methods of a tag."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from pochoir import ir
from pochoir.annotations import Annotation, Symbol, TypeWriter, gather
from pochoir.literals import ClassName, Code, Identifier, docstring, literal
from pochoir.targets.client import prose
from pochoir.targets.client.arguments import (
    TIMESTAMPS,
    TIMESTAMPS_MODULE,
    old_signatures,
    passed,
    signature,
)
from pochoir.targets.client.batches import Helper, Overload
from pochoir.targets.client.helpers import Written, helpers
from pochoir.targets.client.helpers import names as helper_names
from pochoir.targets.client.imports import Imports, imports
from pochoir.targets.client.layout import Entry
from pochoir.targets.client.method_docs import method_doc
from pochoir.targets.client.old_methods import Old, OldMethod, constants, old_names
from pochoir.targets.client.overloads import Form, Forms, forms
from pochoir.targets.client.results import ASYNC, SYNC, Flavour, bases, stream_result, usual_result, whole_result
from pochoir.targets.client.variants import (
    Variant,
    gives_items,
    has_forms,
    is_stream,
    variant_symbols,
    variants,
)

_RESOURCE = "._runtime.call.resource"
_NONE: Final = Old()
_EXTRAS: Final = Code("**_extra: Unpack[RequestExtras]")
_EXTRAS_SYMBOLS: Final = frozenset({("typing", "Unpack"), ("._runtime.call.extras", "RequestExtras")})
"""The last parameter of every method. No argument begins with an underscore."""


@dataclass(frozen=True, slots=True)
class Method:
    """A method of a resource class.

    Attributes:
        overloads: those of a method with several media types, or with arguments that have old names.
        renamed: the name of each argument by its old name, as literals.
        operations: the name of the module with the constant.
        cast: the return type as text, of a method whose results are of several kinds.
    """

    name: Identifier
    define: Code
    signature: tuple[Code, ...]
    returns: Code
    doc: Code
    deprecated: Code
    give: Code
    runner: Code
    constant: Identifier
    arguments: tuple[Code, ...]
    guard: Code
    overloads: tuple[Overload, ...]
    renamed: tuple[Entry, ...]
    operations: Code
    cast: Code


@dataclass(frozen=True, slots=True)
class ResourceClass:
    """A resource class."""

    name: Code
    base: Code
    doc: Code
    methods: tuple[Method, ...]
    helpers: tuple[Helper, ...]
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class ResourceFile:
    """The context of a module of `resources`. `deprecated` is true if one of its methods is."""

    title: Code
    imports: Imports
    module: Identifier
    classes: tuple[ResourceClass, ...]
    deprecated: bool


def resource_file(
    resource: ir.Resource,
    writer: TypeWriter,
    errors: Mapping[str, Code],
    oauth2: ir.OAuth2 | None = None,
    old: Old = _NONE,
    kinds: Sequence[Flavour] = (SYNC, ASYNC),
) -> ResourceFile:
    """Return the context of the module of one resource.

    Args:
        resource: the resource.
        writer: the writer of types.
        errors: the error class of each status, as docstrings refer to it: `{"404": "errors.NotFound"}`.
        oauth2: the authorization code flow, if the resource has its token operation.
        old: old names of operations in this resource.
        kinds: which classes are generated.
    """
    all_methods = replace(resource, operations=(*resource.operations, *(each.operation for each in old.methods)))
    inside = writer.inside(
        {*(each.name for each in all_methods.operations), *helper_names(resource, oauth2, old.batches)}
    )
    needed: list[Annotation] = []
    written = {flavour: helpers(resource, oauth2, flavour is ASYNC, inside, old.batches) for flavour in kinds}
    former = {str(each.operation.name): each for each in old.methods}
    classes = tuple(
        _class(all_methods, flavour, inside, errors, needed, written[flavour], former) for flavour in written
    )
    overloaded = any(one.overloads for each in classes for one in each.methods) or any(
        one.overloads for one in written[kinds[0]].helpers
    )
    runtime = set(_runtime_symbols(all_methods, needed, old, overloaded, kinds)) | written[kinds[0]].runtime
    whole = gather(*needed)
    models = {(".models", name) for name in whole.models}
    return ResourceFile(
        title=resource.name,
        imports=imports(runtime, whole.symbols | models | _EXTRAS_SYMBOLS, here="resources"),
        module=resource.name,
        classes=classes,
        deprecated=any(map(_is_deprecated, all_methods.operations)) or bool(old.methods or old.batches),
    )


def _is_deprecated(operation: ir.Operation) -> bool:
    return operation.doc.deprecated or any(old_names(operation))


def _runtime_symbols(
    resource: ir.Resource, needed: Iterable[Annotation], old: Old, overloaded: bool, kinds: Sequence[Flavour]
) -> Iterable[Symbol]:
    owners = {each.owner for each in (*old.methods, *old.batches)}
    if len(old.methods) < len(resource.operations):
        owners.add(resource.name)
    yield from (("._operations", f"{owner} as {constants(resource.name, owner)}") for owner in owners)
    for flavour in kinds:
        found = bases(resource, flavour)
        yield from ((module, f"{name} as _{name}") for module, name in found)
        yield from () if found else ((_RESOURCE, str(flavour.base)),)
    yield from variant_symbols(resource, [each is ASYNC for each in kinds])
    if any(annotation.text.endswith("Unset") for annotation in needed):
        yield ("._runtime.base.unset", "UNSET")
    if any(operation.confirm for operation in resource.operations):
        yield ("._runtime.call.confirmation", "require_confirmation")
    for operation in resource.operations:
        times = [each.time for each in operation.parameters]
        times += [each.time for each in operation.body.fields] if operation.body else []
        yield from ((TIMESTAMPS_MODULE, TIMESTAMPS[time]) for time in times if time)
    if old.methods or old.batches or any(map(_is_deprecated, resource.operations)):
        # PEP 702: editors and type checkers show it, and a call warns.
        yield ("typing_extensions", "deprecated as _deprecated")
    called = (*resource.operations, *(each.operation for each in old.batches))
    renamed = any(any(old_names(operation)) for operation in called)
    if overloaded:
        yield ("typing", "overload as _overload")
    if any(map(has_forms, resource.operations)):
        yield ("typing", "cast as _cast")
    if renamed:
        yield ("._runtime.call.renamed", "renamed as _renamed")


def _class(
    resource: ir.Resource,
    flavour: Flavour,
    writer: TypeWriter,
    errors: Mapping[str, Code],
    needed: list[Annotation],
    written: Written,
    former: Mapping[str, OldMethod],
) -> ResourceClass:
    needed += written.annotations
    name = ClassName(flavour.prefix + resource.class_name)
    doc = prose.lead(resource.doc, prose.about(resource))
    return ResourceClass(
        name=name,
        base=_base(resource, flavour),
        doc=docstring(doc, 4),
        methods=tuple(
            _method(each, (resource, name), flavour, writer, errors, needed, former.get(str(each.name)))
            for each in resource.operations
        ),
        helpers=written.helpers,
        variants=variants(resource, name, flavour is ASYNC),
    )


def _base(resource: ir.Resource, flavour: Flavour) -> Code:
    return Code(", ".join(f"_{name}" for _, name in bases(resource, flavour)) or flavour.base)


def _method(
    operation: ir.Operation,
    owner: tuple[ir.Resource, ClassName],
    flavour: Flavour,
    writer: TypeWriter,
    errors: Mapping[str, Code],
    needed: list[Annotation],
    former: OldMethod | None,
) -> Method:
    found = forms(operation, writer, usual_result(operation, flavour, writer), partial(stream_result, flavour))
    mixed = has_forms(operation)
    given, returns = found.whole.given, whole_result(found, flavour) if mixed else found.whole.returns
    needed += [returns, *(each.annotation for each in given)]
    needed += [part for each in found.overloads for part in (each.returns, *(one.annotation for one in each.given))]
    stream = "_items" if gives_items(operation) else "_events" if is_stream(operation) else ""
    runner = "_chosen" if mixed else "_paged" if operation.paging else stream or "_call"
    plain = runner != "_call"
    resource, name = owner
    call = f"{resource.access}{operation.name}"
    doc, warning = method_doc(operation, given, errors), f"{name}.{operation.name} is deprecated"
    if former is not None:
        now = former.call
        doc, warning = f"Deprecated: call `{now}`, which has the same arguments.", f"{call} is deprecated, call {now}"
    deprecated = literal(warning) if operation.doc.deprecated or former else Code("")
    old = [(each, old_name) for each in given for old_name in each.old_names]
    arguments_now = ", ".join(dict.fromkeys(f"{each.name} instead of {old_name}" for each, old_name in old))
    notice = literal(f"{call}: pass {arguments_now}")
    return Method(
        name=operation.name,
        define=SYNC.define if plain else flavour.define,
        signature=(*signature(given), _EXTRAS),
        returns=returns.text,
        doc=docstring(doc, 8),
        deprecated=deprecated,
        give=SYNC.give if plain else flavour.give,
        runner=Code(runner),
        constant=operation.constant,
        arguments=(*passed(given, operation.fixed), Code("extra=_extra")),
        guard=_guard(operation),
        overloads=_overloads(found, deprecated, notice if old else Code(""), flavour if mixed else None),
        renamed=tuple(Entry(literal(str(old_name)), literal(str(each.name))) for each, old_name in old),
        operations=constants(resource.name, former.owner if former else resource.name),
        cast=literal(str(returns.text)) if mixed else Code(""),
    )


def _overloads(found: Forms, deprecated: Code, notice: Code, flavour: Flavour | None) -> tuple[Overload, ...]:
    """Return the overloads of a method.

    Args:
        found: the forms of the method.
        deprecated: the message of its deprecation, or empty.
        notice: the message for old names of arguments, if it has some.
        flavour: that of a method whose results are of several kinds, of which some are awaited.
    """

    def overload(form: Form, given: tuple[Code, ...], message: Code) -> Overload:
        define = flavour.define if flavour is not None and not form.lazy else Code("")
        return Overload((*given, _EXTRAS), form.returns.text, message, define)

    shown = found.overloads or ((found.whole,) if notice else ())
    overloads = [overload(each, signature(each.given), deprecated) for each in shown]
    for each in shown[:1] if notice else ():
        overloads += [overload(each, given, notice) for given in old_signatures(each.given)]
    return tuple(overloads)


def _guard(operation: ir.Operation) -> Code:
    name = operation.confirm
    return Code(f"require_confirmation({literal(str(name))}, {name})") if name else Code("")
