"""The type `Erreurs`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .._runtime.model import Model

if TYPE_CHECKING:
    from .erreur import Erreur


class Erreurs(Model):
    """Ce que le serveur dit d'un refus.

    Selon l'opération, les erreurs sont dans `errors`, `antenneErrors` ou `tiErrors`, ou dans `error`
    seul ; le corps peut aussi être vide.

    (observed, EMJ-T2, EMJ-T3, EMJ-T5, EMJ-T9)
    """

    errors: list[Erreur] | None = None
    """Les erreurs."""
    antenne_errors: Annotated[list[Erreur] | None, Field(alias="antenneErrors")] = None
    """Les antennes inconnues d'un lot."""
    ti_errors: Annotated[list[Erreur] | None, Field(alias="tiErrors")] = None
    """Les tribunaux inconnus d'un lot."""
    error: str | None = None
    """Une erreur seule, ou le code d'une erreur OAuth."""
    error_description: str | None = None
    """Explication d'une erreur OAuth."""
