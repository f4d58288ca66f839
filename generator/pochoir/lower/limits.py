"""The requests that each host allows, and how long calls may take: `x-pochoir-rate-limits`, `x-pochoir-deadline`."""

from pochoir import ir, pointers
from pochoir.extensions.calls import DEADLINE
from pochoir.extensions.rate_limits import RATE_LIMITS
from pochoir.lower.context import Context
from pochoir.lower.docs import doc_of


def limits(context: Context) -> tuple[ir.Limit, ...]:
    """Return the rate limits whose number is known, which clients keep, in their order."""
    return tuple(each for each in _stated(context) if each.requests)


def quotas(context: Context) -> tuple[ir.Limit, ...]:
    """Return the rate limits whose number is unknown, in their order."""
    return tuple(each for each in _stated(context) if not each.requests)


def _stated(context: Context) -> tuple[ir.Limit, ...]:
    return tuple(
        ir.Limit(
            host=window.host.lower(),
            requests=window.requests,
            per=window.per,
            ban=window.ban,
            paths=window.paths,
            scope=window.scope,
            doc=doc_of(context.tree.mapping(pointers.join("", RATE_LIMITS.key, at))),
        )
        for at, window in enumerate(RATE_LIMITS.of(context.tree.mapping("")) or ())
    )


def deadline(context: Context) -> float | None:
    """Return the seconds after which any call is given up by default; None for no limit."""
    declared = DEADLINE.of(context.tree.mapping(""))
    return None if declared is None else float(declared)
