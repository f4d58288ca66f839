"""Check names that HTTP or OpenAPI restricts: component keys, header names, media types and statuses."""

import re

from pochoir.findings import Findings, Object, brief, did_you_mean, members
from pochoir.ir import Json
from pochoir.media_types import is_media_type
from pochoir.pointers import escape
from pochoir.validate.typos import near

COMPONENT = re.compile(r"[a-zA-Z0-9._-]+")
"""What the name of a component may be."""
_TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_SORTS = (
    "application", "audio", "example", "font", "haptics", "image", "message", "model", "multipart", "text", "video",
)  # fmt: skip
_JSON = ("json", "x-www-form-urlencoded", "form-data", "octet-stream", "problem+json", "merge-patch+json", "hal+json")
_KINDS = frozenset((*_JSON, "bson", "jsonl", "jsonc", "json5", "jose", "x-json"))
"""Subtypes that are right, the most similar ones to those that are misspelled."""
_BELOW = frozenset({"schema", "example", "examples", "encoding", "itemSchema"})
"""Keys of the object of a media type, which may be at the wrong place."""
_STATUS = re.compile(r"[1-5](?:[0-9][0-9]|XX)|default|x-.*", re.DOTALL)
_SECTIONS = (
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
    "pathItems",
    "mediaTypes",
)


def check_names(findings: Findings) -> None:
    """Report invalid names."""
    _components(findings)
    for pointer, parameter in findings.objects("parameter"):
        if parameter.get("in") == "header":
            _header(findings, f"{pointer}/name", parameter.get("name"))
    for pointer, scheme in findings.objects("security-scheme"):
        if scheme.get("type") == "apiKey" and scheme.get("in") in ("header", "cookie"):
            _header(findings, f"{pointer}/name", scheme.get("name"))
    for pointer, body in findings.objects("request-body"):
        _media_types(findings, pointer, body, sent=True)
    for pointer, response in findings.objects("response"):
        _media_types(findings, pointer, response, sent=False)
        for name in members(response.get("headers")):
            if not _TOKEN.fullmatch(name):
                message = f"{brief(name)} is not a header name: no response can have it"
                findings.warning("header-name", f"{pointer}/headers/{escape(name)}", message, part="key")
    for pointer, responses in findings.objects("responses"):
        _statuses(findings, pointer, responses)


def _components(findings: Findings) -> None:
    """Report names of components that OpenAPI does not allow."""
    components = members(findings.document.tree.get("components"))
    for section in _SECTIONS:
        for key in members(components.get(section)):
            if not COMPONENT.fullmatch(key):
                allowed = "letters, digits, dots, hyphens and underscores only"
                suggestion = re.sub(r"[^a-zA-Z0-9._-]+", "_", key)[:40].strip("_")
                pointer = f"/components/{section}/{escape(key)}"
                hint = f'write "{suggestion}"' if suggestion else ""
                message = f"the component name {brief(key)} may hold {allowed}"
                findings.warning("component-key", pointer, message, hint, "key")


def _header(findings: Findings, pointer: str, name: Json) -> None:
    """Report an invalid header name."""
    if not isinstance(name, str) or _TOKEN.fullmatch(name):
        return
    message = f"{brief(name)} is not a header name: RFC 9110 allows letters, digits and !#$%&'*+-.^_`|~"
    findings.error("header-name", pointer, message, "write the name as it is sent")


def _media_types(findings: Findings, pointer: str, owner: Object, *, sent: bool) -> None:
    """Report invalid media types: an error for one that the client would have to send."""
    for name in members(owner.get("content")):
        sort, _, rest = name.partition("/")
        meant = near(sort, _SORTS) if rest and sort.lower() not in _SORTS else ""
        if name in _BELOW:
            where = f"{pointer}/content/{escape(name)}"
            message = f"{brief(name)} is read as a media type"
            findings.warning("media-type", where, message, f"move {brief(name)} below a media type", "key")
        elif meant:
            message = f"{brief(name)} is not a media type: there is no {brief(sort)}"
            where = f"{pointer}/content/{escape(name)}"
            findings.error("media-type", where, message, f'did you mean "{meant}/{rest}"?', "key")
        elif rest.lower() not in _KINDS and (meant := near(rest, _JSON)):
            where = f"{pointer}/content/{escape(name)}"
            message = f"{brief(name)} is probably misspelled; its values are text or bytes"
            findings.warning("media-type", where, message, f'did you mean "{sort}/{meant}"?', "key")
        elif not is_media_type(name):
            where = f"{pointer}/content/{escape(name)}"
            # Any printable text can be sent in a header, even if the server does not understand it.
            report = findings.error if sent and not (name.isascii() and name.isprintable()) else findings.warning
            hint = did_you_mean(name, ["application/json", "application/xml", "text/plain", "multipart/form-data"])
            report("media-type", where, f"{brief(name)} is not a media type", hint or "write type/subtype", "key")


def _statuses(findings: Findings, pointer: str, responses: Object) -> None:
    """Report keys of responses that are not a status."""
    for status in responses:
        if not _STATUS.fullmatch(status):
            hint = (
                f'write "{status.upper()}"' if _STATUS.fullmatch(status.upper()) else 'write "200", "2XX" or "default"'
            )
            findings.error("status", f"{pointer}/{escape(status)}", f"{brief(status)} is not a status", hint, "key")
        elif status.isdigit():
            place = findings.document.locate(f"{pointer}/{escape(status)}", "key")
            if place.source[place.column - 1 : place.column].isdigit():
                message = f"{status} without quotes is a number to other tools; a status is text"
                where = f"{pointer}/{escape(status)}"
                findings.warning("status-unquoted", where, message, f'write "{status}" in quotes', "key")
