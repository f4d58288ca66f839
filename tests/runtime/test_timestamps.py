"""Timestamps in the units of APIs."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from sample._runtime.base.errors import InvalidArgument
from sample._runtime.base.unset import UNSET
from sample._runtime.codec.timestamps import milliseconds, seconds, time_of_day


def test_a_datetime_is_the_same_in_every_zone() -> None:
    noon = datetime(2019, 8, 31, 12, 0, 0, 999_999, UTC)
    for zone in (UTC, timezone(timedelta(hours=-9, minutes=-30)), timezone(timedelta(hours=14))):
        assert milliseconds(noon.astimezone(zone), "x") == 1567252800999
        assert seconds(noon.astimezone(zone), "x") == 1567252800


def test_before_1970_and_far_away() -> None:
    assert (milliseconds(datetime(1969, 12, 31, tzinfo=UTC), "x"), seconds(datetime(1, 1, 1, tzinfo=UTC), "x")) == (
        -86_400_000,
        -62_135_596_800,
    )
    assert milliseconds(datetime(9999, 12, 31, 23, 59, 59, 999_000, UTC), "x") == 253402300799999


@pytest.mark.parametrize("value", [5, "2019-08-31T21:00", None, UNSET, date(2019, 8, 31)])
def test_anything_else_stays(value: object) -> None:
    assert milliseconds(value, "x") is value


def test_without_a_zone_nobody_knows() -> None:
    with pytest.raises(InvalidArgument, match=r"^since: the datetime has no time zone") as caught:
        seconds(datetime(2019, 8, 31), "since")
    assert "2019" not in str(caught.value)


def test_a_time_of_day_is_text_to_the_minute_or_the_second() -> None:
    assert (time_of_day(time(8), "x"), time_of_day(time(8, 30, 5), "x")) == ("08:00", "08:30:05")
    assert (time_of_day("8:5", "x"), time_of_day(UNSET, "x")) == ("8:5", UNSET)


@pytest.mark.parametrize("value", [time(8, tzinfo=UTC), time(8, 0, 0, 1)])
def test_a_time_of_day_that_would_lose_something_is_refused(value: time) -> None:
    with pytest.raises(InvalidArgument, match=r"^start_time: the time has .* replace\(\)"):
        time_of_day(value, "start_time")
