"""engine.io protocol 3 as a state machine: no socket, and a clock that only the test moves."""

import pytest
from sample._runtime.websocket.engineio import EngineIo, Heartbeat, LiveEvent
from sample._runtime.websocket.messages import ConnectionLost, InvalidEvent, JsonMessages, Message

OPEN = '0{"sid":"s","upgrades":[],"pingInterval":25000,"pingTimeout":60000}'


def opened(packet: str = OPEN, heartbeat: Heartbeat | None = None) -> EngineIo:
    """A connection that was opened at time 0."""
    machine = EngineIo(heartbeat or Heartbeat(), 0)
    assert machine.receive(packet, 0) is None
    return machine


def ping(machine: EngineIo, now: float) -> list[str]:
    """Return the frames that the connection sends at a time."""
    machine.advance(now)
    sent = list(machine.outbox)
    machine.outbox.clear()
    return sent


def test_the_client_pings_at_the_interval_that_was_announced() -> None:
    machine = opened('0{"pingInterval":1000,"pingTimeout":5000}')  # no sid, no upgrades
    assert (machine.due(), ping(machine, 0.9)) == (1.0, [])
    assert (ping(machine, 1.0), machine.due()) == (["2"], 2.0)
    assert machine.receive("3", 1.1) is None
    assert (ping(machine, 2.02), machine.due()) == (["2"], 3.0)  # late by a little, and no drift


def test_pings_missed_in_a_long_silence_are_not_made_up_for() -> None:
    machine = opened('0{"pingInterval":1000,"pingTimeout":50000}')
    assert [ping(machine, 20.0), ping(machine, 20.0), ping(machine, 20.4), ping(machine, 20.5)] == [
        ["2"],
        [],
        [],
        ["2"],
    ]


def test_without_an_answer_in_time_the_connection_is_given_up() -> None:
    machine = opened()
    for moment in (25.0, 50.0, 75.0):
        assert ping(machine, moment) == ["2"]
    assert machine.due() == 85.0  # the first of them, and the announced timeout
    machine.receive('42["event"]', 84.0)  # other traffic is no answer
    with pytest.raises(ConnectionLost, match="an answer to a ping did not arrive in time"):
        machine.advance(85.0)


def test_every_answer_is_for_the_oldest_ping() -> None:
    machine = opened()
    for moment in (25.0, 50.0):
        ping(machine, moment)
    machine.receive("3", 51.0)
    assert machine.due() == 75.0
    ping(machine, 75.0)
    machine.advance(84.0)  # the ping of 25 was answered; that of 50 has until 110
    machine.receive("3", 85.0)
    machine.receive("3", 86.0)
    machine.receive("3", 87.0)  # one too many does no harm
    ping(machine, 100.0)
    with pytest.raises(ConnectionLost):
        machine.advance(160.0)


def test_time_in_which_nobody_listened_does_not_count() -> None:
    machine = opened()
    ping(machine, 25.0)
    machine.excuse(60.0)
    ping(machine, 85.0)
    assert machine.receive("3", 86.0) is None
    assert opened().due() == 25.0


@pytest.mark.parametrize(
    "packet",
    [
        "0",
        "0{}",
        "0nonsense",
        "0[]",
        '0{"pingInterval":null,"pingTimeout":"60"}',
        '0{"pingInterval":0,"pingTimeout":-1}',
    ],
)
def test_what_a_handshake_lacks_is_replaced(packet: str) -> None:
    machine = opened(packet, Heartbeat(fallback=(7.0, 9.0)))
    assert (machine.interval, machine.timeout, machine.due()) == (7.0, 9.0, 7.0)


def test_no_storm_and_no_silence_for_ever() -> None:
    machine = opened('0{"pingInterval":1,"pingTimeout":1e300}')
    assert (machine.interval, machine.timeout) == (0.05, 86400.0)


def test_a_server_that_never_opens_is_given_up() -> None:
    machine = EngineIo(Heartbeat(fallback=(25.0, 60.0)), 100.0)
    assert (machine.due(), ping(machine, 159.0)) == (160.0, [])
    with pytest.raises(ConnectionLost, match="the first packet"):
        machine.advance(160.0)


def test_where_the_server_pings_it_is_answered_and_watched() -> None:
    heartbeat = Heartbeat(sender="server", interval="/every", timeout="/within", unit=1.0)
    machine = opened('0{"every":10,"within":5}', heartbeat)
    assert (machine.due(), ping(machine, 14.0)) == (15.0, [])
    machine.receive("2probe", 14.0)
    assert (ping(machine, 14.0), machine.due()) == (["3probe"], 29.0)
    with pytest.raises(ConnectionLost, match="a ping did not arrive in time"):
        machine.advance(29.0)


@pytest.mark.parametrize(
    ("packet", "event"),
    [
        ('42["object-online",{"id":1}]', LiveEvent("object-online", {"id": 1}, ({"id": 1},))),
        ('42["nothing"]', LiveEvent("nothing", None)),
        ('42["two",1,[2]]', LiveEvent("two", 1, (1, [2]))),
        ('4217["answer-me",true]', LiveEvent("answer-me", True, (True,))),
        ('42/admin?token=x,["known"]', LiveEvent("known", None, (), "/admin")),
        ('42/admin,3["known",null]', LiveEvent("known", None, (None,), "/admin")),
    ],
)
def test_events(packet: str, event: LiveEvent[object]) -> None:
    assert opened().receive(packet, 1.0) == event


@pytest.mark.parametrize(
    "packet", ["", "6", "5", "40", "40/admin,", "43[1]", "41/admin,", "4", "9", "b4AQ==", "hello", "2", "3"]
)
def test_what_is_no_event(packet: str) -> None:
    assert opened().receive(packet, 1.0) is None


@pytest.mark.parametrize(
    "packet",
    [
        '451-["a",{"_placeholder":true,"num":0}]',
        b"\x00\x01",
        "42",
        "42{}",
        "42[]",
        "42[1]",
        "42[",
        '42["a",NaN]',
        '42["\\ud800"]',
    ],
)
def test_an_event_that_is_none_is_reported(packet: str | bytes) -> None:
    assert isinstance(opened().receive(packet, 1.0), InvalidEvent)


@pytest.mark.parametrize("packet", ["1", "41", '44"Authentication error"'])
def test_the_server_ends_the_connection(packet: str) -> None:
    with pytest.raises(ConnectionLost, match="the server"):
        opened().receive(packet, 1.0)


def test_json_messages() -> None:
    machine = JsonMessages(0)
    assert machine.receive('{"event":"x"}', 1.0) == Message({"event": "x"})
    assert machine.receive("null", 1.0) == Message(None)
    assert machine.receive(b'{"event":"x"}', 1.0) == Message({"event": "x"})
    assert isinstance(machine.receive("{", 1.0), InvalidEvent)
    assert isinstance(machine.receive(b"\xff", 1.0), InvalidEvent)
    assert machine.due() == 26.0
    machine.advance(26.0)
    assert machine.outbox == [""]
    machine.advance(51.0)
    with pytest.raises(ConnectionLost):
        machine.advance(56.0)
    machine.receive("", 52.0)
    assert machine.due() == 77.0
