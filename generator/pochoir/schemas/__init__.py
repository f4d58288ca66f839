"""Schemas as a description writes them: the table of their keywords, and one typed reading of each schema."""

from pochoir.schemas.keywords import CHECKED, KEYWORDS, LIMITS, NumericBound
from pochoir.schemas.schema import Schema, Subschema
from pochoir.schemas.typed import LIMITED_KINDS, Discriminator, Keywords, LimitedType, alternatives_of, as_keywords

__all__ = [
    "CHECKED",
    "KEYWORDS",
    "LIMITED_KINDS",
    "LIMITS",
    "Discriminator",
    "Keywords",
    "LimitedType",
    "NumericBound",
    "Schema",
    "Subschema",
    "alternatives_of",
    "as_keywords",
]
