"""Lines are broken as black breaks them, without black."""

import subprocess
import sys
from pathlib import Path

import black
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pochoir.literals import docstring, literal
from pochoir.style import statements
from pochoir.style.blacken import MODE
from pochoir.style.statements import laid_out
from pochoir.style.tokens import Unsure

SPECS = Path(__file__).parents[2] / "specs"

# Statements as the templates write them, each on one line, or on several with a comma after the last item.
names = st.integers(1, 45).map(lambda length: f"{'name_of_something_'[:length % 18]}{'x' * length}")
dotted = st.lists(names, min_size=1, max_size=3).map(".".join)
texts = st.text(st.sampled_from("ab 'é\"\\–{}()[],#日"), max_size=30) | st.integers(0, 110).map(lambda size: "z" * size)
strings = texts.map(literal)
numbers = (st.integers(-100, 10**12) | st.floats(allow_nan=False, allow_infinity=False) | st.booleans()).map(literal)
atoms = strings | numbers | dotted | st.sampled_from(["None", "()", "[]", "{}", "..."])


def joined(parts: st.SearchStrategy[str], least: int = 0, most: int = 5) -> st.SearchStrategy[str]:
    return st.lists(parts, min_size=least, max_size=most).map(", ".join)


def exploded(parts: st.SearchStrategy[str], opening: str, closing: str) -> st.SearchStrategy[str]:
    lines = st.lists(parts, max_size=4).map(lambda found: "".join(f"        {each},\n" for each in found))
    return lines.map(lambda found: f"{opening}\n{found}    {closing}")


def types_of(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        inner.map(lambda each: f"list[{each}]"),
        st.tuples(inner, inner).map(lambda each: f"Mapping[{each[0]}, {each[1]}]"),
        st.tuples(inner, joined(calls, 1, 3)).map(lambda each: f"Annotated[{each[0]}, {each[1]}]"),
        joined(strings, 1, 12).map(lambda each: f"Literal[{each}]"),
        inner.map(lambda each: f"Callable[[], {each}]"),
        st.lists(inner, min_size=2, max_size=4).map(" | ".join),
    )


