"""What `resources/<resource>.py` holds: the methods of one tag, sync and async, with the same names and words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pochoir import ir
from pochoir.hints import Hint, Hints, Symbol, gather, generic, symbol
from pochoir.literals import ClassName, Code, Identifier, docstring, literal
from pochoir.plan import prose
from pochoir.plan.imports import Imports, imports

_RESOURCE = "._runtime.resource"
_PAGES = "._runtime.paging"


@dataclass(frozen=True, slots=True)
class Flavour:
    """The words in which a sync class and an async class differ."""

    prefix: str
    base: Code
    define: Code
    give: Code
    pages: str
    whole: Code


SYNC = Flavour("", Code("SyncResource"), Code("def"), Code("return"), "Paged", Code("whole_reply"))
ASYNC = Flavour(
    "Async", Code("AsyncResource"), Code("async def"), Code("return await"), "AsyncPaged", Code("whole_async_reply")
)


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a method: how it is declared, what it is for, and under which name it is sent."""

    name: Identifier
    wire: str
    part: str
    hint: Hint
    required: bool
    text: str

    @property
    def declaration(self) -> Code:
        """`first_day: date`, or `title: str | Unset = UNSET`."""
        return Code(f"{self.name}: {self.hint.text}{'' if self.required else ' = UNSET'}")


@dataclass(frozen=True, slots=True)
class Method:
    """One method of a resource class."""

    name: Identifier
    define: Code
    signature: tuple[Code, ...]
    returns: Code
    doc: Code
    warning: Code
    give: Code
    runner: Code
    constant: Identifier
    arguments: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class ResourceClass:
    """One resource class; `whole` names the methods that its with-response class has."""

    name: Code
    base: Code
    doc: Code
    methods: tuple[Method, ...]
    whole_name: Code
    whole_doc: Code
    whole_function: Code
    whole: tuple[Identifier, ...]


@dataclass(frozen=True, slots=True)
class ResourceFile:
    """The context of one `resources` module."""

    title: Code
    imports: Imports
    module: Identifier
    classes: tuple[ResourceClass, ...]


def arguments(operation: ir.Operation, hints: Hints) -> tuple[Argument, ...]:
    """The arguments of a method: of the path in its order, then what must be given, then what may be."""
    given = [
        _argument(each.name, each.wire, each.location, each.type, each.required, prose.short(each.doc), hints)
        for each in operation.parameters
        if operation.paging is None or each.wire != operation.paging.parameter
    ]
    body = operation.body
    hints = hints.sending(body.kind) if body else hints
    if body is not None and body.fields:
        given += [
            _argument(
                each.name, each.wire, "body", each.type, each.required and body.required, prose.short(each.doc), hints
            )
            for each in body.fields
            if not each.read_only
        ]
    elif body is not None:
        given.append(_argument(body.name, "", "body", body.type, body.required, prose.short(body.doc), hints))
    return tuple(sorted(given, key=lambda each: (each.part != "path", each.part != "path" and not each.required)))


def resource_file(resource: ir.Resource, hints: Hints, errors: Mapping[str, Code]) -> ResourceFile:
    """The context of the module of one resource.

    Args:
        resource: the resource.
        hints: writes the types of the API.
        errors: the error class of each status, as docstrings name it: `{"404": "errors.NotFound"}`.
    """
    names = {operation.name for operation in resource.operations}
    inside = hints.inside(names)
    needed: list[Hint] = []
    classes = tuple(_class(resource, flavour, inside, errors, needed) for flavour in (SYNC, ASYNC))
    runtime = set(_runtime_symbols(resource, needed))
    whole = gather(*needed)
    models = {(".models", name) for name in whole.models}
    return ResourceFile(
        title=resource.name,
        imports=imports(runtime, whole.symbols | models, here="resources"),
        module=resource.name,
        classes=classes,
    )


def _runtime_symbols(resource: ir.Resource, needed: Iterable[Hint]) -> Iterable[Symbol]:
    yield ("._operations", f"{resource.name} as operations")
    yield (_RESOURCE, "SyncResource")
    yield (_RESOURCE, "AsyncResource")
    if any(operation.paging is None for operation in resource.operations):
        yield ("functools", "cached_property")
        yield (_RESOURCE, "whole_reply")
        yield (_RESOURCE, "whole_async_reply")
    if any(hint.text.endswith("Unset") for hint in needed):
        yield ("._runtime.unset", "UNSET")
    if any(operation.doc.deprecated for operation in resource.operations):
        yield ("warnings", "warn as _warn")


