"""Rightech: large stores, `meta` apart, datetimes, either credential, open entities, HTML errors, live events."""

import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote

import pytest
from rightech import AsyncRightech, JsonInput, LiveEvent, Reconnected, Rightech, errors

from behaviour.driver import Driven, Flavour
from behaviour.installed import ROOT, Installed
from processes import started
from upstream import rightech as server
from upstream.recorder import Fault
from upstream.rightech_data import Heartbeat, RightechState, nginx
from upstream.rightech_socket import Sockets
from upstream.serve import serve

EXAMPLES = ROOT / "specs" / "rightech" / "examples"
V1 = "/api/v1"
START = datetime(2019, 8, 31, 21, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Platform:
    """A running platform: where it listens, its state, its sockets."""

    url: str
    state: RightechState
    sockets: list[Sockets]

    def who(self) -> dict[str, object]:
        """The credentials of the user."""
        return {"login": self.state.login, "password": self.state.password}

    def listening(self) -> Sockets:
        """The sockets, once somebody listens."""
        self.until(lambda: bool(self.sockets[0].connections))
        return self.sockets[0]

    def until(self, met: Callable[[], bool]) -> None:
        """Wait until something happened."""
        end = time.monotonic() + 20
        while not met():
            assert time.monotonic() < end, "it did not happen in time"
            time.sleep(0.01)


@pytest.fixture
def platform(monkeypatch: pytest.MonkeyPatch) -> Iterator[Platform]:
    """A platform just started, whose WebSocket counts in tenths of seconds; nothing of it is in the environment."""
    for name in ("TOKEN", "SESSION", "LOGIN", "PASSWORD", "BASE_URL"):
        monkeypatch.delenv(f"RIGHTECH_{name}", raising=False)
    state, sockets = RightechState(heartbeat=Heartbeat(interval=100, timeout=2000)), list[Sockets]()
    with serve(server.application(state, sockets)) as url:
        yield Platform(url, state, sockets)


@pytest.fixture
def client(platform: Platform, flavour: Flavour) -> Driven[Rightech | AsyncRightech]:
    """A client with a token."""
    return flavour.rightech(platform.url, token=platform.state.issue_token())


@pytest.mark.slow
def test_25_000_objects_come_page_by_page(platform: Platform, client: Driven[Rightech | AsyncRightech]) -> None:
    platform.state.seed("objects", 25_000)
    entities = client.items(lambda rightech: rightech.stores.list("objects"))
    assert len({entity.id for entity in entities}) == len(entities) == 25_000
    assert [dict(request.query).get("offset") for request in platform.state.log] == [None, "10000", "20000"]
    pages = client.items(lambda rightech: rightech.stores.list("objects").pages())
    assert [(len(page.items), page.cursor) for page in pages] == [(10_000, "10000"), (10_000, "20000"), (5_000, None)]
    rest = client.items(lambda rightech: rightech.stores.list("objects").resume("20000"))
    assert [entity.id for entity in rest] == [entity.id for entity in entities[20_000:]]


@pytest.mark.slow
def test_full_pages_to_the_very_end(platform: Platform, client: Driven[Rightech | AsyncRightech]) -> None:
    platform.state.seed("objects", 20_000)
    assert len(client.items(lambda rightech: rightech.stores.list("objects"))) == 20_000
    assert len(client.items(lambda rightech: rightech.stores.list("objects", page_size=4000))) == 20_000
    asked = [request.query for request in platform.state.log]
    assert asked[:3] == [[], [("offset", "10000")], [("offset", "20000")]]
    assert len(asked[3:]) == 6 and asked[-1] == [("offset", "20000"), ("limit", "4000")]


def test_a_limit_bounds_the_objects_but_not_the_size_of_a_page(
    platform: Platform, client: Driven[Rightech | AsyncRightech]
) -> None:
    platform.state.seed("objects", 12)

    def names(**given: Any) -> list[str]:
        return [str(entity.name) for entity in client.items(lambda rightech: rightech.objects.list(**given))]

    assert names(limit=5) == [f"entity {number}" for number in range(5)]
    assert names(limit=5, offset=10) == ["entity 10", "entity 11"]
    assert names(limit=5, page_size=3) == [f"entity {number}" for number in range(5)]
    assert [request.query for request in platform.state.log][2:] == [
        [("limit", "3")],
        [("offset", "3"), ("limit", "2")],
    ]
    with pytest.raises(errors.InvalidArgument, match="limit"):
        names(page_size=20_000)


def test_what_the_tests_of_the_vendor_send_can_be_written(
    platform: Platform, client: Driven[Rightech | AsyncRightech]
) -> None:
    """The calls of Rightech/n8n-nodes-ric that no method could make (PLT-T7)."""
    one = "66d3296025e8200c9d46981d"
    platform.state.seed("objects", 1)
    platform.state.seed("tables", 1)
    where: dict[str, JsonInput] = {"model": one, "config.settings.number": 1, "config.params.flag": True}
    calls: list[tuple[str, Callable[[Rightech | AsyncRightech], object]]] = [
        (
            f"objects?where.model={one}&where.config.settings.number=1&where.config.params.flag=true",
            lambda rightech: rightech.objects.list(where=where),
        ),
        (
            "objects?limit=50&only=_id,type&where_type=ric-bot%3Amqtt",
            lambda rightech: rightech.objects.list(where_type="ric-bot:mqtt", limit=50, only=["_id", "type"]),
        ),
        (
            "objects?limit=10000&only=_id,name&sortBy=name",
            lambda rightech: rightech.objects.list(only=["_id", "name"], sort_by="name", limit=10_000),
        ),
        ("users?limit=5&search=rightech", lambda rightech: rightech.users.list(search="rightech", limit=5)),
        (
            "tasks?where.status=created,assigned&where.archived=false",
            lambda rightech: rightech.tasks.list(where={"status": "created,assigned", "archived": False}),
        ),
        (
            f"tables/{one}/rows?where.data.name=Anna&from=2022-05-01T00:00:00",
            lambda rightech: rightech.tables.list_rows(one, where={"data.name": "Anna"}, from_="2022-05-01T00:00:00"),
        ),
        (f"reports/builds?where._id={one}", lambda rightech: rightech.reports.list_builds(where={"where._id": one})),
    ]
    for target, call in calls:
        client.items(cast("Any", call))
        asked = platform.state.log[-1].target.removeprefix("/api/v1/")
        assert sorted(unquote(asked).split("?")[-1].split("&")) == sorted(unquote(target).split("?")[-1].split("&"))
    with pytest.raises(errors.InvalidArgument, match="where"):
        client.items(lambda rightech: rightech.objects.list(where={"config": {"a": 1}}))
    model = client.call(lambda rightech: rightech.objects.get_model(one, only=["model"]))
    assert platform.state.log[-1].target.endswith("/model?only=model")
    assert model.id
    made = client.call(
        lambda rightech: rightech.objects.create(model=one, device_id="serre-1", name="Serre", status="status_a")
    )
    assert (made.device_id, made.status, made.id) == ("serre-1", "status_a", made.id)
    task = client.call(lambda rightech: rightech.tasks.create(name="Réparer", deadlines={"inwork": 1781136000000}))
    assert task.deadlines is not None
    assert task.deadlines.inwork == 1781136000000
    names = client.call(lambda rightech: rightech.events.get_names())
    assert (names.no_model, list((names.by_model or {}).values())) == (["user-signin"], [["object-online"]])


def test_meta_is_a_separate_method(platform: Platform, client: Driven[Rightech | AsyncRightech]) -> None:
    platform.state.seed("scenes", 3)
    meta = cast("dict[str, object]", client.call(lambda rightech: rightech.stores.meta("scenes")))
    assert meta["count"] == 3
    since = START + timedelta(seconds=1)
    window = client.call(lambda rightech: rightech.stores.meta("scenes", from_=since))
    assert cast("dict[str, object]", window)["count"] == 2
    assert [request.query for request in platform.state.log] == [
        [("meta", "true")],
        [("from", "1567285201000"), ("meta", "true")],
    ]
    reply = client.call(lambda rightech: rightech.stores.with_response.meta("scenes"))
    assert reply.data["count"] == 3


@pytest.mark.parametrize(
    ("start", "sent"),
    [
        (START, "1567285200000"),
        (START.astimezone(timezone(timedelta(hours=3))), "1567285200000"),
        (START + timedelta(microseconds=1999), "1567285200001"),
        (1567285200000, "1567285200000"),
        ("2019-08-31T21:00", "2019-08-31T21:00"),
        (datetime(1969, 12, 31, 23, 59, 59, 999_999, UTC), "-1"),
    ],
)
def test_datetimes(
    platform: Platform, client: Driven[Rightech | AsyncRightech], start: datetime | int | str, sent: str
) -> None:
    platform.state.seed("scenes", 1)
    try:
        client.items(lambda rightech: rightech.stores.list("scenes", from_=start))
    except errors.BadRequest:
        assert sent == "-1"  # the server counts from 1970 on only
    assert platform.state.log[0].query == [("from", sent)]


def test_a_datetime_without_a_zone_is_refused(platform: Platform, client: Driven[Rightech | AsyncRightech]) -> None:
    with pytest.raises(errors.InvalidArgument, match="from_: the datetime has no time zone"):
        client.items(lambda rightech: rightech.stores.list("scenes", from_=datetime(2019, 8, 31, 21)))
    assert platform.state.log == []


def test_only_some_fields(platform: Platform, client: Driven[Rightech | AsyncRightech]) -> None:
    platform.state.seed("scenes", 2)
    entities = client.items(lambda rightech: rightech.stores.list("scenes", only=["name", "time"]))
    assert [set(entity.model_dump(by_alias=True, exclude_unset=True)) for entity in entities] == [
        {"_id", "name", "time"}
    ] * 2
    assert platform.state.log[0].target.endswith("?only=name,time")


def test_a_token_by_login_until_it_expires(platform: Platform, flavour: Flavour) -> None:
    client = flavour.rightech(platform.url, **platform.who())
    client.items(lambda rightech: rightech.stores.list("scenes"))
    client.items(lambda rightech: rightech.stores.list("scenes"))
    platform.state.forget()
    client.items(lambda rightech: rightech.stores.list("scenes"))
    assert len(platform.state.received("POST", f"{V1}/auth/token")) == 2
    platform.state.token_seconds = 0.2
    platform.state.forget()
    client.items(lambda rightech: rightech.stores.list("scenes"))
    time.sleep(1.3)  # the reply's own Date, which the expiry is compared with, has whole seconds only
    client.items(lambda rightech: rightech.stores.list("scenes"))
    assert len(platform.state.received("POST", f"{V1}/auth/token")) == 4
    assert platform.state.statuses.count(401) == 2  # only those that the server forgot


def test_either_credential_is_accepted(platform: Platform, flavour: Flavour) -> None:
    for options in ({"session": platform.state.open_session()}, {"token": platform.state.issue_token()}):
        client = flavour.rightech(platform.url, **options)
        client.items(lambda rightech: rightech.stores.list("scenes"))
    by_cookie, by_token = platform.state.log
    assert by_cookie.headers["cookie"].startswith("sid=") and "authorization" not in by_cookie.headers
    assert by_token.headers["authorization"].startswith("Bearer ") and "cookie" not in by_token.headers


@pytest.mark.parametrize("misspell", [False, True], ids=["success", "sucess"])
def test_entities_keep_what_the_server_sends(
    platform: Platform, client: Driven[Rightech | AsyncRightech], misspell: bool
) -> None:
    platform.state.misspell = misspell
    created = client.call(
        lambda rightech: rightech.stores.create("scenes", body={"name": "Entrepôt", "some_field": [1, None]})
    )
    dumped = created.model_dump(by_alias=True)
    assert (dumped["some_field"], dumped["name"]) == ([1, None], "Entrepôt")
    assert dumped["sucess" if misspell else "success"] is True
    assert created.owner and created.branch
    changed = client.call(lambda rightech: rightech.stores.update("scenes", created.id, body={"name": "Hangar"}))
    assert changed.model_dump()["some_field"] == [1, None]
    client.call(lambda rightech: rightech.stores.delete("scenes", created.id))
    with pytest.raises(errors.NotFound) as caught:
        client.call(lambda rightech: rightech.stores.get("scenes", created.id))
    assert caught.value.status == 404
    assert json.loads(caught.value.content)["tags"] == ["error_not_found", "error_scenes"]
    assert str(caught.value).endswith(f": 404: {json.loads(caught.value.content)['message']}")


def test_a_page_of_nginx_is_an_error_like_any_other(
    platform: Platform, client: Driven[Rightech | AsyncRightech]
) -> None:
    platform.state.faults.append(nginx(status=500))
    one = client.copy(lambda rightech: rightech.with_options(retries=0))
    with pytest.raises(errors.InternalServerError) as caught:
        one.items(lambda rightech: rightech.stores.list("scenes"))
    assert b"<center>nginx</center>" in caught.value.content
    assert str(caught.value).endswith(": 500: 502 Bad Gateway")
    platform.state.faults.append(nginx(times=2))
    assert client.items(lambda rightech: rightech.stores.list("scenes")) == []  # two 502, then an answer


def test_a_token_without_the_scope(platform: Platform, client: Driven[Rightech | AsyncRightech]) -> None:
    platform.state.forbidden.add("users")
    with pytest.raises(errors.Forbidden) as caught:
        client.items(lambda rightech: rightech.users.list())
    assert json.loads(caught.value.content)["code"] == "403"


def walk(client: Driven[Rightech | AsyncRightech], step: Callable[[int], None], count: int) -> list[object]:
    """Take some live events; `step` is called with 0 at the start, then with the number of each event."""

    def listen(rightech: Rightech | AsyncRightech) -> object:
        return _walk(rightech, step, count) if isinstance(rightech, Rightech) else _walk_async(rightech, step, count)

    return cast("list[object]", client.call(listen))


def _walk(rightech: Rightech, step: Callable[[int], None], count: int) -> list[object]:
    taken: list[object] = []
    with rightech.live_events() as events:
        step(0)
        for event in events:
            taken.append(event)
            if len(taken) == count:
                break
            step(len(taken))
    return taken


async def _walk_async(rightech: AsyncRightech, step: Callable[[int], None], count: int) -> list[object]:
    taken: list[object] = []
    async with rightech.live_events() as events:
        step(0)
        async for event in events:
            taken.append(event)
            if len(taken) == count:
                break
            step(len(taken))
    return taken


def test_live_events_outlive_a_cut_and_a_session(platform: Platform, flavour: Flavour) -> None:
    client = flavour.rightech(platform.url, **platform.who())
    client.items(lambda rightech: rightech.stores.list("scenes"))  # by token; the events sign in for a cookie

    def step(number: int) -> None:
        if number == 1:
            platform.state.forget()
            platform.listening().cut()
        else:
            platform.listening().emit("object-online", {"n": number})

    first, gap, last = walk(client, step, 3)
    assert first == LiveEvent("object-online", {"n": 0}, ({"n": 0},))
    assert isinstance(gap, Reconnected)
    assert last == LiveEvent("object-online", {"n": 2}, ({"n": 2},))
    assert len(platform.state.received("POST", f"{V1}/auth")) == 2
    assert platform.state.connects == 2
    platform.until(lambda: not platform.sockets[0].connections)


def test_the_cookie_goes_to_the_origin_of_the_api(platform: Platform, flavour: Flavour) -> None:
    client = flavour.rightech(platform.url, session=platform.state.open_session())
    [event] = walk(client, lambda _: platform.listening().emit("object-offline", None), 1)
    assert event == LiveEvent("object-offline", None, (None,))
    assert platform.state.log == []  # nobody signed in
    wrong = flavour.rightech(platform.url, session="an-old-one")
    with pytest.raises(errors.Forbidden):
        walk(wrong, lambda _: None, 1)


def surroundings(platform: Platform) -> dict[str, str]:
    """The environment of a program that is to call the upstream server."""
    return os.environ | {
        "RIGHTECH_BASE_URL": f"{platform.url}{V1}",
        "RIGHTECH_LOGIN": platform.state.login,
        "RIGHTECH_PASSWORD": platform.state.password,
        "PYTHONUTF8": "1",
    }


def test_the_example_that_exports_a_store(platform: Platform, consumer: Installed, tmp_path: Path) -> None:
    platform.state.seed("objects", 25_000)
    target = tmp_path / "objects.jsonl"
    program = [str(consumer.python), str(EXAMPLES / "export_store.py"), "objects", str(target)]
    done = subprocess.run(program, env=surroundings(platform), capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"25000 entities of objects in {target}")
    lines = target.read_text(encoding="utf-8").splitlines()
    assert len({json.loads(line)["_id"] for line in lines}) == len(lines) == 25_000
    assert json.loads(lines[-1])["name"] == "entity 24999"
    assert "'count': 25000" in done.stdout


def test_the_example_that_listens_survives_a_cut(platform: Platform, consumer: Installed) -> None:
    platform.state.seed("objects", 3)
    program = [str(consumer.python), str(EXAMPLES / "listen.py"), "2"]
    with started(program, env=surroundings(platform)) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "listening\n"
        platform.listening().emit("object-online", {"id": "serre-1"})
        assert running.stdout.readline() == "object-online {'id': 'serre-1'}\n"
        platform.state.forget()
        platform.listening().cut()
        assert running.stdout.readline().startswith("gap of ")
        assert running.stdout.readline() == "objects now: 3\n"
        platform.listening().emit("object-offline", {"id": "serre-1"})
        assert running.stdout.readline() == "object-offline {'id': 'serre-1'}\n"
        assert running.wait(20) == 0
    assert platform.state.connects == 2


def test_a_server_that_ignores_the_offset_is_noticed_also_on_a_page_that_the_limit_cuts(
    platform: Platform, client: Driven[Rightech | AsyncRightech]
) -> None:
    page = json.dumps([{"_id": f"58238a935baa56173b24f0e{number}"} for number in range(3)]).encode()
    platform.state.faults.append(Fault(200, times=2, body=page))
    with pytest.raises(errors.PagingError, match="seems to ignore offset"):
        client.items(lambda rightech: rightech.scenes.list(limit=4, page_size=3))
