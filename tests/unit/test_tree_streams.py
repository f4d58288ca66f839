"""Streamed folders: written all or nothing, one file at a time."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from pochoir import tree
from pochoir.problems import Refused
from unit.output_trees import FIRST, SECOND, kinds, posix, root, snapshot

__all__ = ["root"]

PAGES = [("index.html", "one\n"), ("en/a.html", "a\n"), ("en/b.html", "b\n")]
LATER = [("index.html", "one\n"), ("en/a.html", "c\n"), ("fr/a.html", "d\n")]


def test_a_stream_is_written_like_the_same_files_in_a_dict(root: Path, tmp_path: Path) -> None:
    found = tree.write(root, {}, streams={"site": PAGES})
    assert kinds(found) == [(f"site/{path}", "missing") for path, _ in PAGES]
    tree.write(tmp_path / "other", {f"site/{path}": text for path, text in PAGES})
    assert snapshot(root) == snapshot(tmp_path / "other")
    assert tree.compare(root, {f"site/{path}": text for path, text in PAGES}) == ()


def test_unchanged_files_are_not_touched(root: Path) -> None:
    tree.write(root, {}, streams={"site": PAGES})
    before = {path: (root / "site" / path).stat() for path, _ in PAGES}
    assert tree.write(root, {}, streams={"site": PAGES}) == ()
    # Comparing reads the files, so the time of the last access may change.
    after = {path: (root / "site" / path).stat() for path, _ in PAGES}
    assert {path: (each.st_ino, each.st_mtime_ns) for path, each in after.items()} == {
        path: (each.st_ino, each.st_mtime_ns) for path, each in before.items()
    }
    found = tree.write(root, {}, streams={"site": LATER})
    assert sorted(kinds(found)) == [
        ("site/en/a.html", "changed"),
        ("site/en/b.html", "orphaned"),
        ("site/fr/a.html", "missing"),
    ]
    assert (root / "site/index.html").stat().st_mtime_ns == before["index.html"].st_mtime_ns
    assert not (root / "site/en/b.html").exists()


def test_files_added_by_hand_are_kept(root: Path) -> None:
    tree.write(root, {}, streams={"site": PAGES})
    (root / "site/pagefind").mkdir()
    (root / "site/pagefind/index").write_text("theirs")
    tree.write(root, {}, streams={"site": LATER})
    assert (root / "site/pagefind/index").read_text() == "theirs"


def test_a_stream_that_raises_changes_nothing(root: Path) -> None:
    tree.write(root, FIRST, streams={"site": PAGES})
    before = snapshot(root)

    def breaks() -> Iterator[tuple[str, str]]:
        yield "index.html", "new\n"
        raise RuntimeError("a template failed")

    with pytest.raises(RuntimeError, match="a template failed"):
        tree.write(root, SECOND, streams={"site": breaks()})
    assert snapshot(root) == before
    assert not (root.parent / "deep").exists()
    with pytest.raises(RuntimeError, match="a template failed"):
        tree.write(root.parent / "deep", {}, streams={"site": breaks()})
    assert not (root.parent / "deep").exists()


def test_each_file_is_on_the_disk_before_the_next_one_is_made(root: Path) -> None:
    seen: list[bool] = []

    def pages() -> Iterator[tuple[str, str]]:
        yield "a.html", "a\n"
        seen.append(any(root.parent.glob(f".{root.name}.*/new/site/a.html")))
        yield "b.html", "b\n"

    tree.write(root, {}, streams={"site": pages()})
    assert seen == [True]


@pytest.mark.parametrize("path", ["../a", "/a", "a//b", "C:a", "a\\b", ""])
def test_paths_outside_of_the_folder_raise_valueerror(root: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path below"):
        tree.write(root, {}, streams={"site": [("index.html", ""), (path, "")]})
    assert not root.exists()


@posix
def test_nothing_is_written_through_a_link(root: Path, tmp_path: Path) -> None:
    tree.write(root, FIRST, streams={"site": PAGES})
    (tmp_path / "real").mkdir()
    (tmp_path / "real/a.html").write_text("theirs")
    (root / "site/fr").symlink_to(tmp_path / "real")
    before = snapshot(root)
    with pytest.raises(Refused) as caught:
        tree.write(root, SECOND, streams={"site": LATER})
    assert [each.code for each in caught.value.problems] == ["output-symlink"]
    assert snapshot(root) == before
    assert snapshot(tmp_path / "real") == {"a.html": b"theirs"}


def test_a_duplicate_path_raises_valueerror(root: Path) -> None:
    tree.write(root, {}, streams={"site": PAGES})
    before = snapshot(root)
    with pytest.raises(ValueError, match="given twice"):
        tree.write(root, {}, streams={"site": [*PAGES, ("index.html", "two\n")]})
    assert snapshot(root) == before


# Hashes that are known ---------------------------------------------------------------------------------------

DIGESTS = {path: hashlib.sha256(text.encode()).hexdigest() for path, text in PAGES}


def unread() -> Iterator[tuple[str, str]]:
    raise AssertionError("the stream was read")
    yield


def test_a_stream_whose_files_are_all_there_is_not_read(root: Path) -> None:
    tree.write(root, {}, streams={"site": PAGES})
    (root / "site/by-hand.txt").write_text("kept")
    before = snapshot(root)
    assert tree.write(root, {}, streams={"site": unread()}, digests={"site": DIGESTS}) == ()
    assert snapshot(root) == before


@pytest.mark.parametrize("path", ["index.html", "en/a.html", "MANIFEST.json"])
def test_a_stream_is_read_when_a_file_is_missing_or_differs(root: Path, path: str) -> None:
    tree.write(root, {}, streams={"site": PAGES})
    before = snapshot(root)
    for left in ("changed", None):
        (root / "site" / path).unlink()
        if left:
            (root / "site" / path).write_text(left)
        if left and path != "MANIFEST.json":
            with pytest.raises(Refused, match=f"/site/{path}:1:1: error: output-edited"):
                tree.write(root, {}, streams={"site": PAGES}, digests={"site": DIGESTS})
        tree.write(root, {}, streams={"site": PAGES}, digests={"site": DIGESTS}, overwrite=True)
        assert snapshot(root) == before


@posix
def test_a_stream_is_read_when_a_file_is_executable(root: Path) -> None:
    tree.write(root, {}, streams={"site": PAGES})
    (root / "site/index.html").chmod(0o755)
    found = tree.write(root, {}, streams={"site": PAGES}, digests={"site": DIGESTS})
    assert kinds(found) == [("site/index.html", "changed")]


@posix
def test_known_hashes_do_not_lead_through_links(root: Path, tmp_path: Path) -> None:
    tree.write(root, {}, streams={"site": PAGES})
    (root / "site/en").rename(tmp_path / "moved")
    (root / "site/en").symlink_to(tmp_path / "moved")
    with pytest.raises(Refused) as caught:
        tree.write(root, {}, streams={"site": unread()}, digests={"site": DIGESTS})
    assert caught.value.problems[0].code == "output-symlink"


def test_files_that_are_no_longer_made_are_removed_although_all_others_are_there(root: Path) -> None:
    tree.write(root, {}, streams={"site": [*PAGES, ("old.html", "old")]})
    tree.write(root, {}, streams={"site": PAGES}, digests={"site": DIGESTS})
    assert not (root / "site/old.html").exists()
