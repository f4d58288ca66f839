"""The guide to webhooks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pochoir import ir
from pochoir.targets.site.pages.code_blocks import CodeBlock, example_blocks, python_block
from pochoir.targets.site.samples import guide_programs
from pochoir.targets.site.schema.build import Budget, ViewContext
from pochoir.targets.site.schema.views import SchemaView
from pochoir.targets.site.site_index import Entry, SiteIndex, anchored
from pochoir.targets.site.slugs import Anchors

STANDARD: Final = ir.Signature(
    header="webhook-signature",
    algorithm="sha256",
    encoding="base64",
    prefix="v1,",
    separator=" ",
    signed="{id}.{timestamp}.{body}",
    key="base64",
    key_prefix="whsec_",
    id_header="webhook-id",
    timestamp_header="webhook-timestamp",
    timestamp_prefix="",
    unit="seconds",
)
"""The signature of Standard Webhooks, which the runtime of clients has as `signatures.STANDARD`."""
_MAX_ROWS: Final = 600
_MANY: Final = 24
"""Of more webhooks, the guide shows no payload: its type is a link to the page of the schema, which has an example."""


@dataclass(frozen=True, slots=True)
class WebhookView:
    """A webhook: its anchor, the operation whose callback it is, and its payload."""

    webhook: ir.Webhook
    id: str
    operation: Entry | None
    payload: SchemaView | None
    examples: tuple[CodeBlock, ...]


def webhooks(index: SiteIndex) -> dict[str, object]:
    """Return the context of the guide."""
    found = index.api.webhooks
    if found is None:
        return {"webhooks": (), "samples": ()}
    return {
        "webhooks": tuple(_views(index, found)),
        "signature": found.signature or STANDARD,
        "algorithm": f"HMAC-{(found.signature or STANDARD).algorithm.upper()}",
        "is_standard": found.signature is None,
        "samples": (python_block(guide_programs.receiving_webhooks(index.api, found)),),
    }


def _views(index: SiteIndex, found: ir.Webhooks) -> Iterator[WebhookView]:
    is_short = len(found.webhooks) <= _MANY
    budget, anchors = Budget(_MAX_ROWS if is_short else 0), Anchors()
    for anchor, each in anchored(found, anchors):
        context = ViewContext(f"{anchor}.payload", 2, budget, anchors)
        yield WebhookView(
            webhook=each,
            id=anchor,
            operation=index.named.get(each.operation),
            payload=index.views.build(each.payload, context) if each.payload else None,
            examples=tuple(example_blocks(each.examples[:3])) if is_short else (),
        )
