"""Helpers of the tests of `tree`: two versions of an output folder, and functions that look at one."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from pochoir import tree
from pochoir.problems import Refused

posix = pytest.mark.skipif(os.name != "posix", reason="permissions and links of POSIX")

FIRST = {"api/README.md": "one\n", "api/src/a.py": "a = 1\n", "api/src/old.py": "b = 1\n", "two/README.md": "two\n"}
SECOND = {"api/README.md": "one\n", "api/src/a.py": "a = 2\n", "api/src/new.py": "c = 1\n", "two/README.md": "two\n"}


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "out"
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def snapshot(root: Path) -> dict[str, bytes]:
    return {str(each.relative_to(root)): each.read_bytes() for each in sorted(root.rglob("*")) if each.is_file()}


def kinds(found: tuple[tree.Difference, ...]) -> list[tuple[str, str]]:
    return [(each.path, each.kind) for each in found if not each.path.endswith("MANIFEST.json")]


def refused(root: Path, files: dict[str, str]) -> list[str]:
    with pytest.raises(Refused) as caught:
        tree.write(root, files)
    assert all(each.location is not None and each.message for each in caught.value.problems)
    return [each.code for each in caught.value.problems]
