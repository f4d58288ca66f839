"""Plan README.md: the first call, and a table of operations."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pochoir import ir
from pochoir.annotations import Annotation, gather
from pochoir.config.metadata import OLDEST
from pochoir.literals import ClassName, Code, Identifier
from pochoir.markdown import autolink, code_span, markdown, markdown_cell, markdown_line
from pochoir.targets.client import prose
from pochoir.targets.client import testing as fakes
from pochoir.targets.client.access import BASE_URL, STORE, Access, Given, access, given, needs_base_url
from pochoir.targets.client.imports import Imports, imports
from pochoir.targets.client.samples import Samples, first_operation

_WIDTH: Final = 80
_WEB: Final = ("https://", "http://")
_ORIGINS: Final = {
    "observed": Code("*observed*: not in the documentation of the API, but seen in the service, its code or its tests"),
    "inferred": Code("*inferred*: not in the documentation of the API, and assumed"),
}
_MANY: Final = "with one outcome for each, in as few requests as possible"


@dataclass(frozen=True, slots=True)
class Row:
    """An operation in the table of its resource."""

    method: Code
    route: Code
    what: Code


@dataclass(frozen=True, slots=True)
class Table:
    """The operations of a resource."""

    name: Code
    what: Code
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """An example call such as `absences.get(1)` in a sync and an async program. `given` are arguments of the client."""

    given: Given
    code: Code
    imports: Imports
    async_code: Code
    async_imports: Imports


@dataclass(frozen=True, slots=True)
class Live:
    """A WebSocket in a sample: the method that opens it, and the part of an event that is printed."""

    given: Given
    method: Identifier
    shown: Code


@dataclass(frozen=True, slots=True)
class SocketRow:
    """A WebSocket in a table: its method and its description."""

    method: Code
    what: Code


@dataclass(frozen=True, slots=True)
class ServedSockets:
    """The WebSockets of the fake on a port: their names in a sentence, and the first in the fake."""

    names: Code
    first: Identifier


@dataclass(frozen=True, slots=True)
class WebhookRow:
    """A row of the table of webhooks."""

    name: Code
    class_name: Code
    what: Code


@dataclass(frozen=True, slots=True)
class WebhookSection:
    """The section on webhooks: the attribute of the client, its argument, and the class in the sample.

    `timed` and `identified` are true if the server signs a timestamp and an id.
    """

    name: Identifier
    argument: Code
    variable: Code
    secret: Code
    shown: ClassName
    fake: Identifier
    timed: bool
    identified: bool
    rows: tuple[WebhookRow, ...]


@dataclass(frozen=True, slots=True)
class ServerRow:
    """A row of the table of servers."""

    name: Code
    url: Code
    what: Code


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A row of the table of rate limits."""

    host: Code
    requests: Code
    ban: Code


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a page about the package."""

    label: Code
    url: Code


@dataclass(frozen=True, slots=True)
class Links:
    """The section with links and the license."""

    pages: tuple[Link, ...]
    license: Code


@dataclass(frozen=True, slots=True)
class ReadmeFile:
    """The context of README.md. `call` and `paged` are None if the API has no such operation."""

    title: Code
    summary: Code
    documentation: Code
    examples: tuple[Code, ...]
    distribution: Code
    package: Identifier
    client: ClassName
    async_client: ClassName
    variable: Identifier
    spec: Code
    access: Access
    base_url: Code
    servers: tuple[ServerRow, ...]
    own_servers: tuple[ServerRow, ...]
    limits: tuple[LimitRow, ...]
    enforced: Code
    unenforced: bool
    call: Call | None
    paged: Call | None
    live: Live | None
    live_rows: tuple[SocketRow, ...]
    sockets: ServedSockets | None
    webhooks: WebhookSection | None
    tables: tuple[Table, ...]
    origins: tuple[Code, ...]
    testing: bool
    fake: ClassName
    fixture: Identifier
    served: Code
    python: Code
    links: Links | None


def readme_file(api: ir.Api, extras: Iterable[str] = (), *, testing: bool = True) -> ReadmeFile:
    """Return the context of README.md."""
    samples = Samples({model.name: model for model in api.models})
    return ReadmeFile(
        title=markdown_cell(api.title),
        summary=markdown(api.doc.summary or prose.headline(api.doc, "")),
        documentation=autolink(api.doc.external) if api.doc.external.startswith(_WEB) else Code(""),
        examples=tuple(code_span(each) for each in sorted(extras) if each.startswith("examples/")),
        distribution=Code(api.distribution),
        package=api.package,
        client=api.class_name,
        async_client=ClassName(f"Async{api.class_name}"),
        variable=Identifier(api.package.upper()),
        spec=code_span(api.spec),
        access=access(api),
        base_url=Code(BASE_URL if needs_base_url(api) else ""),
        servers=_servers(api.servers),
        own_servers=_servers(api.own_servers),
        limits=tuple(_limit(each) for each in (*api.limits, *api.quotas)),
        enforced=Code("" if not api.limits else "the others" if api.quotas else "these limits"),
        unenforced=bool(api.quotas),
        call=_call(api, samples, first_operation(api, paged=False)),
        paged=_call(api, samples, first_operation(api, paged=True)),
        live=_live(api, api.sockets[0]) if api.sockets else None,
        live_rows=tuple(_socket(each) for each in api.sockets) if len(api.sockets) > 1 else (),
        sockets=_served_sockets(api.sockets) if api.sockets else None,
        webhooks=_webhooks(api.webhooks) if api.webhooks else None,
        tables=tuple(_table(resource) for resource in api.resources),
        origins=_origins(api),
        testing=testing,
        fake=fakes.fake_name(api.class_name),
        fixture=fakes.fixture_name(api),
        served=_served(first_operation(api, paged=False)),
        python=_python(api),
        links=_links(api.metadata),
    )


def _links(metadata: ir.Metadata) -> Links | None:
    license = code_span(metadata.license) if metadata.license else Code("")
    pages = tuple(Link(markdown_line(label), autolink(url)) for label, url in metadata.urls)
    return Links(pages, license) if pages or license else None


def _python(api: ir.Api) -> Code:
    """Return the versions of Python that the package runs on, in words if they are the usual ones."""
    given = api.metadata.requires_python
    return Code(f"Python {code_span(given)}" if given else f"Python {OLDEST} or later")


def _servers(servers: Iterable[ir.Server]) -> tuple[ServerRow, ...]:
    return tuple(
        ServerRow(code_span(each.name), code_span(each.url, cell=True), markdown_cell(prose.short(each.doc)))
        for each in servers
    )


def _limit(limit: ir.Limit) -> LimitRow:
    counted = " ".join((limit.host, *limit.paths))
    return LimitRow(
        host=code_span(counted, cell=True),
        requests=Code(f"{limit.requests or 'a number that is not documented'} in {limit.per:g} s"),
        ban=Code(f"{limit.ban:g} s" if limit.ban else ""),
    )


def _served(found: tuple[ir.Resource, ir.Operation] | None) -> Code:
    """Return the operation of the first call by its name in the fake, or ""."""
    return Code("" if found is None else f"{fakes.attribute_name(found[0].name)}.{found[1].name}")


def _call(api: ir.Api, samples: Samples, found: tuple[ir.Resource, ir.Operation] | None) -> Call | None:
    if found is None:
        return None
    resource, operation = found
    arguments = samples.arguments(operation)
    name = f"{resource.name}.{operation.name}"
    needed = given(api, operation.security, api.login)
    symbols = set(gather(*arguments).symbols)
    if needed.store:
        symbols.add((str(api.package), STORE))
    return Call(
        given=needed,
        code=_laid_out(name, arguments, 4),
        imports=imports(symbols | {(str(api.package), str(api.class_name))}),
        async_code=_laid_out(name, arguments, 8),
        async_imports=imports(symbols | {("asyncio", ""), (str(api.package), f"Async{api.class_name}")}),
    )


def _live(api: ir.Api, socket: ir.Socket) -> Live:
    needed = given(api, socket.security, socket.login or api.login)
    return Live(needed, socket.name, Code("event.name, event.data" if socket.protocol == "engine.io-3" else "event"))


def _socket(socket: ir.Socket) -> SocketRow:
    return SocketRow(code_span(f"client.{socket.name}()", cell=True), markdown_cell(prose.short(socket.doc)))


def _served_sockets(sockets: Sequence[ir.Socket]) -> ServedSockets:
    names = [code_span(each.name) for each in sockets]
    listed = f"WebSockets {', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else f"WebSocket {names[0]}"
    return ServedSockets(Code(f"the {listed}"), fakes.attribute_name(sockets[0].name))


def _webhooks(webhooks: ir.Webhooks) -> WebhookSection:
    first = webhooks.webhooks[0]
    return WebhookSection(
        name=webhooks.name,
        argument=code_span(webhooks.secret.argument),
        variable=code_span(webhooks.secret.variable),
        secret=Code('"whsec_…"' if webhooks.signature is None else '"…"'),
        shown=first.class_name,
        fake=first.attribute,
        timed=webhooks.signature is None or bool(webhooks.signature.timestamp_header),
        identified=webhooks.signature is None or bool(webhooks.signature.id_header),
        rows=tuple(
            WebhookRow(
                code_span(each.name, cell=True),
                code_span(f"webhooks.{each.class_name}", cell=True),
                markdown_cell(_unended(prose.headline(each.doc, ""))),
            )
            for each in webhooks.webhooks
        ),
    )


def _laid_out(name: str, arguments: tuple[Annotation, ...], indent: int) -> Code:
    line = f"{name}({', '.join(each.text for each in arguments)})"
    if len(line) + indent <= _WIDTH:
        return Code(line)
    margin = " " * indent
    return Code(f"{name}(\n" + "".join(f"{margin}    {each.text},\n" for each in arguments) + f"{margin})")


def _table(resource: ir.Resource) -> Table:
    rows = tuple(row for operation in resource.operations for row in _rows(resource, operation))
    return Table(
        name=code_span(resource.name),
        what=markdown(prose.headline(resource.doc, "")),
        rows=rows,
    )


def _rows(resource: ir.Resource, operation: ir.Operation) -> Iterator[Row]:
    marks = ("deprecated" if operation.doc.deprecated else "", prose.provenance(operation.doc))
    note = ", ".join(mark for mark in marks if mark)
    row = Row(
        method=code_span(f"{resource.name}.{operation.name}", cell=True),
        route=code_span(f"{operation.method.upper()} {operation.path}", cell=True),
        what=markdown_cell(_unended(prose.headline(operation.doc, "")) + (f" ({note})" if note else "")),
    )
    yield row
    if operation.batch is not None:
        name = code_span(f"{resource.name}.{operation.batch.name}", cell=True)
        yield replace(row, method=name, what=Code(f"Save any number of records, {_MANY}"))


def _origins(api: ir.Api) -> tuple[Code, ...]:
    """Return what the marks in the tables mean, for the marks that occur."""
    found = {prose.provenance(operation.doc) for resource in api.resources for operation in resource.operations}
    return tuple(meaning for origin, meaning in _ORIGINS.items() if origin in found)


def _unended(text: str) -> str:
    return text.removesuffix(".")
