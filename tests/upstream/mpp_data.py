"""The state of the Mon Petit Placement server: one user, his tokens, his values, two quotas, and a test's switches."""

import secrets
import time
from dataclasses import dataclass, field
from datetime import date, timedelta

from upstream.quota import Quota, Window
from upstream.recorder import State
from upstream.values import JsonObject

ACCOUNT = "3f1b6a52-6d3e-4c0e-9d6b-0d6a4a1f2b3c"


def _api_quota() -> Quota:
    return Quota((Window(300, 60), Window(10, 1)), ban=60)


def _sso_quota() -> Quota:
    return Quota((Window(10, 60), Window(10, 1)), ban=3600)


def _history(count: int) -> list[JsonObject]:
    """One value a day, with a gap at each seventh (values that are not reliable are skipped)."""
    days = [date(2022, 1, 3) + timedelta(days=number) for number in range(count) if number % 7]
    return [
        {
            "@id": f"/v1/user_investment_values/{number}",
            "@type": "UserInvestmentValue",
            "id": str(number),
            "type": "account-daily",
            "date": f"{day.isoformat()}T00:00:00+00:00",
            "amount": 9400.0 + number * 1.1,
            "investedAmount": 9400,
            "performance": 15.000000000000002,
            "product": None,
            "userInvestmentAccount": f"/v1/user_investment_accounts/{ACCOUNT}",
        }
        for number, day in enumerate(days, 1)
    ]


@dataclass(slots=True)
class MppState(State):
    """The state of the server, and the switches of a test.

    Attributes:
        username, password: The one user.
        token_seconds: How long a token lives, as the reply says it too.
        api, sso: The quotas of the two hosts; set their `scale` to make minutes short.
        error_media: The media type of errors.
        error_message: The optional `message` of an error; none when empty.
        views: Whether a page of a longer list has a `hydra:view`.
        lists: The elements of the collections, by JSON-LD type; one made-up element where a type is not there.
    """

    username: str = "camille.roux@example.com"
    password: str = "mot-de-passe"
    token_seconds: int = 300
    api: Quota = field(default_factory=_api_quota)
    sso: Quota = field(default_factory=_sso_quota)
    error_media: str = "application/problem+json"
    error_message: str = ""
    views: bool = True
    tokens: dict[str, float] = field(default_factory=dict[str, float])
    refresh_tokens: set[str] = field(default_factory=set[str])
    lists: dict[str, list[JsonObject]] = field(default_factory=lambda: {"UserInvestmentValue": _history(525)})

    def issue(self) -> str:
        """A new access token, alive from now on."""
        token = secrets.token_urlsafe(16)
        self.tokens[token] = time.monotonic() + self.token_seconds
        return token

    def revoke(self) -> None:
        """Forget all access tokens, as if they had expired."""
        self.tokens.clear()

    def rescale(self, scale: float) -> None:
        """Make every minute, second and ban shorter."""
        self.api.scale = self.sso.scale = scale
