"""A pair of tokens in a file."""

import os
from pathlib import Path

import pytest
from sample._runtime.auth.token_store import FileTokenStore, Tokens
from sample._runtime.base.errors import InvalidArgument

FIRST = Tokens("a-1", "r-1", 1_900_000_000.0)
SECOND = Tokens("a-2", "r-2", 1_900_086_400.0)


def test_a_file_keeps_the_last_pair(tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path / "tokens.json")
    assert store.load() is None
    store.save(FIRST)
    store.save(SECOND)
    assert FileTokenStore(str(tmp_path / "tokens.json")).load() == SECOND
    assert [path.name for path in tmp_path.iterdir()] == ["tokens.json"]
    assert "a-2" not in repr(store)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_its_owner_alone_can_read_it_whatever_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "tokens.json"
    path.write_text("{}", encoding="utf-8")
    path.chmod(0o644)
    FileTokenStore(path).save(FIRST)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_pair_that_cannot_be_kept_leaves_the_last_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = FileTokenStore(tmp_path / "tokens.json")
    store.save(FIRST)

    def full(handle: int) -> None:
        raise OSError(28, "no room")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no room"):
        store.save(SECOND)
    assert store.load() == FIRST
    assert [path.name for path in tmp_path.iterdir()] == ["tokens.json"]


def test_another_file_is_no_pair(tmp_path: Path) -> None:
    (tmp_path / "tokens.json").write_text("[]", encoding="utf-8")
    with pytest.raises(InvalidArgument):
        FileTokenStore(tmp_path / "tokens.json").load()
