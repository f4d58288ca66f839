"""Texts that must not leave the place they are put in, for the tests of every generated operation."""

REFUSED = ("", ".", "..")
HOSTILE = (
    "a/b",
    "../../admin",
    "a?b=c",
    "a#b",
    "%2e%2e",
    "%2F",
    "a b",
    "é",
    "\\..\\",
    ";a=b",
    "//evil.example",
    "@evil.example",
    "a\r\nX-Evil: 1",
)
