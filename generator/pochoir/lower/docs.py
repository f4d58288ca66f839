"""What the document says of a thing, as a `Doc`."""

from collections.abc import Mapping

from pochoir.hypertext import as_markdown
from pochoir.ir import Doc, Json, Origin


def doc_of(node: Mapping[str, Json], summary: str = "summary") -> Doc:
    """Return what a node of the document says of itself, in Markdown.

    Args:
        node: anything that may have a description.
        summary: the key that holds the short text: `summary`, or `title` for schemas.
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
