"""Lower the parameters of operations."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pochoir import ir, path_templates, pointers
from pochoir.extensions.calls import IDEMPOTENCY, KEY_PREFIX
from pochoir.literals import Identifier
from pochoir.lower import examples, unread
from pochoir.lower.constraints import constrained
from pochoir.lower.context import Context, one_of
from pochoir.lower.docs import doc_of
from pochoir.lower.empty import may_be_empty
from pochoir.lower.members import default_of, time_of
from pochoir.lower.rules import rule
from pochoir.lower.types import JSON, type_of
from pochoir.resolve import media, shapes
from pochoir.resolve.paths import OperationNode
from pochoir.schemas import styles

IGNORED: Final = frozenset({"accept", "authorization", "content-type"})
"""Headers that OpenAPI ignores as parameters, because media types and security schemes define them."""
FRAMING: Final = frozenset({"host", "content-length", "transfer-encoding", "connection", "te", "trailer", "upgrade"})
"""The header fields that frame a message (RFC 9110, RFC 9112), which the transport of a client sets."""
QUERY_STRING: Final = "querystring"
"""The location of a parameter that is the whole query string (OpenAPI 3.2)."""
ORDER: Final[tuple[ir.Location, ...]] = ("path", "query", "header", "cookie")


@dataclass(frozen=True, slots=True)
class Source:
    """A parameter of the document that is not named yet."""

    pointer: str
    wire: str
    location: ir.Location

    @property
    def key(self) -> str:
        """A key that is unique among the arguments of the operation."""
        return f"{self.location}:{self.wire}"


def sources(context: Context, operation: OperationNode) -> list[Source]:
    """Return the parameters of an operation. Those that OpenAPI ignores are reported and left out.

    An undeclared parameter of the path template is added, and a path parameter that the template does not contain is
    left out. `validate` reports both. Those in the query of a path come after those in the path itself.
    """
    found: list[Source] = []
    places = dict.fromkeys(path_templates.names(operation.path))
    for pointer in operation.parameters:
        node = context.tree.mapping(pointer)
        wire, where = node.get("name"), node.get("in")
        location: ir.Location | None = "query" if where == QUERY_STRING else one_of(ORDER, where)
        if not isinstance(wire, str) or location is None:
            continue  # Validation reports it.
        if location == "header" and wire.lower() in IGNORED:
            hint = (
                "describe it as a security scheme" if wire.lower() == "authorization" else "the media types define it"
            )
            context.warn("parameter-ignored", pointer, f"header {wire} cannot be a parameter in OpenAPI", hint)
        elif location == "header" and wire.lower() in FRAMING:
            message = f"header {wire} cannot be an argument: the client sets it"
            context.warn("parameter-ignored", pointer, message, "leave it out of the description")
        elif location != "path" or wire in places:
            found.append(Source(pointer, wire, location))
    known = {source.wire for source in found if source.location == "path"}
    undescribed = [name for name in places if name not in known]
    nowhere = pointers.join(operation.pointer, "parameters")
    added = (Source(pointers.join(nowhere, f"{{{name}}}"), name, "path") for name in undescribed)
    last = path_templates.names_in_query(operation.path)
    return sorted((*added, *found), key=lambda source: source.location == "path" and source.wire in last)


def _is_key(source: Source, node: Mapping[str, ir.Json]) -> bool:
    """Return whether a parameter is an idempotency key, by its name or by an extension."""
    marked = IDEMPOTENCY.of(node)
    named = source.wire.lower() == "idempotency-key" and marked is not False
    return source.location == "header" and (marked is True or named)


def parameter(context: Context, source: Source, name: Identifier, operation: OperationNode) -> ir.Parameter:
    """Return a parameter of an operation, named."""
    node = context.tree.mapping(source.pointer)
    media_type = next(iter(context.tree.mapping(pointers.join(source.pointer, "content"))), "")
    written = media.content(context.tree, source.pointer, media_type) if media_type else source.pointer
    schema = pointers.join(written, "schema")
    whole, is_form = node.get("in") == QUERY_STRING, media.kind(media_type) == "form" if media_type else False
    is_members = whole and is_form and shapes.kind(context.tree, shapes.end(context.tree, schema)) in ("object", "map")
    is_text = not node or (bool(media_type) and media.kind(media_type) != "json" and not is_members)
    if is_text:
        # Content other than JSON: the caller passes the serialized text.
        unread.schema_of_text(context, schema, media_type)
    style, explode = styles.read(node, source.location)
    if not media_type and node:
        _check_writable(context, source, schema, style)
    default, has_default = (None, False) if is_text else default_of(context, schema)
    type_ = ir.Plain("str") if is_text else _type(context, schema)
    return ir.Parameter(
        name=name,
        wire=source.wire,
        location=source.location,
        type=type_,
        required=node.get("required") is True or source.location == "path",
        doc=doc_of(node),
        style=style,
        explode=explode,
        allow_reserved=node.get("allowReserved") is True,
        idempotency=_is_key(source, node),
        content="" if is_text or is_members else media_type,
        default=default,
        has_default=has_default,
        examples=examples.written(context, source.pointer) or examples.of_schema(context, schema),
        sample=examples.sample(context, schema, source.wire),
        pointer=source.pointer,
        time=time_of(context, schema),
        key_prefix=KEY_PREFIX.of(node) or "",
        schema={"type": "string"} if is_text else rule(context, schema),
        # An object as a form is a parameter for each of its members, as in the default style of a query.
        whole=whole and not is_members,
        allow_empty=source.location == "path" and _allows_empty(context, source, type_, operation),
    )


def _check_writable(context: Context, source: Source, schema: str, style: str) -> None:
    """Warn of lists of objects or lists, which only JSON has a form for."""
    tree, end = context.tree, shapes.end(context.tree, schema)
    item = tree.schema(end).child("items") if shapes.kind(tree, end) == "list" else ""
    inner = shapes.kind(tree, shapes.end(tree, item)) if item else ""
    if inner in ("object", "map", "list") and style != "deepObject":
        what = "lists" if inner == "list" else "objects"
        message = f'the client cannot send a list of {what} in style "{style}"'
        hint = "describe it as JSON, under content: {application/json: {schema: …}}"
        context.warn("unsupported-parameter", source.pointer, message, hint)


def _type(context: Context, schema: str) -> ir.TypeRef:
    return constrained(context, schema, type_of(context, schema)) if context.tree.has(schema) else JSON


def _allows_empty(context: Context, source: Source, type_: ir.TypeRef, operation: OperationNode) -> bool:
    """Return whether a path parameter may be empty. That of a DELETE may not: it may mean everything there is."""
    if type_ != ir.Plain("str") or operation.method == "DELETE":
        return False
    limits = type_.limits if isinstance(type_, ir.Plain) else None
    if limits is not None and (limits.min_length or limits.pattern):
        return False
    return may_be_empty(operation.path, source.wire, context.tree.mapping("/paths"))
