"""The type `TypeUtilisateur`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

TypeUtilisateur: TypeAlias = (
    Literal[
        "admin", "service", "individuel", "prepose", "direction", "ti", "greffier", "sdpf", "dpfi"
    ]
    | str
)
"""Type d'utilisateur (observed, EMJ-28, EMJ-T7)."""
