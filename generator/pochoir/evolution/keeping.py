"""Keep the names of a release: what was released under a name is not renamed by an addition next to it.

A name is made from a text of the description and of its neighbors, so that an addition can take it. What has not
changed itself (the same method, path and operationId; the same parameter, property or schema) gets the name that it was
released with, as if the description had pinned it. A name that the description does pin comes first.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from pochoir import ir, naming
from pochoir.evolution.reading import (
    RECEIVER,
    component,
    credentials,
    event_key,
    input_of,
    old_event_key,
    operation_key,
    parameter_key,
    resource_key,
)
from pochoir.evolution.surface import Model, Operation, Surface
from pochoir.pointers import tokens

Place: TypeAlias = tuple[str, str]
"""The pointer of a thing in the description and what is named there, a key of `_PINS`.

Some names have no place for a pin: a resource (`resource`) and its class (`resource-class`), by the key of the
resource; the union of a family (`family`), by the pointer of the parent; the input type of a class (`input`), by the
name of that; an `argument` or a `field`, by the pointer of the operation or the model and what is sent, because several
may share its description; an event, by its pointer; a server, by its URL; a credential, by its key; an error, by its
status; the attribute that receives webhooks (`receiver`); and the resource of an operation without a tag (`place`), by
the pointer of the operation.
"""
_PINS: Final[Mapping[str, str]] = {
    "class": "x-pochoir-name",
    "method": "x-pochoir-method",
}


def moved(released: Surface, api: ir.Api) -> dict[Place, str]:
    """Return the names that are to be kept and would be others now, by what they name."""
    wanted: dict[Place, set[str]] = {}
    changed: set[Place] = set()
    for place, name, now in _names(released, api):
        wanted.setdefault(place, set()).add(name)
        if name != now:
            changed.add(place)
    # What several operations or models share has one name in all of them, or is left as it is.
    return {place: next(iter(wanted[place])) for place in sorted(changed) if len(wanted[place]) == 1}


def classes(released: Surface) -> dict[str, str]:
    """Return the name of the class that each schema had in a release, by the pointer of the schema."""
    return {place: name for name, model in released.models.items() for place in _places(name, model)}


def _places(name: str, model: Model) -> tuple[str, ...]:
    return (model.at or component(name), *model.also)


def pinned(tree: "dict[str, ir.Json]", names: Mapping[Place, str]) -> "dict[str, ir.Json]":
    """Return a document with names as its pins, except where it has some. Only what leads to them is copied."""
    for (pointer, kind), name in names.items():
        if kind not in _PINS:
            continue
        changed = _pinned(tree, list(tokens(pointer)), _PINS[kind], name)
        tree = changed if isinstance(changed, dict) else tree
    return tree


def _names(released: Surface, api: ir.Api) -> Iterator[tuple[Place, str, str]]:
    """Yield the place of each name that was released, the name, and the name that it has now."""
    known = _resources(released, api)
    for resource in api.resources:
        key = resource_key(resource)
        last = released.resources.get(known.get(key, ""))
        if last is not None:
            yield (key, "resource"), last.name, str(resource.name)
            yield (key, "resource-class"), last.class_name, str(resource.class_name)
        for operation in resource.operations:
            before = released.operations.get(operation_key(operation))
            if before is None:
                continue
            name = before.call.rpartition(".")[2]
            if not resource.tag or (name == before.call and resource.tag not in operation.tags):
                yield from _home(released, before.call.removesuffix(name), operation, key)
            # Another operationId is a new name that somebody wants; those of variants are in the description anyway.
            wanted = (operation.id_stated and operation.id != before.id) or operation.fixed
            if before.call == f"{resource.access}{name}" and not wanted:
                yield (operation.pointer, "method"), name, str(operation.name)
            yield from _arguments(before, operation)
    yield from _models(released, api)
    yield from _client(released, api)


def _resources(released: Surface, api: ir.Api) -> dict[str, str]:
    """Return the key that each resource had in the release: that of today, or another spelling of it."""
    now = {resource_key(each) for each in api.resources}
    spelled = {naming.snake(key): key for key in released.resources if key not in now}
    return {key: key if key in released.resources else spelled.get(naming.snake(key), "") for key in now}


def _arguments(before: Operation, operation: ir.Operation) -> Iterator[tuple[Place, str, str]]:
    known = {key: each.name for key, each in before.parameters.items()}
    known |= {f"body {wire}": name for wire, name in before.body.arguments.items()} if before.body else {}
    now = {parameter_key(each): each.name for each in operation.parameters}
    now |= {f"body {each.wire}": each.name for each in operation.body.fields} if operation.body else {}
    for key, name in now.items():
        if key in known:
            yield (f"{operation.pointer} {key}", "argument"), known[key], str(name)


def _client(released: Surface, api: ir.Api) -> Iterator[tuple[Place, str, str]]:
    """Yield the names that belong to the client as a whole."""
    urls = Counter(released.servers.values())
    names = {url: name for name, url in released.servers.items() if urls[url] == 1}
    now = Counter(each.url for each in (*api.servers, *api.own_servers))
    for server in (*api.servers, *api.own_servers):
        if server.url in names and now[server.url] == 1:
            yield (server.url, "server"), names[server.url], str(server.name)
    for key, credential in credentials(api):
        if key in released.credentials:
            yield (key, "credential"), released.credentials[key].argument, credential.argument
    for failure in api.failures:
        if str(failure.status) in released.errors:
            yield (str(failure.status), "error"), released.errors[str(failure.status)], str(failure.class_name)
    for event, key in _released_events(released, api):
        yield (event.pointer, "event"), released.events[key].name, str(event.class_name)
    if api.webhooks and released.events:
        yield ("", "receiver"), released.receiver or RECEIVER, str(api.webhooks.name)


def _released_events(released: Surface, api: ir.Api) -> Iterator[tuple[ir.Webhook, str]]:
    """Yield each event that was released, with its key."""
    events = api.webhooks.webhooks if api.webhooks else ()
    yield from ((each, key) for each in events if (key := event_key(each)) in released.events)
    rest = [each for each in events if event_key(each) not in released.events]
    for key in dict.fromkeys(map(old_event_key, rest)):
        if key in released.events:
            named = [each for each in rest if old_event_key(each) == key]
            yield _at_old_key(named, [each for each in events if _callback(each) == _callback(named[0])], released, key)


def _callback(event: ir.Webhook) -> tuple[str, str]:
    return event.operation, event.name


def _at_old_key(
    named: list[ir.Webhook], callback: list[ir.Webhook], released: Surface, key: str
) -> tuple[ir.Webhook, str]:
    """Return the event with a key that had no URL in an earlier version of pochoir: of several, the first.

    Earlier versions named several URLs of a callback by their position.
    """
    name = released.events[key].name
    for position, event in enumerate(callback, 1):
        by_position = naming.pascal(f"{event.name} {position}") == name != naming.pascal(event.name)
        if by_position and event in named:
            return event, key
    return named[0], key


def _home(released: Surface, access: str, operation: ir.Operation, now: str) -> Iterator[tuple[Place, str, str]]:
    """Yield the key of the resource that an operation without a tag was in, or `/` if it was a method of the client."""
    keys = {f"{each.name}.": key for key, each in released.resources.items()}
    before = keys.get(access, "") if access else "/"
    if before.startswith("/"):
        yield (operation.pointer, "place"), before, now
        return
    # It was in a resource with the tag of its path, which perhaps no other operation has any more.
    segments = [each for each in operation.path.split("/") if naming.snake(each) == naming.snake(before)]
    if before and segments:
        yield (operation.pointer, "place"), f"/{segments[0]}", now


def _models(released: Surface, api: ir.Api) -> Iterator[tuple[Place, str, str]]:
    """Yield the names of models. The union of a family has the place of the parent, which is a class."""
    now = Counter(model.pointer for model in api.models)
    users = {model.pointer: {model.pointer, *model.also} for model in api.models}
    listed: list[tuple[str, bool, str]] = []
    for name, each in released.models.items():
        places = _places(name, each)
        # Where a class had several schemas, the name goes to the class that most of them have now.
        place = max(places, key=lambda place: len(users.get(place, set[str]()).intersection(places)))
        listed.append((place, bool(each.alias), name))
    shared = Counter(place for place, _, _ in listed)
    before = {(place, is_alias and shared[place] > 1): name for place, is_alias, name in listed}
    for model in api.models:
        is_family = model.alias is not None and now[model.pointer] > 1
        kept = before.get((model.pointer, is_family))
        if kept is not None and is_family:
            yield (model.pointer, "family"), kept, str(model.name)
        elif kept is not None:
            yield from _model(released, kept, model)
        # The input type of a class with another name has another name too.
        if kept is not None and kept == model.name and model.input and (last := input_of(released.models[kept], kept)):
            yield (kept, "input"), last, str(model.input)


def _model(released: Surface, name: str, model: ir.Model) -> Iterator[tuple[Place, str, str]]:
    yield (model.pointer, "class"), name, str(model.name)
    members = released.models[name].members
    for field in model.fields:
        known = members.get(field.wire)
        if known is not None:
            yield (f"{model.pointer} {field.wire}", "field"), known.name, str(field.name)


def _pinned(node: ir.Json, path: list[str], extension: str, name: str) -> ir.Json:
    if isinstance(node, dict):
        if not path:
            return node if any(key in node for key in _PINS.values()) else {**node, extension: name}
        token, *rest = path
        return {**node, token: _pinned(node[token], rest, extension, name)} if token in node else node
    if isinstance(node, list) and path and path[0].isdecimal() and int(path[0]) < len(node):
        at = int(path[0])
        return [*node[:at], _pinned(node[at], path[1:], extension, name), *node[at + 1 :]]
    return node
