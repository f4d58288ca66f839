"""Read the OpenAPI document of an application, `module:attribute`, in a separate process.

This runs code of the project. It is done only for an application that the command line names.
"""

import inspect
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pochoir.applications import reader
from pochoir.problems import Location, Problem, Refused

_NAME: Final = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)*:[^\W\d]\w*(?:\.[^\W\d]\w*)*")
_FILES: Final = (".json", ".yaml", ".yml")
_SECONDS: Final = 120
_CORRECT: Final = "correct it, or set what it needs, such as environment variables"
_FUNCTION: Final = "name a function without arguments that returns it: module:function"


def is_name(text: str) -> bool:
    """Return whether a text is the name of an application and not the path of a file."""
    return bool(_NAME.fullmatch(text)) and not text.lower().endswith(_FILES) and not Path(text).exists()


def read(name: str, folder: Path) -> bytes:
    """Import an application in a separate process and return its document, as JSON, or YAML if that is what it returns.

    Args:
        name: `module:attribute`.
        folder: the folder that modules are imported from, besides what is installed.

    Raises:
        Refused: the application cannot be imported or has no document.
    """
    python = interpreter(folder)
    # A constant program: its source, because that Python need not have pochoir.
    command = [python, "-c", inspect.getsource(reader), name]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise _failed(
            name, f"it takes longer than {_SECONDS} seconds", "start its work in main() instead of on import"
        ) from None
    except OSError as error:
        raise _failed(name, f"{python} cannot be run: {error.strerror}", "activate its environment") from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        ended = f"its process ended with code {done.returncode}"
        raise _failed(name, f"{ended}: {last}" if last else ended, f"try: {python} -m {_module(name)}") from None
    if "document" not in answer:
        raise Refused((_problem(name, answer, python),))
    # A lone surrogate becomes an escape, which the parser reports.
    return str(answer["document"]).encode("utf-8", "backslashreplace")


def interpreter(folder: Path) -> str:
    """Return the Python of the active environment, otherwise that of `.venv`, otherwise that of pochoir."""
    program = Path("Scripts", "python.exe") if sys.platform == "win32" else Path("bin", "python")
    active = os.environ.get("VIRTUAL_ENV")
    for environment in (*([Path(active)] if active else ()), folder / ".venv"):
        if (environment / program).is_file():
            return str(environment / program)
    return sys.executable


def _problem(name: str, answer: Mapping[str, Any], python: str) -> Problem:
    """Return the problem that the program has found."""
    kind = answer["problem"]
    start = Location(name, 1, 1)
    if kind == reader.NO_MODULE:
        message = f"there is no module {answer['name']}"
        hint = "run pochoir in the folder that contains it, or install it"
        return Problem("error", "application-not-found", "", message, f"{hint} for {python}", location=start)
    if kind == reader.NO_ATTRIBUTE:
        message = f'"{name}" is not there: there is no "{answer["name"]}"'
        near = answer["near"]
        hint = f'did you mean "{near[0]}"?' if near else "name the variable that holds the application"
        return Problem("error", "application-not-found", "", message, hint, location=start)
    if kind == reader.NO_DOCUMENT:
        message = f"this {answer['name']} has no OpenAPI document"
        return Problem("error", "application-without-document", "", message, _FUNCTION, location=start)
    place = _place(answer) or start
    is_missing = answer["error"].startswith("ModuleNotFoundError")
    hint = f"install it for {python}, or activate the environment of the application" if is_missing else _CORRECT
    return Problem("error", "application-failed", "", f"{name} raises {answer['error']}", hint, location=place)


def _place(answer: Mapping[str, Any]) -> Location | None:
    """Return the last line of the project that an exception came through."""
    file, line = answer.get("file"), answer.get("line")
    if not isinstance(file, str) or not isinstance(line, int):
        return None
    path = Path(file)
    try:
        text = path.read_text(encoding="utf-8").splitlines()[line - 1]
        shown = path.relative_to(Path.cwd()).as_posix()
    except (OSError, ValueError, IndexError):
        return None
    return Location(shown, line, 1 + len(text) - len(text.lstrip()), text)


def _module(name: str) -> str:
    return name.partition(":")[0]


def _failed(name: str, message: str, hint: str) -> Refused:
    problem = Problem("error", "application-failed", "", message, hint, location=Location(name, 1, 1))
    return Refused((problem,))
