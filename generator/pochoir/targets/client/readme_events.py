"""The WebSockets and webhooks in README.md."""

from collections.abc import Sequence
from dataclasses import dataclass

from pochoir import ir
from pochoir.literals import ClassName, Code, Identifier
from pochoir.markdown import code_span, markdown_cell
from pochoir.targets.client import prose
from pochoir.targets.client import testing as fakes
from pochoir.targets.client.readme_operations import unended


@dataclass(frozen=True, slots=True)
class SocketRow:
    """A WebSocket in a table: its method and its description."""

    method: Code
    what: Code


@dataclass(frozen=True, slots=True)
class ServedSockets:
    """The WebSockets of the fake on a port: their names in a sentence, and the first in the fake."""

    names: Code
    first: Identifier


@dataclass(frozen=True, slots=True)
class WebhookRow:
    """A row of the table of webhooks."""

    name: Code
    class_name: Code
    what: Code


@dataclass(frozen=True, slots=True)
class WebhookSection:
    """The section on webhooks: the attribute of the client, its argument, and the class in the sample.

    `timed` and `identified` are true if the server signs a timestamp and an id.
    """

    name: Identifier
    argument: Code
    variable: Code
    secret: Code
    shown: ClassName
    fake: Identifier
    timed: bool
    identified: bool
    rows: tuple[WebhookRow, ...]


def socket_row(socket: ir.Socket) -> SocketRow:
    """Return the row of a WebSocket in the table of WebSockets."""
    return SocketRow(code_span(f"client.{socket.name}()", cell=True), markdown_cell(prose.short(socket.doc)))


def served_sockets(sockets: Sequence[ir.Socket]) -> ServedSockets:
    """Return the WebSockets of the fake on a port."""
    names = [code_span(each.name) for each in sockets]
    listed = f"WebSockets {', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else f"WebSocket {names[0]}"
    return ServedSockets(Code(f"the {listed}"), fakes.attribute_name(sockets[0].name))


def webhook_section(webhooks: ir.Webhooks) -> WebhookSection:
    """Return the section on webhooks."""
    first = webhooks.webhooks[0]
    return WebhookSection(
        name=webhooks.name,
        argument=code_span(webhooks.secret.argument),
        variable=code_span(webhooks.secret.variable),
        secret=Code('"whsec_…"' if webhooks.signature is None else '"…"'),
        shown=first.class_name,
        fake=first.attribute,
        timed=webhooks.signature is None or bool(webhooks.signature.timestamp_header),
        identified=webhooks.signature is None or bool(webhooks.signature.id_header),
        rows=tuple(
            WebhookRow(
                code_span(each.name, cell=True),
                code_span(f"webhooks.{each.class_name}", cell=True),
                markdown_cell(unended(prose.headline(each.doc, ""))),
            )
            for each in webhooks.webhooks
        ),
    )
