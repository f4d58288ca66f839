"""Plan the test kit: a fake of the API with the rules and examples of its operations."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pochoir import ir
from pochoir.annotations import Symbol, gather
from pochoir.literals import ClassName, Code, Identifier, docstring, literal
from pochoir.targets.client import client, credentials, oauth2, prose, testing_webhooks
from pochoir.targets.client.features import prefixes
from pochoir.targets.client.imports import Imports, imports
from pochoir.targets.client.layout import Entry

SCHEMAS: Final = "testing/_schemas.py"
"""The module that reads the schemas from the file next to it."""
_DESCRIBED = "._runtime.testing.described"
_FAKE = "._runtime.testing.fake"
_OPERATION = "._runtime.testing.operation_fake"
_TAKEN = frozenset(
    {
        "accepts",
        "async_client",
        "async_transport",
        "check",
        "client",
        "expires",
        "installed",
        "kit",
        "mismatches",
        "requests",
        "serve",
        "transport",
    }
)
"""Attributes of every fake. A resource with such a name gets a trailing `_`."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A resource as an attribute of the fake."""

    name: Identifier
    class_name: ClassName
    module: Identifier


@dataclass(frozen=True, slots=True)
class FakeMethod:
    """A method of the client as an attribute of the fake, and its name in the class of all of them."""

    attribute: Identifier
    name: Identifier


@dataclass(frozen=True, slots=True)
class FakeSocket:
    """A WebSocket as an attribute of the fake."""

    name: Identifier
    constant: Identifier


@dataclass(frozen=True, slots=True)
class Making:
    """A method of the fake that makes a client. `more` are arguments that only some APIs have."""

    name: Code
    kind: Code
    client: ClassName
    transport: Code
    arguments: tuple[Code, ...]
    more: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class FakeFile:
    """The context of `testing/__init__.py`."""

    imports: Imports
    name: ClassName
    doc: Code
    makings: tuple[Making, ...]
    credentials: tuple[Entry, ...]
    placeholders: tuple[Entry, ...]
    accepting: tuple[Code, ...]
    accepted: tuple[Entry, ...]
    resources: tuple[Attribute, ...]
    methods: tuple[FakeMethod, ...]
    on_client: ClassName | None
    sockets: tuple[FakeSocket, ...]
    webhooks: testing_webhooks.Received | None
    names: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class PluginFile:
    """The context of the pytest plugin."""

    name: ClassName
    fixture: Identifier
    doc: Code


@dataclass(frozen=True, slots=True)
class CommandFile:
    """The context of `testing/__main__.py`."""

    name: ClassName
    package: Code


def fake_name(class_name: str) -> ClassName:
    """Return the name of the fake of a client, or of a resource."""
    return ClassName(f"Fake{class_name}")


def fixture_name(api: ir.Api) -> Identifier:
    """Return the name of the pytest fixture."""
    return Identifier(f"fake_{api.package}")


def fake_file(api: ir.Api) -> FakeFile:
    """Return the context of `testing/__init__.py`."""
    given = credentials.credentials(api)
    arguments = {scheme.argument for scheme in credentials.schemes(api)}
    made = client.client_file(api).classes
    kinds = prefixes(api)
    every = tuple(_attribute(each) for each in api.resources)
    attributes = tuple(_attribute(each) for each in api.resources if each.access)
    own = next((each for each in api.resources if not each.access), None)
    needed: set[Symbol] = {("._api", "API"), *(("._client", each.name) for each in made)}
    needed |= {(_FAKE, "Fake"), (_OPERATION, "Kit"), (".testing._schemas", "SCHEMAS")}
    needed |= {(f".testing.{each.module}", each.class_name) for each in every}
    needed |= {("._runtime.limits.limiter", "MemoryStore")} if api.limits else set()
    needed |= {("._runtime.testing.mismatch", "RequestMismatch as RequestMismatch")}
    sockets = tuple(FakeSocket(attribute_name(each.name), each.constant) for each in api.sockets)
    needed |= {("._sockets", str(each.constant)) for each in sockets}
    needed |= {("._runtime.testing.sockets", "SocketFake")} if sockets else set()
    received = testing_webhooks.received(api, attribute_name)
    needed |= (
        {(".testing._webhooks", f"{testing_webhooks.NAME} as {received.class_name}")} if received is not None else set()
    )
    typing: set[Symbol] = {("typing", "Unpack"), ("._runtime.base.options", "ClientOptions")}
    typing |= {("._runtime.webhooks.receive", "WebhookSecret as _WebhookSecret")} if received is not None else set()
    typing |= gather(*(each.annotation for each in credentials.arguments(api, asynchronous="Async" in kinds))).symbols
    typing |= oauth2.store_symbols(api)
    name = fake_name(api.class_name)
    return FakeFile(
        imports=imports(needed, typing, here="testing"),
        name=name,
        doc=docstring(f"A fake of {prose.the_api(api.title)} for tests, without network access.", 4),
        makings=tuple(_making(api, each, "async " if prefix else "") for prefix, each in zip(kinds, made, strict=True)),
        credentials=tuple(Entry(each.key, each.argument) for each in given),
        placeholders=tuple(Entry(each.key, _placeholder(api, each.argument)) for each in given),
        accepting=_arguments(each for each in given if each.argument in arguments),
        accepted=tuple(Entry(each.key, each.argument) for each in given if each.argument in arguments),
        resources=attributes,
        methods=tuple(FakeMethod(attribute_name(each.name), each.name) for each in own.operations) if own else (),
        on_client=fake_name(own.class_name) if own else None,
        sockets=sockets,
        webhooks=received,
        names=tuple(literal(each) for each in sorted(("RequestMismatch", str(name)))),
    )


