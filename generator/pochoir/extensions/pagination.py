"""`x-pochoir-pagination`: how a list goes on."""

from typing import Final, Literal, TypeAlias

from pochoir.extensions.extension import Extension
from pochoir.extensions.lookup import in_reply, query_parameter, query_parameters, reply_schemas
from pochoir.extensions.records import Record, Rule, having, lacks, member, needs, record
from pochoir.extensions.shapes import FLAG, NATURAL, POINTER, POSITIVE, TEXT, Pointers, Scalar, choice
from pochoir.findings import Findings, Object, members

Limited: TypeAlias = Literal["page", "list"]
_LIMITED: Final[Scalar[Limited]] = choice("page", "list")
Style: TypeAlias = Literal["link", "page", "offset", "cursor", "single", "none"]
_STYLE: Final[Scalar[Style]] = choice("link", "page", "offset", "cursor", "single", "none")


@record
class Size:
    """The number of items that a page has."""

    parameter: str = member(TEXT, "the query parameter for the page size")
    default: int = member(POSITIVE, "the page size without it, if known", default=0)
    limits: Limited = member(
        _LIMITED,
        "what it limits: `page` (the default), or for `offset` the whole `list`; in that case, the method also "
        "takes `page_size`, and the client requests no more items than are left",
        default="page",
    )


@record
class Pagination:
    """How a list goes on."""

    style: Style = member(
        _STYLE,
        "`link` (the `Link` header), `page` (a page number), `offset` (a number of items), `cursor` (a token), "
        "`single` (one response contains the whole list), or just `none`: no paging",
    )
    items: tuple[str, ...] = member(
        Pointers(),
        'JSON pointer to the list in a response body; `""` is the body itself. Required except for `none`. For '
        "`single`, it may be a list of pointers, of which the first that leads to a list is used",
        default=("",),
    )
    parameter: str = member(
        TEXT, "for `page`, `offset` and `cursor`: the query parameter that selects the page", default=""
    )
    next: str = member(
        POINTER,
        "for `cursor`, and optionally for `page`: JSON pointer to the value of `parameter` for the next page",
        default="",
    )
    more: str = member(
        POINTER,
        "for `page`, instead of `next`: a value that is neither null nor false if there is another page; the "
        "client counts the pages itself",
        default="",
    )
    start: int = member(NATURAL, "for `page`: the number of the first page", default=1)
    size: Size | None = member(
        Record(Size),
        "the page size, required for `offset`. With `offset`, and with `page` without `next` and `more`, a "
        "page with fewer items is the last one; without `size`, an empty page is",
        default=None,
    )
    total: str = member(
        POINTER,
        "for `page` and `offset`: JSON pointer to the total number of items; the client continues until it has "
        "them all, even if `more` is false or a page is short",
        default="",
    )
    wrapped: bool = member(
        FLAG,
        "whether the list may also be inside an object, as its only list, under an unknown name",
        default=False,
    )
    cap: int = member(POSITIVE, "the maximum number of items per page; not for `single`", default=0)


_RULES: Final = (
    *(
        rule
        for style, keys in {
            "link": ("items",),
            "page": ("items", "parameter"),
            "offset": ("items", "parameter", "size"),
            "cursor": ("items", "parameter", "next"),
            "single": ("items",),
        }.items()
        for rule in needs(having("style", style), *keys)
    ),
    *lacks(
        having("style", "single"),
        "a list in a single response has no",
        "remove it",
        *("parameter", "next", "size", "cap", "more", "total", "start"),
    ),
    *lacks(
        having("style", "link"),
        "a list whose pages are linked by a header has no",
        "remove it, or choose another style",
        *("parameter", "next", "more", "total", "start"),
    ),
    *lacks(
        having("style", "offset"),
        "a list that is paged by counting items has no",
        "remove it, or choose the style page or cursor",
        *("next", "more", "start"),
    ),
    *lacks(
        having("style", "cursor"),
        "a list that is paged by a token has no",
        "remove it, or choose the style page",
        *("more", "total", "start"),
    ),
    *lacks(
        having("style", "none"),
        "an operation without paging has no",
        "remove it",
        *("items", "parameter", "next", "size", "cap", "more", "total", "start", "wrapped"),
    ),
    Rule(
        {
            "if": {"properties": {"size": having("limits", "list")}, "required": ["size"]},
            "then": having("style", "offset"),
        },
        "only a list that is paged by counting items can be limited as a whole",
        "remove limits, or choose the style offset",
        "size",
    ),
    Rule({"not": {"required": ["more", "next"]}}, "more and next exclude each other", "keep one", "more"),
    Rule({"not": {"required": ["total", "next"]}}, "total and next cannot be used together", "keep one", "total"),
    Rule(
        {"if": {"properties": {"items": {"type": "array"}}, "required": ["items"]}, "then": having("style", "single")},
        "only a list in a single response may be in several places",
        "write one JSON pointer",
        "items",
    ),
)


def _check(findings: Findings, pointer: str, paging: Pagination, operation: Object) -> None:
    """Report what names nothing in the parameters and replies of the operation."""
    replies = reply_schemas(findings, operation)
    written = members(operation.get("x-pochoir-pagination")).get("items")
    given = written if isinstance(written, list) else [written]
    for number, (place, text) in enumerate(zip(paging.items, given, strict=False)):
        if place != text:
            continue
        where = f"{pointer}/items/{number}" if isinstance(written, list) else f"{pointer}/items"
        reached = in_reply(findings, where, place, replies)
        lists = [not schema.type or "array" in schema.type for schema in reached if schema.ref is None]
        if reached and not any(lists):
            message = f'the value at "{place}" in a response is not a list'
            findings.error("extension-target", where, message, "name the list of a page's items")
    for name, place in (("next", paging.next), ("more", paging.more), ("total", paging.total)):
        if place:
            in_reply(findings, f"{pointer}/{name}", place, replies)
    known = query_parameters(findings, pointer, operation)
    hint = "describe it among the parameters of the operation"
    query_parameter(findings, f"{pointer}/parameter", paging.parameter, known, hint)
    if paging.size is not None:
        query_parameter(findings, f"{pointer}/size/parameter", paging.size.parameter, known, hint)


PAGINATION: Final = Extension(
    "x-pochoir-pagination",
    {"operation": Record(Pagination, _RULES)},
    "How a list that is returned in pages continues.",
    "x-pochoir-pagination: {style: page, items: /absences, parameter: page, next: /meta/next_page, cap: 100}",
    _check,
)
