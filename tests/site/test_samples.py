"""Samples: six for each operation, all of them one request; those that can be run are, against the fake over HTTP."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import pytest

from pochoir import ir
from pochoir.targets.site import Described
from pochoir.targets.site.atlas import Atlas, atlas
from pochoir.targets.site.samples import KINDS, request_of, samples

from .compared import differences
from .make import STAMPED
from .perform import MISMATCH, Program, Ran
from .sampled import RUN, Samples, job, kinds, perform, programs, shown

pytestmark = pytest.mark.xdist_group("samples")
_OTHER = "others"
_EXECUTED = (*RUN, "javascript")


@dataclass(frozen=True, slots=True)
class Performed:
    """An API, the samples of its pages, and what became of those that were run, by operation and kind."""

    place: Atlas
    samples: tuple[Samples, ...]
    ran: Mapping[tuple[str, str], Ran]


@pytest.fixture(scope="session")
def performed(apis: tuple[Described, ...], site: Mapping[str, str]) -> tuple[Performed, ...]:
    """Every sample of every API that can be run here, run once."""
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    places = [atlas(each) for each in apis]
    found = [tuple(_apart(place.api, each) for each in shown(site, place)) for place in places]
    ran = perform(
        (job(place.api, programs(each, kinds())), STAMPED / place.folder / "src")
        for place, each in zip(places, found, strict=True)
    )
    return tuple(
        Performed(place, each, {(one.name, one.kind): one for one in done})
        for place, each, done in zip(places, found, ran, strict=True)
    )


def _apart(api: ir.Api, found: Samples) -> Samples:
    """Samples of an operation whose URL is that of no other one: another value stands for the example that is."""
    value = _shadow(api, found.entry.operation)
    codes = {kind: code.replace(value, _OTHER) if value else code for kind, code in found.codes.items()}
    return replace(found, codes=codes)


def _shadow(api: ir.Api, operation: ir.Operation) -> str:
    """The example in a path that is fixed in the path of another operation: `objects` of `/{store}` and `/objects`."""
    parts = operation.path.split("/")
    examples = {"{" + each.wire + "}": each.examples[0].value for each in operation.parameters if each.examples}
    for other in (each for resource in api.resources for each in resource.operations):
        fixed = other.path.split("/")
        if other.method == operation.method and len(parts) == len(fixed):
            for part, literal in zip(parts, fixed, strict=True):
                if part != literal and examples.get(part) == literal:
                    return literal
    return ""


def _each(performed: tuple[Performed, ...], *wanted: str) -> Iterator[tuple[Performed, Samples, Ran]]:
    """Every sample of some kinds that was run."""
    for one in performed:
        for kind in wanted:
            for found in one.samples:
                yield one, found, one.ran[found.name, kind]


def _operations(api: ir.Api) -> list[ir.Operation]:
    return [operation for resource in api.resources for operation in resource.operations]


def test_every_operation_shows_every_sample(apis: tuple[Described, ...], site: Mapping[str, str]) -> None:
    for place in map(atlas, apis):
        found = list(shown(site, place))
        assert [each.entry.operation for each in found] == _operations(place.api)
        for each in found:
            assert list(each.codes) == [kind for kind, _, _ in KINDS], each.name
            twin = site[f"en/{place.folder}/operations/{each.entry.slug}.md"]
            for kind, _, language in KINDS:
                assert each.codes[kind].strip(), (each.name, kind)
                assert f"```{language}\n{each.codes[kind]}\n```" in twin, (each.name, kind)


def test_both_languages_show_the_same_samples(apis: tuple[Described, ...], site: Mapping[str, str]) -> None:
    for place in map(atlas, apis):
        assert list(shown(site, place, "en")) == list(shown(site, place, "fr"))


@pytest.mark.parametrize("kind", _EXECUTED)
def test_every_sample_reaches_its_operation_and_succeeds(kind: str, performed: tuple[Performed, ...]) -> None:
    if kind not in kinds():
        pytest.skip("Node is not installed: what its samples say is looked at as text")
    ran = [(found, ran) for _, found, ran in _each(performed, kind)]
    assert len(ran) == sum(len(_operations(one.place.api)) for one in performed)
    wrong = [f"{found.name}: {told}" for found, each in ran for told in _wrong(found, each)]
    assert not wrong, "\n".join(wrong)


def _wrong(found: Samples, ran: Ran) -> Iterator[str]:
    """What keeps a sample from being right."""
    documented = {reply.status for reply in found.entry.operation.replies if reply.status[0] in "23"}
    if ran.failure:
        yield ran.failure
    if not ran.asked:
        yield "nothing was asked"
    for asked in ran.asked:
        if asked.mismatch or asked.operation != found.name:
            yield f"{asked.operation} {asked.mismatch}"
        elif str(asked.status) not in documented:
            yield f"{asked.status} is no documented success"


@pytest.mark.parametrize("kind", RUN)
def test_every_sample_sends_the_values_of_the_examples(kind: str, performed: tuple[Performed, ...]) -> None:
    for one, found, ran in _each(performed, kind):
        operation, values = found.entry.operation, ran.asked[0].values
        shadow = _shadow(one.place.api, operation)
        for parameter in operation.parameters:
            if parameter.required:
                example = parameter.examples[0].value
                sent = values[parameter.location][parameter.wire]
                wanted = _OTHER if shadow and example == shadow else example
                # The text "12" and the number 12 are one value where everything is text.
                assert sent == wanted or str(sent) == str(wanted), (found.name, parameter.wire)
        if operation.body and operation.body.required:
            assert values["body"] == request_of(one.place.api, one.place.values, operation).body, found.name


def test_a_success_that_redirects_is_shown(performed: tuple[Performed, ...]) -> None:
    redirecting = 0
    for _, found, ran in _each(performed, *RUN):
        successes = {reply.status for reply in found.entry.operation.replies if reply.status[0] in "23"}
        if all(status.startswith("3") for status in successes):
            redirecting += 1
            assert str(ran.asked[0].status) in successes
            assert ran.output.strip(), found.name
    assert redirecting >= len(RUN)


def test_the_six_samples_of_an_operation_are_one_request(performed: tuple[Performed, ...]) -> None:
    different = [told for one in performed for told in differences(one.place.api, one.samples, one.ran)]
    assert not different, "\n".join(different)


def test_every_example_of_a_body_can_be_sent(performed: tuple[Performed, ...]) -> None:
    """A body that is shown with several examples: the samples send the first, readers any of them."""
    varied = [(one, list(_variants(one))) for one in performed]
    jobs = [(job(one.place.api, made), STAMPED / one.place.folder / "src") for one, made in varied if made]
    ran = [each for done in perform(jobs) for each in done]
    assert ran
    for each in ran:
        assert not each.failure and [asked.operation for asked in each.asked] == [each.name], each


def _variants(one: Performed) -> Iterator[Program]:
    for found in one.samples:
        operation = found.entry.operation
        for example in operation.body.examples[1:] if operation.body else ():
            body = operation.body and replace(operation.body, examples=(example,))
            made = samples(one.place.api, one.place.values, found.entry.resource, replace(operation, body=body))
            for each in made:
                if each.kind in RUN:
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
def test_a_planted_mistake_is_found(mistake: str, performed: tuple[Performed, ...]) -> None:
    [one] = [each for each in performed if each.place.folder == "miimosa"]
    [found] = [each for each in one.samples if each.name == "projects.get"]
    kind, changed = _MISTAKES[mistake]
    assert changed(found.codes[kind]) != found.codes[kind]
    program: Program = {"name": found.name, "kind": kind, "code": changed(found.codes[kind])}
    [[ran]] = perform([(job(one.place.api, [program]), STAMPED / one.place.folder / "src")])
    assert list(_wrong(found, ran))
    assert all(asked.status == MISMATCH for asked in ran.asked if asked.mismatch)


def test_javascript_says_the_same_where_it_cannot_be_run(performed: tuple[Performed, ...]) -> None:
    """Without Node its text is all there is: method and headers stand in it."""
    for one in performed:
        for found in one.samples:
            request = request_of(one.place.api, one.place.values, found.entry.operation)
            code = found.codes["javascript"]
            assert code.count("await fetch(") == 1
            assert request.method == "GET" or f'method: "{request.method}"' in code, found.name
            assert all(f'"{name}"' in code for name, _ in request.headers), found.name
