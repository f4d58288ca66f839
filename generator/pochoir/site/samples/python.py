"""An operation as a program that uses the client: the names that the client's own code has, sync and async."""

from typing import Final

from pochoir import ir
from pochoir.hints import Symbol, gather
from pochoir.plan.imports import imports
from pochoir.plan.samples import Samples
from pochoir.site.samples.layout import laid_out

_PRINTED: Final = "print({})"


def write(api: ir.Api, values: Samples, resource: ir.Resource, operation: ir.Operation) -> str:
    """The sync program. Credentials come from the environment."""
    symbols, call = _call(api, values, resource, operation)
    head = _imports({*symbols, (str(api.package), str(api.class_name))})
    body = [f"with {api.class_name}() as client:", *_indented(_use(operation, call, 4), 4)]
    return "\n".join([*head, "", *body])


def write_async(api: ir.Api, values: Samples, resource: ir.Resource, operation: ir.Operation) -> str:
    """The async program, with the same names."""
    symbols, call = _call(api, values, resource, operation)
    client = f"Async{api.class_name}"
    head = _imports({*symbols, (str(api.package), client), ("asyncio", "")})
    body = _indented(_use(operation, call, 8, "await ", "async "), 8)
    main = ["async def main() -> None:", f"    async with {client}() as client:", *body]
    return "\n".join([*head, "", "", *main, "", "", "asyncio.run(main())"])


def guarded(api: ir.Api, values: Samples, resource: ir.Resource, operation: ir.Operation, error: str) -> str:
    """The sync program that expects an error of the API, by the name of its class."""
    symbols, call = _call(api, values, resource, operation)
    head = _imports({*symbols, (str(api.package), str(api.class_name)), (str(api.package), "errors")})
    use = _use(operation, call, 8)
    caught = [f"    except errors.{error} as error:", "        print(error.status, error.body)"]
    body = [f"with {api.class_name}() as client:", "    try:", *_indented(use, 8), *caught]
    return "\n".join([*head, "", *body])


def _call(
    api: ir.Api, values: Samples, resource: ir.Resource, operation: ir.Operation
) -> tuple[frozenset[Symbol], str]:
    arguments = values.arguments(operation)
    written = ", ".join(each.text for each in arguments)
    return gather(*arguments).symbols, f"client.{resource.name}.{operation.name}({written})"


def _use(operation: ir.Operation, call: str, indent: int, give: str = "", loop: str = "") -> list[str]:
    if operation.paging:
        opened = laid_out(f"{loop}for item in {call}:", indent)
        return [*opened.split("\n"), "    print(item)"]
    if operation.returns == ir.Plain("none"):
        return laid_out(f"{give}{call}", indent).split("\n")
    return [*laid_out(f"result = {give}{call}", indent).split("\n"), _PRINTED.format("result")]


def _imports(symbols: set[Symbol]) -> list[str]:
    sections = imports(symbols).runtime
    return "\n\n".join("\n".join(section) for section in sections).split("\n")


def _indented(lines: list[str], indent: int) -> list[str]:
    return [f"{' ' * indent}{line}" if line else "" for line in lines]
