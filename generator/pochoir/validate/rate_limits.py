"""`x-pochoir-rate-limits`: how many requests each host allows."""

import math
from collections.abc import Iterator
from urllib.parse import urlsplit

from pochoir.findings import Findings, brief, did_you_mean, items, members
from pochoir.ir import Json
from pochoir.validate.shapes import mapping, one_of, positive, text

_KEYS = ("host", "paths", "requests", "per", "ban", "scope", "description")
_NEEDED = ("host", "requests", "per", "scope")


def check_rate_limits(findings: Findings, pointer: str, value: Json) -> None:
    """Report what is wrong with the rate limits."""
    if not isinstance(value, list) or not value:
        findings.error("extension-shape", pointer, f"this must be a list of windows, found {brief(value)}")
        return
    known = set(_hosts(findings))
    for number, item in enumerate(value):
        where = f"{pointer}/{number}"
        limit = mapping(findings, where, item, _KEYS, _NEEDED)
        host = text(findings, f"{where}/host", limit["host"]) if "host" in limit else ""
        if host and host.lower() not in known:
            message = f"{brief(host)} is the host of no server"
            findings.error("extension-target", f"{where}/host", message, did_you_mean(host, known))
        if "requests" in limit:
            positive(findings, f"{where}/requests", limit["requests"])
        if "per" in limit:
            _seconds(findings, f"{where}/per", limit["per"], above_zero=True)
        if "ban" in limit:
            _seconds(findings, f"{where}/ban", limit["ban"], above_zero=False)
        if "scope" in limit:
            one_of(findings, f"{where}/scope", limit["scope"], ("ip", "credential"))
        if "paths" in limit:
            _paths(findings, f"{where}/paths", limit["paths"])


def _seconds(findings: Findings, pointer: str, value: Json, *, above_zero: bool) -> None:
    """Report what is no length of time."""
    number = value if isinstance(value, int | float) and not isinstance(value, bool) else -1
    if number < 0 or (above_zero and number == 0) or not math.isfinite(number):
        wanted = "a number of seconds above zero" if above_zero else "a number of seconds"
        findings.error("extension-shape", pointer, f"this must be {wanted}, found {brief(value)}")


def _paths(findings: Findings, pointer: str, value: Json) -> None:
    """Report what are no prefixes of paths."""
    if not isinstance(value, list) or not value:
        findings.error("extension-shape", pointer, f"this must be a list of paths, found {brief(value)}")
        return
    for number, path in enumerate(value):
        if not isinstance(path, str) or not path.startswith("/"):
            findings.error("extension-shape", f"{pointer}/{number}", f"{brief(path)} does not begin with /")


def _hosts(findings: Findings) -> Iterator[str]:
    """The hosts of all servers, those of paths and operations too, variables filled with their defaults."""
    for _, server in findings.objects("server"):
        url = server.get("url")
        if not isinstance(url, str):
            continue
        for name, variable in members(server.get("variables")).items():
            for value in (members(variable).get("default"), *items(members(variable).get("enum"))):
                yield from _host(url.replace(f"{{{name}}}", str(value)))
        yield from _host(url)


def _host(url: str) -> Iterator[str]:
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return
    if host:
        yield host
