"""The public Python API: from one description to what pochoir understood of it, and to the files of its client."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pochoir import ir, render, resolve
from pochoir.cache import Cache
from pochoir.config.client import DEFAULTS, ClientSettings
from pochoir.config.reading import AS_WRITTEN, Reading
from pochoir.problems import Problem
from pochoir.resolve.paths import operations
from pochoir.understanding import Timer, Understood, understand

if TYPE_CHECKING:
    from pochoir.targets.client import Part

__all__ = ["ClientSettings", "Generated", "Understood", "generate", "understand"]

_SURFACE: Final = (700, 1_000)
_REFERENCE: Final = (2_600, 9_300)
"""The sizes of these parts for each model and for each operation (see `targets.client.Part`)."""
_IMPORTS: Final = 700_000
"""The size of the imports of the reference."""


@dataclass(frozen=True, slots=True)
class Generated:
    """The result of generating the client of a description.

    Attributes:
        understood: the description.
        files: the files of the client by path, relative to the output folder; empty if no client was requested.
        seconds: the wall time of each stage.
    """

    understood: Understood = field(repr=False)
    files: Mapping[str, str]
    seconds: Mapping[str, float]

    @property
    def path(self) -> Path:
        """The path of the description, as given."""
        return self.understood.path

    @property
    def spec(self) -> str:
        """The path of the description, as generated files show it."""
        return self.api.spec

    @property
    def api(self) -> ir.Api:
        """The API."""
        return self.understood.api

    @property
    def resolved(self) -> resolve.Resolved:
        """The resolved document."""
        return self.understood.resolved

    @property
    def distribution(self) -> str:
        """The name of the distribution."""
        return self.api.distribution

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems; errors only if parts with errors were left out."""
        return self.understood.problems

    @property
    def operations(self) -> int:
        """The number of operations of the description."""
        return sum(1 for _ in operations(self.resolved.tree)) + self.understood.left_out

    @property
    def generated(self) -> int:
        """The number of operations of the client."""
        return sum(len(resource.operations) for resource in self.api.resources)


def generate(
    spec: Path,
    distribution: str = "",
    templates: Path | None = None,
    cache: Cache | None = None,
    settings: ClientSettings = DEFAULTS,
    timer: Timer | None = None,
    reading: Reading = AS_WRITTEN,
    content: bytes | None = None,
    processes: int = 1,
) -> Generated:
    """Generate the client of a description in memory.

    Args:
        spec: the path of the OpenAPI description, YAML or JSON.
        distribution: the name of the distribution; by default it is made from the title of the description.
        templates: a folder with templates that override those of pochoir.
        cache: remembers parts of the result for later runs, which are then faster.
        settings: the settings that shape the client.
        timer: measures the stages.
        reading: its overlays, and which of its operations are generated.
        content: the content of the description, if it is not to be read from `spec`. It has no files next to it.
        processes: the number of processes that may run. With more than one, this process is copied on Linux if it has
            no other threads. The result does not depend on it.

    Returns:
        The files of the client with the description.

    Raises:
        Refused: the description or a template has an error, or the generated files are not valid.
    """
    timer = timer or Timer()
    understood = understand(spec, distribution, settings, timer, content=content, reading=reading, processes=processes)
    return generated(understood, templates, cache, timer, processes)


def generated(
    understood: Understood, templates: Path | None, cache: Cache | None, timer: Timer, processes: int = 1
) -> Generated:
    """Generate the client of a description that has been understood, as `generate` does."""
    # Imported here, next to what a copy of this process may do meanwhile.
    from pochoir.targets import client

    render.check_names(templates)
    api = understood.api
    others = [_part(_size(api, _SURFACE), partial(_surface, api, understood.settings.testing))]
    if understood.settings.docs:
        others.append(_part(_IMPORTS + _size(api, _REFERENCE), partial(_docs, understood, templates, cache)))
    files = client.distribution(understood, templates, timer, cache, others, processes)
    named = {f"{api.distribution}/{path}": text for path, text in sorted(files.items())}
    return Generated(understood, named, timer.seconds)


def _size(api: ir.Api, sizes: tuple[int, int]) -> int:
    of_model, of_operation = sizes
    return len(api.models) * of_model + sum(len(each.operations) for each in api.resources) * of_operation


def _part(size: int, make: Callable[[], Mapping[str, str]]) -> "Part":
    from pochoir.targets import client

    return client.Part(size, partial(client.Made.timed, "docs", make))


def _surface(api: ir.Api, testing: bool) -> Mapping[str, str]:
    from pochoir.targets.client import provenance

    return {provenance.SURFACE: provenance.surface_file(api, testing=testing)}


def _docs(understood: Understood, templates: Path | None, cache: Cache | None) -> Mapping[str, str]:
    from pochoir.targets import docs

    return docs.files(understood, templates, cache)