def _making(api: ir.Api, made: client.ClientClass, kind: str) -> Making:
    prefix = kind.strip() + "_" if kind else ""
    store = (Code(f"{made.store.argument}: {made.store.kind} | None = None"),) if made.store else ()
    hooks = made.webhooks
    secret = (Code(f"{hooks.argument}: _WebhookSecret | None = None"),) if hooks is not None else ()
    arguments = [each for each in (*_arguments(made.credentials), *store, *secret) if each != "*"]
    more = [Entry(literal("limit_store"), Code("MemoryStore()"))] if api.limits else []
    more += [Entry(literal(str(made.store.argument)), made.store.argument)] if made.store else []
    return Making(
        name=Code(f"{prefix}client"),
        kind=Code(f"an {kind}client" if kind else "a client"),
        client=made.name,
        transport=Code(f"{prefix}transport"),
        arguments=(Code("*"), *arguments) if arguments else (),
        more=tuple(more),
    )


def _arguments(given: Iterable[credentials.Credential]) -> tuple[Code, ...]:
    written = tuple(Code(f"{each.argument}: {each.kind} | None = None") for each in given)
    return (Code("*"), *written) if written else ()


def plugin_file(api: ir.Api) -> PluginFile:
    """Return the context of the pytest plugin."""
    about = f"A fake of {prose.the_api(api.title)}; a request that does not match the description fails the test."
    return PluginFile(fake_name(api.class_name), fixture_name(api), docstring(about, 4))


def command_file(api: ir.Api) -> CommandFile:
    """Return the context of the command that serves the fake."""
    return CommandFile(fake_name(api.class_name), literal(str(api.package)))


def attribute_name(name: Identifier) -> Identifier:
    """Return the attribute of a resource in the fake."""
    return Identifier(f"{name}_") if name in _TAKEN else name


def _attribute(resource: ir.Resource) -> Attribute:
    return Attribute(attribute_name(resource.name), fake_name(resource.class_name), resource.name)


def _placeholder(api: ir.Api, argument: str) -> Code:
    form = credentials.form(api, argument)
    if form.pair:
        return Code(f"({', '.join(literal(each) for each in form.fake)})")
    secret = next((each for each in api.login.secrets if each.argument == argument), None) if api.login else None
    shown = _login_example(api).get(secret.wire) if secret is not None else None
    return literal(shown if isinstance(shown, str) and shown else form.fake[0].format(argument=argument))


def _login_example(api: ir.Api) -> Mapping[str, ir.Json]:
    for resource in api.resources:
        for operation in resource.operations:
            if api.login and operation.id == api.login.operation and operation.body and operation.body.examples:
                value = operation.body.examples[0].value
                return value if isinstance(value, dict) else {}
    return {}


def schemas_text(api: ir.Api) -> Code:
    """Return the text of `testing/_schemas.json`: the schemas by name, with which the test kit checks requests."""
    return Code(json.dumps(api.definitions, indent=2) + "\n")
