"""What must hold of the client of the Mon Petit Placement API.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

import inspect
import json
import subprocess
import sys

import mon_petit_placement
from mon_petit_placement import AsyncMonPetitPlacement, MonPetitPlacement
from mon_petit_placement._runtime.headers import Headers
from mon_petit_placement._runtime.wire import RawReply, Request

RESOURCES = [
    "me",
    "sso",
    "accounts",
    "users",
    "user_kycs",
    "providers",
    "catalogue",
    "settings",
]
EXAMPLE: object = {
    "@context": "/v1/contexts/User",
    "@id": "/v1/users/12",
    "@type": "User",
    "id": 12,
    "username": "camille.roux@example.com",
    "email": "camille.roux@example.com",
    "isTest": False,
    "lastLogin": "2023-01-07T10:11:12+00:00",
    "roles": ["ROLE_USER"],
    "firstname": "Camille",
    "lastname": "Roux",
    "gender": "woman",
    "phone": "+33612345678",
    "cgvAccepted": True,
    "validatedAt": "2022-01-03T00:00:00+00:00",
    "birthdate": "1988-05-03T00:00:00+00:00",
    "viewPreference": "default",
    "investmentAccounts": [
        {
            "@id": "/v1/user_investment_accounts/34",
            "@type": "UserInvestmentAccount",
            "id": "34",
            "status": "opened",
            "reference": "MPP-0034",
            "watermark": 977733,
            "userKycs": ["/v1/user_kycs/56"],
            "uuid": "3f1b6a52-6d3e-4c0e-9d6b-0d6a4a1f2b3c",
            "createdAt": "2022-01-03T00:00:00+00:00",
            "updatedAt": "2023-01-07T00:00:00+00:00",
        }
    ],
    "userSensibleData": ["/v1/user_sensible_datas/7"],
    "crispSegments": ["investor"],
    "uuid": "9a1d9c0e-1f61-4a0f-8b55-6c2f6f1d2e3f",
    "createdAt": "2022-01-03T00:00:00+00:00",
    "updatedAt": "2023-01-07T00:00:00+00:00",
}


class Canned:
    """A transport that answers every request with the example of the description."""

    def send(self, request: Request) -> RawReply:
        """Answer, whatever is asked."""
        fields = [("content-type", "application/json")]
        return RawReply(200, Headers(fields), json.dumps(EXAMPLE).encode())

    def close(self) -> None:
        """Close nothing."""


def test_the_example_is_what_the_description_says() -> None:
    """A call sends what it is given and reads the example of its reply; `strict` lets nothing else pass."""
    with MonPetitPlacement(
        base_url="http://localhost", transport=Canned(), strict=True, token="secret"
    ) as client:
        assert client.me.get() is not None


def public(thing: object) -> dict[str, object]:
    """The public attributes of a class."""
    return {name: getattr(thing, name) for name in dir(thing) if not name.startswith("_")}


def test_importing_it_loads_nothing_heavy() -> None:
    """Neither the HTTP library nor pydantic is loaded before it is needed."""
    program = "import sys, mon_petit_placement; sys.exit(any(name in sys.modules for name in ('httpx2', 'pydantic')))"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_every_exported_name_is_there() -> None:
    """Names that are loaded on first use can be loaded."""
    for package in (mon_petit_placement, mon_petit_placement.errors, mon_petit_placement.models):
        for name in package.__all__:
            getattr(package, name)


def test_both_clients_have_the_same_documented_methods() -> None:
    """Sync and async differ by `await` alone."""
    client, twin = MonPetitPlacement(base_url="http://localhost"), AsyncMonPetitPlacement(
        base_url="http://localhost"
    )
    for resource in RESOURCES:
        methods, twins = public(getattr(client, resource)), public(getattr(twin, resource))
        assert methods.keys() == twins.keys(), resource
        for name in methods.keys() - {"with_response", "with_streaming"}:
            method, other = methods[name], twins[name]
            assert inspect.ismethod(method) and inspect.ismethod(other)
            assert inspect.getdoc(method), f"{resource}.{name}"
            assert inspect.getdoc(method) == inspect.getdoc(other), f"{resource}.{name}"
            assert inspect.signature(method).parameters == inspect.signature(other).parameters, name
