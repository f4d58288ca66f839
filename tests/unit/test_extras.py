"""Hand-written files next to a description are copied into the distribution unchanged."""

from pathlib import Path

import pytest

from pochoir import extras, pipeline
from pochoir.problems import Refused

SPEC = """openapi: 3.1.0
info: {title: Things, version: "1"}
servers: [{url: "https://example.org"}]
paths:
  /things:
    get: {operationId: listThings, responses: {"200": {description: all}}}
"""


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    """A description without extra files."""
    path = tmp_path / "openapi.yaml"
    path.write_text(SPEC, "utf-8")
    return path


def put(spec: Path, name: str, content: bytes = b"") -> Path:
    """Write a file next to a description."""
    path = spec.parent / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_files_are_copied_unchanged(spec: Path) -> None:
    ugly = b"x  =  'a'   # \xe2\x80\xae\r\n\r\n\r\nimport os"
    put(spec, "examples/deep/run.py", ugly)
    put(spec, "examples/data.csv", "é;1\n".encode())
    put(spec, "additions/rg.py", b"def normalize(text: str) -> str:\n    return text\n")
    for litter in ("examples/__pycache__/run.pyc", "examples/.hidden", "additions/rg.py~", "elsewhere/x.py"):
        put(spec, litter)
    made = pipeline.generate(spec, "things")
    assert made.files["things/examples/deep/run.py"].encode() == ugly
    assert made.files["things/examples/data.csv"] == "é;1\n"
    assert made.files["things/src/things/additions/rg.py"].startswith("def normalize")
    assert '"""' in made.files["things/src/things/additions/__init__.py"]
    kept = [path for path in made.files if "/examples/" in path or "/additions/" in path]
    assert len(kept) == 4
    for path in kept:
        assert path.removeprefix("things/") in made.files["things/MANIFEST.json"]


def test_without_extra_files_nothing_is_added(spec: Path) -> None:
    assert extras.extra_files(spec, "things") == {}
    put(spec, "examples", b"a file of this name is no folder")
    assert extras.extra_files(spec, "things") == {}


def test_a_hand_written_init_is_kept(spec: Path) -> None:
    put(spec, "additions/__init__.py", b'"""Theirs."""\n')
    put(spec, "additions/rg.py")
    put(spec, "additions/deep/more.py")
    put(spec, "additions/not-a-module.py")
    found = extras.extra_files(spec, "things")
    assert found["src/things/additions/__init__.py"] == '"""Theirs."""\n'
    assert extras.additions(found, "things") == ("rg",)


def test_symbolic_links_are_refused(spec: Path, tmp_path: Path) -> None:
    secret = put(spec, "secret.txt", b"secret")
    link = tmp_path / "examples" / "link.txt"
    link.parent.mkdir()
    link.symlink_to(secret)
    with pytest.raises(Refused) as caught:
        extras.extra_files(spec, "things")
    (problem,) = caught.value.problems
    assert (problem.code, problem.message) == ("extra-unreadable", "symbolic links are not followed")
    assert problem.location is not None
    assert problem.location.file.endswith("examples/link.txt")
    link.unlink()
    (tmp_path / "examples").rmdir()
    (tmp_path / "examples").symlink_to(tmp_path)
    with pytest.raises(Refused, match="examples"):
        extras.extra_files(spec, "things")


@pytest.mark.parametrize(
    ("content", "message"), [(b"caf\xe9", "byte 3 is not UTF-8"), (b"x" * (1024 * 1024 + 1), "larger than 1024 kB")]
)
def test_files_that_are_binary_or_too_large_are_refused(spec: Path, content: bytes, message: str) -> None:
    put(spec, "additions/data.txt", content)
    with pytest.raises(Refused) as caught:
        pipeline.generate(spec, "things")
    assert message in caught.value.problems[0].message


def test_syntax_and_paths_of_extra_files_are_checked(spec: Path) -> None:
    put(spec, "examples/wrong.py", b"def\n")
    put(spec, "examples/con.txt", b"")
    with pytest.raises(Refused) as caught:
        pipeline.generate(spec, "things")
    found = {(problem.code, problem.hint) for problem in caught.value.problems}
    assert ("output-not-python", "correct the file next to the description") in found
    assert "output-path" in {code for code, _ in found}


def test_the_functions_of_an_addition_are_found(spec: Path) -> None:
    put(spec, "additions/rg.py", b"def a(): ...\nclass B:\n    def c(self): ...\nd = a\n")
    put(spec, "additions/broken.py", b"def\n")
    assert extras.functions(spec, "rg") == frozenset({"a"})
    assert extras.functions(spec, "broken") is None
    assert extras.functions(spec, "missing") is None


@pytest.mark.parametrize("link", ["earlier", "earlier/1.0.0.yaml"])
def test_earlier_versions_are_not_read_through_links(tmp_path: Path, link: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "1.0.0.yaml").write_text("openapi: 3.1.0\n", encoding="utf-8")
    spec = tmp_path / "api" / "openapi.yaml"
    (spec.parent / link).parent.mkdir(parents=True)
    (spec.parent / link).symlink_to(tmp_path / "elsewhere" / ("1.0.0.yaml" if "/" in link else ""))
    with pytest.raises(Refused) as caught:
        extras.earlier(spec)
    (problem,) = caught.value.problems
    assert (problem.code, problem.message) == ("extra-unreadable", "symbolic links are not followed")
