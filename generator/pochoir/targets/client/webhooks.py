"""Plan `webhooks.py`: the class of each webhook, and the receiver that verifies and reads them."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from pochoir import ir
from pochoir.annotations import Annotation, Symbol, TypeWriter, gather
from pochoir.literals import ClassName, Code, Identifier, docstring, literal
from pochoir.targets.client import prose
from pochoir.targets.client.exports import OldClass, old_classes
from pochoir.targets.client.imports import Imports, imports
from pochoir.targets.client.traits import holds_numbers

_LAZY = "._runtime.base.lazy"
_OPERATION = "._runtime.base.operation"
_PAYLOADS = "._runtime.webhooks.payloads"
_SIGNATURES = "._runtime.webhooks.signatures"
_WEBHOOKS = "._runtime.webhooks.receive"
_KINDS = {"json": "Json", "form": "Form", "text": "Text", "bytes": "Binary", "empty": "Empty"}
_EXPORTED = ("Event", "UnknownWebhook", "Webhooks")


@dataclass(frozen=True, slots=True)
class WebhookClass:
    """The class of a webhook: its docstring, the annotation of its payload, and its row in the table."""

    name: ClassName
    doc: Code
    data: Code
    hook: Code


@dataclass(frozen=True, slots=True)
class WebhooksFile:
    """The context of `webhooks.py`."""

    imports: Imports
    classes: tuple[WebhookClass, ...]
    distribution: Code
    variable: Code
    argument: Code
    signature: Code
    doc: Code
    names: tuple[Code, ...]
    renamed: tuple[OldClass, ...]


@dataclass(frozen=True, slots=True)
class Attribute:
    """The attribute of a client that receives webhooks, and the argument for the secret."""

    name: Identifier
    argument: Identifier
    doc: Code


def attribute(api: ir.Api) -> Attribute | None:
    """Return the attribute of a client that receives webhooks, or None if the API has none."""
    if api.webhooks is None:
        return None
    return Attribute(
        api.webhooks.name, api.webhooks.secret.argument, docstring("Verifies webhooks, and reads their payloads.", 8)
    )


def webhooks_file(api: ir.Api, writer: TypeWriter) -> WebhooksFile | None:
    """Return the context of `webhooks.py`, or None if the API has no webhooks."""
    described = api.webhooks
    if described is None:
        return None
    written = [(each, *_class(each, writer)) for each in described.webhooks]
    whole = gather(*(annotation for _, _, annotation in written))
    needed: set[Symbol] = {(_PAYLOADS, "Hook"), ("typing", "TypeAlias")}
    needed |= {(_LAZY, "lazy_exports"), ("typing", "TYPE_CHECKING")} if api.old_names.events else set()
    needed |= {(_WEBHOOKS, name) for name in ("Described", "Receiver", "UnknownWebhook", "WebhookEvent")}
    needed |= {(_SIGNATURES, "STANDARD" if described.signature is None else "Signature")}
    needed |= {(_PAYLOADS, "Criterion")} if any(each.criteria for each in described.webhooks) else set()
    for each, _, _ in written:
        kind = _KINDS[each.kind]
        needed.add((_PAYLOADS if kind == "Form" else _OPERATION, kind))
        needed |= writer.write(each.type, "thunk").symbols if each.kind in ("json", "form") else frozenset()
    return WebhooksFile(
        imports=imports(needed, whole.symbols),
        classes=tuple(each for _, each, _ in written),
        distribution=literal(api.distribution),
        variable=literal(described.secret.variable),
        argument=literal(str(described.secret.argument)),
        signature=_signature(described.signature),
        doc=docstring(_doc(api), 4),
        names=tuple(literal(name) for name in sorted({*(each.class_name for each in described.webhooks), *_EXPORTED})),
        renamed=old_classes({str(each.name): each.now for each in api.old_names.events}),
    )


def _class(webhook: ir.Webhook, writer: TypeWriter) -> tuple[WebhookClass, Annotation]:
    data = writer.write(webhook.type, "qualified")
    lead = prose.lead(webhook.doc, f"The webhook ``{webhook.name}``")
    if webhook.operation:
        lead = prose.lead(webhook.doc, f"The callback ``{webhook.name}`` of ``{webhook.operation}``")
    return WebhookClass(webhook.class_name, docstring(lead, 4), data.text, _hook(webhook, writer)), data


def _hook(webhook: ir.Webhook, writer: TypeWriter) -> Code:
    kind = _KINDS[webhook.kind]
    own = {"json": "application/json", "form": "application/x-www-form-urlencoded", "text": "text/plain"}
    other = webhook.kind != "empty" and webhook.media_type != own.get(webhook.kind, "application/octet-stream")
    parts = [f"lambda: {writer.write(webhook.type, 'thunk').text}"] if webhook.kind in ("json", "form") else []
    parts += [f"media_type={literal(webhook.media_type)}"] if other else []
    parts += ["exact=True"] if webhook.kind == "json" and holds_numbers(webhook.type, writer) else []
    made = f"{kind}({', '.join(parts)})"
    values = "".join(f"{each}, " for each in _criteria(webhook))
    criteria = f", criteria=({values})" if values else ""
    return Code(f"Hook({webhook.class_name}, {literal(webhook.name)}, {made}{criteria})")


def _criteria(webhook: ir.Webhook) -> Iterator[Code]:
    for each in webhook.criteria:
        values = "".join(f"{literal(value)}, " for value in each.values)
        yield Code(f"Criterion({literal(each.source)}, {literal(each.name)}, ({values}))")


def _signature(signature: ir.Signature | None) -> Code:
    if signature is None:
        return Code("STANDARD")
    defaults = ir.Signature("", "sha256", "hex", "", "", "{body}", "text", "", "", "", "", "seconds")
    pairs = [(each.name, getattr(signature, each.name), getattr(defaults, each.name)) for each in fields(signature)]
    return Code(f"Signature({', '.join(f'{name}={literal(value)}' for name, value, usual in pairs if value != usual)})")


def _doc(api: ir.Api) -> str:
    return prose.paragraphs(
        (
            f"Receives the webhooks of {prose.the_api(api.title)}.",
            "It verifies the signature of a request, and returns its payload as the class of the webhook. It needs no"
            " client and sends nothing.",
        )
    )
