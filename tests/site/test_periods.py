"""Periods of time in words: the limits of an API are per minute, hour or day."""

import pytest

from pochoir.targets.site import i18n, placeholders
from pochoir.targets.site.environment import environment


@pytest.mark.parametrize(
    ("seconds", "english", "french"),
    [
        (1, "1 second", "1\u00a0seconde"),
        (90, "90 seconds", "90\u00a0secondes"),
        (0.5, "500 ms", "500\u00a0ms"),
        (60, "1 minute", "1\u00a0minute"),
        (3600, "1 hour", "1\u00a0heure"),
        (7200, "2 hours", "2\u00a0heures"),
        (86400, "1 day", "1\u00a0jour"),
    ],
)
def test_a_period_is_in_its_largest_unit(seconds: float, english: str, french: str) -> None:
    jinja = environment()
    pieces = placeholders.split(jinja.from_string("{{ period(seconds) }}").render(seconds=seconds))
    for language, wanted in (("en", english), ("fr", french)):
        assert i18n.load(jinja, language).fill(pieces, html=True) == wanted
