"""The output folder: which files are written, which are kept, and which differences are reported."""

import json
import os
from pathlib import Path

import pytest

from pochoir import tree
from pochoir.problems import Refused
from unit.output_trees import FIRST, SECOND, kinds, posix, root, snapshot

__all__ = ["root"]


# Writing -----------------------------------------------------------------------------------------------------


def test_written_files_have_no_differences(root: Path) -> None:
    tree.write(root, FIRST)
    assert tree.compare(root, FIRST) == ()
    assert tree.write(root, FIRST) == ()
    assert {path: text for path, text in snapshot(root).items() if "MANIFEST" not in path} == {
        path: text.encode() for path, text in FIRST.items()
    }
    assert kinds(tree.write(root, SECOND)) == [
        ("api/src/a.py", "changed"),
        ("api/src/new.py", "missing"),
        ("api/src/old.py", "orphaned"),
    ]
    assert tree.compare(root, SECOND) == ()
    assert not (root / "api/src/old.py").exists()


def test_unchanged_files_keep_their_modification_time(root: Path) -> None:
    tree.write(root, FIRST)
    for each in (path for path in root.rglob("*") if path.is_file()):
        os.utime(each, (1, 1))
    tree.write(root, SECOND)
    times = {path: (root / path).stat().st_mtime for path in SECOND}
    assert times["api/README.md"] == times["two/README.md"] == 1
    assert times["api/src/a.py"] > 1


def test_the_manifest_lists_hashes_and_is_reproducible(root: Path) -> None:
    tree.write(root, FIRST)
    first = (root / "api/MANIFEST.json").read_text()
    read = json.loads(first)
    assert read["files"].keys() == {"README.md", "src/a.py", "src/old.py"}
    assert read["generator"].startswith("pochoir ")
    assert "spec" not in read
    origin = tree.Origin("specs/api.yaml", "1" * 64, "2" * 64)
    text = tree.manifest({"a": "x", "MANIFEST.json": "old"}, origin)
    assert json.loads(text)["spec"] == "specs/api.yaml"
    assert list(json.loads(text)["files"]) == ["a"]
    assert text == tree.manifest({"a": "x"}, origin)
    tree.write(root, {**FIRST, "api/MANIFEST.json": text})
    assert (root / "api/MANIFEST.json").read_text() == text


@posix
def test_the_umask_makes_no_difference(root: Path) -> None:
    before = os.umask(0o077)
    try:
        tree.write(root, FIRST)
    finally:
        os.umask(before)
    assert tree.compare(root, FIRST) == ()


# Files added by hand ------------------------------------------------------------------------------------------


def test_files_added_by_hand_are_kept(root: Path) -> None:
    tree.write(root, FIRST)
    mine = {"api/notes.txt": "mine", "api/src/mine/b.py": "b", "api/.git/HEAD": "ref", "else/x": "x", "top.txt": "top"}
    for path, text in mine.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    (root / "api/src/old.py").write_text("I changed it\n")
    (root / "api/empty").mkdir()
    os.utime(root / "api/notes.txt", (1, 1))
    tree.write(root, SECOND)
    assert {path: (root / path).read_text() for path in mine} == mine
    assert (root / "api/src/old.py").read_text() == "I changed it\n"
    assert (root / "api/empty").is_dir()
    assert (root / "api/notes.txt").stat().st_mtime == 1
    new = [("api/notes.txt", "new"), ("api/src/mine/b.py", "new"), ("api/src/old.py", "new")]
    assert kinds(tree.compare(root, SECOND)) == new


def test_a_file_that_somebody_edited_is_not_overwritten(root: Path) -> None:
    tree.write(root, FIRST)
    (root / "api/src/a.py").write_text("a = 1\nb = 2\n")
    (root / "api/src/new.py").write_text("mine\n")
    before = snapshot(root)
    with pytest.raises(Refused) as caught:
        tree.write(root, SECOND)
    edited, mine = caught.value.problems
    assert snapshot(root) == before
    assert str(edited) == (
        f"{root}/api/src/a.py:1:5: error: output-edited: this generated file was edited, and generating it again would "
        "lose the change"
    )
    assert edited.location is not None and edited.location.source == "a = 1"
    assert "pochoir did not write" in mine.message
    tree.write(root, SECOND, overwrite=True)
    assert tree.compare(root, SECOND) == ()


@pytest.mark.parametrize(
    ("edited", "line", "column"), [("a = 1\nb\n", 2, 1), ("", 1, 1), ("a = 10\n", 1, 6), ("a = 1", 1, 6)]
)
def test_the_first_difference_of_an_edited_file_is_named(root: Path, edited: str, line: int, column: int) -> None:
    tree.write(root, FIRST)
    (root / "api/src/a.py").write_text(edited)
    with pytest.raises(Refused) as caught:
        tree.write(root, FIRST)
    place = caught.value.problems[0].location
    assert place is not None and (place.line, place.column) == (line, column)


