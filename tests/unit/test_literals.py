"""Any text is converted to one harmless literal, docstring, comment or piece of Markdown."""

import ast
import json
import re
import tomllib

import black
import pytest
from black.mode import TargetVersion
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pochoir.literals import (
    INVISIBLE,
    Code,
    Json,
    ascii_json,
    comment,
    docstring,
    json_text,
    literal,
    plain,
    string,
    toml_string,
)
from pochoir.markdown import code_span, markdown, markdown_cell, markdown_line
from pochoir.wrap import wrap

NASTY = (
    "\"\"\"'''\\\n\r\v\f\x00\x1c\x85\u2028\u2029\u202e\u2066\u200b\ufeff\ud800{}%#`|<>[]()!*-1.  \t\u00a0\u202fé€😀abc>"
)
texts = st.one_of(st.text(alphabet=st.characters(exclude_categories=())), st.text(alphabet=NASTY))
prose = st.lists(
    st.one_of(
        texts,
        st.sampled_from(
            [
                "- item",
                "`<b>`",
                "` <b> |",
                "    code",
                "```",
                "```py",
                "| a | b |",
                "> quoted",
                "mot " * 40,
                "- x " * 30,
                "# title",
                "1. one",
                ">>> f()",
                "",
            ]
        ),
    ),
    max_size=8,
).map("\n".join)
scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), texts)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4), max_leaves=12
)
INVISIBLE_RAW = re.compile(f"[{INVISIBLE}]")
MODE = black.Mode(line_length=100, target_versions={TargetVersion.PY311})


def blackened(source: str) -> str:
    return black.format_str(source, mode=MODE)


@given(values)
def test_literals_evaluate_to_their_value(value: Json) -> None:
    code = literal(value)
    assert ast.literal_eval(code) == value
    assert repr(ast.literal_eval(code)) == repr(value)
    assert not INVISIBLE_RAW.search(code)


@given(texts)
@settings(max_examples=300)
def test_a_string_is_one_constant_formatted_as_by_black(text: str) -> None:
    source = f"x = {string(text)}\n"
    (statement,) = ast.parse(source).body
    assert isinstance(statement, ast.Assign)
    assert isinstance(statement.value, ast.Constant)
    assert statement.value.value == text
    assert blackened(source) == source


def test_accents_are_kept_and_no_break_spaces_escaped() -> None:
    assert string("Café ñ 日本 😀") == '"Café ñ 日本 😀"'
    assert string("a\u00a0b\u202ec") == '"a\\xa0b\\u202ec"'
    assert string('say "hi"') == "'say \"hi\"'"


def test_numbers_that_are_huge_boolean_or_not_finite() -> None:
    assert literal(-(10**5000)).startswith("-0x")
    assert ast.literal_eval(literal(10**5000)) == 10**5000
    assert literal(True) == "True"
    assert literal(1) == "1"
    assert literal(-0.0) == "-0.0"
    with pytest.raises(ValueError, match="not a JSON number"):
        literal(float("nan"))


@given(prose, st.sampled_from([0, 4, 8]))
@settings(max_examples=500, deadline=None)
def test_a_docstring_is_one_docstring_formatted_as_by_black(text: str, indent: int) -> None:
    head = {0: "", 4: "class A:\n    ", 8: "class A:\n    def f():\n        "}[indent]
    source = f"{head}{docstring(text, indent)}\n"
    tree = ast.parse(source)
    assert sum(isinstance(node, ast.Constant) for node in ast.walk(tree)) == 1
    assert not re.search(r"(?m)^\s*>>>", str(next(n.value for n in ast.walk(tree) if isinstance(n, ast.Constant))))
    assert not INVISIBLE_RAW.search(source.replace("\n", ""))
    assert blackened(source) == source


