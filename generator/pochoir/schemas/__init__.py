"""Schemas as a description writes them: the table of their keywords, and one typed reading of each schema."""

from pochoir.schemas.keywords import KEYWORDS
from pochoir.schemas.schema import Schema, Subschema
from pochoir.schemas.typed import Discriminator, Keywords, NumericBound

__all__ = ["KEYWORDS", "Discriminator", "Keywords", "NumericBound", "Schema", "Subschema"]
