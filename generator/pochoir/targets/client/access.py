"""The authentication section of README.md: arguments of the client, and tokens of users."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from pochoir import ir
from pochoir.literals import Code, Identifier
from pochoir.markdown import code_span, markdown_cell
from pochoir.security_schemes import KINDS
from pochoir.targets.client.credentials import credentials, schemes
from pochoir.targets.client.features import keeps_cookies

STORE = "FileTokenStore"
BASE_URL = 'base_url="https://api.example.com"'
"""The argument of a client of an API without servers in a sample."""
_GRANTS: Final = {"password": ("username", "password"), "client_credentials": ("client_id", "client_secret")}
"""The parameters of the token request of each grant."""


@dataclass(frozen=True, slots=True)
class CredentialRow:
    """A row of the table of credentials."""

    argument: Code
    variable: Code
    what: Code


@dataclass(frozen=True, slots=True)
class Given:
    """The arguments of a client in a sample, and the line before it that makes the token store, if there is one."""

    keywords: Code
    store: Code


@dataclass(frozen=True, slots=True)
class Tokens:
    """The methods that give tokens of a user, and the argument of the client for a token.

    `resource` is what is between `client.` and their names.
    `moves` says whether the authorization page moves with `base_url`, because it is at the origin of a server.
    """

    given: Given
    resource: Code
    page: Identifier
    parse: Identifier
    exchange: Identifier
    token: Code
    moves: bool


@dataclass(frozen=True, slots=True)
class Flows:
    """The arguments with which the client obtains tokens, and the one for a store.

    `ways` is empty if every grant needs a user. `code` and `device` are the attributes that log a user in, if any, and
    `user` the arguments of the client for that.
    """

    ways: Code
    store: Code
    given: Code
    user: Code
    code: Code
    device: Code
    metadata: bool


@dataclass(frozen=True, slots=True)
class Access:
    """The context of the section. With a login, `secrets` are used to sign in and `gained` are the result.

    `cookies` are the session cookies that the client keeps.
    """

    rows: tuple[CredentialRow, ...]
    secrets: Code
    gained: Code
    store: Code
    cookies: Code
    cookie_store: Code
    tokens: Tokens | None
    flows: Flows | None


def needs_base_url(api: ir.Api) -> bool:
    """Return whether each client needs a base URL, because the description names no server."""
    return bool(api.resources) and not api.servers


def access(api: ir.Api) -> Access:
    """Return the context of the authentication section."""
    given = credentials(api)
    rows = (
        CredentialRow(code_span(each.argument), code_span(each.variable), markdown_cell(each.text)) for each in given
    )
    arguments = {scheme.id: scheme.argument for scheme in schemes(api)}
    secrets = [each.argument for each in api.login.secrets] if api.login else []
    gained = [arguments[each.scheme] for each in api.login.sources if each.scheme in arguments] if api.login else []
    store = Code(str(api.store)) if api.store and api.login else Code("")
    kept = Code(str(api.store)) if keeps_cookies(api) else Code("")
    cookies = _listed([each.wire for each in schemes(api) if each.location == "cookie"])
    return Access(tuple(rows), _listed(secrets), _listed(gained), store, cookies, kept, _tokens(api), _flows(api))


def _flows(api: ir.Api) -> Flows | None:
    flows = api.flows
    if flows is None:
        return None
    arguments = {each.wire: each.argument for each in flows.secrets}
    direct = [grant for grant, _ in flows.grants if grant in _GRANTS]
    ways = (_listed([arguments[name] for name in _GRANTS[grant]]) for grant in direct)
    pair = ", ".join(f'{arguments[name]}="…"' for name in _GRANTS[direct[0]]) if direct else ""
    store = f'{flows.store}={STORE}("tokens.json")'
    base_url = f"{BASE_URL}, " if needs_base_url(api) else ""
    logins = dict(flows.logins)
    return Flows(
        ways=Code(" or ".join(ways)),
        store=code_span(flows.store),
        given=Code(f"{base_url}{pair}, {store}"),
        user=Code(f'{base_url}{arguments["client_id"]}="…", {store}'),
        code=Code(logins.get("authorization_code", "")),
        device=Code(logins.get("device_code", "")),
        metadata=flows.metadata is not None,
    )


def given(api: ir.Api, security: tuple[tuple[str, ...], ...], login: ir.Login | None) -> Given:
    """Return the arguments of a client that a call needs.

    Args:
        api: the API.
        security: the security of the call.
        login: how the client signs in, if it does.
    """
    known = {scheme.id: scheme for scheme in schemes(api)}
    gained = {each.scheme for each in login.sources} if login else set[str]()
    texts = [BASE_URL] if needs_base_url(api) else []
    for each in next((alternative for alternative in security if set(alternative) <= known.keys()), ()):
        if api.oauth2 and each == api.oauth2.scheme:
            texts += _granted(api.oauth2)
        elif api.flows and each == api.flows.scheme and shown_secrets(api.flows):
            texts += [f'{secret.argument}="…"' for secret in shown_secrets(api.flows)]
        elif login and each in gained:
            texts += [f'{secret.argument}="…"' for secret in login.secrets]
        else:
            texts.append(f"{known[each].argument}={KINDS[known[each].kind].form.readme}")
    from_store = api.oauth2 is not None and f"{api.oauth2.store}={api.oauth2.store}" in texts
    return Given(Code(", ".join(dict.fromkeys(texts))), _store(api.oauth2) if from_store else Code(""))


def shown_secrets(flows: ir.TokenFlows) -> tuple[ir.Secret, ...]:
    """Return the arguments for one of the flows, for samples: those of the first, or none if it needs a user."""
    shown = () if flows.metadata is not None else _GRANTS.get(flows.grants[0][0], ())
    return tuple(each for each in flows.secrets if each.wire in shown)


def _tokens(api: ir.Api) -> Tokens | None:
    oauth2 = api.oauth2
    if oauth2 is None:
        return None
    holder = next(each for each in api.resources if any(one.id == oauth2.operation for one in each.operations))
    token = next(each.argument for each in api.schemes if each.id == oauth2.scheme)
    shown = ([BASE_URL] if needs_base_url(api) else []) + _granted(oauth2)
    return Tokens(
        Given(Code(", ".join(shown)), _store(oauth2)),
        holder.access,
        *oauth2.methods,
        code_span(token),
        _moves(api, oauth2),
    )


def _moves(api: ir.Api, oauth2: ir.OAuth2) -> bool:
    servers = {str(each.name): urlsplit(each.url)[:2] for each in api.servers}
    return any(servers.get(name) == urlsplit(page)[:2] for name, page in oauth2.pages)


def _granted(oauth2: ir.OAuth2) -> list[str]:
    pair = (f'{each.argument}="…"' for each in (oauth2.client_id, oauth2.client_secret))
    return [*pair, f"{oauth2.store}={oauth2.store}"]


def _store(oauth2: ir.OAuth2 | None) -> Code:
    return Code(f'{oauth2.store} = {STORE}("tokens.json")' if oauth2 else "")


def _listed(names: Sequence[str]) -> Code:
    *most, last = [code_span(name) for name in dict.fromkeys(names)] or [Code("")]
    return Code(f"{', '.join(most)} and {last}" if most else last)
