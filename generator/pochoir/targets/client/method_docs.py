"""Write the docstrings of methods."""

from collections.abc import Iterable, Mapping
from math import inf

from pochoir import ir
from pochoir.literals import Code
from pochoir.targets.client import prose
from pochoir.targets.client.arguments import Argument


def method_doc(operation: ir.Operation, given: Iterable[Argument], errors: Mapping[str, Code]) -> str:
    """Return the docstring of a method: its purpose, arguments, return value, errors and origin."""
    raised = [
        (errors[reply.status], prose.headline(reply.doc, "")) for reply in operation.replies if reply.status in errors
    ]
    query = "&".join(f"{name}={value}" for name, value in operation.fixed)
    route = f"``{operation.method} {operation.path}{'?' if query else ''}{query}``{prose.cited(operation.doc)}."
    lead = prose.lead(operation.doc)
    returns = _returned(operation)
    return prose.paragraphs(
        (
            lead or route,
            prose.section("Args", [(each.name, each.text) for each in given if each.text], 8),
            prose.section("Returns", [("", returns)] if returns else [], 8),
            prose.section("Raises", raised, 8),
            _deadline(operation),
            route if lead else "",
        )
    )


def _deadline(operation: ir.Operation) -> str:
    if operation.deadline is None:
        return ""
    if operation.deadline == inf:
        return "By default, the call has no deadline."
    return f"By default, the call has a deadline of {prose.period(operation.deadline)}."


def _returned(operation: ir.Operation) -> str:
    success = next((each for each in operation.replies if each.status.startswith("2")), None)
    if success is None or operation.returns == ir.Plain("none") or operation.paging is not None:
        return ""
    if not prose.says_something(success.doc.description):
        return ""
    text = prose.short(success.doc)
    return text if text != prose.sentence(operation.doc.summary) else ""
