"""The type `StrictNumeroRG`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TypeAlias

StrictNumeroRG: TypeAlias = bool
"""`false` pour convertir automatiquement les `numero_rg` envoyés, `true` pour refuser ceux qui
n'ont pas la forme attendue. La documentation laisse entendre que `true` est le défaut ; c'est `false`
depuis septembre 2021 (observé) (EMJ-25, EMJ-T6).
"""
