"""What the engine must know of the Pets API.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from . import errors
from ._runtime.api import Api, Server
from ._runtime.auth import Bearer

API = Api(
    name="pinned",
    package="pinned",
    version="1.2.0b1",
    servers={
        "production": Server("https://pets.example.com/v1"),
    },
    schemes={
        "token": Bearer(argument="token", variable="PINNED_TOKEN"),
    },
    errors=lambda: errors.BY_STATUS,
)
