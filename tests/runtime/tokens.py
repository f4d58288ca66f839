"""A server whose tokens end, and the requests of the tests of logins."""

import threading
from typing import Unpack, cast

from sample import AsyncSample, Sample
from sample._runtime.base.arguments import Arguments
from sample._runtime.base.options import ClientOptions

from upstream.raw import Exchange, Script, reply_json


class Tokens:
    """A server whose tokens expire: it answers 401 to all but the newest, and ``{"n": n}`` to the rest."""

    def __init__(self, login: Script | None = None, slow: float = 0.05) -> None:
        self.issued = 0
        self.logins = 0
        self.slow = slow
        self.login = login
        self._lock = threading.Lock()

    def __call__(self, exchange: Exchange) -> None:
        request = exchange.request
        if request.target.endswith("sign_in"):
            with self._lock:
                self.logins += 1
            if self.login is not None:
                return self.login(exchange)
            exchange.wait(self.slow)
            with self._lock:
                self.issued += 1
                token = f"token-{self.issued:08}"
            reply_json({"data": {"id": 1, "email": "x"}}, access_token=token, client="c", uid="u")(exchange)
        elif request.headers.get("access-token") != f"token-{self.issued:08}":
            exchange.wait(self.slow)
            reply_json({"errors": ["expired"]}, 401)(exchange)
        else:
            reply_json({"n": int(request.target.rpartition("/")[2])})(exchange)
        return None


def arguments(n: int) -> Arguments:
    return Arguments(path={"n": n})


def client(url: str, **options: Unpack[ClientOptions]) -> Sample:
    options["base_url"] = url
    return Sample(email="a@b.test", password="pass-12345678", **options)


def async_client(url: str, **options: Unpack[ClientOptions]) -> AsyncSample:
    options["base_url"] = url
    return AsyncSample(email="a@b.test", password="pass-12345678", **options)


def number(data: object) -> int:
    assert isinstance(data, dict)
    value = cast("dict[str, object]", data)["n"]
    assert isinstance(value, int)
    return value
