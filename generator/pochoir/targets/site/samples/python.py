"""An operation as a program that uses the client: the names that the client's own code has, sync and async."""

from collections.abc import Iterable
from dataclasses import dataclass

from pochoir import ir
from pochoir.annotations import Annotation, Symbol, gather
from pochoir.literals import Code, literal
from pochoir.targets.client.imports import imports
from pochoir.targets.client.samples import Samples
from pochoir.targets.client.variants import is_stream
from pochoir.targets.site.samples.layout import laid_out
from pochoir.targets.site.samples.request import FILE, reply_of


@dataclass(frozen=True, slots=True)
class Flavour:
    """The words in which a sync program and an async one differ."""

    prefix: str
    give: str
    loop: str
    indent: int


SYNC = Flavour("", "", "", 4)
ASYNC = Flavour("Async", "await ", "async ", 8)


@dataclass(frozen=True, slots=True)
class _Files(Samples):
    """Writes the content of a file as the path of one, as who has a file would."""

    def expression(self, type: ir.TypeRef, value: ir.Json, depth: int = 0) -> Annotation:
        """The Python expression of a value."""
        if type == ir.Plain("bytes"):
            return Annotation(Code(f"Path({literal(FILE)})"), frozenset({("pathlib", "Path")}))
        return Samples.expression(self, type, value, depth)


@dataclass(frozen=True, slots=True)
class Call:
    """The example call of an operation, `client.projects.get(1234)`, and what it imports."""

    resource: ir.Resource
    operation: ir.Operation
    arguments: str
    symbols: frozenset[Symbol]

    def written(self, variant: str = "") -> str:
        """The call itself, of a method of the resource or of one of its variants."""
        path = f"client.{self.resource.name}.{f'{variant}.' if variant else ''}{self.operation.name}"
        return f"{path}({self.arguments})"

    def used(self, flavour: Flavour, indent: int) -> list[str]:
        """The statements that make the call and use what it gives."""
        if self.operation.paging or is_stream(self.operation):
            name = "item" if self.operation.paging else "event"
            return [*lines(f"{flavour.loop}for {name} in {self.written()}:", indent), f"    print({name})"]
        match reply_of(self.operation):
            case "bytes":
                opened = f"{flavour.loop}with {self.written('with_streaming')} as reply:"
                return [*lines(opened, indent), f"    {flavour.give}reply.save({literal(FILE)})"]
            case "redirect":
                return self.whole(flavour, indent, "Location")
            case _ if self.operation.returns == ir.Plain("none"):
                return lines(f"{flavour.give}{self.written()}", indent)
            case _:
                return [*lines(f"result = {flavour.give}{self.written()}", indent), "print(result)"]

    def whole(self, flavour: Flavour, indent: int, *headers: str) -> list[str]:
        """The statements that make the call and print header fields of the whole reply."""
        printed = (f"print(reply.headers.get({literal(each)}))" for each in headers)
        return [*lines(f"reply = {flavour.give}{self.written('with_response')}", indent), *printed]


def call_of(values: Samples, resource: ir.Resource, operation: ir.Operation) -> Call:
    """The example call of an operation."""
    sends = operation.body is not None and operation.body.kind in ("bytes", "multipart")
    arguments = (_Files(values.models) if sends else values).arguments(operation)
    written = ", ".join(each.text for each in arguments)
    return Call(resource, operation, written, gather(*arguments).symbols)


def write(api: ir.Api, values: Samples, resource: ir.Resource, operation: ir.Operation) -> str:
    """The sync program. Credentials come from the environment."""
    call = call_of(values, resource, operation)
    return program(api, SYNC, call.symbols, call.used(SYNC, SYNC.indent))


def write_async(api: ir.Api, values: Samples, resource: ir.Resource, operation: ir.Operation) -> str:
    """The async program, with the same names."""
    call = call_of(values, resource, operation)
    return program(api, ASYNC, call.symbols, call.used(ASYNC, ASYNC.indent))


def program(
    api: ir.Api,
    flavour: Flavour,
    symbols: Iterable[Symbol],
    body: Iterable[str],
    given: str = "",
    before: Iterable[str] = (),
) -> str:
    """A whole program.

    Args:
        api: the API.
        flavour: sync or async.
        symbols: what the body imports.
        body: the lines inside the `with` of the client.
        given: the arguments of the client.
        before: lines before the `with`.
    """
    client = f"{flavour.prefix}{api.class_name}"
    needed = {*symbols, (str(api.package), client)}
    opened = [*before, *lines(f"{flavour.loop}with {client}({given}) as client:", flavour.indent - 4)]
    inner = [*opened, *indented(body)]
    if flavour is SYNC:
        return "\n".join([*_imports(needed), "", *inner])
    main = ["async def main() -> None:", *indented(inner)]
    return "\n".join([*_imports({*needed, ("asyncio", "")}), "", "", *main, "", "", "asyncio.run(main())"])


def lines(code: str, indent: int) -> list[str]:
    """A statement on as many lines as it takes; `indent` is where it begins in the program."""
    return laid_out(code, indent).split("\n")


def indented(body: Iterable[str]) -> list[str]:
    """Lines one level deeper."""
    return [f"    {line}" if line else "" for line in body]


def _imports(symbols: Iterable[Symbol]) -> list[str]:
    sections = imports(symbols).runtime
    return "\n\n".join("\n".join(section) for section in sections).split("\n")
