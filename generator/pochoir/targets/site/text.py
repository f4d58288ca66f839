"""Text of a description in a page: Markdown with raw HTML off, links of three schemes, nothing that cannot be seen."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup, escape

from pochoir.literals import LINE_BREAK, shown

_PLAIN: Final = re.compile(r"[^\\`*_{}\[\]<>#|~&\n:@=]*")
_LIST_LIKE: Final = re.compile(r"\s*(?:[-+]|\d+[.)])(?:\s|$)|\s{4}|\s*-{2,}")
_ALLOWED: Final = ("http", "https", "mailto")
_FIRST_HEADING: Final = 3
BOLD: Final = 0
"""In place of the level of a heading: paragraphs in bold, which break no order of headings."""
_HEADLINE: Final = 160


def link(url: str) -> str:
    """A URL of the description that a page may lead to: http, https or mailto; "" for every other."""
    candidate = url.strip()
    if shown(candidate) != candidate or re.search(r"[\s\"'<>\\^`{|}]", candidate):
        return ""
    try:
        parts = urlsplit(candidate)
    except ValueError:
        return ""
    scheme = parts.scheme.lower()
    whole = bool(parts.netloc) if scheme in ("http", "https") else bool(parts.path)
    return candidate if scheme in _ALLOWED and whole else ""


@lru_cache(maxsize=65536)
def markdown(text: str, first: int = _FIRST_HEADING) -> Markup:
    """A description as HTML blocks: paragraphs, lists, tables, code.

    Args:
        text: the description.
        first: the level of its highest headings, below those of the page around it; or `BOLD`.
    """
    readable = shown_lines(text).strip()
    if not readable:
        return Markup("")
    if _PLAIN.fullmatch(readable) and not _LIST_LIKE.match(readable):
        return Markup("<p>{}</p>\n").format(readable)
    return Markup(_PARSER.render(readable, {"first": first}))  # noqa: S704  # raw HTML is off; see _parser


@lru_cache(maxsize=65536)
def inline(text: str) -> Markup:
    """A description of one line as HTML without blocks: emphasis, code and links only."""
    readable = " ".join(shown_lines(text).split())
    if _PLAIN.fullmatch(readable):
        return escape(readable)
    return Markup(_PARSER.renderInline(readable))  # noqa: S704  # raw HTML is off; see _parser


def words(text: str) -> str:
    """The words of a Markdown text, its marks left out: for titles, searches and social cards."""
    bare = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", shown_lines(text))
    return " ".join(re.sub(r"[`*#>|]+|\b_+|_+\b", " ", bare).split())


def shorten(text: str, longest: int) -> str:
    """The first words of a text, with an ellipsis when there were more."""
    bare = words(text)
    return bare if len(bare) <= longest else f"{bare[: longest - 1].rsplit(' ', 1)[0].rstrip(' ,;:.')}…"


def headline(text: str) -> Markup:
    """The first paragraph of a description, when it is short enough for a line; else its first words."""
    first = shown_lines(text).strip().split("\n\n")[0]
    return inline(first) if len(first) <= _HEADLINE else escape(shorten(first, _HEADLINE))


def rest(text: str) -> bool:
    """Whether a description says more than its headline shows."""
    readable = shown_lines(text).strip()
    return "\n\n" in readable or len(readable) > _HEADLINE


def shown_lines(text: str) -> str:
    """A text whose line breaks are newlines and whose other unseen characters are written out."""
    return "\n".join(shown(line) for line in LINE_BREAK.sub("\n", text).expandtabs(4).split("\n"))


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802  # the name that markdown-it-py calls
        return bool(link(url))


def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"html": False, "linkify": False, "typographer": False}).enable("table")
    parser.core.ruler.push("headings", _lower_headings)
    parser.core.ruler.push("links", _name_links)
    return parser


def _lower_headings(state: StateCore) -> None:
    """Headings are below those of the page, in steps of one; what is wide can be scrolled with the keyboard."""
    depths = sorted({token.tag for token in state.tokens if token.type == "heading_open"})
    first = int(state.env.get("first", _FIRST_HEADING))
    level = first - 1
    for token in state.tokens:
        if token.type == "heading_open":
            level = min(first + depths.index(token.tag), level + 1, 6)
            token.tag = f"h{level}"
            if first == BOLD:
                token.tag = "p"
                token.attrSet("class", "heading")
        elif token.type == "heading_close":
            token.tag = f"h{level}" if first != BOLD else "p"
        elif token.type in ("table_open", "fence", "code_block"):
            token.attrSet("tabindex", "0")


def _name_links(state: StateCore) -> None:
    """Every link says where it leads. An image, which would be a request to another host, becomes a link or text."""
    for token in state.tokens:
        if token.children:
            token.children = list(_named(token.children))


def _named(tokens: Sequence[Token]) -> Iterator[Token]:
    opened: Token | None = None
    named = True
    for token in tokens:
        if token.type == "link_open":
            opened, named = token, False
            token.attrSet("rel", "noopener nofollow")
        elif token.type == "link_close" and opened is not None:
            if not named:
                yield _text(str(opened.attrGet("href")))
            opened = None
        elif token.type == "image":
            source = str(token.attrGet("src"))
            if opened is None:
                yield Token("link_open", "a", 1, attrs={"href": source, "rel": "noopener nofollow"})
                yield _text(token.content or source)
                yield Token("link_close", "a", -1)
                continue
            token = _text(token.content)  # a link holds no link
        named = named or bool(token.content.strip())
        yield token


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


_PARSER: Final = _parser()