def test_a_file_with_other_line_ends_or_of_a_merge_is_overwritten(root: Path) -> None:
    tree.write(root, FIRST)
    (root / "api/src/a.py").write_bytes(b"a = 1\r\n")
    tree.write(root, SECOND)
    manifest = root / "api/MANIFEST.json"
    [line] = [line for line in manifest.read_text().splitlines() if "src/a.py" in line]
    other = line.replace(line.rpartition('": "')[2][:64], "0" * 64)
    manifest.write_text(manifest.read_text().replace(line, f"{line}\n{other}"))
    (root / "api/src/a.py").write_text("a = 2\na = 3\n")
    tree.write(root, FIRST)
    assert tree.compare(root, FIRST) == ()


def test_a_generated_file_with_the_marks_of_a_conflict_is_overwritten(root: Path) -> None:
    tree.write(root, FIRST)
    (root / "api/src/a.py").write_text("<<<<<<< HEAD\na = 1\n=======\na = 2\n>>>>>>> branch\n")
    tree.write(root, FIRST)
    assert tree.compare(root, FIRST) == ()


@posix
def test_links_added_by_hand_are_kept_and_not_followed(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/x").write_text("x")
    tree.write(root, FIRST)
    (root / "api/link").symlink_to(tmp_path / "elsewhere")
    tree.write(root, SECOND)
    assert (root / "api/link").readlink() == tmp_path / "elsewhere"
    assert snapshot(tmp_path / "elsewhere") == {"x": b"x"}


def test_only_files_with_the_hash_in_the_manifest_are_deleted(root: Path) -> None:
    tree.write(root, FIRST)
    (root / "api/notes.txt").write_text("mine")
    listing = json.loads((root / "api/MANIFEST.json").read_text())
    listing["files"] |= {"notes.txt": "0" * 64, "../two/README.md": "0", "/etc/passwd": "0"}
    (root / "api/MANIFEST.json").write_text(json.dumps(listing))
    tree.write(root, SECOND)
    assert (root / "api/notes.txt").read_text() == "mine"
    assert (root / "two/README.md").exists()
    (root / "api/MANIFEST.json").write_text("no JSON")
    (root / "api/src/other.py").write_text("kept")
    tree.write(root, FIRST, overwrite=True)
    assert (root / "api/src/other.py").exists()
    assert (root / "api/src/new.py").exists()


def test_a_manifest_that_git_merged_is_read(root: Path) -> None:
    tree.write(root, FIRST)
    manifest = root / "api/MANIFEST.json"
    lines = manifest.read_text().splitlines()
    [old] = [line for line in lines if "src/old.py" in line]
    other = old.replace(old.rpartition('": "')[2][:64], "0" * 64)
    at = lines.index(old)
    merged = [*lines[:at], "<<<<<<< ours", old, "=======", other, ">>>>>>> theirs", *lines[at + 1 :]]
    manifest.write_text("\n".join(merged))
    assert tree.recorded(root / "api").hashes["src/old.py"] == {"0" * 64, old.rpartition('": "')[2][:64]}
    tree.write(root, SECOND)
    assert not (root / "api/src/old.py").exists()
    assert tree.compare(root, SECOND) == ()


def test_other_distributions_are_deleted_only_if_all_are_given(root: Path) -> None:
    tree.write(root, FIRST)
    (root / "two/mine.txt").write_text("mine")
    api = {path: text for path, text in FIRST.items() if path.startswith("api/")}
    assert tree.compare(root, api) == ()
    assert tree.write(root, api) == ()
    assert kinds(tree.compare(root, api, complete=True)) == [("two/README.md", "orphaned")]
    assert tree.compare(root, api, complete=True, known=["two"]) == ()
    tree.write(root, api, complete=True)
    assert snapshot(root / "two") == {"mine.txt": b"mine"}
    tree.write(root, {"two/README.md": "two\n"}, complete=True, known=[])
    assert not (root / "api").exists()


# Differences -------------------------------------------------------------------------------------------------


def test_changed_new_and_missing_files_are_reported(root: Path) -> None:
    tree.write(root, FIRST)
    (root / "api/src/a.py").write_text("a = 1 \n")
    (root / "api/src/b.py").write_text("")
    (root / "two/README.md").unlink()
    found = tree.compare(root, FIRST)
    assert kinds(found) == [("api/src/a.py", "changed"), ("api/src/b.py", "new"), ("two/README.md", "missing")]
    assert found[0].diff == "@@ -1,2 +1,2 @@\n-a = 1 \n+a = 1\n \n"
    (root / "api/src/a.py").write_bytes(b"a = 1\r\n")
    assert "CRLF" in tree.compare(root, FIRST)[0].diff


@posix
def test_an_executable_file_is_a_difference_and_other_permissions_are_not(root: Path) -> None:
    tree.write(root, FIRST)
    (root / "api/src/a.py").chmod(0o755)
    (root / "two/README.md").chmod(0o600)
    assert kinds(tree.compare(root, FIRST)) == [("api/src/a.py", "changed")]
    tree.write(root, FIRST)
    assert tree.compare(root, FIRST) == ()


def test_files_created_by_tools_are_not_reported(root: Path) -> None:
    tree.write(root, FIRST)
    for path in (
        "api/src/__pycache__/a.pyc",
        "api/.venv/x",
        "api/a.egg-info/PKG-INFO",
        "api/dist/a.whl",
        "api/.DS_Store",
    ):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("")
    assert all(tree.compare(root, FIRST) == () for _ in range(20))
