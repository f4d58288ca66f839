"""The resources of the API eMJPM.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .antennes import Antennes as Antennes, AsyncAntennes as AsyncAntennes
    from .direction import (
        AsyncDirection as AsyncDirection,
        AsyncDirectionWithResponse as AsyncDirectionWithResponse,
        Direction as Direction,
        DirectionWithResponse as DirectionWithResponse,
    )
    from .dpf import AsyncDpf as AsyncDpf, Dpf as Dpf
    from .mesures import (
        AsyncMesures as AsyncMesures,
        AsyncMesuresWithResponse as AsyncMesuresWithResponse,
        Mesures as Mesures,
        MesuresWithResponse as MesuresWithResponse,
    )
    from .oauth import (
        AsyncOauth as AsyncOauth,
        AsyncOauthWithResponse as AsyncOauthWithResponse,
        Oauth as Oauth,
        OauthWithResponse as OauthWithResponse,
    )
    from .services import AsyncServices as AsyncServices, Services as Services
    from .tribunaux import AsyncTribunaux as AsyncTribunaux, Tribunaux as Tribunaux
    from .utilisateur import (
        AsyncUtilisateurResource as AsyncUtilisateurResource,
        AsyncUtilisateurResourceWithResponse as AsyncUtilisateurResourceWithResponse,
        UtilisateurResource as UtilisateurResource,
        UtilisateurResourceWithResponse as UtilisateurResourceWithResponse,
    )
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "Antennes": "antennes",
            "AsyncAntennes": "antennes",
            "AsyncDirection": "direction",
            "AsyncDirectionWithResponse": "direction",
            "AsyncDpf": "dpf",
            "AsyncMesures": "mesures",
            "AsyncMesuresWithResponse": "mesures",
            "AsyncOauth": "oauth",
            "AsyncOauthWithResponse": "oauth",
            "AsyncServices": "services",
            "AsyncTribunaux": "tribunaux",
            "AsyncUtilisateurResource": "utilisateur",
            "AsyncUtilisateurResourceWithResponse": "utilisateur",
            "Direction": "direction",
            "DirectionWithResponse": "direction",
            "Dpf": "dpf",
            "Mesures": "mesures",
            "MesuresWithResponse": "mesures",
            "Oauth": "oauth",
            "OauthWithResponse": "oauth",
            "Services": "services",
            "Tribunaux": "tribunaux",
            "UtilisateurResource": "utilisateur",
            "UtilisateurResourceWithResponse": "utilisateur",
        },
    )

__all__ = [
    "Antennes",
    "AsyncAntennes",
    "AsyncDirection",
    "AsyncDirectionWithResponse",
    "AsyncDpf",
    "AsyncMesures",
    "AsyncMesuresWithResponse",
    "AsyncOauth",
    "AsyncOauthWithResponse",
    "AsyncServices",
    "AsyncTribunaux",
    "AsyncUtilisateurResource",
    "AsyncUtilisateurResourceWithResponse",
    "Direction",
    "DirectionWithResponse",
    "Dpf",
    "Mesures",
    "MesuresWithResponse",
    "Oauth",
    "OauthWithResponse",
    "Services",
    "Tribunaux",
    "UtilisateurResource",
    "UtilisateurResourceWithResponse",
]
