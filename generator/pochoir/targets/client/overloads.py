"""Plan the overloads of methods whose requests or responses have several media types."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from pochoir import ir
from pochoir.annotations import Annotation, TypeWriter, gather, literal_of, symbol, union
from pochoir.literals import Code, Identifier
from pochoir.lower.replies import successes
from pochoir.media_types import without_charset
from pochoir.resolve.media import best
from pochoir.targets.client.arguments import Argument, arguments, order
from pochoir.targets.client.variants import gives_items, is_stream, other_streams

_UNSET = symbol("._runtime.base.unset", "Unset")


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a method: its arguments and its return type."""

    given: tuple[Argument, ...]
    returns: Annotation
    lazy: bool = False
    """Whether it returns a list in pages or a stream, which is not awaited."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a method: `whole` is the one that is implemented, `overloads` those that callers see, if several."""

    whole: Form
    overloads: tuple[Form, ...] = ()


@dataclass(frozen=True, slots=True)
class _Group:
    """Media types that give the same: the arguments of a body, or a return type."""

    media_types: tuple[str, ...]
    arguments: tuple[Argument, ...] = ()
    returns: Annotation | None = None
    lazy: bool = False


def forms(
    operation: ir.Operation,
    writer: TypeWriter,
    returns: Annotation,
    stream: Callable[[str, Annotation], Annotation] = lambda _, item: item,
) -> Forms:
    """Return the forms of a method.

    Args:
        operation: the operation.
        writer: the writer of types.
        returns: the return type for the usual media type.
        stream: returns the type of a stream in a media type, of items of a type.
    """
    given = arguments(operation, writer)
    if operation.accept is None and operation.content_type is None:
        return _with_whole_body(operation, given, writer, returns)
    bodies = _bodies(operation, given, writer)
    replies = _replies(operation, writer, returns, stream)
    shared = tuple(each for each in given if each.part != "body")
    overloads = tuple(
        Form(
            order((*shared, *body.arguments, *_choices(operation, body, reply, is_usual))),
            reply.returns or returns,
            reply.lazy,
        )
        for at, body in enumerate(bodies)
        for number, reply in enumerate(replies)
        if (is_usual := (at == 0, number == 0))
    )
    if len(overloads) == 1:
        return Forms(overloads[0])
    every = _Group(tuple(name for body in bodies for name in body.media_types))
    asked = _Group(tuple(name for reply in replies for name in reply.media_types))
    implemented = (*shared, *_implemented(bodies), *_choices(operation, every, asked, (True, True)))
    whole = union(*dict.fromkeys(each.returns for each in overloads))
    return Forms(Form(order(implemented), whole), overloads)


def whole_body(operation: ir.Operation, given: Sequence[Argument], writer: TypeWriter) -> Argument | None:
    """Return the argument for the whole body of an operation whose arguments are the members of its body.

    There is one if callers may have the body from a response: a model that is read and sent.
    """
    body = operation.body
    if body is None or not body.fields or body.kind != "json" or not isinstance(body.type, ir.Named):
        return None
    if operation.paging or is_stream(operation) or gives_items(operation):
        return None
    if operation.accept is not None or operation.content_type is not None:
        return None
    model = writer.models.get(body.type.name)
    taken = {name for each in given for name in (each.name, *each.old_names)}
    if model is None or not (model.in_requests and model.in_replies) or body.name in taken:
        return None
    text = "the whole body, for example a model from a response; other arguments override its fields."
    return Argument(body.name, None, "whole", writer.sending(body.kind).request(body.type), True, text)


def _with_whole_body(
    operation: ir.Operation, given: tuple[Argument, ...], writer: TypeWriter, returns: Annotation
) -> Forms:
    """Return the forms of a method with one media type, of which one takes the whole body."""
    whole = whole_body(operation, given, writer)
    if whole is None:
        return Forms(Form(given, returns))
    optional = tuple(
        (
            replace(each, annotation=_optional(each.annotation), required=False)
            if each.part == "body" and each.required
            else each
        )
        for each in given
    )
    implemented = replace(whole, annotation=_optional(whole.annotation), required=False)
    if optional == given:
        return Forms(Form(order((*given, implemented)), returns))
    forms = (Form(given, returns), Form(order((*optional, whole)), returns))
    return Forms(Form(order((*optional, implemented)), returns), forms)


def members_of_usual(operation: ir.Operation, writer: TypeWriter) -> tuple[tuple[Argument, ...], tuple[str, ...]]:
    """Return the arguments of the usual body, and the media types whose body is one argument instead of these.

    There are none where all media types have the same arguments.
    """
    bodies = _bodies(operation, arguments(operation, writer), writer) if operation.content_type else ()
    if len(bodies) < 2 or not all(each.wire is not None for each in bodies[0].arguments):
        return (), ()
    return bodies[0].arguments, tuple(name for body in bodies[1:] for name in body.media_types)


