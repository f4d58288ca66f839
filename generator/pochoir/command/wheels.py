"""Compare wheels with the descriptions of a project: `pochoir check --wheel`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pochoir import config, naming
from pochoir.command.making import files, generate
from pochoir.command.selection import Work
from pochoir.config import Target
from pochoir.problems import Problem


def check_wheels(work: Work, paths: Sequence[Path]) -> tuple[Problem, ...]:
    """Return what differs between wheels and what the descriptions of their distributions give.

    Raises:
        Refused: a file is not a wheel, the project has no such distribution, or its description has errors.
    """
    return tuple(problem for path in paths for problem in _check(work, path))


def _check(work: Work, path: Path) -> Iterator[Problem]:
    from pochoir.release import choosing, published, wheels

    wheel = wheels.read(path)
    runtimes = config.runtimes(work.targets)
    for name in runtimes:
        if naming.normalized(name) == wheel.name:
            yield from published.problems(wheel, _runtime(work, name), naming.package(name))
            return
    target = _target(work, wheel.name)
    if target is None:
        names = [*(each.distribution for each in work.targets), *runtimes]
        raise wheels.refused(path, *choosing.unknown(wheel.name, names))
    done = generate(replace(work, targets=(target,)), lambda spec: None)
    client = done.generated[0]
    files(done)  # which refuses a description with errors
    made = {name.partition("/")[2]: text for name, text in client.files.items()}
    yield from published.problems(wheel, made, client.package)


def _runtime(work: Work, name: str) -> dict[str, str]:
    """Return the files of the runtime that the clients share, by path below its folder."""
    from pochoir.targets.client import shared

    made = shared.distribution(name, work.templates)
    return {path.partition("/")[2]: text for path, text in made.items()}


def _target(work: Work, name: str) -> Target | None:
    for target in work.targets:
        if naming.normalized(target.distribution) == name:
            return target
    # The name of a description that is not listed is made from its title.
    unnamed = [target for target in work.targets if not target.distribution]
    return unnamed[0] if len(unnamed) == 1 else None
