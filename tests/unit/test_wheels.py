"""Wheels that somebody damaged are findings, whatever is wrong with them."""

import io
import zipfile
from pathlib import Path

import pytest

from pochoir import tree
from pochoir.problems import Refused
from pochoir.release import published, wheels

PROJECT = '[project]\nname = "library"\nversion = "1.0.0"\n'
MADE = {"pyproject.toml": PROJECT, "README.md": "Library", "src/library/__init__.py": "", tree.MANIFEST: "{}"}
METADATA = b"Metadata-Version: 2.4\nName: library\nVersion: 1.0.0\nDescription-Content-Type: text/markdown\n\nLibrary"
FILES = {
    "library/__init__.py": b"",
    "library-1.0.0.dist-info/METADATA": METADATA,
    "library-1.0.0.dist-info/RECORD": b"library/__init__.py,sha256=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU,0\n",
    "library-1.0.0.dist-info/extra_metadata/surface.json": b"{}",
}


def archive(files: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as found:
        for name, text in files.items():
            found.writestr(name, text)
    return content.getvalue()


def codes(folder: Path, content: bytes) -> set[str]:
    """The codes of all findings about a wheel with this content."""
    path = folder / "library-1.0.0-py3-none-any.whl"
    path.write_bytes(content)
    try:
        wheel = wheels.read(path)
        found = {problem.code for problem in published.problems(wheel, MADE, "library")}
        wheels.surface(wheel)
    except Refused as error:
        return {problem.code for problem in error.problems}
    return found


def test_no_byte_of_an_archive_can_end_in_a_traceback(tmp_path: Path) -> None:
    content = archive(FILES)
    for place in range(len(content)):
        damaged = content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]
        assert {code.partition("-")[0] for code in codes(tmp_path, damaged)} == {"wheel"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("METADATA", b"\xff\x00Name library"),
        ("METADATA", METADATA.replace(b"1.0.0", b"one")),
        ("METADATA", METADATA.replace(b"Version: 1.0.0", b"Requires-Dist: ]\nClassifier: x")),
        ("RECORD", b'"' + b"x" * 200_000),
        ("entry_points.txt", b"[a\n\xff"),
        ("sboms/sbom.cdx.json", b"[" * 100_000),
        ("extra_metadata/surface.json", b"[" * 100_000),
        ("WHEEL", b"\xff: \xff"),
    ],
)
def test_what_is_wrong_in_a_file_is_a_finding(tmp_path: Path, name: str, content: bytes) -> None:
    found = codes(tmp_path, archive(FILES | {f"library-1.0.0.dist-info/{name}": content}))
    assert {code.partition("-")[0] for code in found} == {"wheel"}


def test_a_wheel_that_is_larger_unpacked_than_the_limit_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wheels, "_MAX_BYTES", 100_000)
    content = archive(FILES | {"library/zeros.py": b"0" * 200_000})
    assert len(content) < 10_000
    assert codes(tmp_path, content) == {"wheel-unreadable"}
