"""The style of another accent colour."""

from typing import Final

from pochoir.contrast import lightened, mixed

_PAPER: Final = "#111614"
"""The background in the dark theme, as in `style.css`."""
_CONTRAST: Final = 7.0


def accent_style(colour: str) -> str:
    """Return rules that replace the accent colour of the style sheet, with one for the dark theme."""
    dark = lightened(colour, _PAPER, _CONTRAST)
    return (
        "\n/* The accent of the settings */\n:root {\n"
        f"  --accent: light-dark({colour}, {dark});\n"
        f"  --tint: light-dark({mixed('#ffffff', colour, 0.1)}, {mixed(_PAPER, dark, 0.15)});\n}}\n"
    )
