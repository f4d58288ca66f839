"""The six samples of an operation held against each other: what was received of those that ran, the others parsed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pochoir import ir

from . import sampled
from .perform import Ran
from .sampled import Samples
from .wire import Wire, of_http, of_httpie, received, words

FILE = b"content"
"""What every file holds that a sample sends."""


def differences(api: ir.Api, samples: Sequence[Samples], ran: Mapping[tuple[str, str], Ran]) -> Iterator[str]:
    """Every sample that is another request than the curl command of its operation."""
    known = sampled.origins(api)
    variables = {name: value.format(*known) for name, value in sampled.environment(api).items()}
    arguments = words([each.codes["httpie"] for each in samples], "http", variables)
    for each, given in zip(samples, arguments, strict=True):
        wanted = received(ran[each.name, "curl"].asked[0])
        others = {"httpie": of_httpie(given, FILE), "http": of_http(each.codes["http"], variables, wanted.origin)}
        others |= {kind: received(ran[each.name, kind].asked[0]) for kind in sampled.kinds() if kind != "curl"}
        for kind, other in others.items():
            if kind in ("python", "async"):
                other = _as_shown(each, wanted, other)
            left, right = (_told(one, kind) for one in (other, wanted))
            if left != right:
                yield f"{each.name} {kind}:\n  {left}\n  {right}"


def _as_shown(samples: Samples, wanted: Wire, sent: Wire) -> Wire:
    """What a client sends without what it adds: the first page, and the media types of failures."""
    paging = samples.entry.operation.paging
    own = [paging.parameter, paging.size_parameter] if paging else []
    first = [each for each in sent.headers["accept"].split(", ") if ";q=" not in each]
    # Whoever takes any success asks for the form of failures, or for nothing in particular.
    accepted = wanted.headers.get("accept", "*/*")
    agreed = accepted if "*/*" in (accepted, *first) else ", ".join(first)
    return replace(sent, headers={**sent.headers, "accept": agreed}).without(own)


def _told(request: Wire, kind: str) -> Wire:
    """A request without what says nothing, that any answer will do; and without what HTTPie has no words for."""
    parts = request.parts
    if kind == "httpie":
        parts = tuple(each if each.filename else replace(each, media_type="") for each in parts)
    headers = {name: value for name, value in request.headers.items() if value != "*/*"}
    return replace(request, headers=headers, parts=parts)
