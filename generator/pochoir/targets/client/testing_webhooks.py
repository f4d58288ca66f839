"""Plan `testing/_webhooks.py`: webhooks that a test signs and sends."""

from collections.abc import Callable
from dataclasses import dataclass

from pochoir import ir
from pochoir.annotations import Symbol
from pochoir.literals import ClassName, Code, Identifier, docstring, literal
from pochoir.targets.client import prose
from pochoir.targets.client.imports import Imports, imports
from pochoir.targets.client.layout import called

_KIT = "._runtime.testing.webhooks"
NAME = ClassName("FakeWebhooks")


@dataclass(frozen=True, slots=True)
class FakeWebhook:
    """A webhook of the test kit."""

    name: Identifier
    made: Code
    doc: Code


@dataclass(frozen=True, slots=True)
class Received:
    """The webhooks as an attribute of the fake, and the arguments of its clients for them."""

    name: Identifier
    class_name: ClassName
    settings: Code


@dataclass(frozen=True, slots=True)
class WebhookFakesFile:
    """The context of `testing/_webhooks.py`."""

    imports: Imports
    name: ClassName
    doc: Code
    webhooks: tuple[FakeWebhook, ...]


def webhook_fakes_file(api: ir.Api) -> WebhookFakesFile | None:
    """Return the context of `testing/_webhooks.py`, or None if the API has no webhooks."""
    if api.webhooks is None:
        return None
    needed: set[Symbol] = {(_KIT, "WebhookFake"), (_KIT, "WebhookFakes"), (".testing._schemas", "SCHEMAS")}
    needed.add(("._runtime.testing.described", "read_data"))
    needed |= {(".", "webhooks"), (".webhooks", "Webhooks")}
    return WebhookFakesFile(
        imports=imports(needed, here="testing"),
        name=NAME,
        doc=docstring(f"The webhooks of {prose.the_api(api.title)}, to be signed and sent by a test.", 4),
        webhooks=tuple(_fake(each) for each in api.webhooks.webhooks),
    )


def received(api: ir.Api, attribute_name: Callable[[Identifier], Identifier]) -> Received | None:
    """Return the webhooks as an attribute of the fake, or None if the API has none.

    Args:
        api: the API.
        attribute_name: returns the name of an attribute of the fake.
    """
    if api.webhooks is None:
        return None
    name, argument = attribute_name(api.webhooks.name), api.webhooks.secret.argument
    settings = Code(f"{{{literal(str(argument))}: self.{name}.secret if {argument} is None else {argument}}}")
    return Received(name, ClassName(f"_{NAME}"), settings)


def _fake(webhook: ir.Webhook) -> FakeWebhook:
    arguments: list[tuple[str, ir.Json]] = [
        ("", Code("self")),
        ("", str(webhook.attribute)),
        ("", Code(f"hooks[webhooks.{webhook.class_name}]")),
    ]
    if webhook.method != "POST":
        arguments.append(("method", webhook.method))
    made = called("WebhookFake", arguments, 8, len(f"self.{webhook.attribute} = "))
    kind = "callback" if webhook.operation else "webhook"
    return FakeWebhook(webhook.attribute, made, docstring(f"The {kind} ``{webhook.name}``.", 8))
