"""Lower webhooks and callbacks, and the signature that proves their origin: `x-pochoir-webhooks`."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Final

from pochoir import ir, naming, pointers
from pochoir.extensions.webhooks import WEBHOOKS, Signature
from pochoir.literals import ClassName, Identifier
from pochoir.lower import examples, unread
from pochoir.lower.context import Context
from pochoir.lower.docs import doc_of
from pochoir.lower.rules import rule
from pochoir.lower.types import JSON, NONE, type_of
from pochoir.lower.webhook_criteria import criteria
from pochoir.resolve import media
from pochoir.resolve.webhooks import WebhookNode
from pochoir.resolve.webhooks import webhooks as nodes

_KEY: Final = "webhooks:secret"
_DOC: Final = ir.Doc("The secret with which the server signs webhooks; while it is rotated, several.")


def name_requests(context: Context) -> Iterator[naming.NameRequest]:
    """Yield the name request of the client's argument for the signing secret."""
    if next(nodes(context.tree), None) is not None:
        yield naming.NameRequest(_KEY, ("webhook_secret", "webhook signing secret"))


def webhooks(
    context: Context, names: dict[str, Identifier], package: str, taken: Collection[str]
) -> ir.Webhooks | None:
    """Return the webhooks of the document, or None if there are none.

    Args:
        context: the document.
        names: the names of the client's arguments, by the keys of `name_requests`.
        package: the import package.
        taken: the other attributes of the client.
    """
    found = list(nodes(context.tree))
    if not found:
        return None
    given = WEBHOOKS.of(context.tree.mapping(""))
    requests = [naming.NameRequest(each.pointer, each.texts) for each in found]
    kept = [replace(each, pin=context.kept_name("event", each.key)) for each in requests]
    classes = naming.webhook_classes(kept)
    attributes = naming.webhook_fakes(
        replace(each, pin=_attribute(context, node, each.pin)) for node, each in zip(found, kept, strict=True)
    )
    bodies = [context.tree.resolved(pointers.join(each.pointer, "requestBody")) for each in found]
    payloads = [media.body_schema(context.tree, body) for body in bodies]
    distinguishing = criteria(context, found, payloads, given.event if given is not None else None)
    argument = names[_KEY]
    return ir.Webhooks(
        name=naming.webhooks(taken, context.kept_name("receiver", "")),
        secret=ir.Secret(argument, "", naming.variable(package, argument), _DOC),
        signature=_signature(given.signature) if given is not None and given.signature is not None else None,
        webhooks=tuple(
            _webhook(context, node, body, (classes[node.pointer], attributes[node.pointer]), each)
            for node, body, each in zip(found, bodies, distinguishing, strict=True)
        ),
    )


def _attribute(context: Context, node: WebhookNode, name: str) -> str:
    """Return the attribute of the test kit that goes with the name of a class that was released.

    It is "" for a class whose name was not made of the texts of the webhook alone.
    """
    places = (node.name, f"{node.name} {node.url}")
    several = [each for place in places for each in (place, f"{place} {node.method}")]
    texts = [*several, *(f"{node.operation} {each}" for each in several)]
    texts.append(context.tree.text(pointers.join(node.pointer, "operationId")))
    found = naming.snake(name) if name else ""
    return found if found in [naming.snake(each) for each in texts if each] else ""


def _signature(given: Signature) -> ir.Signature:
    timestamp = given.timestamp
    return ir.Signature(
        header=given.header,
        algorithm=given.algorithm,
        encoding=given.encoding,
        prefix=given.prefix,
        separator=given.separator,
        signed=given.signed,
        key=given.key,
        key_prefix=given.key_prefix,
        id_header=given.id,
        timestamp_header=timestamp.header if timestamp is not None else "",
        timestamp_prefix=timestamp.prefix if timestamp is not None else "",
        unit=timestamp.unit if timestamp is not None else "seconds",
    )


def _webhook(
    context: Context,
    node: WebhookNode,
    body: str,
    names: tuple[ClassName, Identifier],
    found: tuple[ir.Criterion, ...],
) -> ir.Webhook:
    tree = context.tree
    _report_unused(context, node)
    media_type = media.sent(tree, body)
    content = media.content(tree, body, media_type)
    schema = pointers.join(content, "schema")
    kind = _kind(context, body, media_type)
    described = tree.mapping(node.pointer)
    item = {key: value for key, value in tree.mapping(node.item).items() if key in ("summary", "description")}
    shown = () if kind == "empty" else examples.given(context, content, schema, "reply")
    if not shown and kind in ("json", "form", "text"):
        shown = examples.synthesised(context, schema, "text" if kind == "text" else "json", "reply")
    return ir.Webhook(
        name=node.name,
        class_name=names[0],
        attribute=names[1],
        method=node.method.upper(),
        doc=doc_of(item | described),
        kind=kind,
        media_type=media.concrete(tree, body, media_type) or "application/json" if media_type else "",
        type=_type(context, schema, kind),
        criteria=found,
        operation=node.operation,
        url=node.url,
        examples=shown,
        schema=rule(context, schema) if kind in ("json", "form") else True,
        statuses=tuple(_statuses(context, node)),
        pointer=node.pointer,
        payload=schema if kind in ("json", "form") and tree.has(schema) else "",
    )


def _kind(context: Context, body: str, media_type: str) -> ir.PayloadKind:
    if not media_type:
        return "empty"
    unread.other_media_types(context, body, media_type, "reads")
    kind = media.content_kind(context.tree, body, media_type)
    if kind in ("json", "form"):
        return kind
    schema = pointers.join(media.content(context.tree, body, media_type), "schema")
    unread.schema_of_text(context, schema, media_type)
    return "text" if kind == "text" else "bytes"


def _type(context: Context, schema: str, kind: ir.PayloadKind) -> ir.TypeRef:
    plain = {"empty": NONE, "text": ir.Plain("str"), "bytes": ir.Plain("bytes")}
    return plain.get(kind) or (type_of(context, schema) if context.tree.has(schema) else JSON)


def _statuses(context: Context, node: WebhookNode) -> Iterator[tuple[str, ir.Doc]]:
    listed = pointers.join(node.pointer, "responses")
    for status in context.tree.mapping(listed):
        yield status, doc_of(context.tree.mapping(context.tree.resolved(pointers.join(listed, status))))


def _report_unused(context: Context, node: WebhookNode) -> None:
    """Warn of parts of a webhook that are not generated: its callbacks, and the content of its responses."""
    callbacks = pointers.join(node.pointer, "callbacks")
    if context.tree.mapping(callbacks):
        context.warn("callbacks-not-generated", callbacks, "a webhook cannot have callbacks")
    listed = pointers.join(node.pointer, "responses")
    for status in context.tree.mapping(listed):
        content = pointers.join(context.tree.resolved(pointers.join(listed, status)), "content")
        if context.tree.mapping(content):
            message = "the response to a webhook is written by your server: its content is not generated"
            context.warn("webhook-response-not-generated", content, message)
