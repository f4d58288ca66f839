"""Find out which of the files that something is generated from have changed, and do it again."""

import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Final

from pochoir import config
from pochoir.command.selection import Usage, Work
from pochoir.problems import Refused

_SECONDS: Final = 0.1
_LEFT_OUT: Final = frozenset({"__pycache__", "node_modules"})
_ABOVE: Final = re.compile(rb"(?:\.\./)+[\w./~-]+\.(?:ya?ml|json)")
"""References to files in another folder of the project."""


def files(work: Work) -> Iterator[Path]:
    """Yield the files that may be part of descriptions or templates.

    They are all files next to these, but for hidden folders, and those that a description refers to elsewhere.
    """
    folders = {target.spec.parent.resolve() for target in work.targets}
    folders |= {each.resolve() for each in (work.templates, work.look.guides) if each}
    output = work.output.resolve()
    yield from sorted({each for target in work.targets for each in target.reading.overlays})
    inner = {each for each in folders if any(each.is_relative_to(other) for other in folders - {each})}
    for folder in sorted(folders - inner):
        for place, below, names in os.walk(folder):
            below[:] = [name for name in below if _is_watched(Path(place, name), output)]
            yield from (Path(place, name) for name in names)
    yield from (work.look.logo,) if work.look.logo else ()
    for target in work.targets:
        yield from _elsewhere(target.spec)


def _elsewhere(spec: Path) -> Iterator[Path]:
    found, waiting = set[Path](), [spec]
    while waiting:
        file = waiting.pop()
        for path in _above(file, _state(file)):
            if path not in found:
                found.add(path)
                waiting.append(path)
                yield path


@lru_cache(maxsize=1000)
def _above(file: Path, state: object) -> tuple[Path, ...]:
    """Return the files in other folders that a file may refer to. It is read once for each state that it has."""
    try:
        content = file.read_bytes() if state is not None else b""
    except OSError:
        content = b""
    named = sorted({each.decode() for each in _ABOVE.findall(content)})
    return tuple(Path(os.path.normpath(file.parent / each)) for each in named)


def _is_watched(folder: Path, output: Path) -> bool:
    hidden = folder.name.startswith(".") or folder.name in _LEFT_OUT or folder == output
    return not hidden and not (folder / "pyvenv.cfg").exists()


def watch(load: Callable[[], Work], run: Callable[[Work], object], failed: Callable[[Exception], object]) -> None:
    """Run, and run again whenever a file has changed, until interrupted. An error ends a run only.

    Args:
        load: returns the descriptions; it reads the settings.
        run: what to do with them.
        failed: reports an error.
    """
    known: Mapping[Path, object] | None = None
    try:
        while True:
            # Looked at before the run, so that what is saved during a run leads to another.
            current = _states(load)
            if current != known:
                known = current
                try:
                    run(load())
                except (Refused, Usage, OSError) as error:
                    failed(error)
            pause()
    except KeyboardInterrupt:
        return


def pause() -> None:
    """Wait until the files are looked at again."""
    time.sleep(_SECONDS)


def _states(load: Callable[[], Work]) -> Mapping[Path, object]:
    found = [folder / config.FILE for folder in (Path.cwd(), *Path.cwd().parents)]
    with suppress(Refused, Usage, OSError):  # wrong settings are reported by the run
        found += files(load())
    return {path: _state(path) for path in found}


def _state(path: Path) -> object:
    """Return the time of the last change of a file and its size; None if it is missing, as while an editor saves it."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
