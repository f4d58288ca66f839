"""`x-pochoir-pagination`: how a list goes on."""

from collections.abc import Mapping

from pochoir.findings import Findings, Object, did_you_mean, items, members
from pochoir.ir import Json
from pochoir.validate.shapes import json_pointer, mapping, one_of, positive, reply_schemas, text

_KEYS = ("style", "items", "parameter", "next", "size", "cap", "more")
_NEEDED = {
    "link": ("items",),
    "page": ("items", "parameter"),
    "offset": ("items", "parameter", "size"),
    "cursor": ("items", "parameter", "next"),
    "single": ("items",),
    "none": (),
}

_ONE_REPLY = ("a list that comes in one reply has no", "remove it")
_LINKED = ("a list whose pages are linked by a header has no", "remove it, or choose another style")
_UNUSED = {
    "single": dict.fromkeys(("parameter", "next", "size", "cap", "more"), _ONE_REPLY),
    "link": dict.fromkeys(("parameter", "next"), _LINKED),
    "offset": {"next": ("a list that goes on by counting items has no", 'choose the style cursor to follow "next"')},
}
"""By style the keys that mean nothing in it: why, and what to do."""


def check_pagination(findings: Findings, pointer: str, value: Json, operation: Object) -> None:
    """Report what is wrong with the paging of an operation."""
    paging = mapping(findings, pointer, value, _KEYS, ("style",))
    style = paging.get("style")
    if "style" not in paging or not one_of(findings, f"{pointer}/style", style, tuple(_NEEDED)):
        return
    assert isinstance(style, str)
    mapping(findings, pointer, value, _KEYS, _NEEDED[style])
    replies = reply_schemas(findings, operation)
    if "items" in paging:
        several = isinstance(paging["items"], list) and style == "single"
        for number, place in enumerate(items(paging["items"]) if several else [paging["items"]]):
            _check_items(findings, f"{pointer}/items/{number}" if several else f"{pointer}/items", place, replies)
    _check_unused(findings, pointer, paging, style)
    if "next" in paging:
        json_pointer(findings, f"{pointer}/next", paging["next"], replies)
    if "more" in paging:
        _check_more(findings, f"{pointer}/more", paging, replies)
    known = query_parameters(findings, pointer, operation)
    if "parameter" in paging:
        _check_parameter(findings, f"{pointer}/parameter", paging["parameter"], known)
    if "size" in paging:
        _check_size(findings, f"{pointer}/size", paging["size"], known)
    if "cap" in paging:
        positive(findings, f"{pointer}/cap", paging["cap"])


def _check_items(findings: Findings, pointer: str, value: Json, replies: Mapping[str, Json]) -> None:
    """Report what is no list of items in a reply."""
    reached = json_pointer(findings, pointer, value, replies)
    types = {str(members(schema).get("type", "array")) for schema in reached if "$ref" not in members(schema)}
    if reached and not any("array" in kind for kind in types):
        message = f'what stands at "{value}" in a reply is no list'
        findings.error("extension-target", pointer, message, "name the list of a page's items")


def _check_unused(findings: Findings, pointer: str, paging: Object, style: str) -> None:
    """Report the keys that mean nothing in a style."""
    for name, (reason, hint) in _UNUSED.get(style, {}).items():
        if name in paging:
            findings.error("extension-shape", f"{pointer}/{name}", f"{reason} {name}", hint, "key")


def _check_more(findings: Findings, pointer: str, paging: Object, replies: Mapping[str, Json]) -> None:
    """Report what cannot tell that there is another page."""
    json_pointer(findings, pointer, paging["more"], replies)
    if paging["style"] != "page":
        findings.error("extension-shape", pointer, "more goes with the style page only", part="key")
    elif "next" in paging:
        findings.error("extension-shape", pointer, "more and next cannot stand together", "keep one", "key")


def _check_size(findings: Findings, pointer: str, value: Json, known: set[str]) -> None:
    """Report what is wrong with the size of a page."""
    size = mapping(findings, pointer, value, ("parameter", "default"), ("parameter", "default"))
    if "parameter" in size:
        _check_parameter(findings, f"{pointer}/parameter", size["parameter"], known)
    if "default" in size:
        positive(findings, f"{pointer}/default", size["default"])


def query_parameters(findings: Findings, pointer: str, operation: Object) -> set[str]:
    """The names of the query parameters of an operation, those of its path included."""
    owner = pointer.rpartition("/")[0].rpartition("/")[0].removesuffix("/additionalOperations")
    item = findings.document.survey.nodes.get(owner)
    lists = [operation.get("parameters"), members(item.value).get("parameters") if item else None]
    found = [members(findings.resolved("", value)[1]) for values in lists for value in items(values)]
    return {str(parameter.get("name")) for parameter in found if parameter.get("in") == "query"}


def _check_parameter(findings: Findings, pointer: str, value: Json, known: set[str]) -> None:
    """Report what is no query parameter of the operation."""
    name = text(findings, pointer, value)
    if name and name not in known:
        hint = did_you_mean(name, known) or "describe it among the parameters of the operation"
        findings.error("extension-target", pointer, f'the operation has no query parameter "{name}"', hint)
