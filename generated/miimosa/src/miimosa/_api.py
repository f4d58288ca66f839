"""What the engine must know of the MiiMOSA API.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from . import errors
from ._runtime.api import Api, Server
from ._runtime.auth import ApiKey

API = Api(
    name="miimosa",
    package="miimosa",
    version="1",
    servers={
        "production": Server("https://api.miimosa.com"),
    },
    schemes={
        "apiKey": ApiKey(
            "Authorization",
            location="header",
            prefix="Token token=",
            argument="api_key",
            variable="MIIMOSA_API_KEY",
        ),
    },
    errors=lambda: errors.BY_STATUS,
)
