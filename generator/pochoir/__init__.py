"""Generate typed Python clients, models and documentation from OpenAPI descriptions.

`generate(Path("openapi.yaml")).files` is what `pochoir generate` writes and `pochoir check` compares: a dictionary of
paths and texts.
"""

from typing import TYPE_CHECKING

from pochoir.problems import Location, Problem, Refused
from pochoir.version import __version__

if TYPE_CHECKING:
    from pochoir.pipeline import Generated, generate

__all__ = ["Generated", "Location", "Problem", "Refused", "__version__", "generate"]


def __getattr__(name: str) -> object:
    # The pipeline brings black, Jinja and the schema tools along: only a run that generates has to wait for them.
    if name in {"Generated", "generate"}:
        from pochoir import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
