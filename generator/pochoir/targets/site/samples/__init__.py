"""The samples of an operation: the same request with curl, the Python client, HTTPie, JavaScript and as raw HTTP."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from pochoir import ir
from pochoir.targets.client.samples import Samples
from pochoir.targets.site.samples import curl, http, httpie, javascript, python
from pochoir.targets.site.samples.request import Request, handshake_of, request_of

__all__ = ["ALL", "KINDS", "Request", "Sample", "handshake_of", "request_of", "samples"]

KINDS: Sequence[tuple[str, str, str]] = (
    ("curl", "curl", "shell"),
    ("python", "Python", "python"),
    ("async", "Python async", "python"),
    ("httpie", "HTTPie", "shell"),
    ("javascript", "JavaScript", "javascript"),
    ("http", "HTTP", "http"),
)
"""The key, title and language of each kind of sample, in the order of the tabs."""

ALL: Collection[str] = tuple(kind for kind, _, _ in KINDS)


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample: a complete program, command or request."""

    kind: str
    title: str
    language: str
    code: str


def samples(
    api: ir.Api, values: Samples, resource: ir.Resource, operation: ir.Operation, kinds: Collection[str] = ALL
) -> tuple[Sample, ...]:
    """Return the samples of an operation of these kinds, with the example values that `values` chooses."""
    request = request_of(api, values, operation)
    writers: Mapping[str, Callable[[], str]] = {
        "curl": lambda: curl.write(request),
        "python": lambda: python.write(api, values, resource, operation),
        "async": lambda: python.write_async(api, values, resource, operation),
        "httpie": lambda: httpie.write(request),
        "javascript": lambda: javascript.write(request),
        "http": lambda: http.write(request),
    }
    shown = {kind: (title, language) for kind, title, language in KINDS}
    left_out = () if api.clients == "both" else ("async",)
    return tuple(Sample(kind, *shown[kind], writers[kind]()) for kind in kinds if kind not in left_out)
