"""Mon Petit Placement: a token from another host, hydra lists, and two quotas kept before the server complains."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from mon_petit_placement import LimitStore, MemoryStore, MonPetitPlacement, SharedStore, errors

from behaviour.conftest import Upstream
from behaviour.driver import Flavour
from behaviour.installed import ROOT, Installed
from processes import busy_cores, started
from redis_server import redis_server
from upstream.mon_petit_placement import TOKEN_PATH
from upstream.mpp_data import ACCOUNT, MppState
from upstream.quota import Quota, Window
from upstream.recorder import Fault

EXAMPLE = ROOT / "specs" / "mon-petit-placement" / "examples" / "poll_accounts.py"
PROCESSES = 4
POLL = """
import sys
from mon_petit_placement import MonPetitPlacement, SharedStore

place = sys.argv[1]
store = SharedStore.redis(place) if "://" in place else SharedStore.sqlite(place)
with MonPetitPlacement(token=sys.argv[2], limit_store=store, trust_env=False) as client:
    for _ in range(int(sys.argv[3])):
        client.me.get()
"""


def who(state: MppState) -> dict[str, object]:
    """The credentials of the user."""
    return {"username": state.username, "password": state.password}


def surroundings(mpp: Upstream[MppState]) -> dict[str, str]:
    """The environment of a program that is to call the upstream server."""
    return os.environ | {
        "MON_PETIT_PLACEMENT_BASE_URL": f"{mpp.url}/v1",
        "MON_PETIT_PLACEMENT_SSO_BASE_URL": mpp.url,
        "MON_PETIT_PLACEMENT_USERNAME": mpp.state.username,
        "MON_PETIT_PLACEMENT_PASSWORD": mpp.state.password,
        "PYTHONUTF8": "1",
    }


def test_signs_in_at_its_own_host_with_a_form(mpp: Upstream[MppState], flavour: Flavour) -> None:
    client = flavour.mpp(mpp.url, **who(mpp.state))
    assert client.call(lambda mpp: mpp.me.get()).username == mpp.state.username
    assert client.call(lambda mpp: mpp.me.get()).gender == "woman"
    first, *others = mpp.state.log
    assert (first.method, first.target) == ("POST", TOKEN_PATH)
    assert first.headers["content-type"] == "application/x-www-form-urlencoded"
    assert parse_qs(first.body.decode()) == {
        "grant_type": ["password"],
        "client_id": ["mpp-app"],
        "username": [mpp.state.username],
        "password": [mpp.state.password],
    }
    assert "authorization" not in first.headers
    assert [request.target for request in others] == ["/v1/me", "/v1/me"]
    assert all(request.headers["authorization"].removeprefix("Bearer ") in mpp.state.tokens for request in others)


def test_a_token_that_the_server_forgot_is_replaced(mpp: Upstream[MppState], flavour: Flavour) -> None:
    client = flavour.mpp(mpp.url, **who(mpp.state))
    client.call(lambda mpp: mpp.me.get())
    mpp.state.revoke()
    client.call(lambda mpp: mpp.me.get())
    assert mpp.state.statuses == [200, 200, 401, 200, 200]


def test_a_list_ends_where_the_server_says(mpp: Upstream[MppState], flavour: Flavour) -> None:
    client = flavour.mpp(mpp.url, token=mpp.state.issue())
    values = client.items(lambda mpp: mpp.accounts.list_values(ACCOUNT, limit=150))
    assert len(values) == 450
    # The last page is full: without the word of the server one more would be asked for.
    assert [dict(request.query).get("page") for request in mpp.state.log] == [None, "2", "3"]
    assert len(client.items(lambda mpp: mpp.catalogue.list_kyc_categories())) == 1
    assert len(mpp.state.log) == 4


def test_a_list_without_views_ends_where_all_items_have_come(mpp: Upstream[MppState], flavour: Flavour) -> None:
    mpp.state.views = False
    mpp.state.lists["UserInvestmentValue"] = mpp.state.lists["UserInvestmentValue"][:45]
    client = flavour.mpp(mpp.url, token=mpp.state.issue())
    assert len(client.items(lambda mpp: mpp.accounts.list_values(ACCOUNT))) == 45
    assert [dict(request.query).get("page") for request in mpp.state.log] == [None, "2"]


def test_a_history_and_a_capital_are_typed(mpp: Upstream[MppState], flavour: Flavour) -> None:
    client = flavour.mpp(mpp.url, token=mpp.state.issue())
    history = client.call(lambda mpp: mpp.accounts.get_financial_history(ACCOUNT))
    assert history.financial_values is not None
    [point] = history.financial_values
    assert (point.gain, point.repurchased_amount, point.approximation) == (200.5, 0, False)
    assert "gain" in type(client.call(lambda mpp: mpp.accounts.get_financial_capital(ACCOUNT))).model_fields
    client.items(lambda mpp: mpp.accounts.list_current_values(ACCOUNT, order_amount="desc"))
    assert ("order[amount]", "desc") in mpp.state.log[-1].query
    guid = "3f1b6a52-6d3e-4c0e-9d6b-0d6a4a1f2b3c"
    client.items(lambda mpp: mpp.catalogue.list_product_values(product=guid, order_date="ASC"))
    assert {("product", guid), ("order[date]", "ASC")} <= set(mpp.state.log[-1].query)


def test_an_error_in_its_documented_form(mpp: Upstream[MppState], flavour: Flavour) -> None:
    client = flavour.mpp(mpp.url, token=mpp.state.issue())
    mpp.state.error_message = "explained"
    with pytest.raises(errors.NotFound) as caught:
        client.call(lambda mpp: mpp.accounts.get("unknown"))
    body = caught.value.body
    assert not isinstance(body, (str, int, float, list, dict))
    assert body is not None
    assert (body.detail, body.message) == ("Not Found", "explained")
    assert str(caught.value).endswith(": 404: An error occurred: Not Found: explained")


def test_the_server_never_has_to_complain(mpp: Upstream[MppState], flavour: Flavour) -> None:
    client = flavour.mpp(mpp.url, token=mpp.state.issue())
    started = time.monotonic()
    for _ in range(25):
        client.call(lambda mpp: mpp.me.get())
    assert set(mpp.state.statuses) == {200}
    assert not mpp.state.api.bans
    assert 2 < time.monotonic() - started < 6


def test_a_ban_is_reported_with_its_end_and_kept_by_all_clients(mpp: Upstream[MppState], flavour: Flavour) -> None:
    mpp.state.api = Quota((Window(1, 60),), ban=60)  # another program behind this address asks too much
    store, token = MemoryStore(), mpp.state.issue()
    client = flavour.mpp(mpp.url, token=token, limit_store=store)
    client.call(lambda mpp: mpp.me.get())
    with pytest.raises(errors.TooManyRequests) as banned:
        client.call(lambda mpp: mpp.me.get())
    end = datetime.now(UTC) + timedelta(seconds=60)
    assert banned.value.until is not None
    assert abs((banned.value.until - end).total_seconds()) < 2
    assert (banned.value.retry_after, banned.value.attempts) == (60, 1)
    for one in (client, flavour.mpp(mpp.url, token=token, limit_store=store)):
        with pytest.raises(errors.RateLimited) as refused:
            one.call(lambda mpp: mpp.accounts.get(ACCOUNT))
        assert refused.value.banned
        assert abs((refused.value.until - end).total_seconds()) < 2
    assert mpp.state.statuses == [200, 429]
    assert len(mpp.state.api.bans) == 1


def test_a_wrong_password_never_becomes_a_ban(mpp: Upstream[MppState], flavour: Flavour) -> None:
    client = flavour.mpp(mpp.url, username="camille", password="wrong", deadline=10.0)
    for _ in range(10):
        with pytest.raises(errors.LoginFailed):
            client.call(lambda mpp: mpp.me.get())
    with pytest.raises(errors.RateLimited) as caught:
        client.call(lambda mpp: mpp.me.get())
    assert (caught.value.operation, caught.value.banned) == ("createToken", False)
    assert (mpp.state.statuses, mpp.state.sso.bans) == ([401] * 10, [])


def test_a_ban_of_an_hour_at_the_single_sign_on(mpp: Upstream[MppState], flavour: Flavour) -> None:
    mpp.state.faults.append(Fault(429, path="/realms"))
    client = flavour.mpp(mpp.url, **who(mpp.state))
    with pytest.raises(errors.LoginFailed) as first:
        client.call(lambda mpp: mpp.me.get())
    assert first.value.retry_after == 3600
    with pytest.raises(errors.RateLimited) as second:
        client.call(lambda mpp: mpp.me.get())
    assert 3590 < (second.value.retry_after or 0) <= 3600
    assert mpp.state.statuses == [429]


@pytest.mark.parametrize(
    "places",
    [
        {"base_url": "http://api.monpetitplacement.fr/v1", "base_urls": {}},
        {"base_url": "https://api.monpetitplacement.fr/v1", "base_urls": {"sso": "http://sso.monpetitplacement.fr"}},
    ],
)
def test_nothing_goes_over_plain_http(flavour: Flavour, places: dict[str, object]) -> None:
    given = {"token": "a-token"} if not places["base_urls"] else {"username": "camille", "password": "a-password"}
    client = flavour.mpp("http://unused.test", **places, **given)
    with pytest.raises(errors.InvalidArgument, match="not sent over plain http"):
        client.call(lambda mpp: mpp.me.get())


def test_another_place_for_the_api_is_none_for_the_sign_in(mpp: Upstream[MppState], flavour: Flavour) -> None:
    """The password meant for one's own server must not go to the described one."""
    client = flavour.mpp(mpp.url, base_urls={}, **who(mpp.state))
    with pytest.raises(errors.InvalidArgument, match="pass a URL for 'sso' too"):
        client.call(lambda mpp: mpp.me.get())
    with pytest.raises(errors.InvalidArgument, match="'sos' is not a server"):
        flavour.mpp(mpp.url, base_urls={"sos": mpp.url})
    assert not mpp.state.log


