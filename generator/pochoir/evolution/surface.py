"""The surface of an API: everything of it that its callers can depend on, as small data that can be kept in a file.

Types are texts (see `notation`), and everything is in a mapping by the name that HTTP gives it, so that a change of
order in the description is no change here.
"""

from dataclasses import dataclass, field
from typing import TypeAlias

Key: TypeAlias = tuple[str, ...]
"""The path of a thing in a surface: `("operations", "GET /orders", "parameters", "query limit")`."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter, by its location and its name: `query limit`.

    `default` is JSON, "" if there is none. `style` is "" for the default style of its location, and `time` is the unit
    of a number that may be passed as a datetime. `generated` is whether the client makes a value if callers pass none.
    `prefix` is what the keys of an object in the query begin with.
    """

    name: str
    type: str
    required: bool = False
    default: str = ""
    style: str = ""
    time: str = ""
    deprecated: bool = False
    old_names: dict[str, str] = field(default_factory=dict[str, str])
    generated: bool = False
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """A request body. `arguments` are the names of the arguments by the member that each one sends.

    `old_names` are those of each argument, by the member; by "" if the body is one argument. `others` are the types of
    the body by the other media types that a call can choose. `whole` is the argument for the whole body besides
    `arguments`, "" if there is none. `encodings` are those of the members of forms that are not serialized as usual, by
    the media type and the member.
    """

    media_type: str
    type: str
    name: str = ""
    required: bool = False
    arguments: dict[str, str] = field(default_factory=dict[str, str])
    old_names: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    others: dict[str, str] = field(default_factory=dict[str, str])
    whole: str = ""
    encodings: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Reply:
    """A documented response, by its status. `kind` is how its content is decoded."""

    kind: str
    type: str = ""
    headers: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation, by its method and path.

    Attributes:
        call: how it is called: `orders.list`, or `follow` for a method of the client.
        id: its operationId, "" if it has none.
        returns: the type of its result, "" if it returns nothing. For a list in pages, the type of an item.
        paging: how its pages are requested, "" if it returns all at once.
        security: alternatives, each a list of names of schemes.
        server: the URL of its own server.
        confirm: the argument that must be `True`.
        batch: the name of the method that sends many records.
        deprecated: whether it is deprecated.
        docs: a fingerprint of its documentation, and that of its parameters and responses.
        accepts: the types of its result by the other media types that a call can ask for.
        old_calls: how else it can be called: the release that deprecated each name, by the name.
        old_batches: the same for the method that sends many records, with its resource.
        arguments: arguments that are neither parameters nor members of the body, by what they are for.
    """

    call: str
    id: str = ""
    returns: str = ""
    paging: str = ""
    security: list[list[str]] = field(default_factory=list[list[str]])
    server: str = ""
    confirm: str = ""
    batch: str = ""
    deprecated: bool = False
    docs: str = ""
    parameters: dict[str, Parameter] = field(default_factory=dict[str, Parameter])
    body: Body | None = None
    replies: dict[str, Reply] = field(default_factory=dict[str, Reply])
    accepts: dict[str, str] = field(default_factory=dict[str, str])
    old_calls: dict[str, str] = field(default_factory=dict[str, str])
    old_batches: dict[str, str] = field(default_factory=dict[str, str])
    arguments: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Member:
    """A property of a model, by its name in JSON. `access` is "", `read-only` or `write-only`.

    The values of a `tag` choose the model of a union, so that no others are expected in responses.
    """

    name: str
    type: str
    required: bool = False
    default: str = ""
    access: str = ""
    constant: bool = False
    time: str = ""
    deprecated: bool = False
    old_names: dict[str, str] = field(default_factory=dict[str, str])
    tag: bool = False


@dataclass(frozen=True, slots=True)
class Model:
    """A model, by the name of its class.

    `alias` is the type that it is another name of, "" for a class. `at` is the pointer of its schema in the
    description, "" if that is the component of the same name, and `also` are the pointers of inline schemas that are
    the same and have this class. `input` is the name of its input type, "" for the usual one.
    `extra` is the type of undeclared members, "" if it is not described, and `closed` is whether there are none.
    """

    sent: bool = False
    received: bool = False
    alias: str = ""
    deprecated: bool = False
    docs: str = ""
    at: str = ""
    also: tuple[str, ...] = ()
    input: str = ""
    members: dict[str, Member] = field(default_factory=dict[str, Member])
    old_names: dict[str, str] = field(default_factory=dict[str, str])
    old_inputs: dict[str, str] = field(default_factory=dict[str, str])
    extra: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Credential:
    """An argument of the client. `sent` is how a credential is sent; "" if it is only used to sign in."""

    argument: str
    variable: str = ""
    sent: str = ""
    old_names: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Socket:
    """A WebSocket, by the name of its method. `type` is that of a message."""

    path: str
    protocol: str
    type: str
    old_names: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Event:
    """A webhook or a callback, by its name and, for a callback, its operation. `type` is that of its payload, or "".

    `criteria` are the values by which it is recognized, as JSON, by the header or the pointer into the payload.
    """

    name: str
    type: str = ""
    old_names: dict[str, str] = field(default_factory=dict[str, str])
    criteria: dict[str, list[str]] = field(default_factory=dict[str, list[str]])


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource, by its tag, or by `/` and the first segment of the paths of operations without a tag.

    That of the methods of the client itself has the key `/`.
    """

    name: str
    class_name: str


@dataclass(frozen=True, slots=True)
class Surface:
    """The surface of an API.

    Old names, which are deprecated and still work, are in the mappings that begin with `old_`: the release that
    deprecated each of them, by the name. It is "" for a name that the next release deprecates.

    Attributes:
        package: the import package.
        client: the class of the client.
        title: the title of the description.
        api_version: the version of the description.
        docs: a fingerprint of the texts about the API as a whole.
        default_server: the name of the server that is used by default.
        servers: URLs by name.
        old_servers: old names by name.
        credentials: arguments of the client by the name of the scheme or secret.
        errors: the classes of errors by status.
        additions: hand-written modules.
        sockets: WebSockets.
        events: webhooks and callbacks.
        receiver: the attribute of the client that receives them, "" for the usual one.
        resources: resources.
        operations: operations.
        models: models.
        names: the public names of the package that not every package has.
        without: those that every package has but this one, because of its settings.
        helpers: attributes, methods and arguments of the client that are for authentication, as callers write them.
        protocols: how webhooks are signed, and how credentials and tokens are requested, unless it is the usual way.
        records: how much of the API it records; see `recorded`.
    """

    package: str
    client: str
    title: str = ""
    api_version: str = ""
    docs: str = ""
    default_server: str = ""
    servers: dict[str, str] = field(default_factory=dict[str, str])
    old_servers: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    credentials: dict[str, Credential] = field(default_factory=dict[str, Credential])
    errors: dict[str, str] = field(default_factory=dict[str, str])
    additions: list[str] = field(default_factory=list[str])
    sockets: dict[str, Socket] = field(default_factory=dict[str, Socket])
    events: dict[str, Event] = field(default_factory=dict[str, Event])
    receiver: str = ""
    resources: dict[str, Resource] = field(default_factory=dict[str, Resource])
    operations: dict[str, Operation] = field(default_factory=dict[str, Operation])
    models: dict[str, Model] = field(default_factory=dict[str, Model])
    names: list[str] = field(default_factory=list[str])
    without: list[str] = field(default_factory=list[str])
    helpers: list[str] = field(default_factory=list[str])
    protocols: dict[str, str] = field(default_factory=dict[str, str])
    records: int = 0
