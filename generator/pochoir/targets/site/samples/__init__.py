"""The samples of an operation: the same request with curl, the Python client, HTTPie, JavaScript and as raw HTTP."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from pochoir import ir
from pochoir.targets.client.samples import Samples
from pochoir.targets.site.samples import curl, http, httpie, javascript, python, slots
from pochoir.targets.site.samples.request import Request, handshake_of, request_of
from pochoir.targets.site.samples.slots import Slot

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

_WRITERS: Mapping[str, Callable[[Request], str]] = {
    "curl": curl.write,
    "httpie": httpie.write,
    "javascript": javascript.write,
    "http": http.write,
}

ALL: Collection[str] = tuple(kind for kind, _, _ in KINDS)


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample: a complete program, command or request, and where it shows a credential or the base URL."""

    kind: str
    title: str
    language: str
    code: str
    slots: tuple[Slot, ...] = ()


def samples(
    api: ir.Api, values: Samples, resource: ir.Resource, operation: ir.Operation, kinds: Collection[str] = ALL
) -> tuple[Sample, ...]:
    """Return the samples of an operation of these kinds, with the example values that `values` chooses."""
    request = request_of(api, values, operation)
    server = api.servers[0].url if api.servers else ""
    programs: Mapping[str, Callable[[], str]] = {
        "python": lambda: python.write(api, values, resource, operation),
        "async": lambda: python.write_async(api, values, resource, operation),
    }
    shown = {kind: (title, language) for kind, title, language in KINDS}
    left_out = () if api.clients == "both" else ("async",)

    def sample(kind: str) -> Sample:
        if kind in programs:
            code = programs[kind]()
            variant = python.ASYNC if kind == "async" else python.main_variant(api)
            found = slots.of_python(code, f"{variant.prefix}{api.class_name}", slots.variables(request))
        else:
            code = _WRITERS[kind](request)
            found = slots.find(kind, _WRITERS[kind], request, server)
        return Sample(kind, *shown[kind], code, found)

    return tuple(map(sample, (kind for kind in kinds if kind not in left_out)))
