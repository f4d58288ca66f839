"""Propose `x-pochoir-pagination` for an operation whose parameters and response agree that it has pages."""

import json
from dataclasses import dataclass

from pochoir.extensions.pagination import PAGINATION, Pagination, Size
from pochoir.ir import Json
from pochoir.paging.parameters import Parameter, Parameters, parameters
from pochoir.paging.replies import FLAGS, LINKS, NUMBERS, TOKENS, Page, page
from pochoir.resolve.paths import OperationNode
from pochoir.resolve.tree import Tree


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed `x-pochoir-pagination`.

    Attributes:
        pagination: its value.
        reasons: what it follows from, such as `the parameter "page"`.
        is_certain: whether nothing was assumed. A number of the first page that is assumed to be 1 may lose a page.
    """

    pagination: Pagination
    reasons: tuple[str, ...]
    is_certain: bool = True


def propose(tree: Tree, operation: OperationNode) -> Proposal | None:
    """Return a proposal for an operation, or None if its parameters and its response do not agree."""
    if operation.method != "GET":
        return None
    given = parameters(tree, operation)
    if not (given.page or given.offset or given.cursor or given.size):
        return None
    found = page(tree, operation)
    if found is None:
        return None
    return _by_header(given, found) or _by_cursor(given, found) or _by_page(given, found) or _by_offset(given, found)


def _by_header(given: Parameters, found: Page) -> Proposal | None:
    selecting = given.page or given.offset or given.cursor or given.size
    if not found.has_link or selecting is None:
        return None
    pagination = Pagination(style="link", items=(found.items,), size=_size(given.size, known=True))
    return Proposal(pagination, (_named(selecting), "the Link header of its response"))


def _by_cursor(given: Parameters, found: Page) -> Proposal | None:
    token = found.named(TOKENS, "string", "link") or found.named(LINKS, "link")
    if given.cursor is None or token is None:
        return None
    name, size = given.cursor.wire, _size(given.size, known=True)
    pagination = Pagination(style="cursor", items=(found.items,), parameter=name, next=token.place, size=size)
    return Proposal(pagination, (_named(given.cursor), f'"{token.place}" in its response'))


def _by_page(given: Parameters, found: Page) -> Proposal | None:
    if given.page is None or given.cursor is not None:
        return None
    number = found.named(NUMBERS, "integer")
    more = found.named(FLAGS, "boolean") or found.named(LINKS, "string", "link")
    start = 0 if found.is_spring and given.page.start is None else given.page.start
    is_certain = number is not None or start is not None or (more is not None and more.place == "/next")
    evidence = (number and number.place) or (more and more.place) or found.counts
    if not evidence and not (given.size and found.items == ""):
        return None
    pagination = Pagination(
        style="page",
        items=(found.items,),
        parameter=given.page.wire,
        next=number.place if number else "",
        more=more.place if more and not number else "",
        start=0 if start == 0 and not number else 1,
        size=_size(given.size, known=True),
    )
    reason = f'"{evidence}" in its response' if evidence else f"{_named(given.size)} and a response that is a list"
    return Proposal(pagination, (_named(given.page), reason), is_certain)


def _by_offset(given: Parameters, found: Page) -> Proposal | None:
    if given.offset is None or given.size is None:
        return None
    more = found.named(FLAGS, "boolean") or found.named(LINKS, "string", "link")
    evidence = found.counts or (more and more.place)
    if not evidence and found.items:
        return None
    size = _size(given.size, known=False)
    pagination = Pagination(style="offset", items=(found.items,), parameter=given.offset.wire, size=size)
    reason = f'"{evidence}" in its response' if evidence else "a response that is a list"
    return Proposal(pagination, (f"{_named(given.offset)} and {_named(given.size)}", reason))


def _size(parameter: Parameter | None, *, known: bool) -> Size | None:
    """Return the size of a page, None where it must be `known` and is not."""
    if parameter is None or (known and not (parameter.default or 0) > 0):
        return None
    return Size(parameter=parameter.wire, default=max(parameter.default or 0, 0))


def _named(parameter: Parameter | None) -> str:
    return f'the parameter "{parameter.wire}"' if parameter else ""


def as_text(pagination: Pagination) -> str:
    """Return the text to paste into a description: JSON, which is YAML too."""
    value: dict[str, Json] = {"style": pagination.style, "items": pagination.items[0]}
    for key in ("parameter", "next", "more"):
        value |= {key: getattr(pagination, key)} if getattr(pagination, key) else {}
    value |= {"start": pagination.start} if pagination.start != 1 else {}
    if pagination.size is not None:
        size: dict[str, Json] = {"parameter": pagination.size.parameter}
        value["size"] = size | ({"default": pagination.size.default} if pagination.size.default else {})
    return f"{json.dumps(PAGINATION.key)}: {json.dumps(value, ensure_ascii=False)}"
