"""The HTML tags that are converted, and the pattern that finds them."""

import re
from collections.abc import Mapping
from typing import Final

MAX_LENGTH: Final = 100_000
"""Longer texts are not converted."""
MAX_DEPTH: Final = 40
"""Tags nested more deeply stay text."""
BREAK: Final = "\x02"
"""Placeholder for an empty line during the conversion."""
DROPPED: Final = frozenset(
    {
        "article", "center", "div", "font", "footer", "header", "main", "section", "small", "span", "sub", "sup",
        "tbody", "tfoot", "thead", "u",
    }
)  # fmt: skip
EMPHASIS: Final[Mapping[str, str]] = {"b": "**", "strong": "**", "em": "*", "i": "*"}
CODE: Final = frozenset({"code", "kbd", "samp", "tt", "var"})
BLOCKS: Final = frozenset(
    {
        "p", "div", "article", "section", "header", "footer", "main", "center", "blockquote", "details", "dl", "dd",
        "ul", "ol",
    }
)  # fmt: skip
ONE_LINE: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "li", "td", "th"})
"""Elements whose content is put on one line."""
CONTAINERS: Final = frozenset({"table", "tr", "pre", "a"})
VOID: Final = frozenset({"br", "hr", "img"})
SUPPORTED: Final = DROPPED | EMPHASIS.keys() | CODE | BLOCKS | ONE_LINE | CONTAINERS | VOID
OPTIONAL_END: Final = BLOCKS | ONE_LINE | DROPPED | {"table", "tr"}
"""Tags whose end tag is optional: they end with their parent. Any other tag without an end tag is text."""
CLOSES: Final[Mapping[str, frozenset[str]]] = {
    "li": frozenset({"li"}),
    "p": frozenset({"p"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
}
"""The open tags that each tag implicitly closes."""
TOKEN: Final = re.compile(
    r"(?P<fence>(?m:^) {0,3}(?P<delimiter>`{3,}+|~{3,}+)[^\n]*"
    r"(?:\n(?! {0,3}(?P=delimiter)[`~]*[ \t]*(?m:$))[^\n]*)*(?:\n {0,3}(?P=delimiter)[`~]*)?)"
    r"|(?P<span>(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)*?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<escaped>\\.)"
    r"|(?P<comment><!--(?:(?!-->).){0,1000}-->)"
    r"|<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>\s[^<>]*)?/?>",
    re.DOTALL | re.IGNORECASE,
)