def _class(
    resource: ir.Resource, flavour: Flavour, hints: Hints, errors: Mapping[str, Code], needed: list[Hint]
) -> ResourceClass:
    name = ClassName(flavour.prefix + resource.class_name)
    whole_name = ClassName(f"{name}WithResponse")
    doc = prose.lead(resource.doc, f"The operations of ``{resource.tag}``")
    return ResourceClass(
        name=name,
        base=flavour.base,
        doc=docstring(doc, 4),
        methods=tuple(_method(each, name, flavour, hints, errors, needed) for each in resource.operations),
        whole_name=whole_name,
        whole_doc=docstring(f"The methods of `{name}`, each giving the whole reply.", 4),
        whole_function=flavour.whole,
        whole=tuple(each.name for each in resource.operations if each.paging is None),
    )


def _method(
    operation: ir.Operation,
    owner: ClassName,
    flavour: Flavour,
    hints: Hints,
    errors: Mapping[str, Code],
    needed: list[Hint],
) -> Method:
    given = arguments(operation, hints)
    if operation.paging:
        returns = generic(symbol(_PAGES, flavour.pages), hints.reply(operation.paging.item))
    else:
        returns = hints.reply(operation.returns)
    needed += [returns, *(each.hint for each in given)]
    plain = operation.paging is not None
    return Method(
        name=operation.name,
        define=SYNC.define if plain else flavour.define,
        signature=_signature(given),
        returns=returns.text,
        doc=docstring(method_doc(operation, given, errors), 8),
        warning=literal(f"{owner}.{operation.name} is deprecated") if operation.doc.deprecated else Code(""),
        give=SYNC.give if plain else flavour.give,
        runner=Code("_paged" if plain else "_call"),
        constant=operation.constant,
        arguments=_passed(given),
    )


def method_doc(operation: ir.Operation, given: Iterable[Argument], errors: Mapping[str, Code]) -> str:
    """The text of a method's docstring: what it does, its arguments, what it gives and raises, and where it is from."""
    raised = [
        (errors[reply.status], prose.headline(reply.doc, "")) for reply in operation.replies if reply.status in errors
    ]
    route = f"``{operation.method.upper()} {operation.path}``{prose.cited(operation.doc)}."
    lead = prose.lead(operation.doc)
    returns = _returned(operation)
    return prose.paragraphs(
        (
            lead or route,
            prose.section("Args", [(each.name, each.text) for each in given if each.text], 8),
            prose.section("Returns", [("", returns)] if returns else [], 8),
            prose.section("Raises", raised, 8),
            route if lead else "",
        )
    )


def _returned(operation: ir.Operation) -> str:
    success = next((each for each in operation.replies if each.status.startswith("2")), None)
    if success is None or operation.returns == ir.Plain("none") or operation.paging is not None:
        return ""
    if not prose.says_something(success.doc.description):
        return ""
    said = prose.short(success.doc)
    return said if said != prose.sentence(operation.doc.summary) else ""


def _argument(
    name: Identifier, wire: str, part: str, type: ir.TypeRef, required: bool, text: str, hints: Hints
) -> Argument:
    hint = hints.request(type)
    if not required:
        unset = symbol("._runtime.unset", "Unset")
        joined = gather(hint, unset)
        hint = Hint(Code(f"{hint.text} | Unset"), joined.symbols, joined.models)
    return Argument(name, wire, part, hint, required, text)


def _signature(given: tuple[Argument, ...]) -> tuple[Code, ...]:
    path = [each.declaration for each in given if each.part == "path"]
    rest = [each.declaration for each in given if each.part != "path"]
    return (Code("self"), *path, *([Code("*"), *rest] if rest else ()))


def _passed(given: tuple[Argument, ...]) -> tuple[Code, ...]:
    passed: list[Code] = []
    for part in ("path", "query", "header", "cookie", "body"):
        members = [each for each in given if each.part == part]
        whole = next((each for each in members if not each.wire), None)
        if whole is not None:
            passed.append(Code(f"{part}={whole.name}"))
        elif members:
            pairs = ", ".join(f"{literal(each.wire)}: {each.name}" for each in members)
            passed.append(Code(f"{part}={{{pairs}}}"))
    return tuple(passed)