@given(texts)
@settings(deadline=None)
def test_docstrings_keep_all_words(text: str) -> None:
    (statement,) = ast.parse(docstring(text)).body
    assert isinstance(statement, ast.Expr)
    assert isinstance(statement.value, ast.Constant)
    read = str(statement.value.value)
    expected = re.sub("[\ud800-\udfff]", "\ufffd", text)
    squashed = re.sub(r"[\s\x1c-\x1e]+", "", expected)
    if squashed:
        assert re.sub(r"[\s\x1c-\x1e]+", "", read).replace("\\>>>", ">>>") == squashed.replace("\\>>>", ">>>")
    else:
        assert read == "Undocumented."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Une absence.", '"""Une absence."""'),
        ("", '"""Undocumented."""'),
        (" \n\t", '"""Undocumented."""'),
        ('"quoted"', '"""\\"quoted" """'),
        ('a """ b', '"""a \\"\\"\\" b"""'),
        ("ends with \\", '"""ends with \\\\"""'),
        ("a\rb\u2028c\x85d", '"""a\nb\nc\nd\n"""'),
        ("One.\n\n- a\n  - b", '"""One.\n\n- a\n  - b\n"""'),
        ("- a\n  - b", '"""\n- a\n  - b\n"""'),
        ("a\u202eb", '"""a\\u202eb"""'),
    ],
)
def test_docstring_examples(text: str, code: str) -> None:
    assert docstring(text) == code


def test_long_lines_are_wrapped_without_changing_the_markdown() -> None:
    words = "mot " * 30
    assert wrap(f"- {words}", 50) == ["- mot" + " mot" * 11, "  mot" + " mot" * 11, "  mot mot mot mot mot mot"]
    assert wrap(f"> {words}", 50)[1].startswith("> mot")
    for kept in (f"    {words}".rstrip(), f"| {words}|", f"# {words}".rstrip()):
        assert kept in wrap(f"text\n\n{kept}", 50)
    assert wrap(f"```\n{words}x\n```", 50) == ["```", f"{words}x", "```"]
    assert all(not line.startswith(("-", "1.")) for line in wrap("mot - 1. mot " * 20, 40)[1:])


@given(texts)
def test_a_comment_is_one_comment(text: str) -> None:
    source = comment(text)
    assert len(source.splitlines()) == 1
    assert source.startswith("#")
    assert ast.parse(f"x = 1  {source}\ny = 2").body.__len__() == 2
    assert not INVISIBLE_RAW.search(source)
    source.encode()


@pytest.mark.parametrize("text", ["fmt: off", "type: ignore", "noqa", "-*- coding: utf-7 -*-", "pyright: basic"])
def test_a_comment_is_never_a_directive(text: str) -> None:
    assert text not in comment(text)


@given(texts)
def test_toml_strings_parse_to_their_text(text: str) -> None:
    source = f"x = {toml_string(text)}\n"
    assert tomllib.loads(source) == {"x": re.sub("[\ud800-\udfff]", "\ufffd", text)}
    assert not INVISIBLE_RAW.search(source.rstrip("\n"))


@given(values)
def test_json_parses_to_its_value(value: Json) -> None:
    source = json_text(value)
    assert json.loads(source) == value or "\\ud" in source
    assert not INVISIBLE_RAW.search(source.replace("\n", ""))


@example([1.0, 1e16, 1e-7, 0.00001234, {"1.5": "1.5", "a": -0.0}], 2)
@example([1.5], 1)
@example(10**30, 2)
@example('\x7f\x00\x1f\b\f/"\\', 2)
@given(values, st.sampled_from((None, 1, 2)))
def test_json_is_written_as_python_does(value: Json, indent: int | None) -> None:
    expected = json.dumps(value, ensure_ascii=False, indent=indent)
    assert json_text(value, indent) == INVISIBLE_RAW.sub(
        lambda match: match[0] if match[0] == "\n" else json.dumps(match[0])[1:-1], expected
    )
    assert ascii_json(value) == json.dumps(value, indent=2)


