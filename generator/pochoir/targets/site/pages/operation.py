"""The page of one operation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from pochoir import ir, naming, pointers
from pochoir.literals import json_text
from pochoir.targets.site import highlight, text, types
from pochoir.targets.site.atlas import Atlas, Entry
from pochoir.targets.site.pages.page import Page, names
from pochoir.targets.site.samples import Sample, samples
from pochoir.targets.site.schema import Place, Room
from pochoir.targets.site.slugs import Anchors
from pochoir.targets.site.views import Fact, Node, Piece

_ROWS: Final = 90
_MANY: Final = 60
_PLACES: Final = ("path", "query", "header", "cookie")
_STYLES: Final[Mapping[str, str]] = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
LONGEST: Final = 6000
"""Characters of the longest example that is shown on the page of an operation."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A program or an example, as text and as HTML; `cut` says that the end is missing."""

    title: str
    key: str
    language: str
    code: str
    html: Markup
    synthetic: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """One documented reply."""

    id: str
    reply: ir.Reply
    error: str
    advice: str
    node: Node | None
    headers: tuple[Node, ...]
    examples: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The parameters of one place: `path`, `query`, `header` or `cookie`."""

    place: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Need:
    """One alternative of credentials: the schemes that are needed together; none means that nobody is asked."""

    schemes: tuple[ir.Scheme, ...]


def operation(atlas: Atlas, entry: Entry) -> Page:
    """The page of an operation."""
    each, room, anchors = entry.operation, Room(_ROWS), Anchors()
    groups = tuple(_groups(atlas, each, room, anchors))
    body = _body(atlas, each, room, anchors)
    answers = tuple(_answer(atlas, reply, room, anchors) for reply in each.replies)
    return Page(
        kind="operation",
        path=f"{atlas.folder}/operations/{entry.slug}",
        title=title(each),
        summary=text.shorten(each.doc.description or each.doc.summary, 160),
        words=tuple(_words(groups, body, answers)),
        group=str(entry.resource.name),
        context={
            "entry": entry,
            "operation": each,
            "route": f"{each.method.upper()} {route(each)}",
            "path": route(each),
            "resource": entry.resource,
            "groups": groups,
            "body": body,
            "body_media": (each.body.media_type, *each.body.other_media_types) if each.body else (),
            "body_examples": tuple(shown_examples(each.body.examples)) if each.body else (),
            "answers": answers,
            "samples": tuple(shown_sample(sample) for sample in samples(atlas.api, atlas.values, entry.resource, each)),
            "needs": tuple(_needs(atlas.api, each)),
            "silent": not each.security_stated,
        },
    )


def title(operation: ir.Operation) -> str:
    """The title of an operation: its summary; else the words of its id, or its method and path when that has none."""
    told = text.words(operation.doc.summary) or naming.sentence(operation.id)
    return told or f"{operation.method.upper()} {operation.path}"


def many(operations: Sequence[object]) -> bool:
    """Whether a list of operations is so long that it says of each how it is called and no more."""
    return len(operations) > _MANY


def route(operation: ir.Operation) -> str:
    """The path of an operation, with the query that tells it from another one of the same path."""
    fixed = "&".join(f"{name}={value}" for name, value in operation.fixed)
    return f"{operation.path}?{fixed}" if fixed else operation.path


def shown_sample(sample: Sample) -> Shown:
    """A sample with its HTML."""
    return Shown(sample.title, sample.kind, sample.language, sample.code, highlight.code(sample.code, sample.language))


def _needs(api: ir.Api, operation: ir.Operation) -> Iterator[Need]:
    schemes = {scheme.id: scheme for scheme in api.schemes}
    for needed in operation.security:
        yield Need(tuple(schemes[name] for name in needed if name in schemes))


def _groups(atlas: Atlas, operation: ir.Operation, room: Room, anchors: Anchors) -> Iterator[Group]:
    for place in _PLACES:
        found = [each for each in operation.parameters if each.location == place]
        if found:
            yield Group(place, tuple(_parameter(atlas, each, room, anchors) for each in found))


def _parameter(atlas: Atlas, parameter: ir.Parameter, room: Room, anchors: Anchors) -> Node:
    keys = ("content", parameter.content, "schema") if parameter.content else ("schema",)
    place = Place(anchors(parameter.location, parameter.wire), 1, room, anchors)
    node = atlas.reader.node(pointers.join(parameter.pointer, *keys), place, parameter.wire, parameter.required)
    facts = [fact for fact in node.facts if fact.keyword != "example" or not parameter.examples]
    if parameter.content:
        facts.append(Fact("content", parameter.content))
    elif parameter.style != _STYLES[parameter.location] or parameter.explode != (parameter.style == "form"):
        facts.append(Fact("style", f"{parameter.style}{', explode' if parameter.explode else ''}"))
    facts += [Fact("example", _flat(example.value)) for example in parameter.examples[:3]]
    doc = parameter.doc
    if not doc.description:
        doc = replace(doc, description=node.doc.description, summary=doc.summary or node.doc.summary)
    return replace(node, doc=replace(doc, deprecated=doc.deprecated or node.doc.deprecated), facts=tuple(facts))


def _flat(value: ir.Json) -> str:
    return value if isinstance(value, str) else types.text(value)


def _body(atlas: Atlas, operation: ir.Operation, room: Room, anchors: Anchors) -> Node | None:
    body = operation.body
    if body is None:
        return None
    schema = pointers.join(body.pointer, "content", body.media_type, "schema")
    node = atlas.reader.node(schema, Place(anchors("body"), 3, room, anchors), "", body.required)
    return replace(node, doc=body.doc)


def _answer(atlas: Atlas, reply: ir.Reply, room: Room, anchors: Anchors) -> Answer:
    ident = anchors("reply", reply.status)
    pointer = atlas.tree.resolved(reply.pointer)
    media = next((name for name in reply.media_types if "json" in name), next(iter(reply.media_types), ""))
    success = reply.status[:1] in "123"
    schema = pointers.join(pointer, "content", media, "schema")
    node = None
    if reply.kind != "empty" and atlas.tree.has(schema):
        node = atlas.reader.node(schema, Place(ident, 2 if success else 0, room, anchors))
    classes = {str(failure.status): str(failure.class_name) for failure in atlas.api.failures}
    return Answer(
        id=ident,
        reply=reply,
        error=classes.get(
            reply.status, {"4XX": "ClientError", "5XX": "ServerError", "default": "ApiError"}.get(reply.status, "")
        ),
        advice=reply.status if not success else "",
        node=node,
        headers=tuple(_header(atlas, pointer, each, ident, anchors) for each in reply.headers),
        examples=tuple(shown_examples(reply.examples[: 3 if success else 2])),
    )


def _header(atlas: Atlas, reply: str, header: ir.Header, ident: str, anchors: Anchors) -> Node:
    owner = atlas.tree.resolved(pointers.join(reply, "headers", header.wire))
    schema = pointers.join(owner, "schema")
    place = Place(anchors(f"{ident}.header", header.wire), 0, Room(1), anchors)
    if not atlas.tree.has(schema):
        return Node(place.id, header.wire, (Piece("string"),), False, header.doc)
    return replace(
        atlas.reader.node(schema, place, header.wire, atlas.tree.mapping(owner).get("required") is True), doc=header.doc
    )


def shown_examples(examples: tuple[ir.Example, ...]) -> Iterator[Shown]:
    """Examples with their HTML; of a very long one the beginning."""
    for example in examples:
        plain = isinstance(example.value, str)
        code = str(example.value) if plain else str(json_text(example.value))
        cut = len(code) > LONGEST
        code = code[:LONGEST].rsplit("\n", 1)[0] if cut else code
        html = highlight.code(code, "") if plain else highlight.json_code(code)
        title = example.summary or ("" if example.synthetic or example.name == "example" else example.name)
        yield Shown(title, example.name, "text" if plain else "json", code, html, example.synthetic, cut)


def _words(groups: tuple[Group, ...], body: Node | None, answers: tuple[Answer, ...]) -> Iterator[str]:
    yield from names(node for group in groups for node in group.nodes)
    yield from names(body.fields) if body else ()
    # Nobody tells two operations apart by what every success is called.
    yield from (answer.reply.status for answer in answers if answer.advice)
