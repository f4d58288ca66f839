"""The Link header of RFC 8288."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample._runtime.base.redact import Scrubber, Secret
from sample._runtime.base.urls import with_fields
from sample._runtime.paging.links import next_link, parse_links

PAGE = "https://api.sample.test/v1/projects?page=1"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ('<https://a.test/2>; rel="next"', "https://a.test/2"),
        ("<https://a.test/2>; rel=next", "https://a.test/2"),
        ('<https://a.test/0>; rel="prev", <https://a.test/2>; rel="next"', "https://a.test/2"),
        ('<https://a.test/2>; rel="last next"', "https://a.test/2"),
        ('<https://a.test/2>; REL="NEXT"', "https://a.test/2"),
        ('<?page=2>; rel="next"', "https://api.sample.test/v1/projects?page=2"),
        ('</v2/x>; rel="next"', "https://api.sample.test/v2/x"),
        ('<https://a.test/2?a=1,2;b=3>; rel="next"', "https://a.test/2?a=1,2;b=3"),
        (
            '<https://a.test/0>; title="a, <b>; rel=\\"next\\""; rel="prev", <https://a.test/2>;rel=next',
            "https://a.test/2",
        ),
        ("<https://a.test/2>;rel=\"next\";title*=UTF-8''x", "https://a.test/2"),
        ('<https://a.test/2> ; rel = "next"', "https://a.test/2"),
        (',, <https://a.test/2>; rel="next"', "https://a.test/2"),
        ('<https://a.test/2>; rel="prev"; rel="next"', None),
        ('<https://a.test/2>; rel="next"; anchor="#foo"', None),
        ('<https://a.test/2>; rel="nextish"', None),
        ("<https://a.test/2>", None),
        ("garbage; rel=next", None),
        ("<https://a.test/2; rel=next", None),
        ("", None),
        ('<https://a.test/a%20b/../c>; rel="next"', "https://a.test/a%20b/../c"),
    ],
)
def test_the_next_page(value: str, expected: str | None) -> None:
    assert next_link([value], PAGE) == expected


def test_several_fields() -> None:
    assert next_link(["<https://a.test/0>; rel=prev", "<https://a.test/2>; rel=next"], PAGE) == "https://a.test/2"
    assert next_link([], PAGE) is None


targets = st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="<>"), min_size=1)
texts = st.text(st.characters(min_codepoint=32, max_codepoint=126))
names = st.from_regex(r"[a-z]{1,8}", fullmatch=True)


@given(st.lists(st.tuples(targets, st.dictionaries(names, texts)), min_size=1))
def test_what_is_written_reads_back(links: list[tuple[str, dict[str, str]]]) -> None:
    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    value = ", ".join(
        f"<{target}>" + "".join(f"; {name}={quoted(text)}" for name, text in parameters.items())
        for target, parameters in links
    )
    assert [(link.target, link.parameters) for link in parse_links(value)] == links


@given(st.text())
def test_no_text_breaks_the_reader(value: str) -> None:
    parse_links(value)


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("", ""),
        ("?page=2", "?page=2"),
        ("?page=2&api_key=supersecret", "?page=2"),
        ("?api_key=supersecret&a=%20&a=", "?a=%20&a="),
        ("?api_key=super%73ecret", ""),
        ("?key=supersecre", "?key=supersecre"),
    ],
)
def test_a_cursor_holds_no_secret(query: str, left: str) -> None:
    scrubber = Scrubber([Secret("supersecret")])
    found = with_fields(f"https://a.test/x{query}", lambda field: scrubber.text(field) == field)
    assert found == f"https://a.test/x{left}"
