"""What the engine must know of the API RDV-Solidarités.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from . import errors
from ._operations import auth
from ._runtime.api import Api, Server
from ._runtime.auth import ApiKey, Expiry, Harvest, Login

API = Api(
    name="rdv-solidarites",
    package="rdv_solidarites",
    version="1",
    servers={
        "production": Server("https://www.rdv-solidarites.fr"),
        "demo": Server("https://demo.rdv-solidarites.fr"),
    },
    schemes={
        "accessToken": ApiKey(
            "access-token",
            location="header",
            argument="access_token",
            variable="RDV_SOLIDARITES_ACCESS_TOKEN",
        ),
        "client": ApiKey(
            "client", location="header", argument="client", variable="RDV_SOLIDARITES_CLIENT"
        ),
        "uid": ApiKey("uid", location="header", argument="uid", variable="RDV_SOLIDARITES_UID"),
    },
    login=Login(
        operation=lambda: auth.SIGN_IN,
        secrets={
            "email": "email",
            "password": "password",
        },
        variables={
            "email": "RDV_SOLIDARITES_EMAIL",
            "password": "RDV_SOLIDARITES_PASSWORD",
        },
        harvests=(
            Harvest("accessToken", source="header", name="access-token"),
            Harvest("client", source="header", name="client"),
            Harvest("uid", source="header", name="uid"),
        ),
        expiry=Expiry(source="header", name="expiry", unit="unix-seconds", fallback=86400),
    ),
    errors=lambda: errors.BY_STATUS,
)
