"""The rules of safety, held against every operation of every generated package, sync and async; the server counts."""

import json
import logging
import pickle
import traceback
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import pytest

from behaviour.every_operation import KEY, PACKAGES, Call, Flavour, Package
from behaviour.hostile import HOSTILE, REFUSED
from upstream.raw import Exchange, RawServer, reply

if TYPE_CHECKING:
    from behaviour.every_operation import AnyOperation

pytestmark = [
    pytest.mark.parametrize("flavour", ["sync", "async"]),
    pytest.mark.parametrize("package", [Package(name) for name in PACKAGES], ids=lambda package: package.name),
]

BROKEN = ("a\r\nX-Evil: 1", "a\x00b", "a\x7f", "é", " a")
STATUSES = (400, 401, 403, 404, 409, 418, 422, 429, 500, 503, 302)
LOGINS = {
    "emjpm": ["oauth.CREATE_TOKEN"],
    "mon_petit_placement": ["sso.CREATE_TOKEN"],
    "rdv_solidarites": ["auth.SIGN_IN"],
    "rightech": ["auth.CREATE_TOKEN"],
}
"""The operations with a password in their body, by package."""
NOT_FOUND = reply(status=404, media_type=None)


def placed(package: Package, operation: "AnyOperation", location: str) -> list[str]:
    """The names of the parameters in one location."""
    return [each.name for each in operation.parameters if each.location == location]


def attempt(
    package: Package, call: Call, operation: "AnyOperation", **values: Mapping[str, object]
) -> Exception | None:
    """Call an operation; what it raises, which must be of the tree of errors."""
    kind: type[Exception] = package.errors.Error
    try:
        call(operation, package.arguments(operation, **values))
    except kind as error:
        return error
    return None


def test_there_are_operations(package: Package, flavour: Flavour) -> None:
    assert len(package.operations()) >= 5


def test_a_path_argument_never_leaves_its_segment(package: Package, flavour: Flavour) -> None:
    with RawServer(NOT_FOUND) as server, package.client(flavour, server.url) as call:
        for name, operation in package.operations().items():
            for parameter in placed(package, operation, "path"):
                server.received.clear()
                attempt(package, call, operation)
                [plain] = server.received
                for value in HOSTILE:
                    server.received.clear()
                    attempt(package, call, operation, path={parameter: value})
                    for request in server.received:
                        path, _, query = request.target.partition("?")
                        expected, _, asked = plain.target.partition("?")
                        assert path.count("/") == expected.count("/"), (name, value, request.target)
                        assert query == asked, (name, value, request.target)
                        assert not {".", ".."} & set(path.split("/")), (name, value, request.target)
                        assert "x-evil" not in request.headers, (name, value)
                described = next(each for each in operation.parameters if each.name == parameter)
                for value in REFUSED:
                    if not value and described.allow_empty:
                        continue
                    server.received.clear()
                    error = attempt(package, call, operation, path={parameter: value})
                    assert isinstance(error, package.errors.InvalidArgument), (name, value)
                    assert not server.received, (name, value)


def test_no_header_and_no_cookie_is_split(package: Package, flavour: Flavour) -> None:
    with RawServer(NOT_FOUND) as server, package.client(flavour, server.url) as call:
        for name, operation in package.operations().items():
            for location in ("header", "cookie"):
                for parameter in placed(package, operation, location):
                    for value in BROKEN:
                        error = attempt(package, call, operation, **{location: {parameter: value}})
                        assert isinstance(error, package.errors.InvalidArgument), (name, parameter, value)
                        assert parameter in str(error) and value not in str(error)
        assert server.connections == 0


def received(server: RawServer) -> str:
    """Return all that a server received, as text."""
    return "\n".join(f"{each.target} {each.fields} {each.body!r}" for each in server.received)


