"""What the engine must know of the Rightech IoT Cloud API.

Stamped by pochoir from specs/rightech/openapi.yaml; change the description, not this file.
"""

from . import errors
from ._operations import auth
from ._runtime.api import Api, Server
from ._runtime.auth import ApiKey, Bearer, Expiry, Harvest, Login

API = Api(
    name="rightech",
    package="rightech",
    version="1",
    servers={
        "cloud": Server("https://dev.rightech.io/api/v1"),
    },
    schemes={
        "token": Bearer(argument="token", variable="RIGHTECH_TOKEN"),
        "session": ApiKey(
            "sid", location="cookie", argument="session", variable="RIGHTECH_SESSION"
        ),
    },
    login=Login(
        operation=lambda: auth.CREATE_TOKEN,
        secrets={
            "login": "login",
            "password": "password",
        },
        variables={
            "login": "RIGHTECH_LOGIN",
            "password": "RIGHTECH_PASSWORD",
        },
        harvests=(Harvest("token", source="body", name="/token"),),
        expiry=Expiry(source="body", name="/expiresAt", unit="unix-milliseconds", fallback=86400),
    ),
    errors=lambda: errors.BY_STATUS,
)
