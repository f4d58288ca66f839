"""MiiMOSA, after the facts MII-*: token literally `Token token=KEY`, lists paged by `Link` headers, open bodies."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Literal, TypeAlias, cast
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from upstream.recorder import Recorder, State

Handler: TypeAlias = Callable[[Request, bytes], Response]
Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]
Project: TypeAlias = dict[str, str | int]
LinkForm: TypeAlias = Literal[
    "absolute", "relative", "query-only", "several", "unquoted", "two-fields", "hostile", "loop"
]

_CATEGORIES = (
    "apiculture aquaculture alcool soft elevage sale",
    "sucre horticulture innovation nature lait viticulture",
)
CATEGORIES = " ".join(_CATEGORIES).split()
ORDERS = ("populars", "in_progress", "recent")
COLLECT_TYPES = ("donation", "lending")
TIMEFRAMES = ("within_month", "next_months", "another_quarter")
REQUIRED = (
    "email",
    "firstname",
    "lastname",
    "phone",
    "collect_type",
    "project_description",
    "project_total_budget",
    "publication_timeframe",
)
OPTIONAL = (
    "birthdate",
    "siret",
    "post_code",
    "city",
    "project_name",
    "social_link",
    "project_crowdfunding_budget",
    "project_loan_budget",
    "project_input_budget",
    "department",
    "category",
    "turnover",
    "lead_source",
    "campaign_id",
)


@dataclass(slots=True)
class User:
    """A user whom pledges and wallets are kept for."""

    birthdate: str
    pledges: list[dict[str, int]]
    wallet: dict[str, int]


@dataclass(slots=True)
class MiimosaState(State):
    """The state of the server, and the switches of a test.

    Attributes:
        api_key: The only key that is accepted.
        page_size: How many elements a page of a list has.
        link_form: How the `Link` header of a list is written.
        elsewhere: The base URL that `next` points to when `link_form` is `hostile`.
        lead_body: The bytes of a successful reply to a lead; nobody documents them, so they may be empty.
        envelope: The name of the member that holds a list, "" for a bare list.
    """

    api_key: str = "cle-de-test"
    page_size: int = 3
    link_form: LinkForm = "absolute"
    elsewhere: str = ""
    lead_body: bytes = b"{}"
    envelope: str = ""
    leads: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    projects: list[Project] = field(default_factory=lambda: [_project(number) for number in range(1, 9)])
    users: dict[str, User] = field(
        default_factory=lambda: {
            "marie+miimosa@example.com": User(
                birthdate="03/05/1988",
                pledges=[{"id": number, "amount_in_cents": 5000 * number} for number in range(1, 6)],
                wallet={"balance_in_cents": 12345},
            )
        }
    )


def _project(number: int) -> Project:
    return {
        "id": number,
        "name": f"Projet n°{number} : châtaignes & miel",
        "category": CATEGORIES[number % 2],
        "type": COLLECT_TYPES[number % 2],
        "region": "84" if number % 2 else "93",
    }


class Application:
    """The server's operations over one state."""

    def __init__(self, state: MiimosaState) -> None:
        self.state = state

    def guarded(self, handler: Handler) -> Endpoint:
        """An endpoint that first wants the key; without it Rails answers in plain text (MII-14 documents nothing)."""

        async def endpoint(request: Request) -> Response:
            if request.headers.get("authorization") == f"Token token={self.state.api_key}":
                return handler(request, await request.body())
            challenge = {"www-authenticate": 'Token realm="Application"'}
            return PlainTextResponse("HTTP Token: Access denied.\n", HTTPStatus.UNAUTHORIZED, challenge)

        return endpoint

    def create_lead(self, _request: Request, body: bytes) -> Response:
        """Keep a lead; 200, not 201 (MII-8)."""
        lead = _json_object(body)
        problems = _lead_problems(lead)
        if problems:
            return JSONResponse({"errors": problems}, HTTPStatus.BAD_REQUEST)
        self.state.leads.append({name: str(value) for name, value in lead.items()})
        return Response(self.state.lead_body, media_type="application/json")

    def list_projects(self, request: Request, _body: bytes) -> Response:
        """The projects that match every filter (MII-9)."""
        asked = request.query_params
        found = self.state.projects
        for name in ("category", "type", "region"):
            found = [one for one in found if asked.get(name) in (None, one[name])]
        keyword = asked.get("keyword", "").casefold()
        found = [one for one in found if keyword in str(one["name"]).casefold()]
        return _page(request, found[::-1] if asked.get("order") == "recent" else found, self.state)

    def get_project(self, request: Request, _body: bytes) -> Response:
        """One project, or a 404 (MII-10)."""
        for project in self.state.projects:
            if str(project["id"]) == request.path_params["id"]:
                return JSONResponse(project)
        return _error(HTTPStatus.NOT_FOUND, "project not found")

    def list_pledges(self, request: Request, _body: bytes) -> Response:
        """The pledges of a user (MII-11a)."""
        user = self._user(request, "email not found")
        return user if isinstance(user, Response) else _page(request, user.pledges, self.state)

    def get_wallet(self, request: Request, _body: bytes) -> Response:
        """The wallet of a user (MII-11b)."""
        user = self._user(request, "no wallet found")
        return user if isinstance(user, Response) else JSONResponse(user.wallet)

    def _user(self, request: Request, unknown: str) -> User | Response:
        user = self.state.users.get(request.query_params.get("user_email", ""))
        if user is None:
            return _error(HTTPStatus.NOT_FOUND, unknown)
        if user.birthdate != request.query_params.get("user_birthdate"):
            return _error(HTTPStatus.FORBIDDEN, "birthdate does not match")
        return user