def test_a_key_goes_where_it_is_asked_for_and_to_no_other_origin(
    package: Package, flavour: Flavour, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), RawServer(NOT_FOUND) as other:
        moved = reply(b"", 307, Location=f"{other.url}/elsewhere")
        with RawServer(moved) as server, package.client(flavour, server.url, follow_redirects=True) as call:
            refused: list[str] = []
            for name, operation in package.operations().items():
                server.received.clear()
                if isinstance(attempt(package, call, operation), package.errors.RedirectRefused):
                    refused.append(name)
                [request] = server.received
                wanted = bool(operation.security) and () not in operation.security
                assert sum(secret in received(server) for secret in (KEY, "dXNlcj")) == int(wanted), name
                assert request.method == operation.method
        assert KEY not in received(other)
        assert not {"authorization", "cookie"} & {key for each in other.received for key in each.headers}
        # A login has a password in its body.
        assert refused == LOGINS.get(package.name, [])
        followed = sum(not each.gives_redirect for each in package.operations().values()) - len(refused)
        assert len(other.received) == followed
    assert KEY not in caplog.text


def test_nothing_is_sent_twice_that_may_do_harm(
    package: Package, flavour: Flavour, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package.engine("call.retry"), "_FIRST", 0.001)
    with RawServer(reply(status=503)) as server, package.client(flavour, server.url, retries=1) as call:
        for name, operation in package.operations().items():
            server.received.clear()
            assert isinstance(attempt(package, call, operation), package.errors.ServiceUnavailable), name
            keyed = any(each.idempotency for each in operation.parameters)
            harmless = keyed or operation.retry.value not in ("unsafe", "never")
            assert len(server.received) == (2 if harmless else 1), name


def test_every_failure_is_typed_pickles_and_holds_no_key(package: Package, flavour: Flavour) -> None:
    refusal = json.dumps({"message": f"the key {KEY} is wrong"}).encode()

    def echo(exchange: Exchange) -> None:
        status = STATUSES[len(server.received) % len(STATUSES)]
        reply(refusal, status, X_Echo=KEY, Set_Cookie=f"sid={KEY}", X_Request_Id="r-1")(exchange)

    with RawServer(echo) as server, package.client(flavour, server.url) as call:
        for name, operation in package.operations().items():
            for _ in STATUSES:
                error = attempt(package, call, operation)
                if error is None:
                    assert operation.gives_redirect, name
                    continue
                assert isinstance(error, package.errors.ApiError), name
                again: Exception = pickle.loads(pickle.dumps(error))
                assert (type(again), str(again)) == (type(error), str(error))
                shown = f"{error!r} {error} {vars(error)!r} {''.join(traceback.format_exception(error))}"
                assert KEY not in shown, name
                assert vars(again)["request_id"] == "r-1" and vars(again)["operation"] == operation.id


def successes(operation: "AnyOperation", kind: str) -> Iterator[int]:
    """The statuses of the successes of one kind."""
    for status, declared in operation.replies.items():
        if status.startswith("2") and type(declared).__name__ == kind:
            yield 200 if status == "2XX" else int(status)


def test_a_page_in_the_place_of_json_is_never_nothing(package: Package, flavour: Flavour) -> None:
    statuses: list[int] = []

    def page(exchange: Exchange) -> None:
        reply(b"<html>Sign in</html>", statuses[-1], "text/html")(exchange)

    with RawServer(page) as server, package.client(flavour, server.url) as call:
        for name, operation in package.operations().items():
            for status in successes(operation, "Json"):
                statuses.append(status)
                error = attempt(package, call, operation)
                assert isinstance(error, package.errors.DecodeError), name
                shown = b"" if package.gives_secrets(operation) else b"<html>Sign in</html>"
                assert (vars(error)["status"], vars(error)["content"]) == (status, shown)
    assert statuses


def test_what_does_not_match_is_kept_and_reported_or_raised(package: Package, flavour: Flavour) -> None:
    statuses: list[int] = []
    drifts: list[object] = []

    def strange(exchange: Exchange) -> None:
        reply(b'{"strange": [1.5]}', statuses[-1])(exchange)

    with (
        RawServer(strange) as server,
        package.client(flavour, server.url, on_drift=drifts.append) as call,
        package.client(flavour, server.url, strict=True) as strict,
    ):
        for name, operation in package.operations().items():
            for status in successes(operation, "Json"):
                statuses.append(status)
                drifts.clear()
                given = call(operation, package.arguments(operation)).data
                members: object = getattr(given, "__wire__", lambda given=given: given)()
                assert members == {"strange": [1.5]}, name
                error = attempt(package, strict, operation)
                assert isinstance(error, package.errors.DriftError) == bool(drifts), name
    assert statuses
