"""What the engine must know of the Things API.

Stamped by pochoir from spec.yaml; change the description, not this file.
"""

from . import errors
from ._operations import tokens
from ._runtime.api import Api, Server
from ._runtime.auth import Bearer
from ._runtime.oauth import OAuth2, Redirect

API = Api(
    name="pinned",
    package="pinned",
    version="1",
    servers={
        "main": Server("https://example.org"),
    },
    schemes={
        "oauth": Bearer(argument="token", variable="PINNED_TOKEN"),
    },
    grants=OAuth2(
        scheme="oauth",
        operation=lambda: tokens.CREATE_TOKEN,
        pages={"main": "https://example.org/a"},
        redirect=Redirect(),
        authentication="basic",
        repeat_redirect_uri=False,
        exclusive=False,
        parameters={"prompt": "o'k\"\\"},
        arguments=("client_id", "client_secret"),
        variables=("PINNED_CLIENT_ID", "PINNED_CLIENT_SECRET"),
    ),
    errors=lambda: errors.BY_STATUS,
)
