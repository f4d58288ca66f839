"""Render texts of a description as HTML: Markdown without raw HTML, safe links only, no invisible characters."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup, escape

from pochoir.literals import LINE_BREAK, shown

_NO_MARKDOWN: Final = re.compile(r"[^\\`*_{}\[\]<>#|~&\n:@=]*")
_LIST_LIKE: Final = re.compile(r"\s*(?:[-+]|\d+[.)])(?:\s|$)|\s{4}|\s*-{2,}")
_SCHEMES: Final = ("http", "https", "mailto")
_FIRST_HEADING: Final = 3
_ARTICLE_HEADING: Final = 2
_WITHIN: Final = re.compile(r"(?:(?:\.\./)*[\w.-]+(?:/[\w.-]+)*)?(?:#[\w.~=%-]+)?")
"""A link to another page of the site: relative, without a scheme."""
BOLD: Final = 0
"""Used instead of a heading level: headings become bold paragraphs."""
_RELATIVE: Final = re.compile(r"(?![A-Za-z][A-Za-z0-9+.-]*:)[^\\]*")
"""A link without a scheme, which was written for another site. Only its text is shown."""
_MAX_HEADLINE: Final = 160
_MAX_SENTENCE: Final = 90
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ])")


def link(url: str) -> str:
    """Return a URL if it is a valid http, https or mailto URL; otherwise ""."""
    candidate = url.strip()
    if shown(candidate) != candidate or re.search(r"[\s\"'<>\\^`{|}]", candidate):
        return ""
    try:
        parts = urlsplit(candidate)
    except ValueError:
        return ""
    scheme = parts.scheme.lower()
    whole = bool(parts.netloc) if scheme in ("http", "https") else bool(parts.path)
    return candidate if scheme in _SCHEMES and whole else ""


@lru_cache(maxsize=65536)
def markdown(text: str, first: int = _FIRST_HEADING) -> Markup:
    """Render Markdown as HTML blocks: paragraphs, lists, tables, code.

    Args:
        text: the Markdown.
        first: the level of its highest headings, or `BOLD`.
    """
    visible = shown_lines(text).strip()
    if not visible:
        return Markup("")
    if _NO_MARKDOWN.fullmatch(visible) and not _LIST_LIKE.match(visible):
        return Markup("<p>{}</p>\n").format(visible)
    return Markup(_PARSER.render(visible, {"first": first}))  # noqa: S704  # raw HTML is off; see _parser


def article(text: str) -> Markup:
    """Render the Markdown of a guide that the project has written, whose links may lead to other pages of the site."""
    return Markup(_ARTICLES.render(shown_lines(text).strip(), {"first": _ARTICLE_HEADING}))  # noqa: S704  # likewise


@lru_cache(maxsize=65536)
def inline(text: str) -> Markup:
    """Render one line of Markdown as HTML without blocks."""
    visible = " ".join(shown_lines(text).split())
    if _NO_MARKDOWN.fullmatch(visible):
        return escape(visible)
    return Markup(_PARSER.renderInline(visible))  # noqa: S704  # raw HTML is off; see _parser


def plain_text(text: str) -> str:
    """Return a Markdown text without its formatting, for titles, search and social cards."""
    plain = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", shown_lines(text))
    return " ".join(re.sub(r"[`*#>|]+|\b_+|_+\b", " ", plain).split())


def shorten(text: str, longest: int) -> str:
    """Return a Markdown text without formatting, shortened to a number of characters."""
    plain = plain_text(text)
    return plain if len(plain) <= longest else f"{plain[: longest - 1].rsplit(' ', 1)[0].rstrip(' ,;:.')}…"


def first_sentence(text: str) -> str:
    """Return the first sentence of a Markdown text without its formatting and its full stop, or "" if it is long."""
    first = plain_text(text.strip().split("\n\n")[0])
    sentence = _SENTENCE.split(first, maxsplit=1)[0].strip().removesuffix(".")
    return sentence if len(sentence) <= _MAX_SENTENCE else ""


def headline(text: str) -> Markup:
    """Render the first paragraph of a description if it is short; otherwise its first words."""
    first = shown_lines(text).strip().split("\n\n")[0]
    return inline(first) if len(first) <= _MAX_HEADLINE else escape(shorten(first, _MAX_HEADLINE))


def has_more(text: str) -> bool:
    """Return whether a description is longer than its headline."""
    visible = shown_lines(text).strip()
    return "\n\n" in visible or len(visible) > _MAX_HEADLINE


def shown_lines(text: str) -> str:
    """Normalize the line breaks of a text and make its other invisible characters visible."""
    return "\n".join(shown(line) for line in LINE_BREAK.sub("\n", text).expandtabs(4).split("\n"))


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802  # the name that markdown-it-py calls
        return bool(link(url) or _RELATIVE.fullmatch(url))

    def leads(self, url: str) -> bool:
        """Return whether a link leads somewhere, so that it is shown as a link."""
        return bool(link(url))


class _ArticleParser(_Parser):
    def leads(self, url: str) -> bool:
        """Return whether a link leads to another site, or to a page of this one."""
        return bool(link(url)) or bool(_WITHIN.fullmatch(url))


def _parser(kind: type[MarkdownIt] = _Parser) -> MarkdownIt:
    parser = kind("commonmark", {"html": False, "linkify": False, "typographer": False}).enable("table")
    parser.core.ruler.push("headings", _lower_headings)
    parser.core.ruler.push("links", _prepare_links)
    return parser


def _lower_headings(state: StateCore) -> None:
    """Put headings below those of the page, without gaps. Make wide elements scrollable with the keyboard."""
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


def _prepare_links(state: StateCore) -> None:
    """Give every link a text. Images become links or text, since they would be requests to another host."""
    leads = state.md.leads if isinstance(state.md, _Parser) else link
    for token in state.tokens:
        if token.children:
            token.children = list(_with_link_texts(_with_ways(token.children, leads)))


def _with_ways(tokens: Sequence[Token], leads: Callable[[str], object]) -> Iterator[Token]:
    """Yield tokens, of a link or an image that leads nowhere only the text."""
    dropped = False
    for token in tokens:
        if token.type == "link_open" and not leads(str(token.attrGet("href"))):
            dropped = True
        elif token.type == "link_close" and dropped:
            dropped = False
        elif token.type == "image" and not leads(str(token.attrGet("src"))):
            yield _text(token.content or str(token.attrGet("src")))
        else:
            yield token


def _with_link_texts(tokens: Iterable[Token]) -> Iterator[Token]:
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
            token = _text(token.content)  # links cannot be nested
        named = named or bool(token.content.strip())
        yield token


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


_PARSER: Final = _parser()
_ARTICLES: Final = _parser(_ArticleParser)
