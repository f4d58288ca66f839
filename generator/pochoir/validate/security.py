"""Check security schemes and requirements, and tags."""

from typing import Final

from pochoir.findings import Findings, Object, brief, did_you_mean, items, members
from pochoir.pointers import escape
from pochoir.security_schemes import HTTP_SCHEMES, KINDS, kind_of
from pochoir.validate.typos import near

_REGISTERED: Final = frozenset(("digest", "dpop", "hoba", "mutual", "negotiate", "oauth", "privatetoken", "vapid"))
_SCHEMES: Final = "/components/securitySchemes"
_HOW: Final = tuple(sorted(_REGISTERED | HTTP_SCHEMES))
"""HTTP authentication schemes: those that the client supports, and other registered ones."""


def check_security(findings: Findings) -> None:
    """Report requirements of undefined schemes or of two in one place, and misspelled HTTP authentication schemes."""
    known = members(members(findings.document.tree.get("components")).get("securitySchemes"))
    places = {name: _place(members(findings.resolved(_SCHEMES, scheme)[1])) for name, scheme in known.items()}
    for pointer, node in findings.nodes("security-requirement"):
        names: dict[str, str] = {}
        for name in members(node.value):
            place = places.get(name, "")
            first = names.setdefault(place, name) if place else name
            if first != name:
                message = f"{brief(first)} and {brief(name)} are both sent in the {place}: only one can be"
                hint = f"if one of them is enough, write two requirements: [{{{first}: []}}, {{{name}: []}}]"
                findings.warning("security-schemes-collide", f"{pointer}/{escape(name)}", message, hint, "key")
            if name not in known:
                message = f"the security scheme {brief(name)} is not defined"
                hint = did_you_mean(name, known) or "define it under components/securitySchemes"
                findings.error("security-scheme-not-found", f"{pointer}/{escape(name)}", message, hint, "key")
    for pointer, scheme in findings.objects("security-scheme"):
        how = scheme.get("scheme")
        meant = near(how, _HOW) if scheme.get("type") == "http" and isinstance(how, str) else ""
        if meant and isinstance(how, str) and how.lower() != meant:
            message = f"{brief(how)} is not an HTTP authentication scheme"
            findings.error("security-scheme-unknown", f"{pointer}/scheme", message, f'did you mean "{meant}"?')


def _place(scheme: Object) -> str:
    """Return where the credential of a security scheme is sent, in words; "" if it is not in a place of a request."""
    how = scheme.get("scheme")
    kind = kind_of(str(scheme.get("type")), how if isinstance(how, str) else "")
    header = KINDS[kind].header or str(scheme.get("name"))
    if kind == "apiKey" and scheme.get("in") != "header":
        return f"{scheme.get('in')} {header}"
    return f"header {header.title()}" if KINDS[kind].supported else ""


def check_tags(findings: Findings) -> None:
    """Report tags that are declared twice."""
    seen: set[str] = set()
    for number, tag in enumerate(items(findings.document.tree.get("tags"))):
        name = members(tag).get("name")
        if isinstance(name, str):
            if name in seen:
                message = f"the tag {brief(name)} is declared twice"
                findings.warning("tag-duplicate", f"/tags/{number}/name", message, "keep one of the two")
            seen.add(name)
