"""Sync and async classes have the same code: the async code without `await` is the sync code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

RUNTIME: Final = Path(__file__).parent / "sample" / "_runtime"

APART: Final = {
    "AsyncAdapted": "send: a deadline interrupts a task at any await, and a thread only between two steps",
    "AsyncBoundedBackend": "__init__ close_sockets connect_tcp: anyio tries the addresses of a host itself",
    "AsyncEvents": "__enter__ __init__ __next__ _close_wire _connect _perform _read _run _until close: a task reads",
    "AsyncHttpTransport": "__init__ _pool close open send: connections belong to one event loop",
    "AsyncTypedStream": "__enter__ __iter__ _items close: generators of tasks are closed, since trio warns of others",
    "AsyncWire": "interrupt: a task that reads is cancelled",
    "_AsyncStream": "__init__ close_sockets start_tls write: closed event loops leave sockets open, and a write of a "
    "thread is split, since its timeout is that of one system call",
    "connect_async": ": a deadline interrupts a task at any await, and a thread only between two steps",
    "drive_async": ": it hands the futures of a step to the event loop",
    "given_async_transport": ": each refuses the transports of the other",
}
"""The exceptions: the methods of a class that differ, and the reason."""

WORDS: Final = {
    r"\b_?async_pieces\b": "pieces",
    r"\b(open|whole)_async_(?=reply\b)": r"\1_",
    r"\bgiven_async_(?=transport\b)": "given_",
    r"\bhandle_async_(?=request\b)": "handle_",
    r"\b(_?(?:connect|drive|exchange|layered|save_all|streamed|through))_async\b": r"\1",
    r"\ba(?=synccontextmanager\b)synccontextmanager\b": "contextmanager",
    r"\basynchronous\b": "sync",
    r"\basync_(?=stream\b)": "",
    r"\b__a(?=enter__|exit__|iter__|next__)": "__",
    r"\ba(?=close\b|iter_stream\b|next\b)": "",
    r"\blibrary\(\)\.sleep\b": "time.sleep",
    r"\blibrary\(\)\.in_thread\(([\w.]+), ": r"\1(",
    r"\bAwaitable\[((?:\w|\[\w*\])+)\]": r"\1",
    r"\b(_?|Abstract|Stop)Async(?=[A-Z])": r"\1",
    r"\bSync(?=[A-Z])": "",
}
"""The words of the async code and those of the sync code."""


class _Plain(ast.NodeTransformer):
    """Takes ``async``, ``await`` and docstrings out of a tree, and writes loops that only yield as ``yield from``."""

    def generic_visit(self, node: ast.AST) -> ast.AST:
        """Change a node of any other kind."""
        plain = {"AsyncFunctionDef": ast.FunctionDef, "AsyncFor": ast.For, "AsyncWith": ast.With}
        kind = plain.get(type(node).__name__)
        if kind is not None:
            node = kind(**dict(ast.iter_fields(node)), lineno=0)
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
        super().generic_visit(node)
        if isinstance(node, ast.For) and [ast.unparse(each) for each in node.body] == [
            f"yield {ast.unparse(node.target)}"
        ]:
            return ast.Expr(ast.YieldFrom(node.iter))
        return node

    def visit_AsyncWith(self, node: ast.AsyncWith) -> ast.AST | list[ast.stmt]:
        """Change a block; one of ``iterating`` is what it iterates over."""
        [given, *more] = node.items
        if isinstance(call := given.context_expr, ast.Call) and ast.unparse(call.func) == "iterating" and not more:
            inlined = _Inlined("" if given.optional_vars is None else ast.unparse(given.optional_vars), call.args[0])
            return [self.visit(inlined.visit(each)) for each in node.body]
        return self.generic_visit(node)

    def visit_Await(self, node: ast.Await) -> ast.AST:
        """Change what is awaited."""
        return self.generic_visit(node.value)


class _Inlined(ast.NodeTransformer):
    """Puts an expression in the place of a name."""

    def __init__(self, name: str, value: ast.expr) -> None:
        self._name = name
        self._value = value

    def visit_Name(self, node: ast.Name) -> ast.AST:
        """Change the name."""
        return self._value if node.id == self._name else node


def text(node: ast.stmt) -> str:
    """Return the text of a class or a function in the words of the sync code."""
    return rewritten(ast.unparse(_Plain().visit(node)))


def rewritten(words: str) -> str:
    for word, other in WORDS.items():
        words = re.sub(word, other, words)
    return words


def pairs() -> Iterator[tuple[str, ast.stmt, ast.stmt]]:
    """Yield what a file, or a file and ``async_`` such a file, has twice: the name of the async one, and both."""
    for path in sorted(RUNTIME.rglob("*.py")):
        twin = path.with_name(f"async_{path.name}")
        nodes = [
            *ast.parse(path.read_text("utf-8")).body,
            *(ast.parse(twin.read_text("utf-8")).body if twin.exists() else ()),
        ]
        found = {
            each.name: each for each in nodes if isinstance(each, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        }
        for name, node in found.items():
            bare = rewritten(name)
            other = found.get(bare) or found.get(f"Sync{bare}")
            if bare != name and other is not None and other is not node:
                yield name, node, other


FOUND: Final = {name: (node, twin) for name, node, twin in pairs()}


@pytest.mark.parametrize("name", sorted(FOUND.keys() - APART.keys()))
def test_the_async_code_is_the_sync_code_but_for_await(name: str) -> None:
    node, twin = FOUND[name]
    assert text(node) == text(twin)


def methods(node: ast.stmt) -> dict[str, str]:
    """Return the texts of the methods of a class by name."""
    inner = node.body if isinstance(node, ast.ClassDef) else []
    found = [each for each in inner if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]
    return {rewritten(each.name): text(each) for each in found}


@pytest.mark.parametrize("name", APART)
def test_only_what_is_named_differs(name: str) -> None:
    (node, twin), (differing, _, reason) = FOUND[name], APART[name].partition(":")
    ours, theirs = methods(node), methods(twin)
    assert sorted(each for each in ours | theirs if ours.get(each) != theirs.get(each)) == differing.split()
    assert reason
    assert text(node) != text(twin)


def test_the_pairs_are_found() -> None:
    assert len(FOUND) > 20
