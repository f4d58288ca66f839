"""The requests that each host allows: `x-pochoir-rate-limits`."""

from typing import Final

from pochoir import ir
from pochoir.ir import Json
from pochoir.lower.context import Context
from pochoir.lower.docs import doc_of
from pochoir.resolve import pointers

POINTER: Final = "/x-pochoir-rate-limits"


def limits(context: Context) -> tuple[ir.Limit, ...]:
    """Return the rate limits, in their order."""
    return tuple(_limit(context, pointers.join(POINTER, at)) for at in range(len(context.tree.items(POINTER))))


def _limit(context: Context, pointer: str) -> ir.Limit:
    node = context.tree.mapping(pointer)
    host, requests = node.get("host"), node.get("requests")
    return ir.Limit(
        host=host.lower() if isinstance(host, str) else "",
        requests=requests if isinstance(requests, int) else 1,
        per=_seconds(node.get("per")),
        ban=_seconds(node.get("ban")),
        paths=tuple(path for path in context.tree.items(pointers.join(pointer, "paths")) if isinstance(path, str)),
        scope="credential" if node.get("scope") == "credential" else "ip",
        doc=doc_of(node),
    )


def _seconds(value: Json) -> float:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else 0
