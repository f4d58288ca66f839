"""Many records in few requests: whatever the records, the limits and the refusals, one outcome each, in order."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

import pytest
from fake_driver import FakeDriver, raw, settings
from hypothesis import given
from hypothesis import strategies as st
from sample._runtime.base.errors import ConnectError, InvalidArgument, Timeout, TransportError
from sample._runtime.base.operation import Json, JsonBody, Operation, Retry
from sample._runtime.base.wire import RawReply, Request
from sample._runtime.batch.outcomes import BatchInterrupted, Duplicate, Outcomes, Rejected, Saved
from sample._runtime.batch.send import Batch, KeyPart, save_all
from sample._runtime.call.engine import SyncEngine
from sample._runtime.call.extras import RequestExtras
from sample._runtime.codec.values import JsonValue

SAVE: Operation[JsonValue] = Operation(
    id="save",
    method="POST",
    path="/things",
    body=JsonBody(required=True),
    replies={"200": Json(lambda: JsonValue), "422": Json(lambda: JsonValue)},
    retry=Retry.IDEMPOTENT,
)
Thing = Mapping[str, object]


def batch(most: int = 3, room: int = 10_000, named: bool = True) -> Batch[str]:
    """Return a batch operation; with `named`, a refusal names its record."""
    return Batch(
        operation=SAVE,
        items="things",
        type=lambda: list[str],
        results=("", "/saved"),
        max_items=most,
        max_bytes=room,
        key=(KeyPart("/key", str.lower),),
        lists=("/errors", "/others"),
        parameter="/param" if named else "/nothing",
        message=("/msg", "/error"),
    )


class Server:
    """Saves all things of a request or none: those whose key begins with `bad` are refused, by name or not."""

    def __init__(self, spelled: str = "things[{}].key", enveloped: bool = False) -> None:
        self.spelled = spelled
        self.enveloped = enveloped
        self.saved: list[str] = []
        self.bodies: list[bytes] = []

    def __call__(self, request: Request) -> RawReply:
        body = b"".join(part for part in request.content.parts if isinstance(part, bytes))
        self.bodies.append(body)
        self.sent = request
        things = [str(thing.get("key")) for thing in json.loads(body)["things"]]
        errors = [
            {"param": self.spelled.format(place), "error": f"{key} is refused"}
            for place, key in enumerate(things)
            if key.startswith("bad")
        ]
        if errors:
            return raw(json.dumps({"others": errors}), 422)
        self.saved += things
        return raw(json.dumps({"saved": things} if self.enveloped else things))


def save(
    server: Server, of: Batch[str], things: Sequence[Thing], rest: Mapping[str, object] | None = None
) -> Outcomes[Thing, str]:
    """Save things with a client that is driven by hand."""
    driver = FakeDriver([server])

    class Engine:
        core = driver.core()
        settings = settings({"retries": 0})
        perform = staticmethod(driver.drive)

    return save_all(cast("SyncEngine", Engine()), of, things, rest or {})


def test_a_batch_takes_extras() -> None:
    server = Server()
    driver = FakeDriver([server])

    class Engine:
        core = driver.core()
        settings = settings({"retries": 0})
        perform = staticmethod(driver.drive)

    extra: RequestExtras = {"extra_query": {"q": "1"}, "extra_headers": {"X-Trace": "2"}, "extra_body": {"more": 3}}
    save_all(cast("SyncEngine", Engine()), batch(), [{"key": "a"}], {}, extra)
    assert server.sent.url.endswith("?q=1")
    assert server.sent.headers["x-trace"] == "2"
    assert json.loads(server.bodies[0]) == {"more": 3, "things": [{"key": "a"}]}
    wrong = cast("RequestExtras", {"extra_header": {}})
    with pytest.raises(TypeError, match="did you mean 'extra_headers'"):
        save_all(cast("SyncEngine", Engine()), batch(), [], {}, wrong)


keys = st.sampled_from(["a", "A", "b", "c", "d", "bad1", "bad2", "BAD1", None]) | st.text(max_size=4)
things = st.lists(st.fixed_dictionaries({"key": keys, "text": st.text(max_size=20)}), max_size=25)


@given(things, st.integers(1, 7), st.integers(60, 400), st.booleans())
def test_one_outcome_each_in_order_and_within_the_limits(
    records: list[Thing], most: int, room: int, enveloped: bool
) -> None:
    server = Server(enveloped=enveloped)
    outcomes = save(server, batch(most, room), records, {"mode": "é"})
    assert [one.index for one in outcomes] == list(range(len(records)))
    assert all(one.record is record for one, record in zip(outcomes, records, strict=True))
    for body in server.bodies:
        sent = json.loads(body)
        assert sent["mode"] == "é"
        assert 0 < len(sent["things"]) <= most
        assert len(body) <= room or len(sent["things"]) == 1
    last = {str(record["key"]).lower(): place for place, record in enumerate(records) if record["key"] is not None}
    for one in outcomes:
        key = one.record["key"]
        if key is not None and last[str(key).lower()] != one.index:
            assert isinstance(one, Duplicate)
            assert (one.of, one.other) == (last[str(key).lower()], records[one.of])
        elif str(key).startswith("bad"):
            assert isinstance(one, Rejected)
            assert [(error.field, error.message) for error in one.errors] == [("key", f"{key} is refused")]
        else:
            assert isinstance(one, Saved)
            assert one.result == str(key)
    assert server.saved == [one.result for one in outcomes.saved]


@pytest.mark.parametrize("spelled", ["things[{}].key", "things.{}.key", "/things/{}/key", "things[{}]"])
def test_a_record_is_named_in_several_ways(spelled: str) -> None:
    outcomes = save(Server(spelled), batch(), [{"key": "a"}, {"key": "bad"}, {"key": "b"}])
    assert [type(one) for one in outcomes] == [Saved, Rejected, Saved]
    assert {error.field for error in outcomes.rejected[0].errors} == {"key" if spelled.endswith("key") else ""}


@pytest.mark.parametrize("spelled", ["things[9].key", "things[99999999999].key", "thing[0].key", "things[-1]", "", "x"])
@pytest.mark.parametrize("bad", [[], [0], [5], [0, 7], [2, 3, 4]])
def test_what_names_nobody_is_found_by_halves(spelled: str, bad: list[int]) -> None:
    """A number beyond the request, another list, no name: no good record is ever taken for a bad one."""
    records = [{"key": f"bad{n}" if n in bad else f"k{n}"} for n in range(8)]
    outcomes = save(Server(spelled), batch(most=8), records)
    assert [one.index for one in outcomes.rejected] == bad
    assert len(outcomes.saved) == 8 - len(bad)


@pytest.mark.parametrize("name", ["place", "/place", "deep[0].place"])
@pytest.mark.parametrize("wrong", [999, "x", None, {"a": [1]}])
def test_records_are_found_by_the_wrong_value_of_a_field(name: str, wrong: object) -> None:
    """Each wrong value once, whatever the number of records that have it; no other record is rejected."""
    bodies: list[object] = []

    def answer(request: Request) -> RawReply:
        things = json.loads(b"".join(part for part in request.content.parts if isinstance(part, bytes)))["things"]
        bodies.append(things)
        found = [thing["deep"][0]["place"] if name.startswith("deep") else thing["place"] for thing in things]
        if wrong in found:
            return raw(json.dumps({"others": [{"param": name, "error": "no such place", "value": wrong}]}), 422)
        return raw(json.dumps([str(thing["key"]) for thing in things]))

    def record(key: int, place: object) -> Thing:
        return {"key": str(key), "place": place, "deep": [{"place": place}]}

    records = [record(at, wrong if at in (3, 500, 501) else f"p{at}") for at in range(1000)]
    outcomes = save(cast("Server", answer), replace(batch(1000, 10**6), value="/value"), records)
    assert [(one.index, one.errors[0].field, one.errors[0].message) for one in outcomes.rejected] == [
        (at, name, "no such place") for at in (3, 500, 501)
    ]
    assert (len(outcomes.saved), len(bodies)) == (997, 2)


def test_a_value_that_no_record_has_rejects_none() -> None:
    server = Server("mode")
    with pytest.raises(BatchInterrupted):
        save(server, replace(batch(most=1000), value="/error"), [{"key": f"bad{n}"} for n in range(1000)])


def test_a_batch_that_is_bad_as_a_whole_is_not_halved_for_ever() -> None:
    server = Server("")
    with pytest.raises(BatchInterrupted):
        save(server, batch(most=1000), [{"key": f"bad{n}"} for n in range(1000)])
    assert len(server.bodies) < 80


@pytest.mark.parametrize(
    ("error", "unknown"), [(Timeout("no answer in time"), ["c", "d"]), (ConnectError("no such host"), [])]
)
def test_an_interruption_keeps_what_was_done_and_why(error: TransportError, unknown: list[str]) -> None:
    driver = FakeDriver([Server(), error])

    class Engine:
        core = driver.core()
        settings = settings({"retries": 0})
        perform = staticmethod(driver.drive)

    with pytest.raises(BatchInterrupted) as caught:
        save_all(cast("SyncEngine", Engine()), batch(most=2), [{"key": key} for key in "abcd"], {})
    assert isinstance(caught.value.__cause__, type(error))
    assert [one.index for one in caught.value.outcomes] == [0, 1]
    assert caught.value.unknown == tuple({"key": key} for key in unknown)
    assert caught.value.operation == "save"


def test_nothing_is_sent_when_one_record_cannot_be() -> None:
    server = Server()
    with pytest.raises(InvalidArgument, match=r"records\[1\]\.text"):
        save(server, batch(most=1), [{"key": "a"}, {"key": "b", "text": {1, 2}}])
    assert not server.bodies


def test_outcomes_are_a_sequence() -> None:
    outcomes = save(Server(), batch(), [{"key": "a"}, {"key": "A"}, {"key": "bad"}])
    assert repr(outcomes) == "<Outcomes: 1 saved, 1 duplicates, 1 rejected>"
    assert len(outcomes[1:]) == 2
    assert outcomes[0] is outcomes.duplicates[0]
    assert str(outcomes.rejected[0].errors[0]) == "key: bad is refused"
