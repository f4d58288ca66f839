"""The patterns of formats match every text that is one."""

from base64 import b64encode, encodebytes

import jsonschema_rs
from hypothesis import example, given
from hypothesis import strategies as st

from pochoir import formats

TEXTS = {
    "date": st.dates().map(str),
    "datetime": st.datetimes(timezones=st.timezones()).map(lambda value: value.replace(microsecond=0).isoformat()),
    "uuid": st.uuids().map(str),
    "decimal": st.decimals(allow_nan=False, allow_infinity=False).map(str),
    "base64": st.binary(max_size=200)
    .flatmap(lambda data: st.sampled_from([b64encode(data), encodebytes(data)]))
    .map(bytes.decode),
}


@given(
    st.sampled_from(sorted(TEXTS)).flatmap(lambda kind: st.tuples(st.just(kind), TEXTS[kind] | st.text("0Z-:+=A\nz")))
)
@example(("base64", "abc"))
@example(("base64", "QR=="))
@example(("base64", "000\n0"))
@example(("base64", "Q\rQ=\n="))
@example(("date", "2026-02-30"))
def test_a_text_of_a_format_matches_its_pattern(found: tuple[formats.Kind, str]) -> None:
    kind, text = found
    matches = jsonschema_rs.is_valid({"pattern": formats.PATTERNS[kind]}, text)
    is_one = formats.CHECKS[kind](text)
    assert matches or not is_one
    if kind not in ("date", "datetime"):  # a day that does not exist looks like a date, too
        assert matches == is_one
