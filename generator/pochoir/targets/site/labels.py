"""Interface strings that are selected by data. `N_` marks them for translation."""

from collections.abc import Mapping
from typing import Final


def N_(text: str) -> str:  # noqa: N802  # the name that gettext's tools look for
    """Return the text. It is translated where it is shown."""
    return text


KEYWORDS: Final[Mapping[str, str]] = {
    "default": N_("default"),
    "example": N_("example"),
    "const": N_("always"),
    "minimum": N_("at least"),
    "maximum": N_("at most"),
    "exclusiveMinimum": N_("greater than"),
    "exclusiveMaximum": N_("less than"),
    "multipleOf": N_("multiple of"),
    "minLength": N_("shortest length"),
    "maxLength": N_("longest length"),
    "pattern": N_("pattern"),
    "format": N_("format"),
    "minItems": N_("fewest items"),
    "maxItems": N_("most items"),
    "uniqueItems": N_("items all different"),
    "minContains": N_("fewest such items"),
    "maxContains": N_("most such items"),
    "minProperties": N_("fewest fields"),
    "maxProperties": N_("most fields"),
    "additionalProperties": N_("other fields"),
    "unevaluatedProperties": N_("fields not described"),
    "unevaluatedItems": N_("items not described"),
    "items": N_("further items"),
    "required": N_("required fields"),
    "dependentRequired": N_("fields needed together"),
    "contentEncoding": N_("encoding of the content"),
    "contentMediaType": N_("media type of the content"),
    "discriminator": N_("told apart by"),
    "externalDocs": N_("see also"),
    "xml": N_("as XML"),
    "style": N_("written as"),
    "content": N_("media type"),
    "schema": N_("schema"),
}
"""Labels of keywords whose value is shown. Other keywords are shown as they are."""

SUBSCHEMAS: Final[Mapping[str, str]] = {
    "items": N_("each item"),
    "prefixItems": N_("item"),
    "contains": N_("some item is"),
    "additionalProperties": N_("other fields"),
    "patternProperties": N_("fields whose name matches"),
    "propertyNames": N_("names of the fields"),
    "unevaluatedItems": N_("items not described"),
    "unevaluatedProperties": N_("fields not described"),
    "not": N_("never"),
    "if": N_("if"),
    "then": N_("then"),
    "else": N_("else"),
    "dependentSchemas": N_("when this field is there"),
    "contentSchema": N_("the content is"),
    "allOf": N_("everything of"),
    "oneOf": N_("exactly one of"),
    "anyOf": N_("one or more of"),
    "$defs": N_("definition"),
    "definitions": N_("definition"),
}
"""Labels of schemas inside of a schema, by keyword."""

LOCATIONS: Final[Mapping[str, str]] = {
    "path": N_("In the path"),
    "query": N_("In the query"),
    "header": N_("In the headers"),
    "cookie": N_("In a cookie"),
}
"""Headings of parameters, by location."""

ORIGINS: Final[Mapping[str, str]] = {
    "documented": N_("documented"),
    "observed": N_("observed"),
    "inferred": N_("inferred"),
}
"""Labels of the origin of a statement."""

ORIGIN_TEXTS: Final[Mapping[str, str]] = {
    "documented": N_("The documentation of the API says so."),
    "observed": N_("Seen in the service, its code or its tests; the documentation does not say it."),
    "inferred": N_("Our judgement; no source says it."),
}
"""Explanations of the origins."""

SCHEMES: Final[Mapping[str, str]] = {
    "apiKey": N_("API key"),
    "bearer": N_("Bearer token"),
    "basic": N_("User name and password"),
    "oauth2": N_("Bearer token"),
    "unsupported": N_("Not applied by the client"),
}
"""Labels of security schemes, by kind."""

PAGING_STYLES: Final[Mapping[str, str]] = {
    "link": N_("The reply links to the next page in its Link header."),
    "page": N_("The request says which page it wants."),
    "offset": N_("The request says how many items to skip."),
    "single": N_("One reply holds the whole list; there is no next page."),
    "cursor": N_("The reply gives a cursor that the next request sends back."),
}
"""How lists are paginated, by style."""

_CORRECT: Final = N_("Correct the request; the same request fails again.")
_LATER: Final = N_("Try again later; the client does so by itself where it is safe.")
_UNABLE: Final = N_("The server cannot do this; do not repeat the request.")
ADVICE: Final[Mapping[str, str]] = {
    "400": _CORRECT,
    "401": N_("Check the credentials; sign in again when they have expired."),
    "402": N_("A payment is due; the API does not go on without it."),
    "403": N_("These credentials may not do this; ask for the right, do not repeat the request."),
    "404": N_("Check the identifier; it may be of another account or deleted."),
    "405": _CORRECT,
    "406": _CORRECT,
    "408": _LATER,
    "409": N_("Read the current state, then decide again."),
    "410": N_("It is gone for good; forget its identifier."),
    "412": N_("It changed meanwhile: read it again, then decide."),
    "413": N_("Send less at a time."),
    "415": _CORRECT,
    "422": N_("Correct the values that the body of the reply names."),
    "429": N_("Wait as long as Retry-After says; the client waits by itself."),
    "423": N_("It is locked; try again when it is free."),
    "425": _LATER,
    "451": N_("The law forbids it; do not repeat the request."),
    "501": _UNABLE,
    "505": _UNABLE,
    "4XX": _CORRECT,
    "5XX": _LATER,
    "default": N_("Look at the status: below 500 correct the request, from 500 on try again later."),
}
"""What to do about an error, by status."""


def advice(status: str) -> str:
    """Return what to do about an error: the advice for the status, or for its class."""
    return ADVICE.get(status) or ADVICE.get(f"{status[:1]}XX", "")


def paging_style(name: str) -> str:
    """Return how a list of this style is paginated; "" for an unknown style."""
    return PAGING_STYLES.get(name, "")
