"""A call can be followed: a traceback shows the call of the caller, and the stack shows what the call is doing."""

import asyncio
import inspect
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, Final

import anyio
import pytest
from engines import engine_of
from flavours import Flavour
from sample import AsyncSample, Sample, errors, models
from streams import Files
from tokens import Tokens

from upstream.raw import Exchange, RawServer, head, reply, reply_json, sending

PACKAGE: Final = str(Path(__file__).parent / "sample")
GIVEN: Final = {"access_token": "tok-12345678", "client": "c", "uid": "u"}
ABSENCE: Final = {"absence": {"id": 1, "first_day": "2021-10-21"}}

both = pytest.mark.parametrize("flavour", ["sync", "async"])


def client(url: str) -> Sample:
    return Sample(base_url=url, trust_env=False, access_token="tok-12345678", client="c", uid="u")


def get(flavour: Flavour, url: str, number: int | str, **options: Any) -> models.Absence:
    """Call one method."""
    given: dict[str, Any] = {"base_url": url, "trust_env": False, **GIVEN, **options}
    kind: Callable[..., Sample] = Sample
    if flavour == "sync":
        with kind(**given) as made:
            return made.absences.get(number)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

    async def main() -> models.Absence:
        twin: Callable[..., AsyncSample] = AsyncSample
        async with twin(**given) as made:
            return await made.absences.get(number)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

    return asyncio.run(main())


def frames(error: BaseException) -> list[str]:
    """Return the functions of the package in a printed traceback, causes included."""
    lines = "".join(traceback.format_exception(error)).splitlines()
    return [line.rpartition(" in ")[2] for line in lines if line.startswith(f'  File "{PACKAGE}')]


def functions() -> list[str]:
    """Return the functions of the package on the stack, the outermost first."""
    frame = inspect.currentframe()
    found: list[str] = []
    while frame is not None:
        if frame.f_code.co_filename.startswith(PACKAGE):
            found.insert(0, frame.f_code.co_name)
        frame = frame.f_back
    return found


@both
@pytest.mark.parametrize(
    ("number", "kind"), [(1, errors.NotFound), (2, errors.Timeout), ("", errors.InvalidArgument)], ids=str
)
def test_a_traceback_shows_the_method_and_few_frames(
    flavour: Flavour, number: int | str, kind: type[errors.Error]
) -> None:
    def script(exchange: Exchange) -> None:
        reply(status=404)(exchange) if exchange.request.target.endswith("/1") else exchange.wait(5)

    with RawServer(script) as server, pytest.raises(kind) as caught:
        get(flavour, server.url, number, timeout=0.1, retries=0)
    shown = frames(caught.value)
    assert shown[0] == "get"
    assert len(shown) <= 5
    assert traceback.format_exception_only(caught.value)[0].startswith(f"sample.errors.{kind.__name__}: ")


@both
def test_a_traceback_keeps_the_cause_and_the_functions_of_the_caller(flavour: Flavour) -> None:
    def refuse(*given: object) -> None:
        raise errors.Error("too late")

    with RawServer(reply_json(ABSENCE)) as server:
        with pytest.raises(errors.ConnectError) as caught:
            get(flavour, "http://127.0.0.1:9", 1, retries=0)
        assert caught.value.__cause__ is not None
        with pytest.raises(errors.Error, match="too late") as own:
            get(flavour, server.url, 1, after_reply=refuse)
    assert traceback.extract_tb(own.value.__traceback__)[-1].name == "refuse"


def test_the_traceback_of_a_stream_that_is_cut_is_as_short() -> None:
    data = head(200, {"Content-Type": "text/event-stream", "Content-Length": "99"}) + b'data: {"n": 1}\n\n'
    with RawServer(sending(data)) as server, client(server.url) as sample:
        with pytest.raises(errors.TransportError) as caught:
            list(Files(engine_of(sample)).listen())
        assert 0 < len(frames(caught.value)) <= 5


@both
def test_a_fault_of_the_runtime_keeps_its_frames(flavour: Flavour, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sample._runtime.call.flow.with_credentials", None)
    with pytest.raises(TypeError) as caught:
        get(flavour, "http://localhost", 1)
    assert "exchange" in frames(caught.value)


@both
def test_the_stack_shows_the_attempt_the_retry_and_the_login(flavour: Flavour) -> None:
    stacks: list[list[str]] = []
    failing = [reply(status=503)]
    tokens = Tokens()

    def script(exchange: Exchange) -> None:
        if exchange.request.target.endswith("sign_in") or not failing:
            tokens(exchange)
        else:
            failing.pop()(exchange)

    def watch(request: object, call_next: Callable[[object], object]) -> object:
        stacks.append(functions())
        return call_next(request)

    given = {"access_token": None, "client": None, "uid": None, "email": "a@b.test", "password": "pass-12345678"}
    with RawServer(script) as server:
        get(flavour, server.url, 1, middleware=[watch], **given)
    login, first, second = stacks
    assert [("log_in" in each, "_retry" in each) for each in stacks] == [(True, False), (False, False), (False, True)]
    for each in stacks:
        assert each[0] == "get"
        assert each.index("exchange") < each.index("_attempt") < each.index("_send")
    assert login.count("exchange") == 2
    assert first == [name for name in second if name != "_retry"]


@contextmanager
def counting() -> Generator[Counter[str]]:
    """Count the Python functions that are called: of the client, of the HTTP library, and others."""
    counted: Counter[str] = Counter()

    def count(frame: FrameType, event: str, argument: object) -> None:
        if event == "call":
            counted[part(frame.f_code)] += 1

    def part(code: CodeType) -> str:
        # The constructors of dataclasses are in no file.
        if code.co_filename.startswith(PACKAGE) or code.co_filename == "<string>":
            return "own"
        return "library" if "httpcore2" in code.co_filename or "httpx2" in code.co_filename else "other"

    sys.setprofile(count)
    try:
        yield counted
    finally:
        sys.setprofile(None)


def test_a_call_runs_few_python_functions() -> None:
    with RawServer(reply_json(ABSENCE)) as server, client(server.url) as sample:
        sample.absences.get(1)
        with counting() as counted:
            sample.absences.get(1)
    assert counted["own"] <= 165
    assert counted["own"] + counted["library"] <= 350


@pytest.mark.parametrize(("library", "most"), [("asyncio", 220), ("trio", 275)])
def test_an_async_call_runs_few_more(library: str, most: int) -> None:
    async def main() -> Counter[str]:
        async with AsyncSample(
            base_url=server.url, trust_env=False, access_token="tok-12345678", client="c", uid="u"
        ) as sample:
            await sample.absences.get(1)
            with counting() as counted:
                await sample.absences.get(1)
        return counted

    with RawServer(reply_json(ABSENCE)) as server:
        assert anyio.run(main, backend=library)["own"] <= most


def public(thing: object) -> set[str]:
    return {name for name in dir(thing) if not name.startswith("_")}


def test_completion_shows_what_callers_may_use() -> None:
    with client("http://localhost") as sample:
        shared = {"absences", "auth", "close", "preload", "request", "with_options"}
        assert public(sample) == shared
        twin = AsyncSample(base_url="http://localhost", access_token="tok-12345678", client="c", uid="u")
        assert public(twin) == shared - {"close"} | {"aclose"}
        assert public(sample.absences) == {"create", "delete", "get", "list", "with_response"}
        assert public(sample.absences.with_response) <= public(sample.absences)
        assert public(sample.absences.list()) == {"first", "pages", "resume"}
    assert public(sys.modules["sample"]) == set(sys.modules["sample"].__all__)
