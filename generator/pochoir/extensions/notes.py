"""Extensions that say something to a person: `x-facts`, `x-origin` and `x-pochoir-language`."""

from typing import Final

from pochoir.extensions.extension import ANYWHERE, Extension
from pochoir.extensions.shapes import TEXT, Listing, Scalar, matching
from pochoir.findings import did_you_mean
from pochoir.ir import Json

_ORIGINS: Final = ("documented", "observed", "inferred")


def _nearest(value: Json) -> str:
    return did_you_mean(str(value), _ORIGINS)


# What others write under this name is often no text.
_ORIGIN: Final[Scalar[Json]] = Scalar(
    f"one of {', '.join(_ORIGINS)}", None, {"if": {"type": "string"}, "then": {"enum": [*_ORIGINS]}}, _nearest
)
ORIGIN: Final = Extension(
    "x-origin",
    dict.fromkeys(ANYWHERE, _ORIGIN),
    "The source of a statement: `documented` (the default), `observed` or `inferred`.",
    "x-origin: observed",
    severity="warning",
)
FACTS: Final = Extension(
    "x-facts",
    dict.fromkeys(ANYWHERE, Listing(TEXT, "a list of strings", least=0)),
    "The numbers of the facts in the documentation of the API that support a statement.",
    "x-facts: [RDV-17]",
    severity="warning",
)
LANGUAGE: Final = Extension(
    "x-pochoir-language",
    {"info": matching("a language tag such as fr", "[a-z]{2,3}(?:-[A-Za-z0-9]+)*")},
    "The language of summaries and descriptions, as a BCP 47 tag; English by default.",
    "x-pochoir-language: fr",
)
