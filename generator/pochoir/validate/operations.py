"""Warn of operations that are valid and probably not what was meant."""

from collections.abc import Iterator, Mapping
from typing import Final

from pochoir.extensions.lookup import content_schema
from pochoir.findings import Findings, Object, brief, did_you_mean, items, members

_WITHOUT_BODY: Final = ("get", "head")
"""Methods for which HTTP gives a body no meaning."""


def check_operations(findings: Findings, version: str) -> None:
    """Report undeclared tags, unusual and optional bodies, and operations without a successful response."""
    names = [members(tag).get("name") for tag in items(findings.document.tree.get("tags"))]
    declared = {name for name in names if isinstance(name, str)}
    paths = dict(findings.objects("path-item"))
    for pointer, operation in findings.objects("operation"):
        _check_responses(findings, pointer, operation, version)
        _check_tags(findings, pointer, operation, declared)
        _check_body(findings, pointer, operation)
        _check_query_string(findings, pointer, operation, paths)


def _check_query_string(findings: Findings, pointer: str, operation: Object, paths: Mapping[str, Object]) -> None:
    """Report a parameter that is the whole query string next to another one of the query (OpenAPI 3.2, 4.12)."""
    above = pointer.rpartition("/")[0].removesuffix("/additionalOperations")
    found = [*_in_query(findings, above, paths.get(above, {})), *_in_query(findings, pointer, operation)]
    places = [place for place, location in found if location == "querystring"]
    if places and len(found) > 1:
        message = "this parameter is the whole query string, but the operation has another query parameter"
        findings.error("query-string-twice", places[-1], message, "make the other one a property of this one")


def _in_query(findings: Findings, pointer: str, owner: Object) -> Iterator[tuple[str, str]]:
    """Yield the pointer and the location of each parameter of the query."""
    for number, value in enumerate(items(owner.get("parameters"))):
        location = members(findings.resolved("", value)[1]).get("in")
        if location in ("query", "querystring"):
            yield f"{pointer}/parameters/{number}", str(location)


def _check_responses(findings: Findings, pointer: str, operation: Object, version: str) -> None:
    """Report an operation without a successful response."""
    responses = operation.get("responses")
    if responses is None and version != "3.0":  # OpenAPI 3.0 requires it, and this is reported.
        message = "this operation has no responses: the result of its method has no type"
        findings.warning("success-missing", pointer, message, 'describe "200" or "2XX"', "key")
    answers = [status for status in members(responses) if not status.startswith("x-")]
    if answers and not any(status[:1] in "123" or status == "default" for status in answers):
        message = "this operation has no successful response: the result of its method has no type"
        findings.warning("success-missing", f"{pointer}/responses", message, 'describe "200" or "2XX"', "key")


def _check_tags(findings: Findings, pointer: str, operation: Object, declared: set[str]) -> None:
    """Report tags that are not declared, if any are."""
    for number, name in enumerate(items(operation.get("tags"))):
        if isinstance(name, str) and declared and name not in declared:
            hint = did_you_mean(name, declared) or 'declare it under "tags" of the description'
            message = f"the tag {brief(name)} is not declared, but others are"
            findings.warning("tag-undeclared", f"{pointer}/tags/{number}", message, hint)


def _check_body(findings: Findings, pointer: str, operation: Object) -> None:
    """Report a body that HTTP gives no meaning, and one that is optional although it has required members."""
    if "requestBody" not in operation:
        return
    method = pointer.rpartition("/")[2].lower()
    where = f"{pointer}/requestBody"
    if method in _WITHOUT_BODY:
        message = f"the body of a {method.upper()} request has no meaning in HTTP; many servers and proxies drop it"
        findings.warning("body-unusual", where, message, "describe query parameters, or use POST", "key")
    place, body = findings.resolved(where, operation["requestBody"])
    content = members(members(body).get("content"))
    if "required" in members(body) or len(content) != 1:
        return
    for media_type in content.values():
        names = [brief(name) for name in findings.resolved_schema(content_schema(findings, media_type)).required]
        if names:
            message = f"the body may be left out, although its schema requires {', '.join(names[:3])}"
            findings.warning("body-optional", place, message, "add required: true, or required: false", "key")
