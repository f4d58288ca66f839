"""The commands of the README, typed as they are written."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Timer

from cli import package_index
from pochoir.config import code, metadata, site

ROOT = Path(__file__).parents[2]
POCHOIR = (sys.executable, "-u", "-m", "pochoir")


PROGRAM = """
from library import Library, errors
from library.testing import FakeLibrary

with FakeLibrary() as fake:
    client = fake.client()
    client.books.create(title="Chéri")
    print([[book.title for book in page.items] for page in client.books.list().pages()])
    fake.books.get.replies(404)
    try:
        client.books.get(1)
    except errors.NotFound as error:
        print(error.body.message)
try:
    Library().books.get(1)
except errors.CredentialMissing as error:
    print("token" if "token" in str(error) else error)
"""


def section(title: str) -> str:
    """The text below a heading of the README."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return readme.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def commands(text: str) -> list[list[str]]:
    """The lines that a reader types, as words."""
    [console] = re.findall(r"```console\n(.*?)```", text, re.DOTALL)
    return [shlex.split(line.removeprefix("$ ")) for line in console.splitlines() if line.startswith("$ ")]


def publishing(text: str) -> list[list[str]]:
    """The lines with which a reader publishes a client, as words."""
    [shell] = re.findall(r"To publish it, .*?```sh\n(.*?)```", text, re.DOTALL)
    return [shlex.split(line, comments=True) for line in shell.splitlines()]


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
    published(tmp_path, publishing(section("Generate your own")))
    installed(tmp_path / "installed", tmp_path / "dist", "library==1.0.0")
    program = f"import sys; sys.path.insert(0, {str(tmp_path / 'installed')!r})\n{PROGRAM}"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8"
    )
    assert (done.stdout.splitlines(), done.stderr) == (["[['Sido', 'Chéri']]", "no such book", "token"], "")


def published(folder: Path, lines: Sequence[Sequence[str]]) -> None:
    """Build a client as the README says, without an isolated environment, for which the tests have no index."""
    _, *ours, build, upload = lines
    for program, *words in ours:
        assert program == "pochoir"
        typed(folder, words)
    done = subprocess.run([sys.executable, *build[1:], "--no-isolation"], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert upload == ["twine", "upload", "dist/*"]
    for wheel in folder.glob("dist/*.whl"):
        typed(folder, ["check", "--wheel", str(wheel)])


def installed(folder: Path, dist: Path, name: str) -> None:
    """Install a distribution from a package index with these files."""
    environment = {key: value for key, value in os.environ.items() if not key.upper().startswith("PIP_")}
    environment |= {"PIP_CONFIG_FILE": os.devnull, "NO_PROXY": "127.0.0.1"}
    with package_index.served(dist) as url:
        options = ["--quiet", "--no-deps", "--no-cache-dir", "--disable-pip-version-check", "--index-url", url]
        command = [sys.executable, "-m", "pip", "install", *options, "--target", str(folder), name]
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


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
