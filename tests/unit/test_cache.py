"""The folder that remembers results: whatever happens to it, it gives what was put into it, or nothing."""

import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import black
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pochoir import style
from pochoir.cache import Cache, key
from pochoir.installation import versions
from pochoir.style.blacken import StyleError

KEY = key("a")
UGLY = "x = {  'a':1 }\n"
PRETTY = 'x = {"a": 1}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def entries(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir() if not each.name.startswith("."))


@pytest.mark.parametrize("text", ["", "a", "é\ud800\n\0" * 1000])
def test_what_was_put_is_got(folder: Path, text: str) -> None:
    assert Cache(folder).get(KEY) is None
    Cache(folder).put(KEY, text)
    assert Cache(folder).get(KEY) == text
    assert Cache(folder).get(key("b")) is None


def test_git_ignores_the_folder(folder: Path) -> None:
    Cache(folder).put(KEY, "a")
    assert (folder / ".gitignore").read_text() == "*\n"


@given(st.data())
def test_a_damaged_entry_is_a_miss(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    Cache(folder).put(KEY, "text " * 20)
    content = (folder / KEY).read_bytes()
    at = data.draw(st.integers(0, len(content) - 1))
    inserted = data.draw(st.binary(max_size=3))
    damaged = content[:at] + inserted + content[at + data.draw(st.integers(0, 3)) :]
    (folder / KEY).write_bytes(damaged)
    assert Cache(folder).get(KEY) == ("text " * 20 if damaged == content else None)


def test_an_entry_under_another_key_is_a_miss(folder: Path) -> None:
    Cache(folder).put(KEY, "a")
    (folder / KEY).rename(folder / key("b"))
    assert Cache(folder).get(key("b")) is None


def test_a_folder_that_cannot_be_written_to_is_no_error(folder: Path) -> None:
    folder.write_text("a file")
    cache = Cache(folder)
    cache.put(KEY, "a")
    cache.put(key("b"), "b")
    cache.trim()
    assert cache.get(KEY) is None
    assert folder.read_text() == "a file"


def test_a_link_in_the_place_of_the_folder_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    Cache(folder).put(KEY, "a")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_the_folder_may_be_deleted_while_it_is_used(folder: Path) -> None:
    cache = Cache(folder)
    cache.put(KEY, "a")
    for each in folder.iterdir():
        each.unlink()
    folder.rmdir()
    cache.put(KEY, "a")
    cache.trim()
    assert cache.get(KEY) is None


def test_the_entries_used_last_are_kept(folder: Path) -> None:
    for name in "abcdefgh":
        Cache(folder).put(key(name), name)
        os.utime(folder / key(name), (1_000_000, 1_000_000 + ord(name)))
    assert Cache(folder).get(key("a")) == "a"
    cache = Cache(folder, max_entries=8)
    cache.put(key("i"), "i")
    cache.trim()
    assert entries(folder) == sorted(key(name) for name in "aefghi")


def test_the_size_is_bounded(folder: Path) -> None:
    cache = Cache(folder, max_bytes=10_000)
    for number in range(20):
        cache.put(key(str(number)), os.urandom(500).hex())
    cache.trim()
    assert 5_000 < sum((folder / each).stat().st_size for each in entries(folder)) <= 7_500


def test_only_files_of_the_cache_are_removed(folder: Path) -> None:
    folder.mkdir()
    (folder / "notes.txt").write_text("by hand")
    dead, alive = folder / "killed.tmp", folder / "working.tmp"
    for each in (dead, alive):
        each.write_text("half")
    os.utime(dead, (1_000_000, 1_000_000))
    cache = Cache(folder)
    cache.put(KEY, "a")
    cache.trim()
    assert entries(folder) == sorted([KEY, "notes.txt", "working.tmp"])


def test_two_processes_may_write_the_same_entry(folder: Path) -> None:
    program = f"""
import sys
from pathlib import Path
from pochoir.cache import Cache
cache = Cache(Path(sys.argv[1]))
text = "text" * 50_000
for _ in range(50):
    cache.put({KEY!r}, text)
    assert cache.get({KEY!r}) == text
"""
    running = [subprocess.Popen([sys.executable, "-c", program, str(folder)]) for _ in range(2)]
    assert [process.wait() for process in running] == [0, 0]
    assert entries(folder) == [KEY]


@given(st.lists(st.text(max_size=3), max_size=3), st.lists(st.text(max_size=3), max_size=3))
def test_different_parts_have_different_keys(one: list[str], other: list[str]) -> None:
    assert (key(*one) == key(*other)) == (one == other)


def test_the_versions_are_those_that_are_installed() -> None:
    assert f"black {metadata.version('black')}" in versions("black", "absent-library").split("\n")
    assert "absent-library ?" in versions("black", "absent-library")
    assert sys.version.split("\n")[0] in versions()


def test_a_text_is_formatted_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = style.style({"a.py": UGLY, "b.py": PRETTY})
    assert style.style({"a.py": UGLY, "b.py": PRETTY}, cache=Cache(folder)) == fresh

    def unavailable(text: str, *, mode: black.Mode) -> str:
        raise AssertionError("it was formatted again")

    monkeypatch.setattr(black, "format_str", unavailable)
    assert style.style({"c.py": UGLY, "d.py": PRETTY}, cache=Cache(folder)) == {"c.py": PRETTY, "d.py": PRETTY}


def test_text_that_black_refuses_is_not_remembered(folder: Path) -> None:
    for _ in range(2):
        with pytest.raises(StyleError):
            style.style({"a.py": "def (:\n"}, cache=Cache(folder))
    assert not folder.exists()


LINES = st.lists(st.sampled_from([UGLY, PRETTY, "\n", "# é\n", "def f( ) : pass\n", "y=[1,\n2,]\n"]), max_size=6)


@given(st.lists(LINES, max_size=4))
def test_files_are_the_same_with_and_without_the_cache(
    tmp_path_factory: pytest.TempPathFactory, files: list[list[str]]
) -> None:
    folder = tmp_path_factory.getbasetemp() / "shared"
    texts = {f"{at}.py": "".join(lines) for at, lines in enumerate(files)}
    assert style.style(texts, cache=Cache(folder)) == style.style(texts)
