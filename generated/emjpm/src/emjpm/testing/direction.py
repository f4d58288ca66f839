"""The fake of `direction`, and what the description says of its operations.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import direction as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

LIST_DIRECTION_SERVICES = Described(
    operations.LIST_DIRECTION_SERVICES,
    replies=(
        Shown(
            "200",
            [
                {
                    "id": 121,
                    "etablissement": "service-121",
                    "email": "service-121@justice.fr",
                    "nom": None,
                    "prenom": None,
                    "code_postal": "50004",
                    "ville": "Saint-Lô",
                    "telephone": "0140506070",
                    "adresse": "Rue du service tutelaire",
                    "dispo_max": 300,
                    "created_at": "2019-10-23T16:20:50.869Z",
                    "competences": None,
                    "mesures_in_progress": 0,
                    "mesures_awaiting": 0,
                    "latitude": None,
                    "longitude": None,
                    "siret": None,
                    "org_gestionnaire": False,
                    "org_nom": "Organisme gestionnaire",
                    "org_adresse": "Rue de l'organisme gestionnaire",
                    "org_code_postal": "",
                    "org_ville": "",
                    "lb_adresse": "Rue du service tutelaire",
                    "lb_code_postal": "50004",
                    "lb_ville": "Saint-Lô",
                    "departement_code": "50",
                    "mesures_last_update": None,
                    "departement": {"id_region": 28, "id": "50", "nom": "Manche"},
                },
            ],
            {"type": "array", "items": {"$ref": "ServiceDeDirection"}},
        ),
        Shown(
            "401",
            {
                "error": "invalid_token",
                "error_description": "Invalid token: access token has expired",
            },
        ),
        Shown(
            "422",
            {"errors": [{"error": "this api is only allowed for user of type 'direction'"}]},
        ),
        Shown(
            "429",
            "Too many requests, please try again later.",
            headers={
                "X-RateLimit-Limit": "360",
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset": "1673259690",
            },
        ),
        Shown("500", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
        Shown("default", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
    ),
)

LIST_DIRECTION_DPFS = Described(
    operations.LIST_DIRECTION_DPFS,
    replies=(
        Shown("200", [], {"$ref": "JsonObserve"}),
        Shown(
            "401",
            {
                "error": "invalid_token",
                "error_description": "Invalid token: access token has expired",
            },
        ),
        Shown(
            "422",
            {"errors": [{"error": "this api is only allowed for user of type 'direction'"}]},
        ),
        Shown(
            "429",
            "Too many requests, please try again later.",
            headers={
                "X-RateLimit-Limit": "360",
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset": "1673259690",
            },
        ),
        Shown("500", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
        Shown("default", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
    ),
)

GET_DIRECTIONS_NATIONALES = Described(
    operations.GET_DIRECTIONS_NATIONALES,
    replies=(
        Shown("200", [], {"$ref": "JsonObserve"}),
        Shown(
            "401",
            {
                "error": "invalid_token",
                "error_description": "Invalid token: access token has expired",
            },
        ),
        Shown(
            "422",
            {"errors": [{"error": "this api is only allowed for user of type 'direction'"}]},
        ),
        Shown(
            "429",
            "Too many requests, please try again later.",
            headers={
                "X-RateLimit-Limit": "360",
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset": "1673259690",
            },
        ),
        Shown("500", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
        Shown("default", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
    ),
)

GET_DIRECTION_REGIONALE = Described(
    operations.GET_DIRECTION_REGIONALE,
    given=(Given("idOrName", "path", {"type": "string"}, required=True),),
    replies=(
        Shown("200", [], {"$ref": "JsonObserve"}),
        Shown(
            "401",
            {
                "error": "invalid_token",
                "error_description": "Invalid token: access token has expired",
            },
        ),
        Shown(
            "422",
            {"errors": [{"error": "this api is only allowed for user of type 'direction'"}]},
        ),
        Shown(
            "429",
            "Too many requests, please try again later.",
            headers={
                "X-RateLimit-Limit": "360",
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset": "1673259690",
            },
        ),
        Shown("500", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
        Shown("default", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
    ),
)

GET_DIRECTIONS_DEPARTEMENTALES = Described(
    operations.GET_DIRECTIONS_DEPARTEMENTALES,
    replies=(
        Shown("200", [], {"$ref": "JsonObserve"}),
        Shown(
            "401",
            {
                "error": "invalid_token",
                "error_description": "Invalid token: access token has expired",
            },
        ),
        Shown(
            "422",
            {"errors": [{"error": "this api is only allowed for user of type 'direction'"}]},
        ),
        Shown(
            "429",
            "Too many requests, please try again later.",
            headers={
                "X-RateLimit-Limit": "360",
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset": "1673259690",
            },
        ),
        Shown("500", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
        Shown("default", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
    ),
)

GET_DIRECTION_DEPARTEMENTALE = Described(
    operations.GET_DIRECTION_DEPARTEMENTALE,
    given=(Given("code", "path", {"type": "string"}, required=True),),
    replies=(
        Shown("200", [], {"$ref": "JsonObserve"}),
        Shown(
            "401",
            {
                "error": "invalid_token",
                "error_description": "Invalid token: access token has expired",
            },
        ),
        Shown(
            "422",
            {"errors": [{"error": "this api is only allowed for user of type 'direction'"}]},
        ),
        Shown(
            "429",
            "Too many requests, please try again later.",
            headers={
                "X-RateLimit-Limit": "360",
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset": "1673259690",
            },
        ),
        Shown("500", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
        Shown("default", {"error": "Une erreur est survenue, veuillez réessayer plus tard"}),
    ),
)


class FakeDirection(ResourceFake):
    """Ce que voit un utilisateur de type direction."""

    def __init__(self, kit: Kit) -> None:
        self.list_services = OperationFake(kit, "direction.list_services", LIST_DIRECTION_SERVICES)
        """``GET /api/mandoline/direction-services``"""
        self.list_dpfs = OperationFake(kit, "direction.list_dpfs", LIST_DIRECTION_DPFS)
        """``GET /api/mandoline/direction-dpfs``"""
        self.get_nationales = OperationFake(
            kit,
            "direction.get_nationales",
            GET_DIRECTIONS_NATIONALES,
        )
        """``GET /api/mandoline/directions/nationales``"""
        self.get_regionale = OperationFake(kit, "direction.get_regionale", GET_DIRECTION_REGIONALE)
        """``GET /api/mandoline/directions/regionales/{idOrName}``"""
        self.get_departementales = OperationFake(
            kit,
            "direction.get_departementales",
            GET_DIRECTIONS_DEPARTEMENTALES,
        )
        """``GET /api/mandoline/directions/departementales``"""
        self.get_departementale = OperationFake(
            kit,
            "direction.get_departementale",
            GET_DIRECTION_DEPARTEMENTALE,
        )
        """``GET /api/mandoline/directions/departementales/{code}``"""
