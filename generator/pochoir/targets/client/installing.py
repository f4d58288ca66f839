"""The commands that install a distribution and its extras, as its files and its pages show them."""

from typing import Final

from pochoir import install_lines, ir, naming

EVENTS: Final = "events"
SHARED_LIMITS: Final = "shared-limits"
TELEMETRY: Final = "telemetry"


def install_line(api: ir.Api, extra: str = "") -> str:
    """Return the command that installs the distribution of an API, with an extra if one is named."""
    return install_lines.line(api.metadata.install, api.distribution, naming.normalized(api.distribution), extra)


def extras(api: ir.Api) -> tuple[str, ...]:
    """Return the names of the extras that the distribution has."""
    return (*((SHARED_LIMITS,) if api.limits else ()), *((EVENTS,) if api.sockets else ()), TELEMETRY)
