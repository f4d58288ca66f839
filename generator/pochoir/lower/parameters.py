"""The parameters of an operation."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from pochoir import ir
from pochoir.literals import Identifier
from pochoir.lower import examples
from pochoir.lower.context import Context, one_of
from pochoir.lower.docs import doc_of
from pochoir.lower.members import default_of, time_of
from pochoir.lower.rules import rule
from pochoir.lower.types import JSON, type_of
from pochoir.resolve import pointers
from pochoir.resolve.paths import OperationNode

Style: TypeAlias = Literal["simple", "label", "matrix", "form", "spaceDelimited", "pipeDelimited", "deepObject"]
DEFAULTS: Final[Mapping[ir.Location, Style]] = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
STYLES: Final[Mapping[ir.Location, tuple[Style, ...]]] = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form",),
}
IGNORED: Final = frozenset({"accept", "authorization", "content-type"})
"""Headers the specification says to ignore as parameters: the media types and the security schemes speak of them."""
ORDER: Final[tuple[ir.Location, ...]] = ("path", "query", "header", "cookie")


@dataclass(frozen=True, slots=True)
class Source:
    """A parameter of the document before it has a name."""

    pointer: str
    wire: str
    location: ir.Location

    @property
    def key(self) -> str:
        """What tells it from every other argument of the operation."""
        return f"{self.location}:{self.wire}"


def sources(context: Context, operation: OperationNode) -> list[Source]:
    """Return the parameters of an operation, those the specification says to ignore reported and left out."""
    found: list[Source] = []
    for pointer in operation.parameters:
        node = context.tree.mapping(pointer)
        wire, where = node.get("name"), node.get("in")
        location: ir.Location | None = one_of(ORDER, where)
        if not isinstance(wire, str) or location is None:
            context.refuse("parameter-unsupported", pointer, "this parameter is in no place a request has")
        elif location == "header" and wire.lower() in IGNORED:
            hint = "describe it as a security scheme" if wire.lower() == "authorization" else "media types say it"
            context.warn("parameter-ignored", pointer, f"header {wire} cannot be a parameter in OpenAPI", hint)
        else:
            found.append(Source(pointer, wire, location))
    return found


def _is_key(source: Source, node: Mapping[str, ir.Json]) -> bool:
    """Whether a parameter holds an idempotency key: a header that is named so, or said to."""
    said = node.get("x-pochoir-idempotency")
    named = source.wire.lower() == "idempotency-key" and said is not False
    return source.location == "header" and (said is True or named)


def parameter(context: Context, source: Source, name: Identifier) -> ir.Parameter:
    """Return a parameter, named."""
    node = context.tree.mapping(source.pointer)
    media_type = next(iter(context.tree.mapping(pointers.join(source.pointer, "content"))), "")
    schema = pointers.join(source.pointer, *(("content", media_type) if media_type else ()), "schema")
    style: Style | None = one_of(STYLES[source.location], node.get("style"))
    style = DEFAULTS[source.location] if style is None else style
    default, has_default = default_of(context, schema)
    explode = node.get("explode")
    return ir.Parameter(
        name=name,
        wire=source.wire,
        location=source.location,
        type=type_of(context, schema) if context.tree.has(schema) else JSON,
        required=node.get("required") is True or source.location == "path",
        doc=doc_of(node),
        style=style,
        explode=explode if isinstance(explode, bool) else style == "form",
        allow_reserved=node.get("allowReserved") is True,
        idempotency=_is_key(source, node),
        content=media_type,
        default=default,
        has_default=has_default,
        examples=examples.written(context, source.pointer) or examples.of_schema(context, schema),
        pointer=source.pointer,
        time=time_of(context, schema),
        schema=rule(context, schema),
    )
