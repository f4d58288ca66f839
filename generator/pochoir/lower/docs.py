"""Read the documentation of an element."""

from collections.abc import Mapping

from pochoir.hypertext import as_markdown
from pochoir.ir import Doc, Json, Origin


def doc_of(node: Mapping[str, Json], summary: str = "summary") -> Doc:
    """Return the documentation of a node, in Markdown.

    Args:
        node: an object that may have a description.
        summary: the key of the short text: `summary`, or `title` for schemas.
    """
    origin: Origin = "documented"
    if node.get("x-origin") == "observed":
        origin = "observed"
    elif node.get("x-origin") == "inferred":
        origin = "inferred"
    facts = node.get("x-facts")
    external = node.get("externalDocs")
    url = external.get("url") if isinstance(external, dict) else ""
    return Doc(
        summary=as_markdown(_text(node.get(summary))),
        description=as_markdown(_text(node.get("description"))),
        origin=origin,
        facts=tuple(str(fact) for fact in facts) if isinstance(facts, list) else (),
        deprecated=node.get("deprecated") is True,
        external=_text(url),
    )


def _text(value: Json) -> str:
    return value.strip() if isinstance(value, str) else ""