def _bodies(operation: ir.Operation, given: Sequence[Argument], writer: TypeWriter) -> tuple[_Group, ...]:
    """Return the groups of media types of the body; the usual one is in the first."""
    usual = tuple(each for each in given if each.part == "body")
    body = operation.body
    if body is None or operation.content_type is None:
        return (_Group((), usual),)
    ranges = tuple(each for each in body.of_files if "*" in each)
    groups = {_declared(usual): _Group((body.media_type, *ranges), usual)}
    for other in body.others:
        found = _of_body(replace(operation, body=other), writer)
        if _declared(found) != _declared(usual):
            found = _of_body(replace(operation, body=replace(other, fields=())), writer)
        known = groups.get(_declared(found), _Group((), found))
        groups[_declared(found)] = replace(known, media_types=(*known.media_types, other.media_type))
    return tuple(groups.values())


def _of_body(operation: ir.Operation, writer: TypeWriter) -> tuple[Argument, ...]:
    return tuple(each for each in arguments(operation, writer) if each.part == "body")


def _declared(given: Iterable[Argument]) -> tuple[str, ...]:
    return tuple(each.declaration for each in given)


def _replies(
    operation: ir.Operation,
    writer: TypeWriter,
    returns: Annotation,
    stream: Callable[[str, Annotation], Annotation],
) -> tuple[_Group, ...]:
    """Return the groups of media types of successes; the usual one is in the first."""
    lazy = operation.paging is not None or is_stream(operation)
    if operation.accept is None:
        return (_Group((), (), returns, lazy),)
    usual = next(without_charset(best(each.media_types)) for each in successes(operation.replies) if each.others)
    groups = {returns.text: _Group(() if "*" in usual else (usual,), (), returns, lazy)}
    streams = other_streams(operation)
    for media_type, type in operation.returns_as:
        found = writer.reply(type)
        found = stream(media_type, found) if media_type in streams else found
        known = groups.get(found.text, _Group((), (), found, media_type in streams))
        groups[found.text] = replace(known, media_types=(*known.media_types, media_type))
    return tuple(groups.values())


def _choices(operation: ir.Operation, body: _Group, reply: _Group, is_usual: tuple[bool, bool]) -> tuple[Argument, ...]:
    """Return the arguments for the media types of a form, of which the usual ones need not be passed."""
    found: list[Argument] = []
    if operation.content_type is not None and operation.body is not None:
        usual, of_files = operation.body.media_type, operation.body.of_files
        text = f"the media type of the body, by default ``{usual}``."
        if of_files:
            described = ", ".join(f"``{each}``" for each in of_files)
            text = f"the media type of the file ({described}), by default as its name suggests, or ``{usual}``."
        found.append(_choice(operation.content_type, "content_type", body.media_types, not is_usual[0], text))
    if operation.accept is not None:
        text = "the media type to ask for."
        if operation.stream_switch:
            text += f" That of a stream sends ``{operation.stream_switch}`` as true."
        found.append(_choice(operation.accept, "accept", reply.media_types, not is_usual[1], text))
    return tuple(found)


def _choice(name: Identifier, part: str, media_types: Sequence[str], required: bool, text: str) -> Argument:
    annotation = literal_of(media_types) if media_types else _UNSET
    if any("*" in each for each in media_types):
        annotation = Annotation(Code("str"))
    return Argument(name, None, part, annotation if required else _optional(annotation), required, text)


def _implemented(bodies: Sequence[_Group]) -> tuple[Argument, ...]:
    """Return the arguments of all bodies: those of the usual one, and one for a whole body in another media type."""
    usual = bodies[0].arguments
    if len(bodies) == 1:
        return usual
    whole = [each for body in bodies[1:] for each in body.arguments]
    if not all(each.wire is not None for each in usual):
        (one,) = usual
        annotation = union(*(each.annotation for each in (one, *whole)))
        required = one.required and all(each.required for each in whole)
        return (replace(one, annotation=annotation if required else _optional(annotation), required=required),)
    optional = [
        replace(each, annotation=_optional(each.annotation), required=False) if each.required else each
        for each in usual
    ]
    text = "the whole body, in a media type that has no arguments for its fields."
    annotation = _optional(union(*(each.annotation for each in whole)))
    return (*optional, replace(whole[0], part="whole", annotation=annotation, required=False, text=text))


def _optional(annotation: Annotation) -> Annotation:
    if annotation.text.endswith("Unset"):
        return annotation
    joined = gather(annotation, _UNSET)
    return replace(joined, text=Code(f"{annotation.text} | Unset"))
