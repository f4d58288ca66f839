"""The commands of the README, typed as they are written."""

import re
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Timer

from pochoir.config import code, metadata, site

ROOT = Path(__file__).parents[2]
POCHOIR = (sys.executable, "-u", "-m", "pochoir")


def section(title: str) -> str:
    """The text below a heading of the README."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return readme.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def commands(text: str) -> list[list[str]]:
    """The lines that a reader types, as words."""
    [console] = re.findall(r"```console\n(.*?)```", text, re.DOTALL)
    return [shlex.split(line.removeprefix("$ ")) for line in console.splitlines() if line.startswith("$ ")]


def typed(folder: Path, words: Sequence[str]) -> str:
    """Run `pochoir` and return its output; it must succeed."""
    done = subprocess.run([*POCHOIR, *words], cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"pochoir {' '.join(words)}: {done.stdout}{done.stderr}"
    return done.stdout


def served(folder: Path, words: Sequence[str]) -> str:
    """The first line that `pochoir serve` prints, on a free port."""
    process = subprocess.Popen([*POCHOIR, *words, "--port", "0"], cwd=folder, stdout=subprocess.PIPE, text=True)
    limit = Timer(120, process.kill)
    limit.start()
    try:
        assert process.stdout is not None
        return process.stdout.readline()
    finally:
        limit.cancel()
        process.kill()
        process.communicate()


def test_the_commands_of_generate_your_own_work_in_an_empty_folder(tmp_path: Path) -> None:
    install, *others, serve = commands(section("Generate your own"))
    assert install == ["pip", "install", "pochoir[all]"]  # the tests run with pochoir installed
    for program, *words in others:
        assert program == "pochoir"
        typed(tmp_path, words)
    assert "127.0.0.1" in served(tmp_path, serve[1:])
    assert (tmp_path / "generated/library/src/library/__init__.py").is_file()
    assert (tmp_path / "generated/site/index.html").is_file()


def test_the_readme_shows_every_setting() -> None:
    shown = section("Generate your own").partition("### Settings")[2]
    for key in (
        "output",
        "templates",
        *site.KEYS,
        "spec",
        "distribution",
        "version",
        *metadata.KEYS,
        *code.PROJECT,
        *code.KEYS,
    ):
        assert f"\n{key} = " in shown
