"""Files are formatted before they are written."""

import subprocess
import sys
import time

import black
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pochoir import style
from pochoir.style.blacken import StyleError

UGLY = "x = {  'a':1 }\n\n\n\n\ndef f( ) : pass\n"
PRETTY = 'x = {"a": 1}\n\n\ndef f():\n    pass\n'


def test_python_is_formatted_by_black() -> None:
    assert style.style({"a.py": UGLY}) == {"a.py": PRETTY}
    long = f"call({', '.join('argument' for _ in range(12))})\n"
    assert max(map(len, style.style({"a.py": long})["a.py"].splitlines())) <= 100


def test_the_runtime_is_not_formatted() -> None:
    assert style.style({"src/a/_runtime/call/flow.py": UGLY}) == {"src/a/_runtime/call/flow.py": UGLY}


@given(st.text(alphabet="ab \r\n"))
def test_line_ends_are_normalised(text: str) -> None:
    done = style.style({"README.md": text})["README.md"]
    assert "\r" not in done
    assert done == "" or (done.endswith("\n") and not done.endswith("\n\n"))
    assert style.style({"README.md": done}) == {"README.md": done}
    assert style.style({"README.md": text.replace("\n", "\r\n")})["README.md"].split() == done.split()


def test_empty_files_stay_empty() -> None:
    assert style.style({"py.typed": "", "a.py": "\n"}) == {"py.typed": "", "a.py": ""}


def test_the_error_for_invalid_python_has_the_text() -> None:
    with pytest.raises(StyleError) as caught:
        style.style({"a.py": "x = 1\n", "src/b.py": "x = 1\ndef (:\n"})
    assert caught.value.path == "src/b.py"
    assert caught.value.text == "x = 1\ndef (:\n"
    (problem,) = caught.value.problems
    assert problem.location is not None
    assert problem.code == "style-failed"
    assert (problem.location.file, problem.location.line, problem.location.source) == ("src/b.py", 2, "def (:")


def test_the_error_for_a_bug_in_black_has_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(text: str, *, mode: black.Mode) -> str:
        raise RuntimeError("out of order")

    monkeypatch.setattr(black, "format_str", broken)
    with pytest.raises(StyleError, match="out of order") as caught:
        style.style({"a.py": "never_seen = 1\n"})
    assert caught.value.text == "never_seen = 1\n"


@pytest.mark.slow
def test_the_number_of_processes_makes_no_difference() -> None:
    files = {f"{name}.py": UGLY + f"{name} = '{name}'\n" for name in "dacb"}
    alone = style.style(files, workers=1)
    assert style.style(files, workers=3) == alone
    assert list(style.style(files, workers=2)) == list(files)


def test_an_error_in_a_worker_is_reported() -> None:
    with pytest.raises(StyleError) as caught:
        style.style({"a.py": UGLY, "b.py": "def (:\n", "c.py": UGLY + "c = 1\n"}, workers=2)
    assert caught.value.path == "b.py"


def test_a_script_without_a_main_guard_can_use_workers() -> None:
    program = f"""
from pochoir import style
print("once")
print(style.style({{"a.py": {UGLY!r}, "b.py": {UGLY + "b=1"!r}}}, workers=2)["a.py"] == {PRETTY!r})
"""
    command = [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}\n{program}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["once", "True"]


def test_formatted_texts_are_cached() -> None:
    big = UGLY + "".join(f"x{i} = [{i}]\n" for i in range(800))
    style.style({"a.py": big})
    start = time.perf_counter()
    style.style({"b.py": big})
    assert time.perf_counter() - start < 0.1
