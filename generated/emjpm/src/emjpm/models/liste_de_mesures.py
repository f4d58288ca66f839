"""The type `ListeDeMesures`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TypeAlias

from .enveloppe_de_mesures import EnveloppeDeMesures
from .mesure import Mesure

ListeDeMesures: TypeAlias = list[Mesure] | EnveloppeDeMesures
"""Des mesures.

Un tableau d'après la documentation, une enveloppe d'après le serveur.

(EMJ-O3, EMJ-O6, EMJ-T4)
"""
