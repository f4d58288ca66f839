"""Find out which of the files that something is generated from have changed, and do it again."""

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from pochoir import config
from pochoir.command.selection import Usage, Work
from pochoir.problems import Refused

_SECONDS: Final = 0.3
_LEFT_OUT: Final = frozenset({"__pycache__", "node_modules"})


def files(work: Work) -> Iterator[Path]:
    """Yield the files that may be part of descriptions or templates: all next to them, but for hidden folders."""
    folders = {target.spec.parent.resolve() for target in work.targets}
    folders |= {work.templates.resolve()} if work.templates else set()
    output = work.output.resolve()
    yield from sorted({each for target in work.targets for each in target.reading.overlays})
    inner = {each for each in folders if any(each.is_relative_to(other) for other in folders - {each})}
    for folder in sorted(folders - inner):
        for place, below, names in os.walk(folder):
            below[:] = [name for name in below if _is_watched(Path(place, name), output)]
            yield from (Path(place, name) for name in names)


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
