"""Compare wheels with the descriptions of a project: `pochoir check --wheel`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pochoir import naming
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
    target = _target(work, wheel.name)
    if target is None:
        raise wheels.refused(path, *choosing.unknown(wheel.name, [each.distribution for each in work.targets]))
    done = generate(replace(work, targets=(target,)), lambda spec: None)
    made = {name.partition("/")[2]: text for name, text in files(done).items()}
    yield from published.problems(wheel, made, done.generated[0].package)


def _target(work: Work, name: str) -> Target | None:
    for target in work.targets:
        if naming.normalized(target.distribution) == name:
            return target
    # The name of a description that is not listed is made from its title.
    unnamed = [target for target in work.targets if not target.distribution]
    return unnamed[0] if len(unnamed) == 1 else None
