"""Interface strings that are selected by data. `N_` marks them for translation."""

from collections.abc import Mapping
from typing import Final

from pochoir.security_schemes import KINDS


def N_(text: str) -> str:  # noqa: N802  # the name that gettext's tools look for
    """Return the text. It is translated where it is shown."""
    return text


SAME_VALUES: Final = N_("the same values as")
KEYWORDS: Final[Mapping[str, str]] = {
    "default": N_("default"),
    "example": N_("example"),
    "const": N_("constant"),
    "minimum": N_("minimum"),
    "maximum": N_("maximum"),
    "exclusiveMinimum": N_("greater than"),
    "exclusiveMaximum": N_("less than"),
    "multipleOf": N_("multiple of"),
    "minLength": N_("minimum length"),
    "maxLength": N_("maximum length"),
    "pattern": N_("pattern"),
    "format": N_("format"),
    "minItems": N_("minimum items"),
    "maxItems": N_("maximum items"),
    "uniqueItems": N_("unique items"),
    "minContains": N_("minimum matching items"),
    "maxContains": N_("maximum matching items"),
    "minProperties": N_("minimum fields"),
    "maxProperties": N_("maximum fields"),
    "additionalProperties": N_("other fields"),
    "unevaluatedProperties": N_("undeclared fields"),
    "unevaluatedItems": N_("undeclared items"),
    "items": N_("further items"),
    "required": N_("required fields"),
    "dependentRequired": N_("dependent fields"),
    "contentEncoding": N_("content encoding"),
    "contentMediaType": N_("content media type"),
    "discriminator": N_("discriminator"),
    "externalDocs": N_("see also"),
    "xml": N_("XML"),
    "style": N_("style"),
    "content": N_("media type"),
    "schema": N_("schema"),
    "x-added": N_("added in version"),
    "x-added-client": N_("added to the client in version"),
    "x-deprecated-since": N_("deprecated since"),
    "x-sunset": N_("will be removed on"),
}
"""Labels of keywords whose value is shown. Other keywords are shown as they are."""

STATEMENTS: Final[Mapping[tuple[str, str], str]] = {
    ("additionalProperties", "false"): N_("no other fields"),
    ("additionalProperties", "true"): N_("other fields are allowed"),
    ("unevaluatedProperties", "false"): N_("no undeclared fields"),
    ("unevaluatedItems", "false"): N_("no undeclared items"),
    ("items", "false"): N_("no further items"),
    ("uniqueItems", "true"): N_("unique items"),
}
"""Labels of keywords and values that say it without the value."""

SUBSCHEMAS: Final[Mapping[str, str]] = {
    "items": N_("each item"),
    "prefixItems": N_("item"),
    "contains": N_("contains"),
    "additionalProperties": N_("other fields"),
    "patternProperties": N_("fields matching"),
    "propertyNames": N_("field names"),
    "unevaluatedItems": N_("undeclared items"),
    "unevaluatedProperties": N_("undeclared fields"),
    "not": N_("must not match"),
    "if": N_("if"),
    "then": N_("then"),
    "else": N_("else"),
    "dependentSchemas": N_("if this field is present"),
    "contentSchema": N_("content"),
    "allOf": N_("includes"),
    "oneOf": N_("one of"),
    "anyOf": N_("any of"),
    "$defs": N_("definition"),
    "definitions": N_("definition"),
}
"""Labels of schemas inside of a schema, by keyword."""

LOCATIONS: Final[Mapping[str, str]] = {
    "path": N_("Path"),
    "query": N_("Query string"),
    "header": N_("Header"),
    "cookie": N_("Cookie"),
}
"""Headings of parameters, by location."""

ORIGINS: Final[Mapping[str, str]] = {
    "documented": N_("documented"),
    "observed": N_("observed"),
    "inferred": N_("inferred"),
}
"""Labels of the origin of a statement."""

ORIGIN_TEXTS: Final[Mapping[str, str]] = {
    "documented": N_("Stated in the documentation of the API."),
    "observed": N_("Observed in the service, its code or its tests, but not documented."),
    "inferred": N_("Inferred; no source states it."),
}
"""Explanations of the origins."""

SCHEMES: Final[Mapping[str, str]] = {kind: each.label for kind, each in KINDS.items()}
"""Labels of security schemes, by kind."""

PAGING_STYLES: Final[Mapping[str, str]] = {
    "link": N_("The Link header of the response contains the URL of the next page."),
    "page": N_("The request contains the number of the page."),
    "offset": N_("The request contains the number of items to skip."),
    "single": N_("A single response contains the whole list."),
    "cursor": N_("The response contains a cursor for the next request."),
}
"""How lists are paginated, by style."""

_CORRECT: Final = N_("Correct the request. The same request will fail again.")
_LATER: Final = N_("Retry later. The client retries automatically where this is safe.")
_UNABLE: Final = N_("The server does not support this request. Do not retry.")
ADVICE: Final[Mapping[str, str]] = {
    "400": _CORRECT,
    "401": N_("Check the credentials. If they have expired, sign in again, then retry."),
    "402": N_("Payment is required. Do not retry before it is made."),
    "403": N_(
        "The credentials do not have the required permission. Request it from the provider of the API. "
        "Until then, do not retry."
    ),
    "404": N_(
        "Check the identifier. The resource may have been deleted or belong to another account. "
        "The same request will fail again."
    ),
    "405": _CORRECT,
    "406": _CORRECT,
    "408": _LATER,
    "409": N_("The request conflicts with the current state of the resource. Fetch it, then decide whether to retry."),
    "410": N_("The resource has been permanently deleted. Do not retry."),
    "412": N_("The resource has changed since it was fetched. Fetch it again, then decide whether to retry."),
    "413": N_("The request is too large. Send less data. The same request will fail again."),
    "415": _CORRECT,
    "422": N_("Correct the values listed in the body of the response. The same request will fail again."),
    "429": N_("Wait for the time given in Retry-After. The client does so before it retries."),
    "423": N_("The resource is locked. Retry when it is available."),
    "425": _LATER,
    "451": N_("The resource is unavailable for legal reasons. Do not retry."),
    "501": _UNABLE,
    "505": _UNABLE,
    "4XX": _CORRECT,
    "5XX": _LATER,
    "default": N_("If the status is below 500, correct the request; otherwise, retry later."),
}
"""What to do about an error, by status."""


def advice(status: str) -> str:
    """Return what to do about an error: the advice for the status, or for its class."""
    return ADVICE.get(status) or ADVICE.get(f"{status[:1]}XX", "")


def paging_style(name: str) -> str:
    """Return how a list of this style is paginated; "" for an unknown style."""
    return PAGING_STYLES.get(name, "")
