"""Plan README.md: the first call, and a table of operations."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pochoir import ir
from pochoir.annotations import Annotation, gather
from pochoir.config.metadata import OLDEST
from pochoir.literals import ClassName, Code, Identifier, plain
from pochoir.markdown import autolink, code_span, markdown, markdown_cell, markdown_line
from pochoir.targets.client import prose
from pochoir.targets.client import testing as fakes
from pochoir.targets.client.access import BASE_URL, STORE, Access, Given, access, given, needs_base_url
from pochoir.targets.client.features import prefixes
from pochoir.targets.client.imports import Imports, imports
from pochoir.targets.client.installing import EVENTS, SHARED_LIMITS, TELEMETRY, install_line
from pochoir.targets.client.production import production
from pochoir.targets.client.readme_events import (
    ServedSockets,
    SocketRow,
    WebhookSection,
    served_sockets,
    socket_row,
    webhook_section,
)
from pochoir.targets.client.readme_operations import Table, chosen_media_types, origins, own_methods, table
from pochoir.targets.client.samples import Samples, first_operation
from pochoir.targets.client.topics import Topic
from pochoir.targets.client.user_logins import LOGGED_IN, certificate, user_logins

_WIDTH: Final = 80
_KINDS: Final = {
    "both": "with a synchronous and an asynchronous API",
    "sync": "with a synchronous API",
    "async": "with an asynchronous API",
}
_WEB: Final = ("https://", "http://")


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
    """The context of README.md. `call` and `paged` are None if the API has no such operation.

    `first` is the client of the samples: the sync one, or the only one. If that is the async one, `async_` and `await_`
    are the keywords before statements and calls.
    """

    title: Code
    summary: Code
    documentation: Code
    examples: tuple[Code, ...]
    distribution: Code
    install: Code
    install_telemetry: Code
    install_events: Code
    install_limits: Code
    package: Identifier
    client: ClassName
    async_client: ClassName
    sync: bool
    asynchronous: bool
    both: bool
    kinds: Code
    first: ClassName
    async_: Code
    await_: Code
    cache: ClassName
    fake_client: Code
    variable: Identifier
    spec: Code
    access: Access
    base_url: Code
    servers: tuple[ServerRow, ...]
    own_servers: tuple[ServerRow, ...]
    production: tuple[Topic, ...]
    logins: tuple[Topic, ...]
    logged_in: Code
    deadline: Code
    own_deadlines: bool
    certificate: Code
    limits: tuple[LimitRow, ...]
    enforced: Code
    unenforced: bool
    media_types: Code
    call: Call | None
    paged: Call | None
    live: Live | None
    live_rows: tuple[SocketRow, ...]
    sockets: ServedSockets | None
    webhooks: WebhookSection | None
    tables: tuple[Table, ...]
    origins: tuple[Code, ...]
    testing: bool
    docs: bool
    fake: ClassName
    fixture: Identifier
    served: Code
    python: Code
    links: Links | None


def readme_file(api: ir.Api, extras: Iterable[str] = (), *, testing: bool = True, docs: bool = False) -> ReadmeFile:
    """Return the context of README.md."""
    samples = Samples.of(api)
    kinds = prefixes(api)
    only_async = kinds == ("Async",)
    return ReadmeFile(
        title=markdown_cell(api.title),
        summary=markdown(api.doc.summary or prose.headline(api.doc, "")),
        documentation=autolink(api.doc.external) if api.doc.external.startswith(_WEB) else Code(""),
        examples=tuple(code_span(each) for each in sorted(extras) if each.startswith("examples/")),
        distribution=Code(api.distribution),
        install=plain(install_line(api)),
        install_telemetry=plain(install_line(api, TELEMETRY)),
        install_events=plain(install_line(api, EVENTS)),
        install_limits=plain(install_line(api, SHARED_LIMITS)),
        package=api.package,
        client=api.class_name,
        async_client=ClassName(f"Async{api.class_name}"),
        sync="" in kinds,
        asynchronous="Async" in kinds,
        both=len(kinds) > 1,
        kinds=Code(_KINDS[api.clients]),
        first=ClassName(f"{kinds[0]}{api.class_name}"),
        async_=Code("async " if only_async else ""),
        await_=Code("await " if only_async else ""),
        cache=ClassName(f"{kinds[0]}ReplyCache"),
        fake_client=Code("async_client" if only_async else "client"),
        variable=Identifier(api.package.upper()),
        spec=code_span(api.spec),
        access=access(api),
        base_url=Code(BASE_URL if needs_base_url(api) else ""),
        servers=_servers(api.servers),
        own_servers=_servers(api.own_servers),
        production=production(api),
        logins=user_logins(api),
        logged_in=LOGGED_IN.markdown,
        deadline=Code("`None`" if api.deadline is None else f"{api.deadline:g}"),
        own_deadlines=any(each.deadline is not None for resource in api.resources for each in resource.operations),
        certificate=shown.markdown if (shown := certificate(api)) is not None else Code(""),
        limits=tuple(_limit(each) for each in (*api.limits, *api.quotas)),
        enforced=Code("" if not api.limits else "the others" if api.quotas else "these limits"),
        unenforced=bool(api.quotas),
        media_types=chosen_media_types(api),
        call=_call(api, samples, first_operation(api, paged=False)),
        paged=_call(api, samples, first_operation(api, paged=True)),
        live=_live(api, api.sockets[0]) if api.sockets else None,
        live_rows=tuple(socket_row(each) for each in api.sockets) if len(api.sockets) > 1 else (),
        sockets=served_sockets(api.sockets) if api.sockets else None,
        webhooks=webhook_section(api.webhooks) if api.webhooks else None,
        tables=tuple(table(resource, own_methods(api, resource)) for resource in api.resources),
        origins=origins(api),
        testing=testing,
        docs=docs,
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
        requests=Code(f"{limit.requests or 'an undocumented number'} in {prose.period(limit.per)}"),
        ban=Code(prose.period(limit.ban) if limit.ban else ""),
    )


def _served(found: tuple[ir.Resource, ir.Operation] | None) -> Code:
    """Return the operation of the first call by its name in the fake, or ""."""
    if found is None:
        return Code("")
    resource, operation = found
    if not resource.access:
        return fakes.attribute_name(operation.name)
    return Code(f"{fakes.attribute_name(resource.name)}.{operation.name}")


def _call(api: ir.Api, samples: Samples, found: tuple[ir.Resource, ir.Operation] | None) -> Call | None:
    if found is None:
        return None
    resource, operation = found
    arguments = samples.arguments(operation)
    name = f"{resource.access}{operation.name}"
    needed = given(api, operation.security, api.login)
    symbols = set(gather(*arguments).symbols)
    if needed.store:
        symbols.add((str(api.package), STORE))
    return Call(
        given=needed,
        code=_laid_out(name, arguments, 4),
        imports=imports(symbols | {(str(api.package), f"{prefixes(api)[0]}{api.class_name}")}),
        async_code=_laid_out(name, arguments, 8),
        async_imports=imports(symbols | {("asyncio", ""), (str(api.package), f"Async{api.class_name}")}),
    )


def _live(api: ir.Api, socket: ir.Socket) -> Live:
    needed = given(api, socket.security, socket.login or api.login)
    return Live(needed, socket.name, Code("event.name, event.data" if socket.protocol == "engine.io-3" else "event"))


def _laid_out(name: str, arguments: tuple[Annotation, ...], indent: int) -> Code:
    line = f"{name}({', '.join(each.text for each in arguments)})"
    if len(line) + indent <= _WIDTH:
        return Code(line)
    margin = " " * indent
    return Code(f"{name}(\n" + "".join(f"{margin}    {each.text},\n" for each in arguments) + f"{margin})")