def test_all_clients_of_a_process_share_the_quotas(mpp: Upstream[MppState]) -> None:
    def fresh() -> MonPetitPlacement:
        return MonPetitPlacement(token=mpp.state.issue(), base_url=f"{mpp.url}/v1", trust_env=False)

    for _ in range(15):
        with fresh() as client:
            client.me.get()
    assert set(mpp.state.statuses) == {200}


@pytest.fixture(params=["sqlite", "redis"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where four processes keep their quotas."""
    if request.param == "sqlite":
        yield str(tmp_path / "limits.db")
    else:
        with redis_server() as url:
            yield url


@pytest.mark.slow
def test_four_processes_keep_one_quota_with_every_core_busy(
    mpp: Upstream[MppState], consumer: Installed, place: str
) -> None:
    command = [str(consumer.python), "-W", "error", "-c", POLL, place, mpp.state.issue(), "8"]
    environment = surroundings(mpp)
    with busy_cores(), ExitStack() as stack:
        programs = [
            stack.enter_context(started(command, env=environment, stderr=subprocess.PIPE)) for _ in range(PROCESSES)
        ]
        for program in programs:
            _, complaint = program.communicate(timeout=120)
            assert program.returncode == 0, complaint
    assert mpp.state.statuses == [200] * 8 * PROCESSES
    assert not mpp.state.api.bans


def test_the_example_polls_accounts_from_four_processes(
    mpp: Upstream[MppState], consumer: Installed, tmp_path: Path
) -> None:
    accounts = [f"account-{number}" for number in range(40)]
    command = [str(consumer.python), "-W", "error", str(EXAMPLE), *accounts]
    environment = surroundings(mpp) | {"TMPDIR": str(tmp_path)}
    with started(command, env=environment, stderr=subprocess.PIPE) as program:
        output, complaint = program.communicate(timeout=120)
    assert (program.returncode, complaint) == (0, "")
    assert output.splitlines() == [f"{account}: 9777.33 €" for account in accounts]
    assert set(mpp.state.statuses) == {200}
    assert 1 <= len(mpp.state.received("POST", TOKEN_PATH)) <= PROCESSES
    assert not mpp.state.api.bans
    assert not mpp.state.sso.bans


@pytest.mark.parametrize("kind", ["memory", "sqlite"])
def test_any_store_can_be_given(mpp: Upstream[MppState], flavour: Flavour, kind: str, tmp_path: Path) -> None:
    store: LimitStore = MemoryStore() if kind == "memory" else SharedStore.sqlite(tmp_path / "limits.db")
    token = mpp.state.issue()
    for _ in range(2):
        client = flavour.mpp(mpp.url, token=token, limit_store=store)
        for _ in range(7):
            client.call(lambda mpp: mpp.me.get())
    assert mpp.state.statuses == [200] * 14
