"""The type `Heure`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

Heure: TypeAlias = Annotated[str, Field(pattern="^([01]?[0-9]|2[0-3]):[0-5]?[0-9](:[0-5]?[0-9])?$")]
"""TIME : H:m[:s], heure locale française.

Les réponses donnent les secondes : "08:00:00".

(RDV-7)
"""
