"""Plan `_client.py`: the sync and async clients."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pochoir import ir
from pochoir.annotations import Annotation, Symbol, TypeWriter, gather
from pochoir.literals import ClassName, Code, Identifier, docstring, literal
from pochoir.targets.client import flows, oauth2, prose, sockets, webhooks
from pochoir.targets.client.access import needs_base_url
from pochoir.targets.client.credentials import Credential, arguments
from pochoir.targets.client.features import prefixes
from pochoir.targets.client.imports import Imports, imports
from pochoir.targets.client.layout import Entry

_CLIENT = "._runtime.call.client"
_BASES = {"": "SyncClient", "Async": "AsyncClient"}


@dataclass(frozen=True, slots=True)
class Store:
    """The argument for a token store."""

    argument: Identifier
    kind: Code


@dataclass(frozen=True, slots=True)
class Attribute:
    """A resource as an attribute of a client."""

    name: Identifier
    class_name: ClassName
    doc: Code


@dataclass(frozen=True, slots=True)
class TargetArgument:
    """An argument for what a client calls, if the description names no server: a base URL, or an application."""

    name: Identifier
    kind: Code
    required: bool


@dataclass(frozen=True, slots=True)
class Overload:
    """A signature of the constructor."""

    credentials: tuple[Credential, ...]
    target: tuple[TargetArgument, ...]
    deprecated: bool


@dataclass(frozen=True, slots=True)
class ClientClass:
    """The sync or the async client.

    Attributes:
        has_arguments: whether it has arguments besides options.
        target: the arguments for what it calls, of which one is required; empty if the description has servers.
        overloads: the signatures for type checkers, those with old names of arguments last; empty if there is only one.
        renamed: the name of each argument by its old name, as literals.
        renamed_servers: the same for servers.
        warning: the message for the use of an old name of an argument.
    """

    name: ClassName
    bases: Code
    doc: Code
    init_doc: Code
    has_arguments: bool
    target: tuple[TargetArgument, ...]
    credentials: tuple[Credential, ...]
    options: Code
    store: Store | None
    resources: tuple[Attribute, ...]
    sockets: tuple[sockets.SocketMethod, ...]
    webhooks: webhooks.Attribute | None
    logins: tuple[flows.Login, ...]
    overloads: tuple[Overload, ...]
    renamed: tuple[Entry, ...]
    renamed_servers: tuple[Entry, ...]
    warning: Code

    @property
    def has_old_names(self) -> bool:
        """Whether an argument or a server has an old name."""
        return bool(self.renamed or self.renamed_servers)


@dataclass(frozen=True, slots=True)
class ClientFile:
    """The context of `_client.py`."""

    imports: Imports
    classes: tuple[ClientClass, ...]


def client_file(api: ir.Api) -> ClientFile:
    """Return the context of `_client.py`."""
    kinds = prefixes(api)
    needed: set[Symbol] = {("typing", "Unpack"), ("._api", "API")}
    needed |= {(_CLIENT, _BASES[prefix]) for prefix in kinds}
    typing: set[Symbol] = {("._runtime.base.options", _options(api))}
    if needs_base_url(api):
        typing |= gather(*_target_types(api).values()).symbols
    typing |= {("._runtime.base.options", "CallOptions"), ("typing", "Self")}
    typing |= gather(*(each.annotation for each in arguments(api, asynchronous="Async" in kinds))).symbols
    typing |= oauth2.store_symbols(api)
    if any(each.access for each in (*api.resources, *api.old_resources)):
        needed |= {("functools", "cached_property"), (".", "resources")}
    for each in (*api.resources, *api.old_resources):
        classes = tuple(f"{prefix}{each.class_name}" for prefix in kinds)
        if each.access:
            typing |= {(".resources", name) for name in classes}
        else:
            needed |= {(f".resources.{each.name}", name) for name in classes}
    old = api.old_names
    needed |= {("._runtime.call.renamed", "renamed as _renamed")} if old.arguments or old.servers else set()
    needed |= {("typing_extensions", "deprecated as _deprecated")} if old.arguments or old.sockets else set()
    needed |= {("typing", "overload as _overload")} if old.arguments or needs_base_url(api) else set()
    typing |= sockets.symbols(api, TypeWriter.of(api.models))
    typing |= flows.login_symbols(api.flows)
    if api.flows and api.flows.logins:
        needed.add(("functools", "cached_property"))
    if api.webhooks:
        needed.add(("functools", "cached_property"))
        typing |= {
            (".webhooks", "Webhooks as _Webhooks"),
            ("._runtime.webhooks.receive", "WebhookSecret as _WebhookSecret"),
        }
    return ClientFile(
        imports=imports(needed, typing),
        classes=tuple(_client(api, prefix) for prefix in kinds),
    )


def _client(api: ir.Api, prefix: str) -> ClientClass:
    given = arguments(api, asynchronous=bool(prefix))
    name = ClassName(prefix + api.class_name)
    kind = "Asynchronous client" if prefix else "Synchronous client"
    every = (*api.resources, *api.old_resources)
    own = (f"{prefix}{each.class_name}" for each in every if not each.access)
    return ClientClass(
        name=name,
        bases=Code(", ".join((_BASES[prefix], *own))),
        doc=docstring(
            prose.paragraphs((f"{kind} of {prose.the_api(api.title)}.", prose.flowing(api.doc.description))), 4
        ),
        init_doc=docstring(_init_doc(given, api), 8),
        has_arguments=bool(given or api.webhooks or needs_base_url(api)),
        target=_target(api, ()),
        credentials=given,
        options=Code(_options(api)),
        store=(
            Store(api.store, Code(f"{prefix}TokenStore | TokenStore" if prefix else "TokenStore"))
            if api.store
            else None
        ),
        resources=tuple(
            Attribute(
                each.name,
                ClassName(prefix + each.class_name),
                docstring(prose.headline(each.doc, prose.about(each)), 8),
            )
            for each in every
            if each.access
        ),
        sockets=sockets.methods(api, TypeWriter.of(api.models), prefix),
        webhooks=webhooks.attribute(api),
        logins=flows.logins(api.flows, prefix),
        overloads=tuple(_overloads(api, given)),
        renamed=_entries(api.old_names.arguments),
        renamed_servers=_entries(api.old_names.servers),
        warning=literal(
            f"{name}: pass {', '.join(f'{each.now} instead of {each.name}' for each in api.old_names.arguments)}"
        ),
    )


def _entries(names: Iterable[ir.Renamed]) -> tuple[Entry, ...]:
    return tuple(Entry(literal(str(each.name)), literal(str(each.now))) for each in names)


def _old_credentials(api: ir.Api, given: Sequence[Credential]) -> Iterator[tuple[Credential, ...]]:
    """Yield the credentials with old names: once, or more often if one was renamed several times."""
    old: dict[str, list[Identifier]] = {}
    for each in api.old_names.arguments:
        old.setdefault(str(each.now), []).append(each.name)
    for number in range(max(map(len, old.values()), default=0)):
        names = {now: listed[min(number, len(listed) - 1)] for now, listed in old.items()}
        yield tuple(replace(each, argument=names.get(str(each.argument), each.argument)) for each in given)


def _options(api: ir.Api) -> str:
    return "ConnectionOptions" if needs_base_url(api) else "ClientOptions"


def _target(api: ir.Api, required: Sequence[str]) -> tuple[TargetArgument, ...]:
    """Return the arguments for what a client calls, those that are required first; nothing if there are servers."""
    if not needs_base_url(api):
        return ()
    found: list[TargetArgument] = []
    for name, kind in _target_types(api).items():
        text = kind.text if name in required or name == "app" else Code(f"{kind.text} | None")
        found.append(TargetArgument(Identifier(name), text, name in required))
    return tuple(sorted(found, key=lambda each: not each.required))


def _target_types(api: ir.Api) -> Mapping[str, Annotation]:
    # If a resource is called `str`, that name is not the builtin in the class of the client.
    words = TypeWriter().inside(resource.name for resource in (*api.resources, *api.old_resources))
    return {"base_url": words.builtin("str"), "app": words.builtin("object")}


def _overloads(api: ir.Api, given: tuple[Credential, ...]) -> Iterator[Overload]:
    """Yield the signatures of the constructor: what it calls in each way, with the names of arguments old and new."""
    ways = [_target(api, [name]) for name in ("base_url", "app")] if needs_base_url(api) else [()]
    every = [(given, False), *((old, True) for old in _old_credentials(api, given))]
    if len(ways) * len(every) > 1:
        yield from (Overload(names, way, deprecated) for names, deprecated in every for way in ways)


def _init_doc(given: Sequence[Credential], api: ir.Api) -> str:
    target = [
        ("base_url", "the base URL of the API; its description names no server."),
        ("app", "an ASGI or WSGI application to call in process, as in tests; ``base_url`` is not needed then."),
    ]
    entries = target if needs_base_url(api) else []
    entries += [
        (
            each.argument,
            " ".join(part for part in (each.text, f"Default: the environment variable ``{each.variable}``.") if part),
        )
        for each in given
    ]
    if api.store is not None:
        entries.append((api.store, "the token store; a new pair is saved in it before it is used."))
    if api.webhooks is not None:
        secret = api.webhooks.secret
        default = f"Default: the environment variable ``{secret.variable}``."
        entries.append((secret.argument, f"{prose.short(secret.doc)} {default}"))
    options = ("options", f"see `{_options(api)}`.")
    functions = (
        "A credential can also be a function that returns it; it is called whenever the credential is needed."
        if given
        else ""
    )
    return prose.paragraphs(
        (
            "Create a client. No request is sent before the first call.",
            functions,
            prose.section("Args", [*entries, options], 8),
        )
    )
