"""`x-pochoir-oauth2`: how a security scheme gives tokens by an authorization code."""

from typing import Final, Literal

from pochoir.extensions.extension import Extension
from pochoir.extensions.lookup import operation, unknown
from pochoir.extensions.records import Record, member, record
from pochoir.extensions.shapes import FLAG, POSITIVE, TEXT, Names, Scalar, choice, matching, wrong
from pochoir.findings import Findings, Object, items, members
from pochoir.pointers import escape

_FORM: Final = "application/x-www-form-urlencoded"
_STATE: Final[Scalar[Literal["required", "recommended"]]] = choice("required", "recommended")
_AUTHENTICATION: Final[Scalar[Literal["body", "basic"]]] = choice("body", "basic")
_PAIR: Final[Scalar[Literal["client-and-user", ""]]] = choice("client-and-user")
_PAGE: Final = matching("an https URL", r"https://[^\s/?#\[\]:@]+(?::\d+)?(?:[/?#]\S*)?")


@record
class Redirect:
    """The query parameters with which the page sends the user back."""

    code: str = member(TEXT, "the query parameter for the code")
    state: str = member(TEXT, "the query parameter for the state")
    error: str = member(TEXT, "the query parameter for the error")
    error_description: str = member(TEXT, "the query parameter for the description of the error")
    error_reason: str = member(TEXT, "the query parameter for the reason for the error", default="")
    state_on_refusal: bool = member(FLAG, "whether the redirect after a refusal contains the state")


@record
class OAuth2:
    """How a security scheme gives tokens."""

    authorization_urls: tuple[tuple[str, str], ...] = member(
        Names(_PAGE, "a mapping of servers to their pages", notes=True),
        "the authorization page by server name; required for every server with an `x-pochoir-name`",
    )
    authorization_parameters: tuple[tuple[str, str], ...] = member(
        Names(TEXT, "a mapping of query parameters to their values", notes=True, least=0),
        "fixed query parameters of the page",
        default=(),
    )
    state: Literal["required", "recommended"] = member(
        _STATE, "what the documentation says about the state; the client always sends and checks one"
    )
    redirect: Redirect = member(Record(Redirect), "the query parameters of the redirect")
    token_operation: str = member(
        TEXT, "the `operationId` of the operation that exchanges codes and refreshes tokens; its body is a form"
    )
    client_authentication: Literal["body", "basic"] = member(_AUTHENTICATION, "where the client id and secret are sent")
    repeat_redirect_uri: bool = member(FLAG, "whether the exchange sends the `redirect_uri` again")
    refresh_rotates: bool = member(FLAG, "whether a refresh returns a new refresh token and revokes the old one")
    one_pair_per: Literal["client-and-user", ""] = member(
        _PAIR, "`client-and-user`: a new pair revokes the older ones", default=""
    )
    code_lifetime: int = member(POSITIVE, "seconds", default=0)
    access_token_lifetime: int = member(POSITIVE, "in seconds, if a response does not contain it", default=0)
    refresh_token_lifetime: int = member(POSITIVE, "seconds", default=0)


def _check(findings: Findings, pointer: str, oauth2: OAuth2, scheme: Object) -> None:
    """Report a scheme that cannot have it, and what it names that is not there."""
    if scheme.get("type") != "oauth2" or "authorizationCode" not in members(scheme.get("flows")):
        message = "only a scheme of type oauth2 with an authorizationCode flow can have this"
        findings.error("extension-place", pointer, message, "", "key")
    _check_alone(findings, pointer)
    _check_pages(findings, f"{pointer}/authorization-urls", oauth2)
    where = f"{pointer}/token-operation"
    giving = operation(findings, where, oauth2.token_operation)
    if giving is not None:
        content = members(members(findings.resolved("", giving.get("requestBody"))[1]).get("content"))
        if _FORM not in content:
            findings.error("extension-target", where, f"the operation takes no form ({_FORM})")


def _check_alone(findings: Findings, pointer: str) -> None:
    """Report a second way to the credentials of a client."""
    places = [where for where, scheme in findings.objects("security-scheme") if OAUTH2.key in scheme]
    first = next((f"{where}/{OAUTH2.key}" for where in places), pointer)
    if pointer != first:
        line = findings.document.locate(first).line
        message = f"the scheme on line {line} already provides tokens; a client has only one source of tokens"
        findings.error("extension-place", pointer, message, "", "key")
    if "x-pochoir-login" in findings.document.tree:
        message = "x-pochoir-login already signs in; a client has only one source of credentials"
        findings.error("extension-place", pointer, message, "keep one of the two", "key")


def _check_pages(findings: Findings, pointer: str, oauth2: OAuth2) -> None:
    """Report a page of no server, and a server without a page."""
    servers = {
        str(name)
        for each in items(findings.document.tree.get("servers"))
        if (name := members(each).get("x-pochoir-name"))
    }
    pages = dict(oauth2.authorization_urls)
    for name in pages:
        if name not in servers:
            unknown(findings, f"{pointer}/{escape(name)}", f'no server is called "{name}"', name, servers, key=True)
    for name in sorted(servers - pages.keys()) if pages else ():
        findings.problems.append(wrong(pointer, f'the server "{name}" has no page', f'add "{name}"', "key"))
    if not servers:
        findings.error("extension-target", pointer, "no server has a name", "give each an x-pochoir-name")


OAUTH2: Final = Extension(
    "x-pochoir-oauth2",
    {"security-scheme": Record(OAuth2)},
    "How the client obtains tokens with an authorization code: what the `authorizationCode` flow of an "
    "`oauth2` scheme cannot express.",
    "x-pochoir-oauth2:\n"
    '  authorization-urls: {production: "https://emjpm.fabrique.social.gouv.fr/application/authorization"}\n'
    "  state: recommended\n"
    "  redirect: {code: code, state: state, error: error, error-description: error_description,"
    " state-on-refusal: false}\n"
    "  token-operation: createToken\n"
    "  client-authentication: body\n"
    "  repeat-redirect-uri: true\n"
    "  refresh-rotates: true\n"
    "  one-pair-per: client-and-user",
    _check,
)
