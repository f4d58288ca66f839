"""Plan the bodies and responses of operations as data."""

from collections.abc import Iterable
from dataclasses import replace

from pochoir import ir
from pochoir.annotations import Annotation, TypeWriter, gather
from pochoir.literals import Code, literal
from pochoir.lower.replies import successes
from pochoir.media_types import is_items, is_media_type, is_stream_type, main_type, without_charset
from pochoir.resolve import media
from pochoir.schemas import styles
from pochoir.targets.client.arguments import arguments
from pochoir.targets.client.bounds import bounds
from pochoir.targets.client.overloads import members_of_usual, whole_body
from pochoir.targets.client.traits import holds_constants, holds_forms, holds_numbers

OPERATION = "._runtime.base.operation"
_BODIES = {
    "json": "JsonBody",
    "form": "FormBody",
    "multipart": "MultipartBody",
    "text": "TextBody",
    "bytes": "BinaryBody",
}
_DEFAULT_MEDIA_TYPES = {
    "JsonBody": "application/json",
    "FormBody": "application/x-www-form-urlencoded",
    "MultipartBody": "multipart/form-data",
}
_NONE = Annotation(Code(""))


def built(name: str, values: Iterable[Code], options: Iterable[tuple[str, Code]]) -> Annotation:
    """Return the call of a class of `_runtime.base.operation`, with what it imports."""
    arguments = ", ".join((*values, *(f"{key}={value}" for key, value in options)))
    return Annotation(Code(f"{name}({arguments})"), frozenset({(OPERATION, name)}))


def tuple_of(items: Iterable[Code]) -> Code:
    """Return a tuple of some code."""
    texts = tuple(items)
    return Code(f"({', '.join(texts)}{',' if len(texts) == 1 else ''})")


def style_options(written: ir.Parameter | ir.Encoding, location: ir.Location) -> list[tuple[str, Code]]:
    """Return the style of a value, if it is not the default of its location."""
    if written.content:
        return [("content", literal(written.content))]
    options: list[tuple[str, Code]] = []
    if written.style != styles.STYLES[location][0]:
        options.append(("style", literal(written.style)))
    if written.explode != styles.explodes(written.style):
        options.append(("explode", literal(written.explode)))
    if written.allow_reserved:
        options.append(("allow_reserved", literal(True)))
    return options


def _encoding(body: ir.Body, encoding: ir.Encoding) -> Annotation:
    if body.kind == "multipart":
        return Annotation(literal(encoding.content))
    return built("Parameter", (literal(encoding.wire), literal("query")), style_options(encoding, "query"))


def body_kind(body: ir.Body | None, writer: TypeWriter) -> Annotation:
    """Return how a body is sent, empty without one."""
    if body is None:
        return Annotation(Code(""))
    kind = _BODIES[body.kind]
    options = [("required", literal(True))] if body.required else []
    if body.media_type != _DEFAULT_MEDIA_TYPES.get(kind):
        options.append(("media_type", literal(body.media_type)))
    if body.of_files:
        options.append(("media_types", tuple_of(literal(each) for each in body.of_files)))
    encodings = [(literal(each.wire), _encoding(body, each)) for each in body.encodings]
    if encodings:
        members = ", ".join(f"{name}: {member.text}" for name, member in encodings)
        options.append(("encoding", Code(f"{{{members}}}")))
    of_files = [(literal(each.wire), tuple_of(map(literal, each.of_files))) for each in body.encodings if each.of_files]
    if of_files:
        options.append(("media_types", Code(f"{{{', '.join(f'{name}: {found}' for name, found in of_files)}}}")))
    inner = Annotation(Code(""))
    is_typed = _lacks_constants(body, writer) or holds_forms(body.type, writer)
    if kind in _DEFAULT_MEDIA_TYPES and is_typed:
        inner = writer.write(body.type, "thunk")
        options.append(("type", Code(f"lambda: {inner.text}")))
    limits = {each.wire: found for each in body.fields if (found := bounds(each.type, writer.models))}
    if limits:
        options.append(("bounds", literal(limits)))
    of_whole = bounds(body.type, writer.models) if body.kind == "json" and not body.fields else {}
    if of_whole:
        options.append(("limits", literal(of_whole)))
    if body.files:
        options.append(("files", tuple_of(literal(each) for each in body.files)))
    if body.nullable_files:
        options.append(("nullable", tuple_of(literal(each) for each in body.nullable_files)))
    made = built(kind, (), options)
    return Annotation(made.text, gather(made, inner, *(member for _, member in encodings)).symbols)


def _lacks_constants(body: ir.Body, writer: TypeWriter) -> bool:
    """Return whether the value that a method passes may lack constants, which arguments have by default."""
    if not body.fields or not body.required:
        return holds_constants(body.type, writer)
    return any(holds_constants(each.type, writer) for each in body.fields)


