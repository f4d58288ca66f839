"""Security schemes and the requirements that name them."""

from pochoir.document.pointers import escape
from pochoir.validate.findings import Findings, brief, did_you_mean, items, members


def check_security(findings: Findings) -> None:
    """Warn of requirements of schemes that are not defined: callers have no argument for them."""
    known = set(members(members(findings.document.tree.get("components")).get("securitySchemes")))
    for pointer, node in findings.nodes("security-requirement"):
        for name in members(node.value):
            if name not in known:
                # A WebSocket is an extension, whose every name must lead somewhere.
                report, then = findings.warning, "; the client sends nothing for it"
                if node.owner == "websocket":
                    report, then = findings.error, ""
                message = f"the security scheme {brief(name)} is not defined{then}"
                hint = did_you_mean(name, known) or "define it under components/securitySchemes"
                report("security-scheme-not-found", f"{pointer}/{escape(name)}", message, hint, "key")


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
