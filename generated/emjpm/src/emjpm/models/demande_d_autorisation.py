"""The type `DemandeDAutorisation`.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

from .._runtime.model import Model


class DemandeDAutorisation(Model):
    """Ce qu'envoie la page d'autorisation (observed, EMJ-5, EMJ-T9)."""

    response_type: Literal["code"] = "code"
    """Toujours `code`."""
    client_id: str
    """L'ID éditeur qui vous a été fourni."""
    redirect_uri: str
    """L'URL vers laquelle l'utilisateur est redirigé."""
    access_token: str
    """Le jeton de l'utilisateur connecté à eMJPM."""
    state: str | None = None
    """Une chaîne rendue intacte dans la redirection, contre la falsification de demande intersite."""


class DemandeDAutorisationInput(TypedDict):
    """`DemandeDAutorisation` as a request takes it."""

    response_type: NotRequired[Literal["code"]]
    client_id: str
    redirect_uri: str
    access_token: str
    state: NotRequired[str]
