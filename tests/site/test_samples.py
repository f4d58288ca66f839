"""Each operation has six samples of the same request, and those that can be run succeed against the fake."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import pytest

from pochoir import ir
from pochoir.targets.site import ApiDescription
from pochoir.targets.site.samples import KINDS, request_of, samples
from pochoir.targets.site.site_index import SiteIndex, build_index

from .descriptions import GENERATED
from .page_samples import ALWAYS_RUN, Samples, job, programs, run_jobs, runnable_kinds, samples_of
from .sample_comparison import differences
from .sample_runner import MISMATCH, Program, ProgramResult

_OTHER = "others"
_EXECUTED = (*ALWAYS_RUN, "javascript")


@dataclass(frozen=True, slots=True)
class Executed:
    """An API, the samples on its pages, and the results of those that were run, by operation and kind."""

    index: SiteIndex
    samples: tuple[Samples, ...]
    ran: Mapping[tuple[str, str], ProgramResult]


@pytest.fixture(scope="session")
def executed(apis: tuple[ApiDescription, ...], site: Mapping[str, str]) -> tuple[Executed, ...]:
    """The results of all samples that can be run on this machine."""
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    indexes = [build_index(each) for each in apis]
    found = [tuple(_apart(index.api, each) for each in samples_of(site, index)) for index in indexes]
    ran = run_jobs(
        (job(index.api, programs(each, runnable_kinds())), GENERATED / index.folder / "src")
        for index, each in zip(indexes, found, strict=True)
    )
    return tuple(
        Executed(index, each, {(one.name, one.kind): one for one in done})
        for index, each, done in zip(indexes, found, ran, strict=True)
    )


def _apart(api: ir.Api, found: Samples) -> Samples:
    """Return samples whose URL matches no other operation, by changing the value that is also a fixed path."""
    value = _shadow(api, found.entry.operation)
    codes = {kind: code.replace(value, _OTHER) if value else code for kind, code in found.codes.items()}
    return replace(found, codes=codes)


def _shadow(api: ir.Api, operation: ir.Operation) -> str:
    """Return the example in a path that equals a fixed part of another path: `objects` of `/{store}` and `/objects`."""
    parts = operation.path.split("/")
    examples = {"{" + each.wire + "}": each.examples[0].value for each in operation.parameters if each.examples}
    for other in (each for resource in api.resources for each in resource.operations):
        fixed = other.path.split("/")
        if other.method == operation.method and len(parts) == len(fixed):
            for part, literal in zip(parts, fixed, strict=True):
                if part != literal and examples.get(part) == literal:
                    return literal
    return ""


def _each(executed: tuple[Executed, ...], *wanted: str) -> Iterator[tuple[Executed, Samples, ProgramResult]]:
    """Yield the samples of some kinds that were run."""
    for one in executed:
        for kind in wanted:
            for found in one.samples:
                yield one, found, one.ran[found.name, kind]


def _operations(api: ir.Api) -> list[ir.Operation]:
    return [operation for resource in api.resources for operation in resource.operations]


def test_every_operation_shows_every_sample(apis: tuple[ApiDescription, ...], site: Mapping[str, str]) -> None:
    for index in map(build_index, apis):
        found = list(samples_of(site, index))
        assert [each.entry.operation for each in found] == _operations(index.api)
        for each in found:
            assert list(each.codes) == [kind for kind, _, _ in KINDS], each.name
            twin = site[f"en/{index.folder}/operations/{each.entry.slug}.md"]
            for kind, _, language in KINDS:
                assert each.codes[kind].strip(), (each.name, kind)
                assert f"```{language}\n{each.codes[kind]}\n```" in twin, (each.name, kind)


def test_both_languages_show_the_same_samples(apis: tuple[ApiDescription, ...], site: Mapping[str, str]) -> None:
    for index in map(build_index, apis):
        assert list(samples_of(site, index, "en")) == list(samples_of(site, index, "fr"))


@pytest.mark.parametrize("kind", _EXECUTED)
def test_every_sample_reaches_its_operation_and_succeeds(kind: str, executed: tuple[Executed, ...]) -> None:
    if kind not in runnable_kinds():
        pytest.skip("Node is not installed: what its samples say is looked at as text")
    ran = [(found, ran) for _, found, ran in _each(executed, kind)]
    assert len(ran) == sum(len(_operations(one.index.api)) for one in executed)
    wrong = [f"{found.name}: {fault}" for found, each in ran for fault in _wrong(found, each)]
    assert not wrong, "\n".join(wrong)


def _wrong(found: Samples, ran: ProgramResult) -> Iterator[str]:
    """Yield what is wrong with the result of a sample."""
    documented = {reply.status for reply in found.entry.operation.replies if reply.status[0] in "23"}
    if ran.failure:
        yield ran.failure
    if not ran.requests:
        yield "nothing was asked"
    for asked in ran.requests:
        if asked.mismatch or asked.operation != found.name:
            yield f"{asked.operation} {asked.mismatch}"
        elif str(asked.status) not in documented:
            yield f"{asked.status} is no documented success"


@pytest.mark.parametrize("kind", ALWAYS_RUN)
def test_every_sample_sends_the_values_of_the_examples(kind: str, executed: tuple[Executed, ...]) -> None:
    for one, found, ran in _each(executed, kind):
        operation, values = found.entry.operation, ran.requests[0].values
        shadow = _shadow(one.index.api, operation)
        for parameter in operation.parameters:
            if parameter.required:
                example = parameter.examples[0].value
                sent = values[parameter.location][parameter.wire]
                wanted = _OTHER if shadow and example == shadow else example
                # The text "12" and the number 12 are one value where everything is text.
                assert sent == wanted or str(sent) == str(wanted), (found.name, parameter.wire)
        if operation.body and operation.body.required:
            assert values["body"] == request_of(one.index.api, one.index.example_values, operation).body, found.name


def test_redirects_are_shown(executed: tuple[Executed, ...]) -> None:
    redirecting = 0
    for _, found, ran in _each(executed, *ALWAYS_RUN):
        successes = {reply.status for reply in found.entry.operation.replies if reply.status[0] in "23"}
        if all(status.startswith("3") for status in successes):
            redirecting += 1
            assert str(ran.requests[0].status) in successes
            assert ran.output.strip(), found.name
    assert redirecting >= len(ALWAYS_RUN)


def test_the_six_samples_of_an_operation_are_the_same_request(executed: tuple[Executed, ...]) -> None:
    different = [fault for one in executed for fault in differences(one.index.api, one.samples, one.ran)]
    assert not different, "\n".join(different)


def test_every_example_of_a_body_can_be_sent(executed: tuple[Executed, ...]) -> None:
    """Samples send the first example of a body; readers may send any of them."""
    varied = [(one, list(_variants(one))) for one in executed]
    jobs = [(job(one.index.api, made), GENERATED / one.index.folder / "src") for one, made in varied if made]
    ran = [each for done in run_jobs(jobs) for each in done]
    assert ran
    for each in ran:
        assert not each.failure and [asked.operation for asked in each.requests] == [each.name], each


def _variants(one: Executed) -> Iterator[Program]:
    for found in one.samples:
        operation = found.entry.operation
        for example in operation.body.examples[1:] if operation.body else ():
            body = operation.body and replace(operation.body, examples=(example,))
            made = samples(one.index.api, one.index.example_values, found.entry.resource, replace(operation, body=body))
            for each in made:
                if each.kind in ALWAYS_RUN:
                    yield {"name": found.name, "kind": each.kind, "code": each.code}


_MISTAKES: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "a path that is not there": ("curl", lambda code: code.replace("/projects", "/project")),
    "no credential": ("curl", lambda code: code.replace("-H ", "-H X-", 1)),
    "a command that fails": ("curl", lambda code: f"{code}; false"),
    "an argument of another type": ("python", lambda code: code.replace("(1234)", '("a/b", 1)')),
    "a method that is not there": ("async", lambda code: code.replace(".get(", ".got(")),
    "a program that asks nothing": ("python", lambda _: "print()"),
}


@pytest.mark.parametrize("mistake", _MISTAKES)
def test_a_planted_mistake_is_found(mistake: str, executed: tuple[Executed, ...]) -> None:
    [one] = [each for each in executed if each.index.folder == "miimosa"]
    [found] = [each for each in one.samples if each.name == "projects.get"]
    kind, changed = _MISTAKES[mistake]
    assert changed(found.codes[kind]) != found.codes[kind]
    program: Program = {"name": found.name, "kind": kind, "code": changed(found.codes[kind])}
    [[ran]] = run_jobs([(job(one.index.api, [program]), GENERATED / one.index.folder / "src")])
    assert list(_wrong(found, ran))
    assert all(asked.status == MISMATCH for asked in ran.requests if asked.mismatch)


def test_javascript_has_the_same_method_and_headers(executed: tuple[Executed, ...]) -> None:
    """Without Node, only method and headers in the text are checked."""
    for one in executed:
        for found in one.samples:
            request = request_of(one.index.api, one.index.example_values, found.entry.operation)
            code = found.codes["javascript"]
            assert code.count("await fetch(") == 1
            assert request.method == "GET" or f'method: "{request.method}"' in code, found.name
            assert all(f'"{name}"' in code for name, _ in request.headers), found.name
