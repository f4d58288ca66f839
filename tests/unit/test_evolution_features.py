"""Each pair of descriptions gets the right verdicts, also if an earlier version of pochoir recorded the old one."""

import pytest

from pochoir import evolution
from pochoir.annotations import TypeWriter
from pochoir.evolution import NEUTRAL, compare, files, in_french, worst
from pochoir.evolution.reading import operation_key
from pochoir.evolution.recorded import without_later
from pochoir.lower import Identity, lower
from pochoir.resolve import resolve
from pochoir.targets.client.arguments import arguments
from pochoir.targets.client.overloads import whole_body
from unit.evolution_features import PAIRS, Pair
from unit.test_evolution import changes, read

each_pair = pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS.keys())


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
        surface, writer = evolution.surface(api), TypeWriter.of(api.models)
        for each in (each for resource in api.resources for each in resource.operations):
            body, whole = surface.operations[operation_key(each)].body, whole_body(
                each, arguments(each, writer), writer
            )
            assert (body.whole if body else "") == (whole.name if whole else "")
