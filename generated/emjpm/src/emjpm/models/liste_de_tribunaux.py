"""The type `ListeDeTribunaux`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TypeAlias

from .enveloppe_de_tribunaux import EnveloppeDeTribunaux
from .tribunal import Tribunal

ListeDeTribunaux: TypeAlias = list[Tribunal] | EnveloppeDeTribunaux
"""Des tribunaux.

Un tableau d'après la documentation, une enveloppe d'après le serveur.

(EMJ-O11, EMJ-T4)
"""
