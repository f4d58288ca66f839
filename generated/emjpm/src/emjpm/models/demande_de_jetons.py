"""The types `DemandeDeJetons`, `DemandeDeJetonsGrantType`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypeAlias, TypedDict

from .._runtime.model import Model


class DemandeDeJetons(Model):
    """La demande d'une paire de jetons (EMJ-10, EMJ-T1)."""

    client_id: str
    """Votre id éditeur (EMJ-4, EMJ-10)."""
    client_secret: str
    """Votre clé secrète unique. Elle ne doit jamais être intégrée au code côté client ni à des
    fichiers binaires pouvant être décompilés. (La documentation l'appelle aussi « client_token » et
    « secret éditeur ».) (EMJ-4, EMJ-10).
    """
    grant_type: DemandeDeJetonsGrantType
    """`authorization_code` pour échanger un code, `refresh_token` pour une nouvelle paire (observé)
    (EMJ-10, EMJ-12, EMJ-T1).
    """
    code: str | None = None
    """Le paramètre reçu au retour de la page d'autorisation. Valable 5 minutes, une seule fois
    (observé) (EMJ-10, EMJ-T1).
    """
    redirect_uri: str | None = None
    """Avec `code`, cet argument est requis et doit être identique à celui de la page
    d'autorisation. (La documentation dit aussi « request_uri ».) (EMJ-10).
    """
    refresh_token: str | None = None
    """Le dernier refresh token reçu. Il ne sert qu'une fois (observed, EMJ-12, EMJ-T1)."""


class DemandeDeJetonsInput(TypedDict):
    """`DemandeDeJetons` as a request takes it."""

    client_id: str
    client_secret: str
    grant_type: DemandeDeJetonsGrantTypeInput
    code: NotRequired[str]
    redirect_uri: NotRequired[str]
    refresh_token: NotRequired[str]


DemandeDeJetonsGrantType: TypeAlias = Literal["authorization_code", "refresh_token"]
"""`authorization_code` pour échanger un code, `refresh_token` pour une nouvelle paire (observé)
(EMJ-10, EMJ-12, EMJ-T1).
"""


DemandeDeJetonsGrantTypeInput: TypeAlias = Literal["authorization_code", "refresh_token"]
"""`DemandeDeJetonsGrantType` as a request takes it."""
