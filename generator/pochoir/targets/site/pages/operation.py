"""The page of one operation."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Final

from pochoir import ir, naming, pointers
from pochoir.schemas import styles
from pochoir.targets.site import stated, text
from pochoir.targets.site.pages import undocumented
from pochoir.targets.site.pages.code_blocks import CodeBlock, example_blocks, sample_block
from pochoir.targets.site.pages.credential_fields import credential_fields
from pochoir.targets.site.pages.page import Page, search_terms
from pochoir.targets.site.pages.try_it import try_it
from pochoir.targets.site.samples import ALL, samples
from pochoir.targets.site.schema.build import Budget, ViewContext
from pochoir.targets.site.schema.type_text import one_line
from pochoir.targets.site.schema.views import KeywordValue, SchemaView, TypePart
from pochoir.targets.site.site_index import Entry, SiteIndex
from pochoir.targets.site.slugs import Anchors

_MAX_ROWS: Final = 90
_LONG_LIST: Final = 60
_LOCATIONS: Final = ("path", "query", "header", "cookie")


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link of a response, and the operation that it leads to if that is known."""

    link: stated.Link
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class ResponseView:
    """A documented response.

    Attributes:
        id: the anchor.
        reply: the response.
        error: the exception class of the client; "" for a success.
        advice: the status to give advice for; "" for a success.
        view: the schema of the body.
        headers: the headers.
        examples: examples of the body.
        undocumented: whether neither the schema nor an example says anything about the body.
        links: the links to operations that may follow.
    """

    id: str
    reply: ir.Reply
    error: str
    advice: str
    view: SchemaView | None
    headers: tuple[SchemaView, ...]
    examples: tuple[CodeBlock, ...]
    undocumented: bool
    links: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class ParameterGroup:
    """The parameters in one location: `path`, `query`, `header` or `cookie`."""

    location: str
    views: tuple[SchemaView, ...]


@dataclass(frozen=True, slots=True)
class SecurityAlternative:
    """Security schemes that are required together, and their scopes. Without schemes, no authentication is required."""

    schemes: tuple[ir.Scheme, ...]
    scopes: tuple[str, ...] = ()


def operation(index: SiteIndex, entry: Entry, kinds: Collection[str] = ALL) -> Page:
    """Return the page of an operation with these kinds of samples."""
    each, budget, anchors = entry.operation, Budget(_MAX_ROWS), Anchors()
    groups = tuple(_groups(index, each, budget, anchors))
    body = _body(index, each, budget, anchors)
    responses = tuple(_response(index, reply, budget, anchors) for reply in each.replies)
    tried = try_it(index, each)
    return Page(
        kind="operation",
        path=f"{index.folder}/operations/{entry.slug}",
        title=title(each),
        summary=text.shorten(each.doc.description or each.doc.summary, 160),
        words=tuple(_search_terms(groups, body, responses)),
        group=str(entry.resource.name),
        origins=tried.origins if tried else (),
        context={
            "entry": entry,
            "operation": each,
            "deadline": None if each.deadline == inf else each.deadline,
            "unlimited": each.deadline == inf,
            "route": f"{each.method} {route(each)}",
            "path": route(each),
            "resource": entry.resource,
            "lifecycle": index.lifecycle(each.pointer),
            "parameter_groups": groups,
            "body": body,
            "body_media_types": (each.body.media_type, *_others(each.body)) if each.body else (),
            "body_examples": tuple(example_blocks(_shown(index, each.body.examples))) if each.body else (),
            "responses": responses,
            "samples": (
                *map(sample_block, samples(index.api, index.example_values, entry.resource, each, kinds)),
                *stated.own_samples(index.tree, each),
            ),
            "callbacks": index.callbacks.get(each.id, ()),
            "security": tuple(_security(index, each)),
            "security_unstated": not each.security_stated,
            "try_it": tried,
            "fields": credential_fields(index, {name for needed in each.security for name in needed}),
        },
    )


def _others(body: ir.Body) -> list[str]:
    """Return the other media types of a body, first those that a call can choose."""
    offered = [each.media_type for each in body.others]
    return [*offered, *(name for name in body.other_media_types if name not in offered)]


def title(operation: ir.Operation) -> str:
    """Return the title of an operation: its summary, the first sentence of its description, or the words of its id."""
    doc = operation.doc
    found = text.plain_text(doc.summary) or text.first_sentence(doc.description) or naming.sentence(operation.id)
    return found or f"{operation.method} {operation.path}"


def is_long(operations: Sequence[object]) -> bool:
    """Return whether a list of operations is so long that only method and path of each are shown."""
    return len(operations) > _LONG_LIST


def route(operation: ir.Operation) -> str:
    """Return the path of an operation, with the fixed query that distinguishes operations with the same path."""
    fixed = "&".join(f"{name}={value}" for name, value in operation.fixed)
    return f"{operation.path}?{fixed}" if fixed else operation.path


def _security(index: SiteIndex, operation: ir.Operation) -> Iterator[SecurityAlternative]:
    schemes, scopes = {scheme.id: scheme for scheme in index.api.schemes}, stated.scopes(index.tree, operation)
    for needed in operation.security:
        found = tuple(schemes[name] for name in needed if name in schemes)
        yield SecurityAlternative(found, scopes.get(frozenset(needed), ()))


