"""The samples of an operation: the same request with curl, the Python client, HTTPie, JavaScript and as raw HTTP."""

from collections.abc import Sequence
from dataclasses import dataclass

from pochoir import ir
from pochoir.targets.client.samples import Samples
from pochoir.targets.site.samples import curl, http, httpie, javascript, python
from pochoir.targets.site.samples.request import Request, handshake_of, request_of

__all__ = ["KINDS", "Request", "Sample", "handshake_of", "request_of", "samples"]

KINDS: Sequence[tuple[str, str, str]] = (
    ("curl", "curl", "shell"),
    ("python", "Python", "python"),
    ("async", "Python async", "python"),
    ("httpie", "HTTPie", "shell"),
    ("javascript", "JavaScript", "javascript"),
    ("http", "HTTP", "http"),
)
"""The key, title and language of each kind of sample, in the order of the tabs."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample: a complete program, command or request."""

    kind: str
    title: str
    language: str
    code: str


def samples(api: ir.Api, values: Samples, resource: ir.Resource, operation: ir.Operation) -> tuple[Sample, ...]:
    """Return all samples of an operation, with the example values that `values` chooses."""
    request = request_of(api, values, operation)
    codes = {
        "curl": curl.write(request),
        "python": python.write(api, values, resource, operation),
        "async": python.write_async(api, values, resource, operation),
        "httpie": httpie.write(request),
        "javascript": javascript.write(request),
        "http": http.write(request),
    }
    return tuple(Sample(kind, title, language, codes[kind]) for kind, title, language in KINDS)
