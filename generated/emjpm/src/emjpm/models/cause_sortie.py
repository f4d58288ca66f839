"""The type `CauseSortie`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

CauseSortie: TypeAlias = (
    Literal[
        "caducite", "deces", "dessaisissement_autre_mjpm", "dessaisissement_famille", "mainlevee"
    ]
    | str
)
"""Cause de la sortie (observed, EMJ-20, EMJ-T7)."""


CauseSortieInput: TypeAlias = Literal[
    "caducite", "deces", "dessaisissement_autre_mjpm", "dessaisissement_famille", "mainlevee"
]
"""`CauseSortie` as a request takes it."""
