"""Lower a resolved document to the API to generate.

Only this package knows both OpenAPI and the intermediate representation. Every operation of the document is in the
result or has an error among the problems.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from pochoir import forking, ir, naming, pointers
from pochoir.config.client import DEFAULTS, ClientSettings
from pochoir.extensions.notes import LANGUAGE
from pochoir.literals import ClassName, Code, Identifier
from pochoir.lower import (
    failures,
    flows,
    limits,
    login,
    metadata,
    oauth2,
    operations,
    resources,
    rules,
    security,
    servers,
    sockets,
    unions,
    webhooks,
)
from pochoir.lower.context import Context, text
from pochoir.lower.docs import doc_of
from pochoir.lower.models import models
from pochoir.problems import Problem
from pochoir.resolve import Readable, Resolved, reach
from pochoir.resolve.families import families
from pochoir.resolve.paths import MORE, is_method

__all__ = ["Identity", "lower"]

_MANY: Final = 500
"""The number of models from which a copy of this process lowers them."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The names and the settings of a client.

    Attributes:
        distribution: the name of the distribution.
        spec: the path of the description, as generated files show it.
        additions: the modules of `additions/` next to the description.
        settings: the settings that shape the client.
        kept: the names that are kept from the last release and have no place for a pin, by their place
            (`evolution.keeping`).
    """

    distribution: str
    spec: str
    additions: tuple[str, ...] = ()
    settings: ClientSettings = DEFAULTS
    kept: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])

    @property
    def package(self) -> Identifier:
        """The package, which the settings can name."""
        own = self.settings.code.package
        return Identifier(own) if own else naming.package(self.distribution)

    @property
    def client(self) -> ClassName:
        """The class of the client, which the settings can name."""
        own = self.settings.code.class_name
        return ClassName(own) if own else naming.client(self.distribution)

    def kept_names(self, kind: str) -> dict[str, str]:
        """Return the kept names of a kind by what they name."""
        return {key: name for (key, each), name in self.kept.items() if each == kind}


def lower(
    document: Readable, resolved: Resolved, identity: Identity, processes: int = 1
) -> tuple[ir.Api, tuple[Problem, ...]]:
    """Lower a document.

    Args:
        document: the document.
        resolved: the resolved document.
        identity: the names and the settings of the client.
        processes: the number of processes that may run. With more than one, a copy of this process lowers the models
            of a large document. The result does not depend on it.

    Returns:
        The API, and the problems found here, sorted. The problems of `resolved` are not repeated.
    """
    context = _context(resolved, identity)
    apart = replace(context, report=[])
    is_large = len(context.names) > _MANY
    with forking.begun(lambda: (models(apart), apart.report), processes=processes if is_large else 1) as made:
        api = _api(context, identity)
        found, problems = made()
    api = replace(api, models=found)
    return api, tuple(sorted({*context.report, *problems}, key=lambda each: (each.pointer, each.code, each.message)))


def _api(context: Context, identity: Identity) -> ir.Api:
    """Return the API without its models."""
    code, package = identity.settings.code, identity.package
    found = security.schemes(context)
    arguments = _arguments(context, found)
    schemes = security.named(found, arguments, package)
    groups, oauth_methods = _resources(context, schemes, identity)
    every = [operation for resource in groups for operation in resource.operations]
    info = context.tree.mapping("/info")
    title = text(info.get("title"))
    _report_unused(context)
    own = servers.own_servers(context, [each.server for each in every], flows.own_urls(context))
    names = _attributes(groups)
    live = sockets.sockets(context, every, schemes, arguments, package, names)
    received = webhooks.webhooks(context, arguments, package, names | {each.name for each in live})
    codes = oauth2.oauth2(context, every, arguments, oauth_methods, package)
    taken = {*names, *(str(each.name) for each in live), str(received.name) if received is not None else ""}
    direct = flows.flows(context, arguments, package, own, taken)
    return ir.Api(
        title=title if title.strip() else identity.distribution,
        version=text(info.get("version")),
        doc=doc_of({"externalDocs": context.tree.at("/externalDocs")} | info),
        language=text(info.get("x-language")) or LANGUAGE.of(info) or "en",
        distribution=identity.distribution,
        package=package,
        class_name=identity.client,
        spec=identity.spec,
        servers=servers.servers(context),
        schemes=schemes,
        login=login.login(login.stated(context), every, arguments, package),
        resources=servers.named(groups, own),
        models=(),
        failures=failures.failures(every, identity.kept_names("error")),
        default_failure=failures.default_failure(every),
        oauth2=codes,
        flows=direct,
        store=_store(codes or direct, arguments),
        release=identity.settings.version,
        metadata=metadata.metadata(context, identity.settings.metadata, identity.distribution),
        additions=identity.additions,
        clients=code.clients,
        dependencies=code.dependencies,
        runtime=code.runtime,
        own_servers=own,
        deadline=limits.deadline(context),
        limits=limits.limits(context),
        quotas=limits.quotas(context),
        definitions=rules.definitions(context, every, received.webhooks if received is not None else ()),
        sockets=live,
        webhooks=received,
    )


def _context(resolved: Resolved, identity: Identity) -> Context:
    parents = {pointer: resolved.names[pointer] for pointer in families(resolved.tree) if pointer in resolved.names}
    kept = identity.kept_names("input")
    given = frozenset[str](resolved.names.values())
    named = naming.families(parents, given | frozenset(kept.values()), identity.kept_names("family"))
    sent = reach.sent(resolved.tree)
    sendable = [name for names in (resolved.names, named) for pointer, name in names.items() if pointer in sent]
    others = [name for each in identity.kept_names("resource-class").values() for name in resources.with_variants(each)]
    inputs = naming.inputs(sendable, [*given, *named.values(), *others], kept)
    places = {name: pointer for names in (resolved.names, named) for pointer, name in names.items()}
    tags = unions.tags(resolved.tree, resolved.schemas)
    infers = identity.settings.infers_paging
    same = resolved.identical.others()
    return Context(
        resolved.tree,
        resolved.names,
        places,
        tags=tags,
        families=named,
        inputs=inputs,
        same=same,
        kept=identity.kept,
        infers_paging=infers,
    )


def _arguments(context: Context, found: tuple[ir.Scheme, ...]) -> dict[str, Identifier]:
    """Return the arguments of the client for credentials, tokens and secrets, by what each is for."""
    requests = (
        *security.name_requests(context, found),
        *login.name_requests(context),
        *login.store_requests(context),
        *security.store_requests(context, found),
        *oauth2.name_requests(context),
        *flows.name_requests(context),
        *webhooks.name_requests(context),
    )
    return naming.credentials(
        replace(each, pin=each.pin or context.kept_name("credential", _released(each.key))) for each in requests
    )


def _released(key: str) -> str:
    """Return the key of a credential in the surface of a release, by that of the request for its name."""
    kind, _, name = key.partition(":")
    return name if kind == "scheme" else f"secret {'' if kind == 'webhooks' else name}"


def _store(given: ir.OAuth2 | ir.TokenFlows | None, arguments: dict[str, Identifier]) -> Identifier | None:
    """Return the argument for a token store: that of the tokens, of the login, or of the session cookies."""
    return (
        given.store if given is not None else arguments.get("login:token_store", arguments.get("cookies:token_store"))
    )


def _attributes(found: tuple[ir.Resource, ...]) -> frozenset[Identifier]:
    """Return the attributes of the client: its resources and methods."""
    own = (operation.name for each in found if not each.access for operation in each.operations)
    return frozenset({*(each.name for each in found if each.access), *own})


def _oauth_methods(methods: Iterable[Mapping[str, Identifier]]) -> tuple[Identifier, Identifier, Identifier] | None:
    for names in methods:
        if "oauth:exchange" in names:
            url, redirect, exchange = (names[f"oauth:{name}"] for name in oauth2.METHODS)
            return url, redirect, exchange
    return None


def _report_unused(context: Context) -> None:
    """Report parts of the document that clients do not use."""
    for path in context.tree.mapping("/paths"):
        item = context.tree.resolved(pointers.join("/paths", path))
        for method in context.tree.mapping(pointers.join(item, MORE)):
            if not is_method(method):
                context.refuse("method-unsupported", pointers.join(item, MORE, method), "HTTP has no such method")


def _resources(
    context: Context, schemes: tuple[ir.Scheme, ...], identity: Identity
) -> tuple[tuple[ir.Resource, ...], tuple[Identifier, Identifier, Identifier] | None]:
    """Return the resources, and the names of the methods for OAuth 2.0 if there are any."""
    groups = resources.groups(context, identity.kept_names("place"))
    receiver = frozenset(identity.kept_names("receiver").values())
    names = resources.names(groups, identity.kept_names("resource"), receiver)
    reserved = receiver.union(names.values())
    methods = {resources.key(each): resources.method_names(context, each, reserved) for each in groups}
    taken = {str(name) for each in (context.names, context.families, context.inputs) for name in each.values()}
    taken |= {identity.client, f"Async{identity.client}"}
    classes = resources.class_names(groups, names, frozenset(taken), identity.kept_names("resource-class"))
    found = tuple(
        _resource(context, group, (names[key], classes[key]), methods[key], schemes)
        for group in groups
        for key in (resources.key(group),)
    )
    return found, _oauth_methods(methods.values())


def _resource(
    context: Context,
    group: resources.Group,
    names: tuple[Identifier, ClassName],
    methods: Mapping[str, Identifier],
    schemes: tuple[ir.Scheme, ...],
) -> ir.Resource:
    (name, class_name), on_client = names, resources.is_client(group)
    helpers = {each.pointer: f"{each.pointer}{resources.BATCH}" for each in group.operations}
    constants = naming.constants(
        [
            *(naming.NameRequest(each.pointer, (each.text, each.id)) for each in group.operations),
            *(
                naming.NameRequest(helpers[each.pointer], (f"{each.text} batch", f"{each.id} batch"), rank=1)
                for each in group.operations
                if helpers[each.pointer] in methods
            ),
        ],
        frozenset((*context.names.values(), *context.families.values())),
    )
    return ir.Resource(
        name=name,
        class_name=class_name,
        access=Code("" if on_client else f"{name}."),
        label="Client" if on_client else group.tag or str(name),
        tag=group.tag,
        doc=group.doc,
        segment="" if group.tag else group.text,
        operations=tuple(
            operations.operation(
                context,
                each,
                (methods[each.pointer], constants[each.pointer]),
                schemes,
                (methods[helper], constants[helper]) if (helper := helpers[each.pointer]) in methods else None,
            )
            for each in group.operations
        ),
    )
