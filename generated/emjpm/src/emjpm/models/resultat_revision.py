"""The type `ResultatRevision`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

ResultatRevision: TypeAlias = (
    Literal[
        "mainlevee",
        "reconduction",
        "aggravation",
        "allegement",
        "dessaisissement_famille",
        "dessaisissement_autre_mjpm",
    ]
    | str
)
"""Résultat de la révision de la mesure de protection (EMJ-20, EMJ-T7)."""


ResultatRevisionInput: TypeAlias = Literal[
    "mainlevee",
    "reconduction",
    "aggravation",
    "allegement",
    "dessaisissement_famille",
    "dessaisissement_autre_mjpm",
]
"""`ResultatRevision` as a request takes it."""
