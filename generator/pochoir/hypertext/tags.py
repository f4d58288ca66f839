"""The tags that become Markdown, and how they are found in a text."""

import re
from collections.abc import Mapping
from typing import Final

LONGEST: Final = 100_000
"""Characters of the longest text that is read."""
DEEPEST: Final = 40
"""Tags inside each other; what is deeper stays text."""
BREAK: Final = "\x02"
"""Stands for an empty line while a text is written."""
LEFT_OUT: Final = frozenset(
    {
        "article", "center", "div", "font", "footer", "header", "main", "section", "small", "span", "sub", "sup",
        "tbody", "tfoot", "thead", "u",
    }
)  # fmt: skip
MARKED: Final[Mapping[str, str]] = {"b": "**", "strong": "**", "em": "*", "i": "*"}
CODE: Final = frozenset({"code", "kbd", "samp", "tt", "var"})
BLOCKS: Final = frozenset(
    {
        "p", "div", "article", "section", "header", "footer", "main", "center", "blockquote", "details", "dl", "dd",
        "ul", "ol",
    }
)  # fmt: skip
LINES: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "li", "td", "th"})
"""What is one line, whatever the lines it is written on."""
HOLDING: Final = frozenset({"table", "tr", "pre", "a"})
EMPTY: Final = frozenset({"br", "hr", "img"})
KNOWN: Final = LEFT_OUT | MARKED.keys() | CODE | BLOCKS | LINES | HOLDING | EMPTY
OPEN_ENDED: Final = BLOCKS | LINES | LEFT_OUT | {"table", "tr"}
"""What ends where that which holds it ends; any other tag without an end is text."""
CLOSES: Final[Mapping[str, frozenset[str]]] = {
    "li": frozenset({"li"}),
    "p": frozenset({"p"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
}
"""What ends where another one begins."""
PARTS: Final = re.compile(
    r"(?P<fence>(?m:^) {0,3}(?P<mark>`{3,}+|~{3,}+)[^\n]*"
    r"(?:\n(?! {0,3}(?P=mark)[`~]*[ \t]*(?m:$))[^\n]*)*(?:\n {0,3}(?P=mark)[`~]*)?)"
    r"|(?P<span>(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)*?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<escaped>\\.)"
    r"|(?P<comment><!--(?:(?!-->).){0,1000}-->)"
    r"|<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>\s[^<>]*)?/?>",
    re.DOTALL | re.IGNORECASE,
)
