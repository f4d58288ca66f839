"""The output folder is written all or nothing: obstacles, errors of the system, killed processes."""

import errno
import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pochoir import tree
from pochoir.tree import staging
from pochoir.tree import swap as swapping
from processes import started
from unit.output_trees import FIRST, SECOND, posix, refused, root, snapshot

__all__ = ["root"]


# Refusing ----------------------------------------------------------------------------------------------------


def no_exchange(one: Path, other: Path) -> bool:
    """Replace `exchange` on a system that does not support it."""
    del one, other
    return False


@pytest.mark.parametrize("path", ["../a/b", "/a/b", "a", "a//b", "a/./b", "a/../b", "a\\b/c", "c:/a", "a/\0", ""])
def test_paths_outside_of_a_distribution_raise_valueerror(root: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a path below"):
        tree.write(root, {path: ""})
    assert not root.exists()


def test_an_output_folder_that_is_a_file_is_refused(root: Path) -> None:
    root.write_text("mine")
    assert refused(root, FIRST) == ["output-not-folder"]
    assert root.read_text() == "mine"


@posix
def test_an_output_folder_that_is_a_link_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    root.symlink_to(tmp_path / "real")
    assert refused(root, FIRST) == ["output-symlink"]
    assert snapshot(tmp_path / "real") == {}


@posix
def test_links_in_the_place_of_generated_files_are_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    tree.write(root, FIRST)
    (root / "api/src/a.py").unlink()
    (root / "api/src/a.py").symlink_to(tmp_path / "real/target.py")
    (root / "two").rename(root / "three")
    (root / "two").symlink_to(tmp_path / "real")
    assert refused(root, SECOND) == ["output-symlink", "output-symlink"]
    assert snapshot(tmp_path / "real") == {}
    assert (root / "api/src/old.py").exists()


def test_files_and_folders_in_the_place_of_others_are_refused(root: Path) -> None:
    (root / "api/README.md").mkdir(parents=True)
    (root / "api/README.md/mine").write_text("mine")
    assert refused(root, FIRST) == ["output-not-file"]
    (root / "three").mkdir()
    (root / "three/src").write_text("mine")
    assert refused(root, {"three/src/a.py": ""}) == ["output-in-the-way"]
    assert (root / "three/src").read_text() == "mine"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_an_error_of_the_system_changes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    tree.write(root, FIRST)
    before = snapshot(root)

    def refuse(self: Path, data: bytes) -> int:
        raise OSError(code, os.strerror(code), str(self))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert refused(root, SECOND) == ["output-not-written"]
    assert snapshot(root) == before
    assert refused(root.parent / "deep/er", SECOND) == ["output-not-written"]
    assert not (root.parent / "deep").exists()


@pytest.mark.parametrize("exchanges", [True, False])
def test_a_swap_that_fails_is_undone(root: Path, monkeypatch: pytest.MonkeyPatch, exchanges: bool) -> None:
    tree.write(root, FIRST)
    before = snapshot(root)
    if not exchanges:
        monkeypatch.setattr(swapping, "exchange", no_exchange)
    real = swapping.swap

    def second_fails(new: Path, place: Path, old: Path) -> None:
        if place.name == "two":
            raise OSError(errno.EBUSY, "busy", str(place))
        real(new, place, old)

    monkeypatch.setattr(staging, "swap", second_fails)
    assert refused(root, {**SECOND, "two/README.md": "three\n"}) == ["output-not-written"]
    assert snapshot(root) == before


def test_systems_without_an_atomic_exchange_work(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swapping, "exchange", no_exchange)
    tree.write(root, FIRST)
    tree.write(root, SECOND)
    assert tree.compare(root, SECOND) == ()


def test_an_output_folder_that_is_a_mount_point_of_the_same_file_system_works(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.rename

    def between_mounts(self: Path, target: Path) -> Path:
        if self.is_relative_to(root) != Path(target).is_relative_to(root):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "rename", between_mounts)
    tree.write(root, FIRST)
    tree.write(root, SECOND)
    assert tree.compare(root, SECOND) == ()
    assert not [each.name for place in (root, root.parent) for each in place.iterdir() if ".pochoir-" in each.name]


def test_a_folder_left_by_a_killed_run_is_restored(root: Path) -> None:
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
from contextlib import AbstractContextManager
from pathlib import Path
from pochoir.tree.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def run(program: str, *arguments: str) -> "AbstractContextManager[subprocess.Popen[str]]":
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return started([sys.executable, "-c", program, *arguments], env=environment)


def test_a_second_run_at_the_same_time_is_refused(root: Path) -> None:
    tree.write(root, FIRST)
    with run(HOLD, str(root)) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        assert refused(root, SECOND) == ["output-locked"]
        assert tree.compare(root, FIRST) == ()
        other.kill()
    assert tree.write(root, SECOND)  # the lock of a killed process is released


# Killed at any moment ------------------------------------------------------------------------------------------

ENDLESS = """
import json, sys
from contextlib import AbstractContextManager
from pathlib import Path
from pochoir import tree
files = json.loads(Path(sys.argv[2]).read_text())
print("ready", flush=True)
while True:
    for each in files:
        tree.write(Path(sys.argv[1]), each)
"""


@pytest.mark.slow
def test_a_run_killed_at_any_moment_leaves_the_old_or_the_new_output(tmp_path: Path) -> None:
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
            assert other.stdout is not None
            assert other.stdout.readline() == "ready\n"
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
def test_any_output_can_follow_any_other(tmp_path: Path, versions: list[dict[str, str]]) -> None:
    root = tmp_path / "out"
    for each in versions:
        tree.write(root, each)
        found = {path: text for path, text in snapshot(root).items() if "MANIFEST" not in path}
        assert found == {path: text.encode() for path, text in each.items()}
        assert tree.compare(root, each, complete=True) == ()
