"""The output on disk: all of it or nothing, and nothing else."""

import errno
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pochoir import tree
from pochoir.problems import Refused
from pochoir.tree import swap as swapping
from pochoir.tree import writing

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


# Writing -----------------------------------------------------------------------------------------------------


def test_what_is_written_is_what_is_compared(root: Path) -> None:
    tree.write(root, FIRST)
    assert tree.compare(root, FIRST) == () and tree.write(root, FIRST) == ()
    assert {path: text for path, text in snapshot(root).items() if "MANIFEST" not in path} == {
        path: text.encode() for path, text in FIRST.items()
    }
    assert kinds(tree.write(root, SECOND)) == [
        ("api/src/a.py", "changed"),
        ("api/src/new.py", "missing"),
        ("api/src/old.py", "orphaned"),
    ]
    assert tree.compare(root, SECOND) == () and not (root / "api/src/old.py").exists()


def test_unchanged_files_keep_their_time(root: Path) -> None:
    tree.write(root, FIRST)
    for each in (path for path in root.rglob("*") if path.is_file()):
        os.utime(each, (1, 1))
    tree.write(root, SECOND)
    times = {path: (root / path).stat().st_mtime for path in SECOND}
    assert times["api/README.md"] == times["two/README.md"] == 1 and times["api/src/a.py"] > 1


def test_the_manifest_lists_hashes_and_no_time(root: Path) -> None:
    tree.write(root, FIRST)
    first = (root / "api/MANIFEST.json").read_text()
    read = json.loads(first)
    assert read["files"].keys() == {"README.md", "src/a.py", "src/old.py"}
    assert read["generator"].startswith("pochoir ") and "spec" not in read
    text = tree.manifest({"a": "x", "MANIFEST.json": "old"}, "specs/api.yaml", b"a: 1\r\n")
    assert json.loads(text)["spec"]["path"] == "specs/api.yaml" and list(json.loads(text)["files"]) == ["a"]
    assert text == tree.manifest({"a": "x"}, "specs/api.yaml", b"a: 1\n")
    tree.write(root, {**FIRST, "api/MANIFEST.json": text})
    assert (root / "api/MANIFEST.json").read_text() == text


@posix
def test_the_umask_does_not_matter(root: Path) -> None:
    before = os.umask(0o077)
    try:
        tree.write(root, FIRST)
    finally:
        os.umask(before)
    assert tree.compare(root, FIRST) == ()


# What a person put there -------------------------------------------------------------------------------------


def test_files_of_a_person_survive(root: Path) -> None:
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
    assert (root / "api/empty").is_dir() and (root / "api/notes.txt").stat().st_mtime == 1
    new = [("api/notes.txt", "new"), ("api/src/mine/b.py", "new"), ("api/src/old.py", "new")]
    assert kinds(tree.compare(root, SECOND)) == new


