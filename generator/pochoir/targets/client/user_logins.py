"""How a program logs a user in, on a page or with a code on another device, and how a client has a certificate."""

from collections.abc import Iterator
from typing import Final

from pochoir import ir
from pochoir.targets.client.access import Flows, access
from pochoir.targets.client.topics import Paragraph, Topic, import_line, program, with_client_line

LOGGED_IN: Final = Paragraph(
    "From then on, the client acts for this user and refreshes the tokens. Use one store, and one client, per "
    "user; without a store, the tokens are lost when the client is closed. A public client has no %(secret)s.",
    {"secret": "client_secret"},
)
"""What is true after each of these logins."""


def certificate(api: ir.Api) -> Paragraph | None:
    """Return what a client does that has a certificate instead of a secret; None without OAuth 2.0."""
    secrets = [each for each in api.flows.secrets if each.wire == "client_secret"] if api.flows else []
    secrets += [api.oauth2.client_secret] if api.oauth2 else []
    if not secrets:
        return None
    return Paragraph(
        "If a client certificate is registered with the authorization server, pass %(cert)s instead of "
        "%(secret)s: the certificate authenticates the client, and tokens can be bound to it (RFC 8705).",
        {"cert": "cert", "secret": str(secrets[0].argument)},
    )


def user_logins(api: ir.Api) -> tuple[Topic, ...]:
    """Return a section for each way to log a user in; none if users do not log in."""
    flows = access(api).flows
    return tuple(_logins(api, flows)) if flows else ()


def _logins(api: ir.Api, flows: Flows) -> Iterator[Topic]:
    await_ = "await " if api.clients == "async" else ""
    made = (import_line(api, "FileTokenStore"), "", with_client_line(api, flows.user))
    if flows.code:
        text = Paragraph(
            "To log a user in, send the user to the authorization page of the server. The redirect carries a "
            "code, which the client exchanges for tokens (authorization code with PKCE):"
        )
        lines = (
            f'    request = {await_}client.{flows.code}.start("https://…")   # the URI that you registered',
            "    print(request.url)   # send the user to this URL, and keep the request in the user's session",
            f'    {await_}client.{flows.code}.finish(input("URL of the redirect: "), request)',
        )
        yield Topic("user-login", "Logging a user in", (text,), program(*made, *lines))
    if flows.device:
        text = Paragraph("On a device without a browser, show the user a code to enter on another device:")
        lines = (
            f"    authorization = {await_}client.{flows.device}.start()",
            "    print(authorization.verification_uri, authorization.user_code)",
            f"    {await_}client.{flows.device}.wait(authorization)   # returns when the user has entered the code",
        )
        yield Topic("device-login", "Logging in on a device without a browser", (text,), program(*made, *lines))
