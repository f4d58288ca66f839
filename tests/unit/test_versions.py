"""The next version of a client, and whether a version says enough."""

import pytest

from pochoir.evolution import BREAKING, COMPATIBLE, NEUTRAL, Verdict
from pochoir.release.versions import allows, following, order


@pytest.mark.parametrize(
    ("version", "verdict", "expected"),
    [
        ("1.2.3", BREAKING, "2.0.0"),
        ("1.2.3", COMPATIBLE, "1.3.0"),
        ("1.2.3", NEUTRAL, "1.2.4"),
        ("0.2.3", BREAKING, "0.3.0"),
        ("0.2.3", COMPATIBLE, "0.2.4"),
        ("2.0.0rc1", COMPATIBLE, "2.0.0"),
        ("2.0.0rc1", BREAKING, "2.0.0"),
        ("2.1.0rc1", BREAKING, "3.0.0"),
        ("2022.3", BREAKING, "1.0.0"),
    ],
)
def test_the_next_version_follows_from_the_verdict(version: str, verdict: Verdict, expected: str) -> None:
    assert following(version, verdict) == expected


def test_versions_are_ordered() -> None:
    listed = ["1.0.1", "1.0.0rc2", "1.10.0", "2022.3", "1.0.0", "0.9.0", "1.0.0a1"]
    assert sorted(listed, key=order) == ["2022.3", "0.9.0", "1.0.0a1", "1.0.0rc2", "1.0.0", "1.0.1", "1.10.0"]


@pytest.mark.parametrize(
    ("released", "version", "verdict", "expected"),
    [
        ("1.4.0", "1.5.0", BREAKING, False),
        ("1.4.0", "2.0.0", BREAKING, True),
        ("1.4.0", "2.0.0a1", BREAKING, True),
        ("0.4.0", "0.5.0", BREAKING, True),
        ("0.4.0", "0.4.1", BREAKING, False),
        ("1.4.0", "1.4.0", COMPATIBLE, True),
        ("1.4.0", "1.3.0", NEUTRAL, False),
    ],
)
def test_a_version_says_enough(released: str, version: str, verdict: Verdict, expected: bool) -> None:
    assert allows(released, version, verdict) is expected
