"""`x-pochoir-login`: sign in with an operation of the API and keep what it gives."""

from pochoir.document.pointers import escape
from pochoir.findings import Findings, Object, brief, did_you_mean, items, members
from pochoir.ir import Json
from pochoir.validate.shapes import is_header_name, json_pointer, mapping, one_of, positive, reply_schemas, text

_SOURCES = ("header", "body", "cookie")
_UNITS = ("unix-seconds", "unix-milliseconds", "seconds-from-now")
_DEPTH = 20
_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}


def check_login(findings: Findings, pointer: str, value: Json) -> None:
    """Report what is wrong with the way to sign in."""
    known = ("operation", "secrets", "constants", "credentials", "expiry")
    login = mapping(findings, pointer, value, known, ("operation", "secrets", "credentials"))
    operation = _operation(findings, f"{pointer}/operation", login["operation"]) if "operation" in login else None
    if "secrets" in login:
        _check_secrets(findings, f"{pointer}/secrets", login["secrets"], operation)
    if "constants" in login:
        _check_constants(findings, f"{pointer}/constants", login, operation)
    if "credentials" in login:
        _check_credentials(findings, f"{pointer}/credentials", login["credentials"], operation)
    if "expiry" in login:
        # A cookie says when it ends in its own way, and needs no unit.
        by_cookie = isinstance(login["expiry"], dict) and "cookie" in login["expiry"]
        sources = ("cookie",) if by_cookie else ("header", "body")
        needed = () if by_cookie else ("unit",)
        expiry = mapping(findings, f"{pointer}/expiry", login["expiry"], (*sources, *needed, "fallback"), needed)
        _check_source(findings, f"{pointer}/expiry", expiry, sources, operation)
        if "unit" in expiry:
            one_of(findings, f"{pointer}/expiry/unit", expiry["unit"], _UNITS)
        if "fallback" in expiry:
            positive(findings, f"{pointer}/expiry/fallback", expiry["fallback"])


def _operation(findings: Findings, pointer: str, value: Json) -> Object | None:
    """The operation that signs in; None when there is none of that name, which is reported."""
    name = text(findings, pointer, value)
    known = {
        str(identifier): members(node.value)
        for _, node in findings.nodes("operation")
        if (identifier := members(node.value).get("operationId")) is not None
    }
    if name and name not in known:
        findings.error("extension-target", pointer, f'there is no operation "{name}"', did_you_mean(name, set(known)))
    return known.get(name)


def _check_secrets(findings: Findings, pointer: str, value: Json, operation: Object | None) -> None:
    """The secrets are members of the body that signs in."""
    if not isinstance(value, list) or not value:
        findings.error("extension-shape", pointer, f"this must be a list of texts, found {brief(value)}")
        return
    known = _body_members(findings, operation)
    for number, item in enumerate(value):
        name = text(findings, f"{pointer}/{number}", item)
        if name and known and name not in known:
            message = f'the body of the operation has no member "{name}"'
            findings.error("extension-target", f"{pointer}/{number}", message, did_you_mean(name, known))


def _check_constants(findings: Findings, pointer: str, login: Object, operation: Object | None) -> None:
    """The constants are members of the body, none of them secret, each a value that its schema admits."""
    constants, secrets = login["constants"], items(login.get("secrets"))
    if not isinstance(constants, dict) or not constants:
        message = f"this must map members of the body to their values, found {brief(constants)}"
        findings.error("extension-shape", pointer, message)
        return
    known = _body_members(findings, operation)
    for name, value in constants.items():
        where = f"{pointer}/{escape(name)}"
        if not isinstance(value, str | int | float | bool):
            findings.error(
                "extension-shape", where, f"this must be a text, a number or a boolean, found {brief(value)}"
            )
        elif name in secrets:
            findings.error("extension-shape", where, f'"{name}" is a secret too', "keep one of the two", "key")
        elif known and name not in known:
            message = f'the body of the operation has no member "{name}"'
            findings.error("extension-target", where, message, did_you_mean(name, known), "key")
        else:
            _check_constant(findings, where, value, known.get(name, True))


def _check_constant(findings: Findings, pointer: str, value: Json, schema: Json) -> None:
    """Report a constant that is none of the values its member may have."""
    described = members(findings.resolved("", schema)[1])
    allowed = items(described.get("enum")) or ([described["const"]] if "const" in described else [])
    if allowed and value not in allowed:
        words = ", ".join(brief(each) for each in allowed)
        findings.error("extension-shape", pointer, f"{brief(value)} is not one of {words}")
    elif isinstance(wanted := described.get("type"), str) and wanted in _TYPES and type(value) not in _TYPES[wanted]:
        findings.error("extension-shape", pointer, f"{brief(value)} is no {wanted}, as the body wants it")


def _body_members(findings: Findings, operation: Object | None) -> Object:
    """The schemas of the members of an operation's body, by name; empty when they cannot be told."""
    body = members(findings.resolved("", members(operation).get("requestBody"))[1])
    names: Object = {}
    for media_type in members(body.get("content")).values():
        waiting = [(members(findings.resolved("", media_type)[1]).get("schema"), 0)]
        while waiting:
            schema, depth = waiting.pop()
            resolved = members(findings.resolved("", schema)[1])
            names |= members(resolved.get("properties"))
            if depth < _DEPTH:
                waiting += [(part, depth + 1) for part in items(resolved.get("allOf"))]
    return names


def _check_credentials(findings: Findings, pointer: str, value: Json, operation: Object | None) -> None:
    """Where the reply holds the value of each security scheme."""
    schemes = set(members(members(findings.document.tree.get("components")).get("securitySchemes")))
    if not isinstance(value, dict) or not value:
        message = f"this must map security schemes to their place in the reply, found {brief(value)}"
        findings.error("extension-shape", pointer, message)
        return
    for name, source in value.items():
        where = f"{pointer}/{escape(name)}"
        if name not in schemes:
            message = f"the security scheme {brief(name)} is not defined"
            findings.error("extension-target", where, message, did_you_mean(name, schemes), "key")
        _check_source(findings, where, mapping(findings, where, source, _SOURCES, ()), _SOURCES, operation)


def _check_source(
    findings: Findings, pointer: str, source: Object, allowed: tuple[str, ...], operation: Object | None
) -> None:
    """Exactly one place of a reply, and one that the reply can have."""
    given = [key for key in allowed if key in source]
    if len(given) != 1:
        findings.error("extension-shape", pointer, f"one of {', '.join(allowed)} must say where the value stands")
        return
    where, value = f"{pointer}/{given[0]}", source[given[0]]
    if given[0] == "body":
        json_pointer(findings, where, value, reply_schemas(findings, operation) if operation else {})
    elif (name := text(findings, where, value)) and not is_header_name(name):
        findings.error("extension-shape", where, f"{brief(name)} is no name of a {given[0]}")
