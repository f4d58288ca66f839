"""The type `ErreurAttribut`.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from .._runtime.model import Model


class ErreurAttribut(Model):
    """Une erreur d'un attribut, avec parfois d'autres membres selon l'erreur, dont l'identifiant de
    la personne dont l'e-mail est déjà pris (observed, RDV-15, RDV-T3).
    """

    error: str
    """L'erreur, par exemple `doit être après le début.`"""