def reply_kind(operation: ir.Operation, reply: ir.Reply, writer: TypeWriter) -> Annotation:
    """Return how the content of a response is read."""
    match reply.kind:
        case "json":
            success = reply.status.startswith("2")
            type = ir.ListOf(operation.paging.item) if success and operation.paging else reply.type
            at, *others = (operation.unwrap if success else ()) or ("",)
            read = operation.returns if at or others else type
            inner = writer.write(read, "thunk")
            options = [("at", literal(at))] if at else []
            options += [("others", tuple_of(literal(each) for each in others))] if others else []
            options += _media_type(reply, "application/json")
            options += [("exact", literal(True))] if holds_numbers(read, writer) else []
            variants = [
                (name, _read_whole(operation, replace(reply, type=type, media_types=(name,), json_types=()), writer))
                for name, type in reply.json_types
            ]
            options += [("variants", Code(_mapped((name, each.text) for name, each in variants)))] if variants else []
            made = built("Json", (Code(f"lambda: {inner.text}"),), options)
            return Annotation(made.text, gather(made, inner, *(each for _, each in variants)).symbols)
        case "text":
            return built("Text", (), _media_type(reply, "text/plain"))
        case "bytes":
            return built("Binary", (), _media_type(reply, "application/octet-stream"))
        case "events":
            inner = writer.write(reply.type, "thunk")
            if is_items(media.best(reply.media_types)):
                made = built("StreamedItems", (Code(f"lambda: {inner.text}"),), _media_type(reply, "application/jsonl"))
                return Annotation(made.text, made.symbols | inner.symbols)
            kinds = [(name, writer.write(each, "thunk")) for name, each in reply.events]
            named = ", ".join(f"{literal(name)}: lambda: {each.text}" for name, each in kinds)
            options = [("named", Code(f"{{{named}}}"))] if kinds else []
            options += [("end", literal(reply.end))] if reply.end else []
            made = built("Events", (Code(f"lambda: {inner.text}"),), options)
            return Annotation(made.text, made.symbols.union(inner.symbols, *(each.symbols for _, each in kinds)))
        case "empty":
            return built("Empty", (), ())


def _read_whole(operation: ir.Operation, reply: ir.Reply, writer: TypeWriter) -> Annotation:
    """Return how the content of a response is read that has no pages and no value inside of it."""
    return reply_kind(replace(operation, paging=None, unwrap=(), returns=reply.type), reply, writer)


def _json_types(operation: ir.Operation, reply: ir.Reply, asked: ir.Content) -> tuple[tuple[str, ir.TypeRef], ...]:
    """Return the types that a response has in other JSON media types than the one that a call asks for."""
    is_whole = reply.kind == "json" and not operation.paging and not operation.unwrap
    usual = ((main_type(media.best(reply.media_types)), reply.type),) if is_whole else ()
    return tuple((name, type) for name, type in (*usual, *reply.json_types) if type != asked.type)


def alternatives_of(operation: ir.Operation, writer: TypeWriter) -> Annotation:
    """Return the other media types of an operation as data, empty without any."""
    bodies = [(each.media_type, body_kind(each, writer)) for each in (operation.body.others if operation.body else ())]
    replies: dict[str, dict[str, Annotation]] = {}
    for reply in successes(operation.replies):
        for other in reply.others:
            shown = replace(reply, kind=other.kind, type=other.type, media_types=(other.media_type,))
            shown = replace(shown, events=other.events, end=other.end, json_types=_json_types(operation, reply, other))
            kind = _read_whole(operation, shown, writer)
            replies.setdefault(without_charset(other.media_type), {})[reply.status] = kind
    if not bodies and not replies and operation.content_type is None:
        return _whole_body(operation, writer)
    members, whole = members_of_usual(operation, writer)
    switched = [name for name in replies if operation.stream_switch and is_stream_type(name)]
    by_type = [
        (name, Code(_mapped((key, kind.text) for key, kind in kinds.items()))) for name, kinds in replies.items()
    ]
    names = [(each.wire, literal(str(each.name))) for each in members if each.default is None and each.wire is not None]
    options = [
        ("bodies", Code(_mapped((name, body.text) for name, body in bodies))),
        ("replies", Code(_mapped(by_type))),
        ("whole", tuple_of(map(literal, whole))),
        ("members", Code(_mapped(names))),
        ("required", tuple_of(literal(each.wire) for each in members if each.required)),
        ("switches", Code(_mapped((name, literal(operation.stream_switch)) for name in switched))),
    ]
    given = ", ".join(f"{name}={value}" for name, value in options if value not in ("{}", "()"))
    # A model may have the name of the class.
    own = Annotation(
        Code("_Alternatives"), frozenset({("._runtime.call.alternatives", "Alternatives as _Alternatives")})
    )
    kinds = [kind for each in replies.values() for kind in each.values()]
    needed = gather(own, *(body for _, body in bodies), *kinds)
    return Annotation(Code(f"{own.text}({given})"), needed.symbols)


def _whole_body(operation: ir.Operation, writer: TypeWriter) -> Annotation:
    given = arguments(operation, writer)
    whole = whole_body(operation, given, writer)
    if whole is None:
        return _NONE
    members = [each for each in given if each.part == "body"]
    names = _mapped(
        (each.wire, literal(str(each.name))) for each in members if each.default is None and each.wire is not None
    )
    required = tuple_of(literal(each.wire) for each in members if each.required)
    text = f"_WholeBody({literal(str(whole.name))}, {names}{f', {required}' if required != '()' else ''})"
    return Annotation(Code(text), frozenset({("._runtime.call.whole_body", "WholeBody as _WholeBody")}))


def _mapped(pairs: Iterable[tuple[str, str]]) -> str:
    return f"{{{', '.join(f'{literal(key)}: {value}' for key, value in pairs)}}}"


def _media_type(reply: ir.Reply, usual: str) -> list[tuple[str, Code]]:
    """Return the media type to ask for unless it is the default: any instead of one that is not valid."""
    media_type = without_charset(media.best(reply.media_types))
    if not (media_type.isascii() and is_media_type(media_type)):
        media_type = "*/*"
    return [("media_type", literal(media_type))] if media_type != usual else []
