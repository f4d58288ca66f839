"""The data of the sample API for the engine."""

from . import errors
from ._operations import authentification
from ._runtime.auth.login import log_in
from ._runtime.base.api import Api, Server
from ._runtime.base.credentials import CredentialSource, Expiry, Login
from ._runtime.base.security import ApiKey

API = Api(
    name="sample",
    package="sample",
    version="0.1.0",
    servers={"production": Server("https://api.sample.test"), "demo": Server("https://demo.sample.test/v1/")},
    schemes={
        "accessToken": ApiKey(
            "access-token", location="header", argument="access_token", variable="SAMPLE_ACCESS_TOKEN"
        ),
        "client": ApiKey("client", location="header", argument="client", variable="SAMPLE_CLIENT"),
        "uid": ApiKey("uid", location="header", argument="uid", variable="SAMPLE_UID"),
    },
    login=Login(
        operation=lambda: authentification.SIGN_IN,
        log_in=log_in,
        secrets={"email": "email", "password": "password"},
        variables={"email": "SAMPLE_EMAIL", "password": "SAMPLE_PASSWORD"},
        sources=(
            CredentialSource("accessToken", location="header", name="access-token"),
            CredentialSource("client", location="header", name="client"),
            CredentialSource("uid", location="header", name="uid"),
        ),
        expiry=Expiry(source="header", name="expiry", unit="unix-seconds", fallback=86400),
    ),
    errors=lambda: errors.BY_STATUS,
)
