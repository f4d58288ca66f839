"""What the engine must know of the Mon Petit Placement API.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from . import errors
from ._operations import sso
from ._runtime.api import Api, Server
from ._runtime.auth import Bearer, Expiry, Harvest, Login
from ._runtime.limits import RateLimit, RateLimits

API = Api(
    name="mon-petit-placement",
    package="mon_petit_placement",
    version="1",
    servers={
        "production": Server("https://api.monpetitplacement.fr/v1"),
    },
    own_servers={
        "sso": Server("https://sso.monpetitplacement.fr"),
    },
    schemes={
        "token": Bearer(argument="token", variable="MON_PETIT_PLACEMENT_TOKEN"),
    },
    limits=RateLimits(
        RateLimit(host="api.monpetitplacement.fr", requests=300, per=60, ban=60),
        RateLimit(host="api.monpetitplacement.fr", requests=10, per=1, ban=60),
        RateLimit(host="sso.monpetitplacement.fr", requests=10, per=60, ban=3600),
        RateLimit(host="sso.monpetitplacement.fr", requests=10, per=1, ban=3600),
    ),
    login=Login(
        operation=lambda: sso.CREATE_TOKEN,
        secrets={
            "username": "username",
            "password": "password",
        },
        variables={
            "username": "MON_PETIT_PLACEMENT_USERNAME",
            "password": "MON_PETIT_PLACEMENT_PASSWORD",
        },
        constants={
            "grant_type": "password",
            "client_id": "mpp-app",
        },
        harvests=(Harvest("token", source="body", name="/access_token"),),
        expiry=Expiry(source="body", name="/expires_in", unit="seconds-from-now", fallback=300),
    ),
    errors=lambda: errors.BY_STATUS,
)
