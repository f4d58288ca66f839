"""The type `ListeDAntennes`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TypeAlias

from .antenne import Antenne
from .enveloppe_d_antennes import EnveloppeDAntennes

ListeDAntennes: TypeAlias = list[Antenne] | EnveloppeDAntennes
"""Des antennes.

Un tableau d'après la documentation, une enveloppe d'après le serveur.

(EMJ-O10, EMJ-T4)
"""
