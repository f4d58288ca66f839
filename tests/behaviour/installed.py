"""The generated distributions, built into wheels and installed into a fresh virtual environment, once per test run."""

import atexit
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
import uuid
import venv
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from processes import started

ROOT = Path(__file__).parents[2]
DISTRIBUTIONS = tuple(sorted(path.parent.name for path in (ROOT / "generated").glob("*/pyproject.toml")))
_PATIENCE_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Installed:
    """A virtual environment in which the distributions are installed."""

    python: Path
    site_packages: Path


@cache
def installed(run: str) -> Installed:
    """Build and install, or wait for another worker of the same test run that does; then import from there.

    Args:
        run: what the workers of one test run have in common; "" when there is one process only.

    Raises:
        RuntimeError: nothing is generated yet, or a wheel could not be built or installed.
    """
    missing = [name for name in DISTRIBUTIONS if not (ROOT / "generated" / name / "pyproject.toml").is_file()]
    if missing:
        raise RuntimeError(f"generated/ has no {' and no '.join(missing)}. Run: pochoir generate")
    folder = Path(tempfile.gettempdir()) / f"pochoir-behaviour-{run or uuid.uuid4().hex}"
    ready, failed = folder / "ready", folder / "failed"
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        _wait_for(ready, failed)
    else:
        try:
            _build_and_install(folder)
        except BaseException:
            failed.touch()
            raise
        ready.touch()
    _remove_after_last_use(folder)
    environment = _environment(folder)
    sys.path.insert(0, str(environment.site_packages))
    return environment


def _environment(folder: Path) -> Installed:
    home = folder / "environment"
    variables = {"base": str(home), "platbase": str(home)}
    python = Path(sysconfig.get_path("scripts", "venv", variables)) / Path(sys.executable).name
    return Installed(python, Path(sysconfig.get_path("purelib", "venv", variables)))


def _build_and_install(folder: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder / "wheels")]
    with ExitStack() as stack:
        builds = [stack.enter_context(_started([*build, str(ROOT / "generated" / name)])) for name in DISTRIBUTIONS]
        venv.create(folder / "environment", symlinks=os.name == "posix", with_pip=False)
        for process in builds:
            _finish(process)
    environment = _environment(folder)
    wheels = sorted(str(wheel) for wheel in (folder / "wheels").glob("*.whl"))
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--python", str(environment.python)]
    with _started([*pip, "install", "--no-deps", "--no-index", "--no-compile", *wheels]) as process:
        _finish(process)
    # httpx2 and pydantic are those of the environment that runs the tests; all else is what pip put there.
    shared = sysconfig.get_path("purelib")
    (environment.site_packages / "dependencies-of-the-test-environment.pth").write_text(shared, encoding="utf-8")


def _started(command: list[str]) -> AbstractContextManager[subprocess.Popen[str]]:
    return started(command, stderr=subprocess.STDOUT)


def _finish(process: subprocess.Popen[str]) -> None:
    output, _ = process.communicate(timeout=_PATIENCE_SECONDS)
    if process.returncode:
        raise RuntimeError(f"{process.args!r} failed:\n{output}")


def _wait_for(ready: Path, failed: Path) -> None:
    limit = time.monotonic() + _PATIENCE_SECONDS
    while not ready.exists():
        if failed.exists() or time.monotonic() > limit:
            raise RuntimeError("another worker could not install the distributions")
        time.sleep(0.05)


def _remove_after_last_use(folder: Path) -> None:
    users = folder / "users"
    users.mkdir(exist_ok=True)
    mine = users / str(os.getpid())
    mine.touch()

    def leave() -> None:
        mine.unlink(missing_ok=True)
        if not any(users.iterdir()):
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(leave)