def test_json_of_any_depth() -> None:
    deep: Json = []
    for _ in range(250):
        deep = [deep]
    assert json_text(deep) == json.dumps(deep, indent=2)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_json_has_no_other_numbers(value: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_text({"a": [value]})


def _html(text: str) -> list[str]:
    """Return what a Markdown parser reads as HTML, in text and in tables."""
    reader = MarkdownIt("commonmark").enable("table")
    parts = [part for token in reader.parse(text) for part in (token, *(token.children or ()))]
    return [part.content for part in parts if part.type.startswith("html")]


@example("`", "`<A>\n`")
@given(prose, prose)
def test_neighbouring_cells_contain_no_html(one: str, other: str) -> None:
    for cell in (markdown_cell(one), markdown_cell(other)):
        assert not _html(f"- `a` {markdown_cell(one)} {cell} `b`\n")
        assert not _html(f"| a | b |\n|---|---|\n| {markdown_cell(one)} | {cell} |\n")


@given(prose)
def test_markdown_contains_no_html(text: str) -> None:
    for code in (markdown(text), markdown_cell(text), markdown_line(text)):
        assert isinstance(code, Code)
        assert not _html(code)
        assert not INVISIBLE_RAW.search(code.replace("\n", ""))
    assert "\n" not in markdown_cell(text) + markdown_line(text) + code_span(text)
    assert not re.search(r"(?<!\\)\|", markdown_cell(text) + code_span(text, cell=True))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a <script>x</script>", "a &lt;script>x&lt;/script>"),
        ("`List<int>` and 1 < 2", "`List<int>` and 1 < 2"),
        ("`Token token=<API_KEY>`", "`Token token=<API_KEY>`"),
        ("`a` <b> `<c>`", "`a` &lt;b> `<c>`"),
        ("\\`<b>`", "\\`< b>`"),
        ("`a\n`<b>`", "`a\n`< b>`"),
        ("| `a | <b>` |\n|---|---|\n", "| `a | < b>` |\n|---|---|"),
        ("- x\n  ```\n<b>\n```", "- x\n  ```\n< b>\n```"),
        ("```\n``` x\n<b>\n```", "```\n``` x\n&lt;b>\n```\n```"),
        ("<https://example.com/a?b=1&c=2>", "<https://example.com/a?b=1&c=2>"),
        ("[x](javascript:alert(1))", "[x]\\(javascript:alert(1))"),
        ("[x](&#106;avascript:alert(1))", "[x]\\(&#106;avascript:alert(1))"),
        ("[x](https://example.com)", "[x](https://example.com)"),
        ("[x](page.md#part)", "[x](page.md#part)"),
        ("![x](https://example.com/pixel.png)", "\\![x](https://example.com/pixel.png)"),
        ("[x]: javascript:alert(1)", "\\[x]: javascript:alert(1)"),
        ("```\n<img src=x>", "```\n<img src=x>\n```"),
    ],
)
def test_markdown_examples(text: str, code: str) -> None:
    assert markdown(text) == code


def test_code_spans_display_their_text() -> None:
    assert code_span("a`b") == "``a`b``"
    assert code_span("`a`") == "`` `a` ``"
    assert code_span("a|b", cell=True) == "`a\\|b`"
    assert code_span("") == "` `"


def test_plain_text_is_one_line_without_invisible_characters() -> None:
    assert plain("a\r\n b\u202e\x00") == "a b<U+202E><U+0000>"


def test_a_line_that_cannot_be_broken_leaves_the_section_of_a_docstring_as_it_is() -> None:
    """An argument with a long address does not pull the next one, or the title of the section, into its line."""
    address = "https://example.com/" + "a" * 100
    text = f"Call it.\n\nArgs:\n    first: {address}\n    second: text"
    assert docstring(text, 4).split("\n")[2:-1] == ["    Args:", f"        first: {address}", "        second: text"]


def test_a_word_in_backticks_may_start_a_line() -> None:
    """It is no marker of Markdown; a fence is."""
    text = f"{'word ' * 18}``ENVIRONMENT_VARIABLE``."
    assert docstring(text).split("\n")[1] == "``ENVIRONMENT_VARIABLE``."
