"""Read the surface of an API from what was understood of its description."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final, TypeVar

from pochoir import ir, naming
from pochoir.evolution.arguments import helpers, others, whole_body
from pochoir.evolution.constraints import constrained
from pochoir.evolution.notation import write
from pochoir.evolution.protocols import criteria, encodings, protocols
from pochoir.evolution.recorded import RECORDS
from pochoir.evolution.surface import (
    Body,
    Credential,
    Event,
    Key,
    Member,
    Model,
    Operation,
    Parameter,
    Reply,
    Resource,
    Socket,
    Surface,
)
from pochoir.literals import ClassName
from pochoir.schemas import styles

RECEIVER: Final = "webhooks"
"""The usual name of the attribute of the client that receives webhooks."""
_BRIEF: Final = 8
T = TypeVar("T")


def surface(api: ir.Api) -> Surface:
    """Return the surface of an API."""
    models = {model.name: model for model in api.models}
    operations = {
        operation_key(operation): _operation(f"{resource.access}{operation.name}", operation, models)
        for resource in api.resources
        for operation in resource.operations
    }
    servers = {str(each.name): each.url for each in (*api.servers, *api.own_servers)}
    return Surface(
        package=str(api.package),
        client=str(api.class_name),
        title=api.title,
        api_version=api.version,
        docs=_fingerprint([_doc(api.doc), *(_doc(each.doc) for each in api.resources)]),
        default_server=str(api.servers[0].name) if api.servers else "",
        servers=_sorted(servers),
        old_servers={name: old for name in sorted(servers) if (old := _renamed(api.old_names.servers, name))},
        credentials=_sorted(dict(credentials(api))),
        errors={str(each.status): str(each.class_name) for each in sorted(api.failures, key=lambda one: one.status)},
        additions=sorted(api.additions),
        sockets=_sorted(
            {
                str(each.name): Socket(
                    each.path, each.protocol, write(each.message), _renamed(api.old_names.sockets, each.name)
                )
                for each in api.sockets
            }
        ),
        events=_sorted(dict(_events(api))),
        receiver=str(api.webhooks.name) if api.webhooks and api.webhooks.name != RECEIVER else "",
        resources=_sorted(
            {resource_key(each): Resource(str(each.name), str(each.class_name)) for each in api.resources}
        ),
        operations=_sorted(operations),
        models=_sorted({str(each.name): _model(each) for each in api.models}),
        helpers=helpers(api),
        protocols=protocols(api),
        records=RECORDS,
    )


def pointers(api: ir.Api) -> dict[Key, str]:
    """Return the JSON pointers of the things of a surface in the description."""
    found: dict[Key, str] = {(): ""}
    for resource in api.resources:
        for operation in resource.operations:
            key = ("operations", operation_key(operation))
            found[key] = operation.pointer
            found |= {(*key, "parameters", parameter_key(each)): each.pointer for each in operation.parameters}
            found |= {(*key, "replies", each.status): each.pointer for each in operation.replies}
            if operation.body is not None:
                found[*key, "body"] = operation.body.pointer
    for model in api.models:
        found["models", str(model.name)] = model.pointer
        found |= {("models", str(model.name), "members", each.wire): each.pointer for each in model.fields}
    found |= {("credentials", scheme.id): scheme.pointer for scheme in api.schemes}
    if api.webhooks:
        found |= {("events", event_key(each)): each.pointer for each in api.webhooks.webhooks}
    found |= {("servers", str(server.name)): "/servers" for server in api.servers}
    return found | {("sockets", str(socket.name)): socket.pointer for socket in api.sockets}


def operation_key(operation: ir.Operation) -> str:
    """Return the key of an operation; one of several variants has its fixed query parameters in it."""
    fixed = "&".join(f"{name}={value}" for name, value in operation.fixed)
    return f"{operation.method.upper()} {operation.path}{'?' if fixed else ''}{fixed}"


def parameter_key(parameter: ir.Parameter) -> str:
    """Return the key of a parameter."""
    return f"{parameter.location} {parameter.wire}"


def resource_key(resource: ir.Resource) -> str:
    """Return the key of a resource."""
    return resource.tag or f"/{resource.segment}"


def component(name: str) -> str:
    """Return the pointer of the component with a name."""
    return f"/components/schemas/{name}"


def event_key(event: ir.Webhook) -> str:
    """Return the key of a webhook or a callback: its operation, its name, its method if unusual, and its URL."""
    return f"{old_event_key(event)} {event.url}".strip()


def old_event_key(event: ir.Webhook) -> str:
    """Return the key of a webhook or a callback in surfaces of earlier versions of pochoir, without the URL."""
    return f"{event.operation} {event.name}{'' if event.method == 'POST' else f' {event.method}'}".strip()


def input_of(model: Model, name: str) -> str:
    """Return the name of the input type of a model, "" if it is not sent."""
    return (model.input or naming.input_class(name)) if model.sent else ""


def _operation(call: str, operation: ir.Operation, models: Mapping[ClassName, ir.Model]) -> Operation:
    paging = operation.paging
    returned = paging.item if paging else operation.returns
    docs = [_doc(operation.doc), *(_doc(each.doc) for each in operation.parameters)]
    docs += [_doc(each.doc) for each in operation.replies]
    return Operation(
        call=call,
        id=operation.id if operation.id_stated else "",
        returns="" if returned == ir.Plain("none") else write(returned),
        paging=f"{paging.style} {paging.parameter or paging.next}".strip() if paging else "",
        security=[list(each) for each in operation.security],
        server=operation.server,
        confirm=str(operation.confirm or ""),
        batch=str(operation.batch.name) if operation.batch else "",
        deprecated=operation.doc.deprecated,
        docs=_fingerprint(docs),
        parameters=_sorted({parameter_key(each): _parameter(each) for each in operation.parameters}),
        body=replace(_body(operation.body), whole=whole_body(operation, models)) if operation.body else None,
        replies={each.status: _reply(each) for each in sorted(operation.replies, key=lambda one: one.status)},
        accepts=_sorted({name: write(found) for name, found in operation.returns_as}),
        old_calls=_sorted({_old_call(each): each.since for each in operation.old_calls}),
        old_batches=_sorted({_old_call(each): each.since for each in operation.old_batches}),
        arguments=others(operation),
    )


def _old_call(call: ir.OldCall) -> str:
    return str(call.name) if call.resource == naming.ON_CLIENT else f"{call.resource}.{call.name}"


def _parameter(parameter: ir.Parameter) -> Parameter:
    usual = styles.is_default(parameter.style, parameter.explode, parameter.location) and not parameter.allow_reserved
    style = f"{parameter.style}{' explode' * parameter.explode}{' reserved' * parameter.allow_reserved}"
    return Parameter(
        name=str(parameter.name),
        type=write(constrained(parameter.type, parameter.schema)),
        required=parameter.required,
        default=_default(parameter.default, parameter.has_default),
        style=parameter.content or ("" if usual else style),
        time=parameter.time,
        deprecated=parameter.doc.deprecated,
        old_names=_old(parameter.old_names),
        generated=parameter.idempotency,
        prefix=parameter.key_prefix,
    )


def _body(body: ir.Body) -> Body:
    arguments = _sorted({field.wire: str(field.name) for field in body.fields})
    old = {field.wire: field.old_names for field in body.fields} if arguments else {"": body.old_names}
    return Body(
        body.media_type,
        write(constrained(body.type, body.schema)),
        "" if arguments else str(body.name),
        body.required,
        arguments,
        {wire: _old(names) for wire, names in sorted(old.items()) if names},
        _sorted({each.media_type: write(constrained(each.type, each.schema)) for each in body.others}),
        encodings=encodings(body),
    )


def _reply(reply: ir.Reply) -> Reply:
    headers = {header.wire.lower(): write(header.type) for header in reply.headers}
    return Reply(reply.kind, "" if reply.kind == "empty" else write(reply.type), _sorted(headers))


def _model(model: ir.Model) -> Model:
    return Model(
        sent=model.in_requests,
        received=model.in_replies,
        alias=write(model.alias) if model.alias is not None else "",
        deprecated=model.doc.deprecated,
        docs=_fingerprint([_doc(model.doc), *(_doc(field.doc) for field in model.fields)]),
        at="" if model.pointer == component(str(model.name)) else model.pointer,
        also=model.also,
        input=str(model.input) if model.input and model.input != naming.input_class(model.name) else "",
        members=_sorted({field.wire: _member(field) for field in model.fields}),
        old_names=_old(model.old_names),
        old_inputs=_old(model.old_inputs),
        extra=write(model.extra) if model.extra is not None else "",
        closed=not model.open,
    )


def _member(field: ir.Field) -> Member:
    return Member(
        name=str(field.name),
        type=write(field.type),
        required=field.required,
        default=_default(field.default, field.has_default),
        access="read-only" if field.read_only else "write-only" if field.write_only else "",
        constant=field.constant,
        time=field.time,
        deprecated=field.doc.deprecated,
        old_names=_old(field.old_names),
        tag=field.tag,
    )


def batch_call(operation: Operation) -> str:
    """Return how the method that sends many records is called, "" if there is none."""
    owner, dot, _ = operation.call.rpartition(".")
    return f"{owner}{dot}{operation.batch}" if operation.batch else ""


def _renamed(names: tuple[ir.Renamed, ...], now: str) -> dict[str, str]:
    return _sorted({str(each.name): each.since for each in names if each.now == now})


def _old(names: tuple[ir.OldName, ...]) -> dict[str, str]:
    return _sorted({str(each.name): each.since for each in names})


def credentials(api: ir.Api) -> Iterator[tuple[str, Credential]]:
    """Yield the arguments of the client for credentials, by their keys."""
    for scheme in api.schemes:
        wire = f" {scheme.location} {scheme.wire}" if scheme.wire else ""
        prefix = f" {scheme.prefix.strip()}" if scheme.prefix.strip() else ""
        old = _renamed(api.old_names.arguments, scheme.argument)
        yield scheme.id, Credential(str(scheme.argument), scheme.variable, f"{scheme.kind}{wire}{prefix}", old)
    logins = [api.login, *(socket.login for socket in api.sockets)]
    secrets = [secret for login in logins if login for secret in login.secrets]
    secrets += [api.oauth2.client_id, api.oauth2.client_secret] if api.oauth2 else []
    secrets += api.flows.secrets if api.flows else ()
    secrets += [api.webhooks.secret] if api.webhooks else []
    for secret in secrets:
        old = _renamed(api.old_names.arguments, secret.argument)
        yield f"secret {secret.wire}", Credential(str(secret.argument), secret.variable, "", old)


def _events(api: ir.Api) -> Iterator[tuple[str, Event]]:
    for each in api.webhooks.webhooks if api.webhooks else ():
        typed = "" if each.type == ir.Plain("none") else write(constrained(each.type, each.schema))
        yield event_key(each), Event(
            str(each.class_name), typed, _renamed(api.old_names.events, each.class_name), criteria(each)
        )


def _default(value: ir.Json, has: bool) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if has else ""


def _doc(doc: ir.Doc) -> list[str]:
    return [doc.summary, doc.description, doc.external]


def _fingerprint(texts: list[list[str]]) -> str:
    """Return a short digest of texts, "" if there are none."""
    if not any(any(each) for each in texts):
        return ""
    return hashlib.sha256(json.dumps(texts).encode()).hexdigest()[:_BRIEF]


def _sorted(values: Mapping[str, T]) -> dict[str, T]:
    return dict(sorted(values.items()))
