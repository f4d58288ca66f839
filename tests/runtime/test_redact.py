"""Secrets in responses are redacted, whatever the escapes around and in them."""

import html
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample._runtime.base.redact import Scrubber, Secret
from sample._runtime.codec.error_summary import summarize

SLOW = 2_000_000
"""A length for which work that grows with its square takes hours."""


def nested(text: str) -> str:
    return json.dumps({"message": text})


ESCAPES: list[Callable[[str], str]] = [
    str,
    nested,
    lambda text: nested(nested(text)),
    lambda text: nested(nested(nested(text))),
    quote,
    html.escape,
    lambda text: nested(quote(text)),
    lambda text: "".join(f"&#{ord(character)};" for character in text),
]


@given(st.text(st.sampled_from("abc/\\\"'<&é ") | st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=8))
def test_a_secret_is_found_in_every_escape(secret: str) -> None:
    scrubber = Scrubber([Secret(secret)])
    for escape in ESCAPES:
        text = f"-{escape(secret)}-"
        found = scrubber.text(text)
        assert "***" in found
        assert scrubber.text(found) == found
        content = scrubber.content(b"\xff" + text.encode())
        assert content.startswith(b"\xff-") and b"***" in content


@given(st.text(st.sampled_from("\\u0073%&#;xs"), max_size=200))
def test_other_text_is_unchanged(text: str) -> None:
    assert Scrubber([Secret("a secret of somebody")]).text(text) == text


@pytest.mark.parametrize(
    "program",
    [
        "Scrubber([Secret('supersecret-token')]).text('\\\\' * N)",
        "Scrubber([Secret('supersecret-token')]).text('&#0' * N + '0' * N)",
        "Scrubber([Secret('supersecret-token')]).content(b'\\\\u' * N)",
        "Scrubber([Secret('\\\\' * 9 + 'x')]).text('\\\\' * N)",
        "summarize('<html>' + '<title' * N, 'text/html')",
        "summarize('<html>' + '<title>' * N, 'text/html')",
    ],
)
def test_long_runs_take_no_longer_than_other_text(program: str) -> None:
    code = (
        "from sample._runtime.base.redact import Scrubber, Secret\n"
        "from sample._runtime.codec.error_summary import summarize\n"
        f"N = {SLOW}\n{program}"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120, cwd=Path(__file__).parent)


def test_the_title_of_a_page_is_its_summary() -> None:
    assert summarize("<html><TITLE lang=en>A &amp; b</title><title>c</title>", "text/html") == "A & b"