def values_of(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    pairs = st.tuples(strings, inner).map(lambda each: f"{each[0]}: {each[1]}")
    keywords = st.tuples(names, inner).map(lambda each: f"{each[0]}={each[1]}")
    return st.one_of(
        st.tuples(dotted, joined(inner | keywords)).map(lambda each: f"{each[0]}({each[1]})"),
        joined(inner).map(lambda each: f"[{each}]"),
        joined(inner, 2).map(lambda each: f"({each})"),
        inner.map(lambda each: f"({each},)"),
        joined(pairs).map(lambda each: f"{{{each}}}"),
        exploded(pairs, "{", "}"),
        exploded(inner, "[", "]"),
        exploded(inner, "(", ")"),
        dotted.flatmap(lambda name: exploded(inner | keywords, f"{name}(", ")")),
        inner.map(lambda each: f"lambda: {each}"),
    )


keywords = st.tuples(names, atoms).map(lambda each: f"{each[0]}={each[1]}")
calls = st.tuples(dotted, joined(atoms | keywords)).map(lambda each: f"{each[0]}({each[1]})")
annotations = st.recursive(dotted | st.just("None"), types_of, max_leaves=6)
values = st.recursive(atoms, values_of, max_leaves=8)
parameters = st.tuples(names, annotations, st.sampled_from(["", " = None", ' = "" ', " = 20"])).map(
    lambda each: f"{each[0]}: {each[1]}{each[2].rstrip()}"
)
signatures = st.tuples(
    st.sampled_from(["def", "async def"]),
    names,
    st.lists(parameters, max_size=5),
    st.booleans(),
    annotations | calls.map(lambda each: each.partition("(")[0]),
    st.sampled_from([" ...", "\n        return None"]),
).map(
    lambda each: f"    {each[0]} {each[1]}(self{', *' if each[3] and each[2] else ''}"
    f"{''.join(f', {parameter}' for parameter in each[2])}) -> {each[4]}:{each[5]}"
)
imports = st.tuples(dotted, joined(st.tuples(names, names).map(lambda each: f"{each[0]} as {each[1]}") | names, 1)).map(
    lambda each: f"from .{each[0]} import {each[1]}"
)
inner_statements = st.one_of(
    st.tuples(names, annotations).map(lambda each: f"    {each[0]}: {each[1]}"),
    st.tuples(names, annotations, values).map(lambda each: f"    {each[0]}: {each[1]} = {each[2]}"),
    st.tuples(dotted, values).map(lambda each: f"    {each[0]} = {each[1]}"),
    st.tuples(names, annotations).map(lambda each: f"    {each[0]}: TypeAlias = ({each[1]})"),
    signatures,
)
body_statements = st.one_of(
    calls.map(lambda each: f"        return self.{each}"),
    calls.map(lambda each: f"        return await self.{each}"),
    calls.map(lambda each: f"        super().{each}"),
    st.tuples(calls, names).map(lambda each: f"        with {each[0]} as {each[1]}:\n            pass"),
    values.map(lambda each: f"        return {each}"),
)
classes = st.tuples(names, annotations, st.lists(inner_statements, min_size=1, max_size=3)).map(
    lambda each: "\n".join([f"class {each[0]}({each[1]}):", '    """Text."""', "", "\n\n".join(each[2])])
)
functions = st.tuples(
    names, st.lists(parameters, max_size=2), annotations, calls, st.lists(body_statements, max_size=3)
)
defined = functions.map(
    lambda each: f"class A:\n\n    @{each[3]}\n    def {each[0]}({', '.join(['self', *each[1]])}) -> {each[2]}:\n"
    + "\n".join(['        """Text."""', *each[4]])
)
aliases = st.tuples(names, values).map(lambda each: f"{each[0]} = {each[1]}")
files = st.tuples(st.lists(imports, max_size=2), st.lists(classes | defined | aliases, min_size=1, max_size=2)).map(
    lambda each: "\n".join(['"""Text."""', "", "from a import b", *each[0], "", "", "\n\n\n".join(each[1])]) + "\n"
)


@given(files)
def test_lines_are_broken_as_black_breaks_them(text: str) -> None:
    try:
        found = laid_out(text)
    except Unsure:
        return  # black formats the file
    assert found == black.format_str(text, mode=MODE)


short = st.integers(1, 14).map(lambda length: "name_of_an_item"[:length])
choices = st.lists(texts.map(literal), min_size=1, max_size=5).map(lambda each: f"Literal[{', '.join(each)}]")
unions = st.lists(short | choices | short.map(lambda each: f"list[{each}]"), min_size=1, max_size=3).map(" | ".join)
passed = st.one_of(
    short,
    strings,
    st.tuples(short, short).map("=".join),
    st.tuples(short, st.lists(st.tuples(strings, short).map(": ".join), max_size=8).map(", ".join)).map(
        lambda each: f"{each[0]}={{{each[1]}}}"
    ),
)
defaults = st.sampled_from(["", " = UNSET", ' = " "', " = 20", " = ()"])
long_methods = st.tuples(
    st.sampled_from(["def", "async def"]),
    st.lists(st.tuples(short, unions, defaults).map(lambda each: f", {each[0]}: {each[1]}{each[2]}"), max_size=8),
    unions,
    st.sampled_from(["return", "return await"]),
    short,
    st.lists(passed, min_size=1, max_size=6),
).map(
    lambda each: f"class A:\n    {each[0]} f(self{''.join(each[1])}) -> {each[2]}:\n"
    f"        {each[3]} self.{each[4]}({', '.join(each[5])})\n"
)


@given(long_methods)
def test_long_signatures_and_returned_calls_are_broken_as_black_breaks_them(text: str) -> None:
    try:
        found = laid_out(text)
    except Unsure:
        return
    assert found == black.format_str(text, mode=MODE)


@pytest.mark.parametrize(
    "statement",
    [
        f"    def f(self, *, a: str, {'b' * 80}: int | Unset = UNSET) -> None: ...",
        f"    async def f(self, a: Literal['{'x' * 40}', '{'y' * 20}'] | Unset = UNSET, b: int = 1) -> None: ...",
        f"    async def f(self, a: Literal['{'x' * 45}', '{'y' * 25}'] | Unset = UNSET, b: int = 1) -> None: ...",
        f"    return self._call(operations.A, {'b' * 60}=1, extra=_extra, more=more)",
        f"    return await self._call(operations.A, query={{'a': {'b' * 60}, 'c': {'d' * 30}}}, extra=_extra)",
    ],
)
def test_the_usual_statements_are_broken_without_reading_their_tokens(
    statement: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "class A:\n" + statement.replace("'", '"') + "\n"
    expected = black.format_str(text, mode=MODE)
    monkeypatch.setattr(statements, "statement", None)
    assert laid_out(text) == expected
    assert len(expected.splitlines()) > 2


@given(st.text(max_size=400))
def test_docstrings_are_as_black_writes_them(text: str) -> None:
    source = f"class A:\n    {docstring(text, indent=4)}\n\n    x: int\n"
    assert laid_out(source) == black.format_str(source, mode=MODE)


@pytest.mark.parametrize(
    "statement",
    [
        f"assert {'x' * 60} == {'y' * 60}",
        f"x = [{'x' * 60} for x in {'y' * 60}]",
        f"x = {'x' * 60} + f({'y' * 60})",
        f"x = f({'x' * 60}, lambda a, b: {'y' * 60})",
        f"for x in ({'x' * 60}, {'y' * 60}): pass",
        f"x = f({'x' * 60})  # {'y' * 60}",
        f'x = """{"x" * 60}\n{"y" * 60}"""',
        f"x = {'x' * 60} if {'y' * 60} else 1",
        "x = f(1",
        "x = 1; y = 2",
        "x = \\\n    1",
    ],
)
def test_statements_that_no_template_writes_are_left_to_black(statement: str) -> None:
    with pytest.raises(Unsure):
        laid_out(f"{statement}\n")


def test_black_is_not_imported_to_generate_a_client() -> None:
    program = f"""
import sys
from pathlib import Path
from pochoir import pipeline
for name in ("emjpm", "rightech"):
    pipeline.generate(Path({str(SPECS)!r}, name, "openapi.yaml"))
print("black" in sys.modules)
"""
    command = [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}\n{program}"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "False\n"
