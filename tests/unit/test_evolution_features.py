"""Each pair of descriptions gets the right verdicts, also if an earlier version of pochoir recorded the old one."""

import pytest

from pochoir.evolution import NEUTRAL, compare, files, in_french
from pochoir.evolution.recorded import without_later
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
    assert not found if pair.later else (max(each.verdict for each in found) is max(pair.wire, pair.python))


@each_pair
def test_what_is_new_in_a_surface_is_read_back(pair: Pair) -> None:
    released = files.Released("1.0.0", read(pair.new))
    assert files.read(files.write(released)) == released
