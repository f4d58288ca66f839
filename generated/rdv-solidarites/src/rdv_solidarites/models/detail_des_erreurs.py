"""The type `DetailDesErreurs`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TypeAlias

from .erreur_attribut import ErreurAttribut
from .erreur_base import ErreurBase

DetailDesErreurs: TypeAlias = dict[str, list[ErreurAttribut]] | list[str] | list[ErreurBase]
"""La documentation ne définit pas ERREUR ; trois formes s'observent : une liste d'erreurs par
attribut, une liste de textes, ou une liste d'erreurs sans attribut (observed, RDV-15, RDV-T2,
RDV-T3).
"""
