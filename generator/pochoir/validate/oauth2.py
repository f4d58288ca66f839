"""`x-pochoir-oauth2`: how a security scheme gives tokens by an authorization code."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from pochoir.document.pointers import escape
from pochoir.findings import Findings, Object, brief, did_you_mean, items, members
from pochoir.ir import Json
from pochoir.validate.shapes import mapping, one_of, positive, text

_NEEDED = (
    "authorization-urls",
    "state",
    "redirect",
    "token-operation",
    "client-authentication",
    "repeat-redirect-uri",
    "refresh-rotates",
)
_LIFETIMES = ("code-lifetime", "access-token-lifetime", "refresh-token-lifetime")
_KEYS = (*_NEEDED, "authorization-parameters", *_LIFETIMES, "one-pair-per", "description")
_REDIRECT = ("code", "state", "error", "error-description")
_FORM = "application/x-www-form-urlencoded"


def check_oauth2(findings: Findings, pointer: str, value: Json, scheme: Object) -> None:
    """Report what is wrong with the way to tokens."""
    if scheme.get("type") != "oauth2" or "authorizationCode" not in members(scheme.get("flows")):
        message = "only a scheme of type oauth2 with an authorizationCode flow gives tokens like this"
        findings.error("extension-place", pointer, message, "", "key")
    _check_alone(findings, pointer)
    oauth2 = mapping(findings, pointer, value, _KEYS, _NEEDED)
    if "authorization-urls" in oauth2:
        _check_pages(findings, f"{pointer}/authorization-urls", oauth2["authorization-urls"])
    if "authorization-parameters" in oauth2:
        for where, each in _members(
            findings, f"{pointer}/authorization-parameters", oauth2["authorization-parameters"]
        ):
            text(findings, where, each)
    if "redirect" in oauth2:
        _check_redirect(findings, f"{pointer}/redirect", oauth2["redirect"])
    if "token-operation" in oauth2:
        _check_operation(findings, f"{pointer}/token-operation", oauth2["token-operation"])
    for name, words in (
        ("state", ("required", "recommended")),
        ("client-authentication", ("body", "basic")),
        ("one-pair-per", ("client-and-user",)),
    ):
        if name in oauth2:
            one_of(findings, f"{pointer}/{name}", oauth2[name], words)
    for name in ("repeat-redirect-uri", "refresh-rotates"):
        if name in oauth2:
            _flag(findings, f"{pointer}/{name}", oauth2[name])
    for name in _LIFETIMES:
        if name in oauth2:
            positive(findings, f"{pointer}/{name}", oauth2[name])


def _check_alone(findings: Findings, pointer: str) -> None:
    """A client has one way to its credentials."""
    places = [where for where, scheme in findings.objects("security-scheme") if "x-pochoir-oauth2" in scheme]
    first = next((f"{where}/x-pochoir-oauth2" for where in places), pointer)
    if pointer != first:
        line = findings.document.locate(first).line
        message = f"the scheme on line {line} gives tokens already, and a client has one way to them"
        findings.error("extension-place", pointer, message, "", "key")
    if "x-pochoir-login" in findings.document.tree:
        message = "x-pochoir-login signs in already, and a client has one way to its credentials"
        findings.error("extension-place", pointer, message, "keep one of the two", "key")


def _check_pages(findings: Findings, pointer: str, value: Json) -> None:
    """Every named server has its page, and no other."""
    servers = {
        str(name)
        for each in items(findings.document.tree.get("servers"))
        if (name := members(each).get("x-pochoir-name"))
    }
    pages = dict(_members(findings, pointer, value))
    for where, url in pages.items():
        name = where.removeprefix(f"{pointer}/").replace("~1", "/").replace("~0", "~")
        if name not in servers:
            findings.error(
                "extension-target", where, f'no server is called "{name}"', did_you_mean(name, servers), "key"
            )
        if not _is_https(text(findings, where, url)):
            findings.error("extension-shape", where, f"this must be an https URL, found {brief(url)}")
    for name in sorted(servers):
        if f"{pointer}/{escape(name)}" not in pages:
            findings.error("extension-shape", pointer, f'the server "{name}" has no page', f'add "{name}"', "key")
    if not servers:
        findings.error("extension-target", pointer, "no server has a name", "give each an x-pochoir-name")


def _is_https(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname)


def _check_redirect(findings: Findings, pointer: str, value: Json) -> None:
    known = (*_REDIRECT, "error-reason", "state-on-refusal")
    redirect = mapping(findings, pointer, value, (*known, "description"), (*_REDIRECT, "state-on-refusal"))
    for name in (*_REDIRECT, "error-reason"):
        if name in redirect:
            text(findings, f"{pointer}/{name}", redirect[name])
    if "state-on-refusal" in redirect:
        _flag(findings, f"{pointer}/state-on-refusal", redirect["state-on-refusal"])


def _check_operation(findings: Findings, pointer: str, value: Json) -> None:
    """The token operation is there, and takes a form."""
    name = text(findings, pointer, value)
    known = {
        str(identifier): members(node.value)
        for _, node in findings.nodes("operation")
        if (identifier := members(node.value).get("operationId")) is not None
    }
    if not name:
        return
    if name not in known:
        findings.error("extension-target", pointer, f'there is no operation "{name}"', did_you_mean(name, set(known)))
    elif _FORM not in members(members(findings.resolved("", known[name].get("requestBody"))[1]).get("content")):
        findings.error("extension-target", pointer, f"the operation takes no form ({_FORM})")


def _members(findings: Findings, pointer: str, value: Json) -> Iterator[tuple[str, Json]]:
    if not isinstance(value, dict):
        findings.error("extension-shape", pointer, f"this must be a mapping, found {brief(value)}")
        return
    for name, each in value.items():
        if not name.startswith("x-") and name != "description":
            yield f"{pointer}/{escape(name)}", each


def _flag(findings: Findings, pointer: str, value: Json) -> None:
    if not isinstance(value, bool):
        findings.error("extension-shape", pointer, f"this must be true or false, found {brief(value)}")
