"""Compare the six samples of an operation: the requests received from those that ran, and the others parsed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pochoir import ir

from . import page_samples
from .page_samples import Samples
from .requests import ParsedRequest, parse_http, parse_httpie, parse_received, shell_words
from .sample_runner import ProgramResult

FILE = b"content"
"""The content of every file that a sample sends."""


def differences(api: ir.Api, samples: Sequence[Samples], ran: Mapping[tuple[str, str], ProgramResult]) -> Iterator[str]:
    """Yield the samples whose request differs from that of the curl command."""
    known = page_samples.origins(api)
    variables = {name: value.format(*known) for name, value in page_samples.environment(api).items()}
    arguments = shell_words([each.codes["httpie"] for each in samples], "http", variables)
    for each, given in zip(samples, arguments, strict=True):
        expected = parse_received(ran[each.name, "curl"].requests[0])
        others = {
            "httpie": parse_httpie(given, FILE),
            "http": parse_http(each.codes["http"], variables, expected.origin),
        }
        others |= {
            kind: parse_received(ran[each.name, kind].requests[0])
            for kind in page_samples.runnable_kinds()
            if kind != "curl"
        }
        for kind, other in others.items():
            if kind in ("python", "async"):
                other = _without_additions(each, expected, other)
            left, right = (_comparable(one, kind) for one in (other, expected))
            if left != right:
                yield f"{each.name} {kind}:\n  {left}\n  {right}"


def _without_additions(samples: Samples, expected: ParsedRequest, sent: ParsedRequest) -> ParsedRequest:
    """Return a request of the client without what it adds: the first page, and media types of errors."""
    paging = samples.entry.operation.paging
    own = [paging.parameter, paging.size_parameter] if paging else []
    first = [each for each in sent.headers["accept"].split(", ") if ";q=" not in each]
    # A client that accepts any success may still ask for a media type of errors.
    accepted = expected.headers.get("accept", "*/*")
    agreed = accepted if "*/*" in (accepted, *first) else ", ".join(first)
    return replace(sent, headers={**sent.headers, "accept": agreed}).without(own)


def _comparable(request: ParsedRequest, kind: str) -> ParsedRequest:
    """Return a request without `*/*` headers, and for HTTPie without what it cannot express."""
    parts = request.parts
    if kind == "httpie":
        parts = tuple(each if each.filename else replace(each, media_type="") for each in parts)
    headers = {name: value for name, value in request.headers.items() if value != "*/*"}
    return replace(request, headers=headers, parts=parts)
