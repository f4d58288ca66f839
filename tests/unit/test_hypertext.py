"""HTML in a description is converted to Markdown; anything else is unchanged."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pochoir.hypertext import as_markdown

WRITTEN = [
    ("<b>bold</b>, <strong>too</strong>", "**bold**, **too**"),
    ("<em>a</em> <i>b</i>", "*a* *b*"),
    ("<b> a </b>b", " **a** b".strip()),
    ("<B CLASS='x'>a</B><I>b</I>", "**a** *b*"),
    ("note:<b>(this)</b>that", "note:**(this)** that"),
    ("<b>a <strong>b</strong></b>", "**a b**"),
    ("<p>One.</p>\n  <p>Two\n  lines.</p>", "One.\n\nTwo\nlines."),
    ("<p>One<p>Two", "One\n\nTwo"),
    ("a<br>b<br/>c<br />d", "a\n\nb\n\nc\n\nd"),
    ("| a<br>b |\n|---|\n| c |", "| a b |\n|---|\n| c |"),
    ("<code>GET /x/&lt;id&gt;?a=`b` **c**</code>", "``GET /x/<id>?a=`b` **c**``"),
    ("<pre><code>a\n  b\n</code></pre>after", "```\na\n  b\n```\n\nafter"),
    ("<ul>\n    <li>a</li>\n    <li>b\n  <ol><li>c<li>d</ol></li>\n</ul>\n    e", "- a\n- b\n  1. c\n  2. d\n\ne"),
    ("<ul><li><p>a</p><p>b</p></li></ul>", "- a\n\n  b"),
    ("<tr><td>a</td><td>b</td></tr>", "a | b"),
    ("<table><caption>Of it</caption><tr><td>a</table>", "<caption>Of it</caption>\n\n| a |\n| --- |"),
    (
        "<table><tr><th>A</th><th>B</th></tr><tr><td>1|2</td><td>x<br>y</td></tr></table>",
        "| A | B |\n| --- | --- |\n| 1\\|2 | x y |",
    ),
    ("<h2>Title</h2>text<hr>", "## Title\n\ntext\n\n---"),
    ("<dl><dt>A<dd>b<dt>C<dd>d</dl>", "**A**\n\nb\n\n**C**\n\nd"),
    ("<details><summary>More</summary>\n\n* a\n  * b\n\n</details>", "**More**\n\n* a\n  * b"),
    ("<span style='color:red'>a</span> <u>b</u>", "a b"),
    ("a<!-- not\nshown -->b", "ab"),
    ('<a href="https://e.org/(a)?b=1&amp;c=2">the <b>page</b></a>', "[the **page**](https://e.org/%28a%29?b=1&c=2)"),
    ("<a href=mailto:a@e.org>mail</a>", "[mail](mailto:a@e.org)"),
    ("<a href='https://e.org'></a>", "<https://e.org>"),
    ("<a href='https://e.org'>a[0]</a>", "a[0] <https://e.org>"),
    ("<img src='https://e.org/a.png' alt='A [b]'>", "[A b](https://e.org/a.png)"),
]
"""HTML, and the Markdown made of it."""

SAME = [
    "plain, 1 < 2, a<b, x > y",
    "/users/<id>/<string>, List<b> and Map<p",
    "`<b>a</b>` and ``<i>`</i>``",
    "```html\n<b>a</b>\n```",
    "~~~\n<b>never closed</b>",
    "below:\n\n    <b>indented</b>\n    <p>",
    "\\<b>a\\</b>",
    "<https://e.org/b> <a@e.org>",
    "<script>alert(1)</script><style>x</style><iframe src='https://e.org'></iframe>",
    "<svg/onload=alert(1)>",
    "<x-y>a</x-y>",
    "<b>not closed",
    "loaded via <img src> tags and <img>",
    "not open</code>",
]
"""Texts that are left unchanged."""


@pytest.mark.parametrize(("written", "read"), WRITTEN)
def test_tags_become_markdown(written: str, read: str) -> None:
    assert as_markdown(written) == read


@pytest.mark.parametrize("text", SAME)
def test_what_is_no_tag_of_the_list_stays(text: str) -> None:
    assert as_markdown(text) == text


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", " JaVaScRiPt:1", "&#106;avascript:1", "data:text/html,x", "//e.org", "/x", "#x", "x.html",
     "https://e.org/\"onclick=x", "https://e.org/a b", "https://e.org/<b>", "vbscript:x"],
)  # fmt: skip
def test_a_link_to_anywhere_else_is_its_text(address: str) -> None:
    for quote in "'\"":
        if quote not in address:
            assert "](" not in as_markdown(f"<a href={quote}{address}{quote}>text</a>")


def test_no_attribute_but_an_address_is_kept() -> None:
    read = as_markdown("<b onclick='EVIL()' style=EVIL>a</b> <a href='https://e.org' onmouseover=EVIL title=EVIL>b</a>")
    assert read == "**a** [b](https://e.org)"


_NAMES = ("b", "p", "li", "ul", "td", "tr", "table", "pre", "code", "a", "h1", "dt", "div")
_TAGS = [f"<{close}{name}>" for name in _NAMES for close in ("", "/")]
_OTHERS = ["<br>", "<hr>", "<script>", "<!--", "-->", "`", "```", "|", "[", "](", "*", "**", "\\", "&lt;", "-", "#"]
_ATTRIBUTES = ["<a href='https://e.org'>", "<a href='javascript:x'>", "<img src=x onerror=x>", "\n", "\n\n", "    "]
_PIECES = st.lists(st.one_of(st.text(max_size=4), st.sampled_from([*_TAGS, *_OTHERS, *_ATTRIBUTES])), max_size=25)


@given(_PIECES.map("".join))
def test_any_text_can_be_read(text: str) -> None:
    """Tags in any order, in each other, in code."""
    read = as_markdown(text)
    assert "\x02" not in read or "\x02" in text
    for token in MarkdownIt("commonmark", {"html": False}).enable("table").parse(read):
        for part in (token, *(token.children or ())):
            assert not re.match(r"(?i)(javascript|data):", str(part.attrGet("href") or ""))


@given(st.lists(st.sampled_from([*_TAGS, "<br>", "\n", " ", "word"]), max_size=30))
def test_no_word_is_lost(pieces: list[str]) -> None:
    words = [f"{piece}{at}" if piece == "word" else piece for at, piece in enumerate(pieces)]
    read = as_markdown("".join(words))
    assert sorted(re.findall(r"word\d+", read)) == sorted(each for each in words if each.startswith("word"))


@pytest.mark.parametrize(
    "text",
    ["<!--" * 20_000, "<b>" * 30_000, "<b>" * 15_000 + "</i>" * 15_000, "<tr><td>x" * 10_000, "<a " * 30_000,
     "`" * 40_000 + "\n" * 40_000, "```\n~~~\n" * 10_000, "<a" + " " * 90_000 + ">x</a>", "| <br>" * 15_000],
)  # fmt: skip
def test_a_hostile_text_takes_no_time_of_its_square(text: str) -> None:
    """It would take minutes; the tests would not end."""
    assert isinstance(as_markdown(text), str)
