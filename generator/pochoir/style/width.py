"""The width of text in a terminal, as black measures it."""

import re
from typing import Final

# Each is one column wide.
_NARROW: Final = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u20a0-\u20bf]*")


def width(text: str) -> int:
    """Return the number of columns that text takes."""
    if text.isascii() or _NARROW.fullmatch(text):
        return len(text)
    from black.strings import str_width

    return str_width(text)
