"""The type `Category`.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

Category: TypeAlias = Literal[
    "apiculture",
    "aquaculture",
    "alcool",
    "soft",
    "elevage",
    "sale",
    "sucre",
    "horticulture",
    "innovation",
    "nature",
    "lait",
    "viticulture",
]
"""Category of a project (MII-12)."""


CategoryInput: TypeAlias = Literal[
    "apiculture",
    "aquaculture",
    "alcool",
    "soft",
    "elevage",
    "sale",
    "sucre",
    "horticulture",
    "innovation",
    "nature",
    "lait",
    "viticulture",
]
"""`Category` as a request takes it."""
