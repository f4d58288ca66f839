"""`x-pochoir-websocket` and `x-pochoir-time`: live events, and moments counted in numbers."""

from pochoir.document.pointers import escape
from pochoir.findings import Findings, Object, brief, items, members
from pochoir.ir import Json
from pochoir.validate.login import check_login
from pochoir.validate.shapes import json_pointer, mapping, one_of, text
from pochoir.validate.variants import texts

_KEYS = ("path", "query", "protocol", "security", "login", "heartbeat", "reconnect", "message", "description")
_NEEDED = ("path", "protocol", "security", "reconnect", "message")
_PROTOCOLS = ("engine.io-3", "json")
_HEARTBEAT = ("from", "interval", "timeout", "unit", "fallback")
_FALLBACK = ("interval", "timeout")
_TIMES = ("unix-milliseconds", "unix-seconds")


def check_websocket(findings: Findings, pointer: str, value: Json) -> None:
    """Report what is wrong with the WebSockets, but for their names."""
    if not isinstance(value, dict) or not value:
        findings.error("extension-shape", pointer, f"this must map names to WebSockets, found {brief(value)}")
        return
    for name, item in value.items():
        if not name.startswith("x-"):
            _check_socket(findings, f"{pointer}/{escape(name)}", item)


def _check_socket(findings: Findings, pointer: str, value: Json) -> None:
    """One WebSocket."""
    socket = mapping(findings, pointer, value, _KEYS, _NEEDED)
    if "path" in socket:
        path = text(findings, f"{pointer}/path", socket["path"])
        if path and (not path.startswith("/") or set(path) & set("?#{}") or not path.isascii()):
            message = f"this must be a path from the root of the server, found {brief(path)}"
            findings.error("extension-shape", f"{pointer}/path", message, "put parameters into query")
    if "query" in socket:
        texts(findings, f"{pointer}/query", socket["query"])
    if "protocol" in socket:
        one_of(findings, f"{pointer}/protocol", socket["protocol"], _PROTOCOLS)
    if "security" in socket and not isinstance(socket["security"], list):
        message = f"this must be a list, as of an operation, found {brief(socket['security'])}"
        findings.error("extension-shape", f"{pointer}/security", message)
    if "login" in socket:
        check_login(findings, f"{pointer}/login", socket["login"])
    if "reconnect" in socket and not isinstance(socket["reconnect"], bool):
        found = brief(socket["reconnect"])
        findings.error("extension-shape", f"{pointer}/reconnect", f"this must be true or false, found {found}")
    if "heartbeat" in socket:
        _check_heartbeat(findings, f"{pointer}/heartbeat", socket)


def _check_heartbeat(findings: Findings, pointer: str, socket: Object) -> None:
    """Who pings, and how often."""
    if socket.get("protocol") == "json":
        message = "only engine.io has a heartbeat of its own"
        findings.error("extension-shape", pointer, message, "remove it: WebSockets ping by themselves", "key")
    beat = mapping(findings, pointer, socket["heartbeat"], _HEARTBEAT, ("from", "interval", "timeout", "unit"))
    if "from" in beat:
        one_of(findings, f"{pointer}/from", beat["from"], ("client", "server"))
    if "unit" in beat:
        one_of(findings, f"{pointer}/unit", beat["unit"], ("milliseconds", "seconds"))
    for name in _FALLBACK:
        if name in beat:
            json_pointer(findings, f"{pointer}/{name}", beat[name], {})
    if "fallback" in beat:
        fallback = mapping(findings, f"{pointer}/fallback", beat["fallback"], _FALLBACK, _FALLBACK)
        for name, each in fallback.items():
            if not isinstance(each, int | float) or isinstance(each, bool) or each <= 0:
                message = f"this must be a positive number, found {brief(each)}"
                findings.error("extension-shape", f"{pointer}/fallback/{escape(name)}", message)


def check_time(findings: Findings, pointer: str, value: Json, schema: Object) -> None:
    """What the numbers of a schema count; it must admit some."""
    one_of(findings, pointer, value, _TIMES)
    branches = [schema, *(part for word in ("anyOf", "oneOf") for part in items(schema.get(word)))]
    types = [members(findings.resolved("", branch)[1]).get("type") for branch in branches]
    flat = {kind for each in types for kind in (items(each) or [each]) if isinstance(kind, str)}
    if not flat & {"integer", "number"}:
        message = "a date-time is sent as an integer, which this schema does not admit"
        findings.error("extension-place", pointer, message, "put it on a schema of type integer", "key")
