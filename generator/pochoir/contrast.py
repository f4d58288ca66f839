"""The contrast of colours, as WCAG defines it, and a lighter colour for a dark background."""


def contrast(one: str, two: str) -> float:
    """Return the contrast of two colours such as ``#0a6549``: from 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lightened(colour: str, background: str, wanted: float) -> str:
    """Return a colour mixed with as little white as gives it a contrast with a dark background."""
    for part in range(0, 101, 5):
        found = mixed(colour, "#ffffff", part / 100)
        if contrast(found, background) >= wanted:
            return found
    return "#ffffff"


def mixed(one: str, two: str, part: float) -> str:
    """Return one colour with a part of another, from 0 to 1."""
    pairs = zip(_channels(one), _channels(two), strict=True)
    return "#" + "".join(f"{round(first + (second - first) * part):02x}" for first, second in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = map(_linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: int) -> float:
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
