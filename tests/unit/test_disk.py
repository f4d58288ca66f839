"""Digests of files and folders that others wrote."""

import os
from pathlib import Path

import pytest

from pochoir.disk import folder_digest
from unit.output_trees import posix


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "folder" / "inner").mkdir(parents=True)
    (tmp_path / "folder" / "a").write_text("1")
    (tmp_path / "folder" / "inner" / "b").write_text("2")
    return tmp_path / "folder"


@pytest.mark.parametrize(
    ("path", "text"), [("a", "2"), ("inner/b", ""), ("c", ""), ("inner/a", "1"), ("empty/..inner", "")]
)
def test_every_change_of_a_file_changes_the_digest(folder: Path, path: str, text: str) -> None:
    before = folder_digest(folder)
    assert folder_digest(folder) == before
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_text(text)
    assert folder_digest(folder) != before


def test_moving_a_file_changes_the_digest(folder: Path) -> None:
    before = folder_digest(folder)
    (folder / "inner" / "b").rename(folder / "b")
    assert folder_digest(folder) != before


def test_where_the_folder_is_makes_no_difference(folder: Path, tmp_path: Path) -> None:
    before = folder_digest(folder)
    assert folder_digest(folder.rename(tmp_path / "moved")) == before
    assert folder_digest(tmp_path / "absent") == folder_digest(tmp_path / "missing")


@posix
def test_links_are_followed_once(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "c").write_text("1")
    (folder / "link").symlink_to(tmp_path / "elsewhere")
    (folder / "above").symlink_to(folder)
    before = folder_digest(folder)
    (tmp_path / "elsewhere" / "c").write_text("2")
    assert folder_digest(folder) != before


@posix
def test_links_in_a_folder_of_somebody_else_are_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (folder / "inner" / "link").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "whole").symlink_to(tmp_path / "elsewhere")
    before = folder_digest(folder, follow=False), folder_digest(tmp_path / "whole", follow=False)
    (tmp_path / "elsewhere" / "c").write_text("1")
    assert (folder_digest(folder, follow=False), folder_digest(tmp_path / "whole", follow=False)) == before


@posix
def test_a_link_to_a_copy_is_a_change(folder: Path, tmp_path: Path) -> None:
    before = folder_digest(folder)
    for path in ("a", "inner"):
        (folder / path).rename(tmp_path / path)
        (folder / path).symlink_to(tmp_path / path)
        assert folder_digest(folder) != before
        (folder / path).unlink()
        (tmp_path / path).rename(folder / path)
    assert folder_digest(folder) == before


@posix
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert folder_digest(folder)