def _links(index: SiteIndex, reply: str) -> Iterator[LinkView]:
    for link in stated.links(index.tree, reply):
        yield LinkView(link, index.named.get(link.operation))


def _groups(index: SiteIndex, operation: ir.Operation, budget: Budget, anchors: Anchors) -> Iterator[ParameterGroup]:
    for location in _LOCATIONS:
        found = [each for each in operation.parameters if each.location == location]
        if found:
            yield ParameterGroup(location, tuple(_parameter(index, each, budget, anchors) for each in found))


def _parameter(index: SiteIndex, parameter: ir.Parameter, budget: Budget, anchors: Anchors) -> SchemaView:
    keys = ("content", parameter.content, "schema") if parameter.content else ("schema",)
    expand = 0 if index.linked else 1
    context = ViewContext(anchors(parameter.location, parameter.wire), expand, budget, anchors)
    view = index.views.build(pointers.join(parameter.pointer, *keys), context, parameter.wire, parameter.required)
    keywords = [*index.lifecycle(index.tree.resolved(parameter.pointer))]
    keywords += [each for each in view.keywords if each.keyword != "example" or not parameter.examples]
    if parameter.content:
        keywords.append(KeywordValue("content", parameter.content))
    elif not styles.is_default(parameter.style, parameter.explode, parameter.location):
        explode = ", explode" if parameter.explode and not styles.explodes(parameter.style) else ""
        keywords.append(KeywordValue("style", f"{parameter.style}{explode}"))
    keywords += [KeywordValue("example", _text(example.value)) for example in parameter.examples[:3]]
    doc = parameter.doc
    if not doc.description:
        doc = replace(doc, description=view.doc.description, summary=doc.summary or view.doc.summary)
    return replace(view, doc=replace(doc, deprecated=doc.deprecated or view.doc.deprecated), keywords=tuple(keywords))


def _text(value: ir.Json) -> str:
    return value if isinstance(value, str) else one_line(value)


def _body(index: SiteIndex, operation: ir.Operation, budget: Budget, anchors: Anchors) -> SchemaView | None:
    body = operation.body
    if body is None:
        return None
    schema = pointers.join(body.pointer, "content", body.media_type, "schema")
    view = index.views.build(
        schema, ViewContext(anchors("body"), 1 if index.linked else 3, budget, anchors), "", body.required
    )
    return replace(view, doc=body.doc)


def _response(index: SiteIndex, reply: ir.Reply, budget: Budget, anchors: Anchors) -> ResponseView:
    anchor = anchors("reply", reply.status)
    pointer = index.tree.resolved(reply.pointer)
    media = next((name for name in reply.media_types if "json" in name), next(iter(reply.media_types), ""))
    success = reply.status[:1] in "123"
    schema = pointers.join(pointer, "content", media, "schema")
    view = None
    if reply.kind != "empty" and index.tree.has(schema):
        expand = 2 if success and not index.linked else 0
        view = index.views.build(schema, ViewContext(anchor, expand, budget, anchors))
    unknown = (
        reply.kind == "json"
        and index.tree.has(schema)
        and undocumented.is_undocumented(index.tree, schema, reply.examples)
    )
    classes = {str(failure.status): str(failure.class_name) for failure in index.api.failures}
    return ResponseView(
        id=anchor,
        reply=reply,
        error=classes.get(
            reply.status, {"4XX": "ClientError", "5XX": "ServerError", "default": "ApiError"}.get(reply.status, "")
        ),
        advice=reply.status if not success else "",
        view=view,
        headers=tuple(_header(index, pointer, each, anchor, anchors) for each in reply.headers),
        examples=() if unknown else tuple(example_blocks(_shown(index, reply.examples)[: 3 if success else 2])),
        undocumented=unknown,
        links=tuple(_links(index, pointer)),
    )


def _shown(index: SiteIndex, examples: tuple[ir.Example, ...]) -> tuple[ir.Example, ...]:
    """Return the examples, without those made from a schema if the page only links to it."""
    return tuple(each for each in examples if not (index.linked and each.synthetic))


def _header(index: SiteIndex, reply: str, header: ir.Header, anchor: str, anchors: Anchors) -> SchemaView:
    owner = index.tree.resolved(pointers.join(reply, "headers", header.wire))
    schema = pointers.join(owner, "schema")
    context = ViewContext(anchors(f"{anchor}.header", header.wire), 0, Budget(1), anchors)
    if not index.tree.has(schema):
        return SchemaView(context.id, header.wire, (TypePart("string"),), False, header.doc)
    return replace(
        index.views.build(schema, context, header.wire, index.tree.mapping(owner).get("required") is True),
        doc=header.doc,
    )


def _search_terms(
    groups: tuple[ParameterGroup, ...], body: SchemaView | None, responses: tuple[ResponseView, ...]
) -> Iterator[str]:
    yield from search_terms(view for group in groups for view in group.views)
    yield from search_terms(body.fields) if body else ()
    # Nobody searches for the status of a success.
    yield from (response.reply.status for response in responses if response.advice)
