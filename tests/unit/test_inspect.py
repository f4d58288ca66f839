"""Generated files are checked before they are written: syntax, imports, names, strings and paths."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pochoir.cache import Cache
from pochoir.inspect import inspect
from pochoir.inspect.python import Finding, check_python
from pochoir.problems import Problem

MODULE = "src/api/models/thing.py"
PACKAGE = {"src/api/__init__.py": "", "src/api/_runtime/codec/model.py": "", "src/api/models/other.py": "", MODULE: ""}

GOOD = '''
"""Things. `__import__('os')` is text here."""

from __future__ import annotations

import datetime as _datetime
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from pydantic import Field
from typing_extensions import TypeAliasType

from .. import models
from .._runtime.codec.model import Model
from .other import Other

if TYPE_CHECKING:
    from api import errors


class Thing(Model):
    """A thing."""

    kind: Annotated[Literal["__import__('os')", "a b"] | str | None, Field(alias="__import__('os')")] = None
    day: _datetime.date | None = None

    def __init__(self, *, one: Other, many: list[Other]) -> None:
        super().__init__(one=one, many=[each for each in many])


Tree = TypeAliasType("Tree", Annotated["str | list[Tree]", Field(max_length=3)])
Kind: TypeAlias = Literal["eval('1')"] | str
EACH = {"200": lambda: list[models.Other]}
__all__ = ["Thing"]
'''


def found(text: str, path: str = MODULE) -> list[Problem]:
    return list(inspect({**PACKAGE, path: text}, "api"))


def codes(text: str, path: str = MODULE) -> list[str]:
    return [each.code for each in found(text, path)]


def test_code_that_templates_write_passes() -> None:
    good = {
        **PACKAGE,
        "src/api/models/__init__.py": "",
        MODULE: GOOD,
        "src/api/errors.py": "",
        "pyproject.toml": "a = 1\n",
    }
    assert inspect(good, "api") == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x = (", "output-not-python"),
        ("x = 1\0", "output-not-python"),
        ("import os", "output-unknown-import"),
        ("import os.path as p", "output-unknown-import"),
        ("from pathlib import Path", "output-unknown-import"),
        ("import subprocess", "output-unknown-import"),
        ("from importlib import import_module", "output-unknown-import"),
        ("from typing import *", "output-unknown-import"),
        ("from ....x import y", "output-unknown-import"),
        ("from .absent import x", "output-unknown-import"),
        ("from . import absent", "output-unknown-import"),
        ("__import__('os')", "output-unknown-name"),
        ("x = eval('1')", "output-unknown-name"),
        ("x = f'{__import__}'", "output-unknown-name"),
        ("x: int = exec('1')", "output-unknown-name"),
        ("x = lambda: open('a')", "output-unknown-name"),
        ("x = y", "output-unknown-name"),
        ("x = ().__class__.__base__", "output-unknown-name"),
        ("x: \"__import__('os')\" = 1", "output-unknown-code"),
        ("x: 'list[y]'", "output-unknown-code"),
        ("def f(a: 'f()') -> None: ...", "output-unknown-code"),
        ("def f() -> list['f()']: ...", "output-unknown-code"),
        ("async def f() -> 'lambda: f': ...", "output-unknown-code"),
        ("x = 1\ndel x", "output-unknown-code"),
        ("x = '\u202e'", "output-unseen-character"),
        ("# \ufeff", "output-unseen-character"),
        ("x = '\u2028'", "output-unseen-character"),
        ("x = 1\r\n", "output-unseen-character"),
    ],
)
def test_unexpected_code_is_reported(text: str, code: str) -> None:
    assert code in codes(text)


def test_problems_have_a_location() -> None:
    (problem,) = found("x = 1\ny = (x, __import__('os'))\n")
    assert problem.location is not None
    assert problem.severity == "error"
    assert (problem.location.file, problem.location.line, problem.location.column) == (MODULE, 2, 9)
    assert problem.location.source == "y = (x, __import__('os'))"


def test_the_runtime_and_tests_have_looser_rules() -> None:
    assert codes("import os\nprint(os)", "src/api/_runtime/x.py") == []
    assert codes("x = '\u202e'", "src/api/_runtime/x.py") == ["output-unseen-character"]
    assert codes("import sys\nimport api\nprint(sys, api)", "tests/test_api.py") == []
    assert codes("import os", "tests/test_api.py") == ["output-unknown-import"]


def test_toml_and_json_are_parsed() -> None:
    assert codes("a = ", "pyproject.toml") == ["output-not-toml"]
    assert codes("{", "MANIFEST.json") == ["output-not-json"]
    assert codes("a\u202eb", "README.md") == ["output-unseen-character"]
    assert codes("é\t日本 😀\n", "README.md") == []


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../a.txt",
        "a//b.txt",
        "a/./b.txt",
        "a\\b.txt",
        "con.txt",
        "src/Aux.txt",
        "lpt1",
        "a/nul/b.txt",
        "trailing.",
        "trailing ",
        "a:b",
        "new\nline",
        "é" * 51,
    ],
)
def test_invalid_paths_are_reported(path: str) -> None:
    assert codes("", path)[0] == "output-path"


def test_paths_that_collide_on_some_file_system_are_reported() -> None:
    assert codes("", "src/api/models/Thing.py") == ["output-path-collision"]
    assert set(codes("", "src/API/x.txt")) == {"output-path-collision"}
    assert codes("", "src/api") == ["output-path-collision"]
    assert codes("", "é") == []
    assert codes("", "a" * 100) == []
    both = inspect({"\u00e9": "", "e\u0301": ""}, "api")
    assert [each.code for each in both] == ["output-path-collision"]


def test_only_new_files_are_checked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []

    def check(path: str, text: str, package: str, *others: Any) -> Iterator[Finding]:
        looked_at.append(path)
        return check_python(path, text, package, *others)

    monkeypatch.setattr("pochoir.inspect.check_python", check)
    cache = Cache(tmp_path)
    files = {**PACKAGE, MODULE: GOOD, "src/api/models/__init__.py": "", "src/api/errors.py": ""}
    assert inspect(files, "api", cache=cache) == ()
    assert sorted(looked_at) == sorted(files)
    looked_at.clear()
    assert inspect({**files, MODULE: f"{GOOD}# more\n"}, "api", cache=cache) == ()
    assert looked_at == [MODULE]
    assert [each.code for each in inspect({**files, MODULE: "x = os"}, "api", cache=cache)] == ["output-unknown-name"]


def test_what_passed_is_checked_again_where_something_else_is_known(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    files = {**PACKAGE, MODULE: "import other\nfrom . import thing"}
    assert inspect(files, "api", modules=["other"], cache=cache) == ()
    assert [each.code for each in inspect(files, "api", cache=cache)] == ["output-unknown-import"]
    assert len(inspect(files, "other", modules=["other"], cache=cache)) == 1
    assert inspect(files, "api", extras=[MODULE], cache=cache) == ()
    fewer = {**files, "src/api/models/more.py": "from . import other"}
    assert inspect(fewer, "api", modules=["other"], cache=cache) == ()
    del fewer["src/api/models/other.py"]
    assert [each.code for each in inspect(fewer, "api", modules=["other"], cache=cache)] == ["output-unknown-import"]


def test_a_file_with_a_problem_is_never_taken_for_checked(tmp_path: Path) -> None:
    for _ in range(2):
        assert len(inspect({**PACKAGE, MODULE: "x = os"}, "api", cache=Cache(tmp_path))) == 1
