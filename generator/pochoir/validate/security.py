"""Check security schemes and requirements, and tags."""

from typing import Final

from pochoir.findings import Findings, brief, did_you_mean, items, members
from pochoir.pointers import escape
from pochoir.security_schemes import HTTP_SCHEMES
from pochoir.validate.typos import near

_REGISTERED: Final = frozenset(("digest", "dpop", "hoba", "mutual", "negotiate", "oauth", "privatetoken", "vapid"))
_HOW: Final = tuple(sorted(_REGISTERED | HTTP_SCHEMES))
"""HTTP authentication schemes: those that the client supports, and other registered ones."""


def check_security(findings: Findings) -> None:
    """Report requirements of undefined schemes, and misspelled HTTP authentication schemes."""
    known = set(members(members(findings.document.tree.get("components")).get("securitySchemes")))
    for pointer, node in findings.nodes("security-requirement"):
        for name in members(node.value):
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
