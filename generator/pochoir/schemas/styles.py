"""How the values of parameters are written: the styles of each location, and what applies when nothing is written."""

from collections.abc import Mapping
from typing import Final

from pochoir.ir import Json, Location, Style

STYLES: Final[Mapping[Location, tuple[Style, ...]]] = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form", "cookie"),
}
"""The styles of the parameters in each location, the default first. The members of a form have those of the query."""


def explodes(style: Style) -> bool:
    """Return the default of `explode`."""
    return style in ("form", "cookie")


def is_default(style: Style, explode: bool, location: Location) -> bool:
    """Return whether a style and `explode` are the default of a location."""
    return style == STYLES[location][0] and explode == explodes(style)


def read(node: Mapping[str, Json], location: Location) -> tuple[Style, bool]:
    """Return the style and `explode` of a parameter or an encoding.

    A style of another location is not read, nor is the `explode` of `deepObject`, which has one form only.
    """
    styles, written, explode = STYLES[location], node.get("style"), node.get("explode")
    style = styles[styles.index(written)] if written in styles else styles[0]
    return style, explode if isinstance(explode, bool) and style != "deepObject" else explodes(style)
