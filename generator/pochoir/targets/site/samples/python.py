"""Write a call as a Python program that uses the client, synchronous or asynchronous."""

from collections.abc import Iterable
from dataclasses import dataclass

from pochoir import ir
from pochoir.annotations import Annotation, Symbol, gather
from pochoir.literals import Code, literal
from pochoir.targets.client.access import BASE_URL, needs_base_url
from pochoir.targets.client.imports import imports
from pochoir.targets.client.samples import Samples
from pochoir.targets.client.variants import gives_items, is_stream
from pochoir.targets.site.samples.layout import break_lines
from pochoir.targets.site.samples.request import FILE, reply_of


@dataclass(frozen=True, slots=True)
class Variant:
    """The differences between synchronous and asynchronous programs.

    Attributes:
        prefix: the prefix of the client class.
        await_: the keyword before a call, with a space.
        async_: the keyword before `with` and `for`, with a space.
        indent: the indentation of the statements.
    """

    prefix: str
    await_: str
    async_: str
    indent: int


SYNC = Variant("", "", "", 4)
ASYNC = Variant("Async", "await ", "async ", 8)


def main_variant(api: ir.Api) -> Variant:
    """Return the variant of the samples: synchronous, unless there is only an asynchronous client."""
    return ASYNC if api.clients == "async" else SYNC


@dataclass(frozen=True, slots=True)
class _FilePaths(Samples):
    """Example values in which the content of a file is written as its path."""

    def expression(self, type: ir.TypeRef, value: ir.Json, depth: int = 0) -> Annotation:
        """Return a value as a Python expression."""
        if type == ir.Plain("bytes"):
            return Annotation(Code(f"Path({literal(FILE)})"), frozenset({("pathlib", "Path")}))
        return Samples.expression(self, type, value, depth)


@dataclass(frozen=True, slots=True)
class Call:
    """The example call of an operation, `client.projects.get(1234)`, and the symbols it imports."""

    resource: ir.Resource
    operation: ir.Operation
    arguments: str
    symbols: frozenset[Symbol]

    def expression(self, variant: str = "") -> str:
        """Return the call as an expression: of the method, or of a variant such as `with_response`."""
        path = f"client.{self.resource.access}{f'{variant}.' if variant else ''}{self.operation.name}"
        return f"{path}({self.arguments})"

    def statements(self, variant: Variant, indent: int) -> list[str]:
        """Return the statements that make the call and use the result."""
        if self.operation.paging or is_stream(self.operation):
            name = "item" if self.operation.paging or gives_items(self.operation) else "event"
            return [*lines(f"{variant.async_}for {name} in {self.expression()}:", indent), f"    print({name})"]
        match reply_of(self.operation):
            case "bytes":
                opened = f"{variant.async_}with {self.expression('with_streaming')} as reply:"
                return [*lines(opened, indent), f"    {variant.await_}reply.save({literal(FILE)})"]
            case "redirect":
                return self.statements_with_response(variant, indent, "Location")
            case _ if self.operation.returns == ir.Plain("none"):
                return lines(f"{variant.await_}{self.expression()}", indent)
            case _:
                return [*lines(f"result = {variant.await_}{self.expression()}", indent), "print(result)"]

    def statements_with_response(self, variant: Variant, indent: int, *headers: str) -> list[str]:
        """Return the statements that make the call and print headers of the response."""
        printed = (f"print(reply.headers.get({literal(each)}))" for each in headers)
        return [*lines(f"reply = {variant.await_}{self.expression('with_response')}", indent), *printed]


def call_of(values: Samples, resource: ir.Resource, operation: ir.Operation) -> Call:
    """Return the example call of an operation."""
    sends = operation.body is not None and operation.body.kind in ("bytes", "multipart")
    arguments = (_FilePaths(values.models, values.parameters) if sends else values).arguments(operation)
    expressions = ", ".join(each.text for each in arguments)
    return Call(resource, operation, expressions, gather(*arguments).symbols)


def write(api: ir.Api, values: Samples, resource: ir.Resource, operation: ir.Operation) -> str:
    """Return the program of the main variant. Credentials are read from the environment."""
    call, variant = call_of(values, resource, operation), main_variant(api)
    return program(api, variant, call.symbols, call.statements(variant, variant.indent))


def write_async(api: ir.Api, values: Samples, resource: ir.Resource, operation: ir.Operation) -> str:
    """Return the asynchronous program. Credentials are read from the environment."""
    call = call_of(values, resource, operation)
    return program(api, ASYNC, call.symbols, call.statements(ASYNC, ASYNC.indent))


def program(
    api: ir.Api,
    variant: Variant,
    symbols: Iterable[Symbol],
    body: Iterable[str],
    given: str = "",
    before: Iterable[str] = (),
) -> str:
    """Return a complete program.

    Args:
        api: the API.
        variant: `SYNC` or `ASYNC`.
        symbols: the symbols that the body imports.
        body: the lines inside the `with` of the client.
        given: the arguments of the client.
        before: lines before the `with`.
    """
    client = f"{variant.prefix}{api.class_name}"
    if needs_base_url(api) and "base_url=" not in given:
        given = ", ".join(each for each in (BASE_URL, given) if each)
    needed = {*symbols, (str(api.package), client)}
    opened = [*before, *lines(f"{variant.async_}with {client}({given}) as client:", variant.indent - 4)]
    inner = [*opened, *indented(body)]
    if variant is SYNC:
        return "\n".join([*_imports(needed), "", *inner])
    main = ["async def main() -> None:", *indented(inner)]
    return "\n".join([*_imports({*needed, ("asyncio", "")}), "", "", *main, "", "", "asyncio.run(main())"])


def lines(code: str, indent: int) -> list[str]:
    """Return a statement as lines, broken to fit at this indentation."""
    return break_lines(code, indent).split("\n")


def indented(body: Iterable[str]) -> list[str]:
    """Indent lines by one level."""
    return [f"    {line}" if line else "" for line in body]


def _imports(symbols: Iterable[Symbol]) -> list[str]:
    sections = imports(symbols).runtime
    return "\n\n".join("\n".join(section) for section in sections).split("\n")
