"""What the engine must know of the API eMJPM.

Stamped by pochoir from specs/emjpm/openapi.yaml; change the description, not this file.
"""

from . import errors
from ._operations import oauth
from ._runtime.api import Api, Server
from ._runtime.auth import Bearer
from ._runtime.limits import RateLimit, RateLimits
from ._runtime.oauth import OAuth2, Redirect

API = Api(
    name="emjpm",
    package="emjpm",
    version="2022.3",
    servers={
        "production": Server("https://api-emjpm.fabrique.social.gouv.fr"),
        "test": Server("https://api-apitest-emjpm.dev.fabrique.social.gouv.fr"),
    },
    schemes={
        "oauth": Bearer(argument="access_token", variable="EMJPM_ACCESS_TOKEN"),
    },
    limits=RateLimits(
        RateLimit(
            host="api-emjpm.fabrique.social.gouv.fr",
            requests=360,
            per=60,
            paths=(
                "/api/editors",
                "/api/mandoline",
            ),
        ),
        RateLimit(
            host="api-apitest-emjpm.dev.fabrique.social.gouv.fr",
            requests=360,
            per=60,
            paths=(
                "/api/editors",
                "/api/mandoline",
            ),
        ),
    ),
    grants=OAuth2(
        scheme="oauth",
        operation=lambda: oauth.CREATE_TOKEN,
        pages={
            "production": "https://emjpm.fabrique.social.gouv.fr/application/authorization",
            "test": "https://apitest-emjpm.dev.fabrique.social.gouv.fr/application/authorization",
        },
        redirect=Redirect(reason="error_reason", state_on_refusal=False),
        authentication="body",
        repeat_redirect_uri=True,
        exclusive=True,
        lifetime=86400,
        arguments=("client_id", "client_secret"),
        variables=("EMJPM_CLIENT_ID", "EMJPM_CLIENT_SECRET"),
    ),
    errors=lambda: errors.BY_STATUS,
)
