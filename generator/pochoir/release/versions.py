"""Versions of clients, and the next one after a change."""

from typing import TypeAlias

from pochoir.config import VERSION
from pochoir.evolution import BREAKING, COMPATIBLE, Verdict

Order: TypeAlias = tuple[int, int, int, str, int]
_FINAL = "~"


def order(version: str) -> Order:
    """Return a sort key: `1.0.0a1` comes before `1.0.0`, and a text that is no version before all others."""
    found = VERSION.fullmatch(version)
    if found is None:
        return -1, 0, 0, "", 0
    major, minor, patch, stage, number = found.groups()
    return int(major), int(minor), int(patch), stage or _FINAL, int(number or 0)


def following(version: str, verdict: Verdict) -> str:
    """Return the version after a change, by semantic versioning. Before 1.0.0, a breaking change is a minor one."""
    major, minor, patch, stage, _ = order(version)
    if major < 0:
        return "1.0.0"
    if stage != _FINAL and (verdict is not BREAKING or (not minor and not patch)):
        return f"{major}.{minor}.{patch}"
    if verdict is BREAKING and major:
        return f"{major + 1}.0.0"
    if verdict is BREAKING or (verdict is COMPATIBLE and major):
        return f"{major}.{minor + 1}.0"
    return f"{major}.{minor}.{patch + 1}"


def allows(released: str, version: str, verdict: Verdict) -> bool:
    """Return whether a version says that callers may be broken, if they may be: `2.0.0rc1` after `1.4.0` does."""
    if verdict is not BREAKING:
        return order(version) >= order(released)
    needed, given = order(following(released, BREAKING)), order(version)
    return given[:3] >= needed[:3] and given > order(released)