def application(state: MiimosaState) -> ASGIApp:
    """The server as an ASGI application; `state` may be read and changed while it runs."""
    app = Application(state)
    routes = [
        Route("/leads", app.guarded(app.create_lead), methods=["POST"]),
        Route("/projects", app.guarded(app.list_projects), methods=["GET"]),
        Route("/projects/{id}", app.guarded(app.get_project), methods=["GET"]),
        Route("/user/pledges", app.guarded(app.list_pledges), methods=["GET"]),
        Route("/user/wallet", app.guarded(app.get_wallet), methods=["GET"]),
    ]
    return Recorder(Starlette(routes=routes), state)


def _error(status: HTTPStatus, message: str) -> Response:
    return JSONResponse({"error": message}, status)


def _json_object(body: bytes) -> dict[str, object]:
    """The object in a body; empty when there is none."""
    try:
        value: object = json.loads(body)
    except ValueError:
        return {}
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _lead_problems(lead: Mapping[str, object]) -> dict[str, str]:
    """Return the errors of a lead by member (MII-8: all members are strings, three have a fixed set of values)."""
    problems = {name: "is missing" for name in REQUIRED if name not in lead}
    problems |= {name: "is not a string" for name, value in lead.items() if not isinstance(value, str)}
    problems |= {name: "is unknown" for name in lead if name not in (*REQUIRED, *OPTIONAL)}
    choices = {"collect_type": COLLECT_TYPES, "publication_timeframe": TIMEFRAMES, "category": CATEGORIES}
    for name, values in choices.items():
        if name in lead and lead[name] not in values:
            problems[name] = f"must be one of {', '.join(values)}"
    return problems


def _page(request: Request, elements: list[dict[str, int]] | list[Project], state: MiimosaState) -> Response:
    """One page of a list, with the `Link` header that leads to the next (MII-4)."""
    number = int(request.query_params.get("page", "1"))
    start = (number - 1) * state.page_size
    page = elements[start : start + state.page_size]
    response = JSONResponse({state.envelope: page, "count": len(elements)} if state.envelope else page)
    if start + state.page_size < len(elements):
        for value in _links(request, number, state):
            response.headers.append("link", value)
    return response


def _links(request: Request, number: int, state: MiimosaState) -> list[str]:
    """The values of the `Link` header of page `number`, in the form that the switch asks for."""
    path = request.url.path
    base = f"{request.url.scheme}://{request.url.netloc}"

    def target(page: int, extra: Mapping[str, str] | None = None) -> str:
        kept = {name: value for name, value in request.query_params.items() if name not in ("page", "fields")}
        return f"{path}?{urlencode({**kept, 'page': page, **(extra or {})}, safe=',;')}"

    following = target(number + 1)
    match state.link_form:
        case "absolute":
            return [f'<{base}{following}>; rel="next"']
        case "relative":
            return [f'<{following}>; rel="next"']
        case "query-only":
            return [f'<?{following.partition("?")[2]}>; rel="next"']
        case "unquoted":
            return [f"<{base}{following}>;rel=next"]
        case "two-fields":
            return [f'<{base}{target(1)}>; rel="first"', f'<{base}{following}>; rel="next"']
        case "hostile":
            return [f'<{state.elsewhere}{following}>; rel="next"']
        case "loop":
            return [f'<{base}{target(number)}>; rel="next"']
        case "several":
            decoy = f'<{base}{target(1, {"fields": "id,name;rel=next"})}>; title="a, b; rel=next"; rel="first"'
            awkward = f'<{base}{target(number + 1, {"fields": "id,name;v=2"})}>; title="page, next"; rel="last next"'
            return [f'{decoy}, {awkward}, <{base}{target(1)}>; rel=prev, </docs>; REL="help"']
