"""Each pair of descriptions gets the right verdicts, also if an earlier version of pochoir recorded the old one."""

from dataclasses import replace
from typing import Literal

import pytest

from pochoir import ir
from pochoir.annotations import TypeWriter
from pochoir.evolution import BREAKING, COMPATIBLE, NEUTRAL, compare, files, in_french, worst
from pochoir.evolution.reading import operation_key
from pochoir.evolution.recorded import without_later
from pochoir.literals import ClassName
from pochoir.lower import Identity, lower
from pochoir.resolve import resolve
from pochoir.targets.client import provenance
from pochoir.targets.client.arguments import arguments
from pochoir.targets.client.overloads import whole_body
from unit.evolution_extensions import EXTENSIONS
from unit.evolution_features import PAIRS, Pair
from unit.test_evolution import changes, read
from unit.written_documents import document, operation

EVERY = PAIRS | EXTENSIONS
each_pair = pytest.mark.parametrize("pair", EVERY.values(), ids=EVERY.keys())


@each_pair
def test_verdicts(pair: Pair) -> None:
    found = changes(pair.old, pair.new)
    assert max((each.wire for each in found), default=NEUTRAL) is pair.wire, found
    assert max((each.python for each in found), default=NEUTRAL) is pair.python, found


@each_pair
def test_every_sentence_is_translated(pair: Pair) -> None:
    for each in changes(pair.old, pair.new):
        assert in_french(each.reason) != each.reason
        assert in_french(each.cure) != each.cure or not each.cure


@each_pair
def test_a_surface_of_an_earlier_version_of_pochoir_differs_in_nothing_that_it_does_not_record(pair: Pair) -> None:
    old = files.read(files.write(files.Released("1.0.0", without_later(read(pair.old))))).surface
    assert old.records == 0
    assert compare(old, read(pair.old)) == compare(read(pair.old), old) == ()
    found = compare(old, read(pair.new))
    if pair.later:
        assert worst(found) < max(pair.wire, pair.python)
    else:
        assert worst(found) is max(pair.wire, pair.python)


@each_pair
def test_what_is_new_in_a_surface_is_read_back(pair: Pair) -> None:
    released = files.Released("1.0.0", read(pair.new))
    assert files.read(files.write(released)) == released


@each_pair
def test_the_argument_for_a_whole_body_is_that_of_the_method(pair: Pair) -> None:
    for made in (pair.old, pair.new):
        api, _ = lower(made, resolve(made), Identity("shop", "shop.yaml"))
        surface, writer = provenance.surface(api), TypeWriter.of(api.models)
        for each in (each for resource in api.resources for each in resource.operations):
            body, whole = surface.operations[operation_key(each)].body, whole_body(
                each, arguments(each, writer), writer
            )
            assert (body.whole if body else "") == (whole.name if whole else "")


@pytest.mark.parametrize(
    ("clients", "gone"),
    [("sync", {"AsyncShop", "AsyncMiddleware", "AsyncReplyCache"}), ("async", {"Shop", "Middleware", "ReplyCache"})],
)
def test_a_client_that_is_no_longer_generated_breaks_its_callers(
    clients: Literal["sync", "async"], gone: set[str]
) -> None:
    api = shop()
    one = provenance.surface(replace(api, clients=clients))
    (change,) = compare(provenance.surface(api), one)
    assert (change.code, change.wire, change.python) == ("names-removed", NEUTRAL, BREAKING)
    assert all(f"`{name}`" in change.reason for name in gone)
    (back,) = compare(one, provenance.surface(api))
    assert (back.code, back.verdict) == ("names-added", COMPATIBLE)
    assert all(in_french(each.reason) != each.reason for each in (change, back))
    assert compare(one, one) == compare(without_later(one), provenance.surface(api)) == ()


def test_a_client_that_is_renamed_has_not_lost_the_other_one() -> None:
    one = replace(shop(), clients="sync")
    other = replace(one, class_name=ClassName("Market"))
    assert {each.code for each in compare(provenance.surface(one), provenance.surface(other))} == {"client-renamed"}


def test_a_test_kit_that_is_no_longer_generated_breaks_tests() -> None:
    (change,) = compare(provenance.surface(shop()), provenance.surface(shop(), testing=False))
    assert (change.reason, change.python) == ("these names were removed from the package: `testing`", BREAKING)


def test_the_names_of_every_package_are_not_in_its_surface() -> None:
    text = files.write(files.Released("1.0.0", provenance.surface(shop())))
    assert not any(f'"{name}"' in text for name in ("names", "without", "helpers", "arguments"))


def shop() -> ir.Api:
    made = document(paths={"/pets": {"get": operation()}})
    return lower(made, resolve(made), Identity("shop", "shop.yaml"))[0]