@posix
def test_links_of_a_person_survive_and_are_not_followed(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/x").write_text("x")
    tree.write(root, FIRST)
    (root / "api/link").symlink_to(tmp_path / "elsewhere")
    tree.write(root, SECOND)
    assert os.readlink(root / "api/link") == str(tmp_path / "elsewhere")
    assert snapshot(tmp_path / "elsewhere") == {"x": b"x"}


def test_a_manifest_cannot_delete_what_it_does_not_know(root: Path) -> None:
    tree.write(root, FIRST)
    (root / "api/notes.txt").write_text("mine")
    listing = json.loads((root / "api/MANIFEST.json").read_text())
    listing["files"] |= {"notes.txt": "0" * 64, "../two/README.md": "0", "/etc/passwd": "0"}
    (root / "api/MANIFEST.json").write_text(json.dumps(listing))
    tree.write(root, SECOND)
    assert (root / "api/notes.txt").read_text() == "mine" and (root / "two/README.md").exists()
    (root / "api/MANIFEST.json").write_text("no JSON")
    (root / "api/src/other.py").write_text("kept")
    tree.write(root, FIRST)
    assert (root / "api/src/other.py").exists() and (root / "api/src/new.py").exists()


def test_other_distributions_go_only_when_all_are_known(root: Path) -> None:
    tree.write(root, FIRST)
    (root / "two/mine.txt").write_text("mine")
    api = {path: text for path, text in FIRST.items() if path.startswith("api/")}
    assert tree.compare(root, api) == () and tree.write(root, api) == ()
    assert kinds(tree.compare(root, api, complete=True)) == [("two/README.md", "orphaned")]
    assert tree.compare(root, api, complete=True, known=["two"]) == ()
    tree.write(root, api, complete=True)
    assert snapshot(root / "two") == {"mine.txt": b"mine"}
    tree.write(root, {"two/README.md": "two\n"}, complete=True, known=[])
    assert not (root / "api").exists()


# Drift -------------------------------------------------------------------------------------------------------


def test_drift_is_found(root: Path) -> None:
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
def test_a_file_that_may_be_run_is_drift_and_other_permissions_are_not(root: Path) -> None:
    tree.write(root, FIRST)
    (root / "api/src/a.py").chmod(0o755)
    (root / "two/README.md").chmod(0o600)
    assert kinds(tree.compare(root, FIRST)) == [("api/src/a.py", "changed")]
    tree.write(root, FIRST)
    assert tree.compare(root, FIRST) == ()


def test_what_tools_leave_behind_is_no_drift(root: Path) -> None:
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


# Refusing ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["../a/b", "/a/b", "a", "a//b", "a/./b", "a/../b", "a\\b/c", "c:/a", "a/\0", ""])
def test_paths_that_lead_elsewhere_are_a_defect(root: Path, path: str) -> None:
    with pytest.raises(ValueError, match="no path below"):
        tree.write(root, {path: ""})
    assert not root.exists()


def test_an_output_that_is_a_file(root: Path) -> None:
    root.write_text("mine")
    assert refused(root, FIRST) == ["output-not-folder"] and root.read_text() == "mine"


@posix
def test_an_output_that_is_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    root.symlink_to(tmp_path / "real")
    assert refused(root, FIRST) == ["output-symlink"] and snapshot(tmp_path / "real") == {}


@posix
def test_links_on_the_way(root: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    tree.write(root, FIRST)
    (root / "api/src/a.py").unlink()
    (root / "api/src/a.py").symlink_to(tmp_path / "real/target.py")
    os.rename(root / "two", root / "three")
    (root / "two").symlink_to(tmp_path / "real")
    assert refused(root, SECOND) == ["output-symlink", "output-symlink"]
    assert snapshot(tmp_path / "real") == {} and (root / "api/src/old.py").exists()


def test_things_in_the_way(root: Path) -> None:
    (root / "api/README.md").mkdir(parents=True)
    (root / "api/README.md/mine").write_text("mine")
    assert refused(root, FIRST) == ["output-not-file"]
    (root / "three").mkdir()
    (root / "three/src").write_text("mine")
    assert refused(root, {"three/src/a.py": ""}) == ["output-in-the-way"]
    assert (root / "three/src").read_text() == "mine"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_a_disk_that_refuses(root: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    tree.write(root, FIRST)
    before = snapshot(root)

    def refuse(self: Path, data: bytes) -> int:
        raise OSError(code, os.strerror(code), str(self))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert refused(root, SECOND) == ["output-not-written"] and snapshot(root) == before
    assert refused(root.parent / "deep/er", SECOND) == ["output-not-written"]
    assert not (root.parent / "deep").exists()


@pytest.mark.parametrize("exchanges", [True, False])
def test_a_swap_that_fails_is_undone(root: Path, monkeypatch: pytest.MonkeyPatch, exchanges: bool) -> None:
    tree.write(root, FIRST)
    before = snapshot(root)
    if not exchanges:
        monkeypatch.setattr(swapping, "exchange", lambda one, other: False)
    real = writing.swap

    def second_fails(new: Path, place: Path, old: Path) -> None:
        if place.name == "two":
            raise OSError(errno.EBUSY, "busy", str(place))
        real(new, place, old)

    monkeypatch.setattr(writing, "swap", second_fails)
    assert refused(root, {**SECOND, "two/README.md": "three\n"}) == ["output-not-written"]
    assert snapshot(root) == before


def test_without_an_exchange_of_names(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swapping, "exchange", lambda one, other: False)
    tree.write(root, FIRST)
    tree.write(root, SECOND)
    assert tree.compare(root, SECOND) == ()


def test_what_a_killed_run_left_is_taken_back(root: Path) -> None:
    tree.write(root, FIRST)
    before = snapshot(root)
    left = root.parent / f".{root.name}.pochoir-x"
    (left / "new/api").mkdir(parents=True)
    (left / "old").mkdir()
    (root / "api").rename(left / "old/api")
    assert tree.write(root, FIRST) == ()
    assert snapshot(root) == before


HOLD = """
import sys, time
from pathlib import Path
from pochoir.tree.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def run(program: str, *arguments: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments], stdout=subprocess.PIPE, text=True, env=environment
    )


def test_a_second_run_says_so(root: Path) -> None:
    tree.write(root, FIRST)
    with run(HOLD, str(root)) as other:
        assert other.stdout is not None and other.stdout.readline() == "held\n"
        assert refused(root, SECOND) == ["output-locked"]
        assert tree.compare(root, FIRST) == ()
        other.kill()
    assert tree.write(root, SECOND)  # a killed run holds nothing


# Killed at any moment ------------------------------------------------------------------------------------------

ENDLESS = """
import json, sys
from pathlib import Path
from pochoir import tree
files = json.loads(Path(sys.argv[2]).read_text())
print("ready", flush=True)
while True:
    for each in files:
        tree.write(Path(sys.argv[1]), each)
"""


def test_killed_at_any_moment_the_old_or_the_new_stands(tmp_path: Path) -> None:
    root = tmp_path / "out"
    contents = [{f"api/src/f{i}.py": f"x = {version}\n" for i in range(60 + version)} for version in range(2)]
    allowed: list[dict[str, bytes]] = []
    for each in contents:
        tree.write(root, each)
        allowed.append(snapshot(root))
    (tmp_path / "files.json").write_text(json.dumps(contents))
    chance = random.Random(1)
    seen: set[int] = set()
    for _ in range(10):
        with run(ENDLESS, str(root), str(tmp_path / "files.json")) as other:
            assert other.stdout is not None and other.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0.0, 0.08))
            other.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        found = snapshot(root)
        assert found in allowed
        seen.add(allowed.index(found))
    tree.write(root, contents[0])
    tree.write(root, contents[1])
    assert snapshot(root) == allowed[1]
    assert [each.name for each in tmp_path.iterdir()].count("out") == 1
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".out")]


names = st.sampled_from(["README.md", "src/a.py", "src/b/c.py", "src/b/d.py", "x"])
trees = st.dictionaries(names.map("api/{}".format), st.sampled_from(["", "1\n", "2\n"]), min_size=1)


@given(st.lists(trees, min_size=1, max_size=4))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stood_there_the_new_stands(tmp_path: Path, versions: list[dict[str, str]]) -> None:
    root = tmp_path / "out"
    for each in versions:
        tree.write(root, each)
        found = {path: text for path, text in snapshot(root).items() if "MANIFEST" not in path}
        assert found == {path: text.encode() for path, text in each.items()}
        assert tree.compare(root, each, complete=True) == ()
