"""RDV-Solidarités, after the facts RDV-*: three header keys, pages of 100, errors of three shapes."""

import json
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import TypeAlias

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from upstream import rdv_planning
from upstream.rdv_answers import answer
from upstream.rdv_data import PAGE, Agent, Json, JsonObject, RdvState, Session, parse_number
from upstream.rdv_writes import RefusedError, create_absence, create_user, text_errors, update_absence, update_record
from upstream.recorder import Recorder

Handler: TypeAlias = Callable[[Request, Agent, JsonObject], Response]
Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]

_BAD_LOGIN = "Mot de passe ou identifiant invalide."
_SIGN_IN_FIRST = "Vous devez vous connecter ou vous inscrire pour continuer."
_UNKNOWN_SESSION = "L'utilisateur est inconnu ou n'est pas connecté."
_FORBIDDEN = "Vous ne pouvez pas effectuer cette action."
_TOO_MANY = "Limite d'appels API atteinte. Merci de patienter.\n"


class Application:
    """The server's operations over one state."""

    def __init__(self, state: RdvState) -> None:
        self.state = state

    # The guard of every operation but two ----------------------------------------------------------------------

    def guarded(self, handler: Handler) -> Endpoint:
        """An endpoint that first wants a valid session and a readable body (RDV-9, RDV-10)."""

        async def endpoint(request: Request) -> Response:
            found = self._session(request)
            if found is None:
                return answer(HTTPStatus.UNAUTHORIZED, {"errors": [_SIGN_IN_FIRST]})
            session, agent = found
            body = await _body(request)
            if body is None:
                return answer(HTTPStatus.BAD_REQUEST, {"status": 400, "error": "Bad Request"})
            response = handler(request, agent, body)
            response.headers.update(session.headers())  # each reply repeats them (RDV-T1)
            return response

        return endpoint

    def _session(self, request: Request) -> tuple[Session, Agent] | None:
        token, client, uid = (request.headers.get(name, "") for name in ("access-token", "client", "uid"))
        return self.state.session_agent(token, client, uid)

    def not_found(self, name: str) -> Response:
        """A 404 in the form that the switch asks for (RDV-T3)."""
        match self.state.not_found_form:
            case "name":
                return answer(HTTPStatus.NOT_FOUND, {"not_found": name})
            case "message":
                body: Json = {"success": False, "errors": [f"Couldn't find {name.capitalize()} with 'id'=999"]}
                return answer(HTTPStatus.NOT_FOUND, body)
            case "empty":
                return Response(b"", HTTPStatus.NOT_FOUND)

    def refused(self, refusal: RefusedError) -> Response:
        """A 403, 404 or 422, in the shape of the era or of the switch."""
        if refusal.status == HTTPStatus.NOT_FOUND:
            return self.not_found(refusal.attribute)
        if refusal.status == HTTPStatus.FORBIDDEN and self.state.era == 3:
            return answer(HTTPStatus.FORBIDDEN, {"errors": [{"base": "forbidden"}], "error_messages": [_FORBIDDEN]})
        if refusal.status == HTTPStatus.FORBIDDEN:
            return answer(HTTPStatus.FORBIDDEN, {"errors": [_FORBIDDEN]})
        return answer(HTTPStatus.UNPROCESSABLE_ENTITY, refusal.body(self.state.error_form))

    # Authentication --------------------------------------------------------------------------------------------

    async def sign_in(self, request: Request) -> Response:
        """Give the three keys in the headers of the reply (RDV-17, RDV-21, RDV-22)."""
        body = await _body(request)
        if body is None:
            return answer(HTTPStatus.BAD_REQUEST, {"status": 400, "error": "Bad Request"})
        for agent in self.state.agents:
            if (agent.email, agent.password) == (body.get("email"), body.get("password")):
                headers = self.state.open_session(agent).headers()
                if self.state.announced_life is not None:
                    headers["expiry"] = str(int(time.time()) + self.state.announced_life)
                if not self.state.send_expiry:
                    del headers["expiry"]
                return answer(HTTPStatus.OK, {"data": agent.detail()}, headers)
        return answer(HTTPStatus.UNAUTHORIZED, {"success": False, "errors": [_BAD_LOGIN]})

    async def sign_out(self, request: Request) -> Response:
        """Forget the token (RDV-T1)."""
        found = self._session(request)
        if found is None:
            return answer(HTTPStatus.NOT_FOUND, {"success": False, "errors": [_UNKNOWN_SESSION]})
        self.state.revoke(found[1].email)
        return answer(HTTPStatus.OK, {"success": True})

    async def validate_token(self, request: Request) -> Response:
        """Return the owner of the token (RDV-T1)."""
        found = self._session(request)
        if found is None:
            return answer(HTTPStatus.UNAUTHORIZED, {"success": False, "errors": [_BAD_LOGIN]})
        data = found[1].detail()
        return answer(HTTPStatus.OK, {"success": True, "data": data}, found[0].headers())

    # Absences --------------------------------------------------------------------------------------------------

    def list_absences(self, request: Request, agent: Agent, _body: JsonObject) -> Response:
        """The absences that the agent may see, a page of them or the first hundred (RDV-14, RDV-29)."""
        wanted = request.query_params.get("organisation_id") if self.state.era == 1 else None  # RDV-T12
        found = [one for one in self.state.visible(agent) if wanted in (None, str(agent.organisation_id))]
        return self.collection(request, "absences", [self.state.render_absence(one) for one in found])

    def collection(self, request: Request, name: str, found: list[JsonObject]) -> Response:
        """A list under its name, with `meta` since 2021."""
        if self.state.era == 1:
            return answer(HTTPStatus.OK, {name: list[Json](found[:PAGE])})
        number = int(request.query_params.get("page", "1"))
        pages = -(-len(found) // PAGE)
        meta: JsonObject = {
            "current_page": number,
            "next_page": number + 1 if number < pages else None,
            "prev_page": number - 1 if number > 1 else None,
            "total_pages": pages,
            "total_count": len(found),
        }
        return answer(HTTPStatus.OK, {name: list[Json](found[(number - 1) * PAGE : number * PAGE]), "meta": meta})

    def create_absence(self, _request: Request, agent: Agent, body: JsonObject) -> Response:
        """Create an absence; the success is a 200 (RDV-T2)."""
        try:
            absence = create_absence(self.state, agent, body)
        except RefusedError as refusal:
            return self.refused(refusal)
        return answer(HTTPStatus.OK, {"absence": self.state.render_absence(absence)})

    def one_absence(self, request: Request, agent: Agent, body: JsonObject) -> Response:
        """Show, change (PUT and PATCH alike, RDV-32) or delete an absence."""
        absence = self.state.absences.get(parse_number(request.path_params["id"]) or 0)
        if absence is None or self.state.era == 1:
            return self.not_found("absence")
        try:
            if not self.state.may_act(agent, absence.agent_id):
                raise RefusedError(HTTPStatus.FORBIDDEN, "base", "forbidden")
            if request.method == "DELETE":
                del self.state.absences[absence.id]
                return Response(b"", HTTPStatus.NO_CONTENT)
            if request.method in ("PUT", "PATCH"):
                update_absence(absence, body)
        except RefusedError as refusal:
            return self.refused(refusal)
        return answer(HTTPStatus.OK, {"absence": self.state.render_absence(absence)})

    # Agents, organisations, users ------------------------------------------------------------------------------

    def list_agents(self, request: Request, _agent: Agent, _body: JsonObject) -> Response:
        """The agents of the organisation."""
        return self.collection(request, "agents", [agent.listed() for agent in self.state.agents])

    def list_organisations(self, request: Request, _agent: Agent, _body: JsonObject) -> Response:
        """The one organisation there is."""
        return self.collection(request, "organisations", [dict(self.state.organisation)])

    def one_organisation(self, request: Request, agent: Agent, body: JsonObject) -> Response:
        """Show the organisation, or change it as an admin."""
        if parse_number(request.path_params["organisation_id"]) != self.state.organisation["id"]:
            return self.not_found("organisation")
        if request.method in ("PUT", "PATCH"):
            if agent.role != "admin":
                return self.refused(RefusedError(HTTPStatus.FORBIDDEN, "base", "forbidden"))
            update_record(self.state.organisation, body, ("name", "email", "phone_number", "verticale"))
        return answer(HTTPStatus.OK, {"organisation": dict(self.state.organisation)})

    def list_users(self, request: Request, _agent: Agent, _body: JsonObject) -> Response:
        """Return the users, or those in `ids[]`."""
        wanted = request.query_params.getlist("ids[]")
        users = [user for number, user in self.state.users.items() if not wanted or str(number) in wanted]
        return self.collection(request, "users", users)

    def create_user(self, _request: Request, _agent: Agent, body: JsonObject) -> Response:
        """Create a user; `organisation_ids` missing is an error of the second shape (RDV-T3)."""
        if not body.get("organisation_ids"):
            missing = "param is missing or the value is empty: organisation_ids"
            return answer(HTTPStatus.UNPROCESSABLE_ENTITY, text_errors(missing))
        try:
            user = create_user(self.state, body)
        except RefusedError as refusal:
            return answer(HTTPStatus.UNPROCESSABLE_ENTITY, refusal.body("attributes"))
        return answer(HTTPStatus.OK, {"user": user})

    def one_user(self, request: Request, _agent: Agent, body: JsonObject) -> Response:
        """Show or change a user."""
        user = self.state.users.get(parse_number(request.path_params["user_id"]) or 0)
        if user is None:
            return self.not_found("user")
        if request.method in ("PUT", "PATCH"):
            update_record(user, body, tuple(name for name in user if name not in ("id", "created_at")))
        return answer(HTTPStatus.OK, {"user": user})

    def invite_user(self, request: Request, _agent: Agent, _body: JsonObject) -> Response:
        """Give an invitation token."""
        known = parse_number(request.path_params["user_id"]) in self.state.users
        return answer(HTTPStatus.OK, {"invitation_token": "CK8CO8LC"}) if known else self.not_found("user")

    def user_profiles(self, request: Request, _agent: Agent, body: JsonObject) -> Response:
        """Tie a user to an organisation, or untie them: parameters in the query or in the body, as Rails mixes them."""
        given: JsonObject = {**body, **request.query_params}
        key = (parse_number(given.get("organisation_id")) or 0, parse_number(given.get("user_id")) or 0)
        user = self.state.users.get(key[1])
        if request.method == "DELETE":
            if key not in self.state.profiles:
                return self.not_found("user_profile")
            self.state.profiles.remove(key)
            return Response(b"", HTTPStatus.NO_CONTENT)
        if user is None or key[0] != self.state.organisation["id"] or key in self.state.profiles:
            refusal = RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "user", "doit exister")
            return answer(HTTPStatus.UNPROCESSABLE_ENTITY, refusal.body("attributes"))
        self.state.profiles.add(key)
        profile: JsonObject = {"user": user, "organisation": dict(self.state.organisation)}
        return answer(HTTPStatus.OK, {"user_profile": profile})

    async def public_links(self, request: Request) -> Response:
        """Anonymous, and limited (RDV-T3)."""
        self.state.public_calls += 1
        left = max(0, self.state.public_limit - self.state.public_calls)
        limits = {"RateLimit-Limit": str(self.state.public_limit), "RateLimit-Remaining": str(left)}
        if self.state.public_calls > self.state.public_limit:
            self.state.public_calls = 0  # the next minute
            limits["Retry-After"] = str(self.state.retry_after)
            return answer(HTTPStatus.TOO_MANY_REQUESTS, {"errors": [_TOO_MANY]}, limits)
        territory = request.query_params.get("territory", "")
        if not territory:
            return answer(HTTPStatus.BAD_REQUEST, {"missing": "territory"})
        if territory != "26":
            return answer(HTTPStatus.NOT_FOUND, {"not_found": "territory"})
        link: JsonObject = {"external_id": "mds-valence", "public_link": "https://www.rdv-solidarites.fr/org/12"}
        return answer(HTTPStatus.OK, {"public_links": [link]}, limits)


def application(state: RdvState) -> ASGIApp:
    """The server as an ASGI application; `state` may be read and changed while it runs."""
    app = Application(state)
    write = ["GET", "PUT", "PATCH"]
    one_organisation = "/api/v1/organisations/{organisation_id}"
    routes = [
        Route("/api/v1/auth/sign_in", app.sign_in, methods=["POST"]),
        Route("/api/v1/auth/sign_out", app.sign_out, methods=["DELETE"]),
        Route("/api/v1/auth/validate_token", app.validate_token, methods=["GET"]),
        Route("/api/v1/absences", app.guarded(app.list_absences), methods=["GET"]),
        Route("/api/v1/absences", app.guarded(app.create_absence), methods=["POST"]),
        Route("/api/v1/absences/{id}", app.guarded(app.one_absence), methods=[*write, "DELETE"]),
        Route("/api/v1/agents", app.guarded(app.list_agents), methods=["GET"]),
        Route("/api/v1/organisations", app.guarded(app.list_organisations), methods=["GET"]),
        Route(one_organisation, app.guarded(app.one_organisation), methods=write),
        Route(f"{one_organisation}/users", app.guarded(app.list_users), methods=["GET"]),
        Route(f"{one_organisation}/users/{{user_id}}", app.guarded(app.one_user), methods=["GET"]),
        Route("/api/v1/users", app.guarded(app.list_users), methods=["GET"]),
        Route("/api/v1/users", app.guarded(app.create_user), methods=["POST"]),
        Route("/api/v1/users/{user_id}", app.guarded(app.one_user), methods=write),
        Route("/api/v1/users/{user_id}/rdv_invitation_token", app.guarded(app.invite_user), methods=["POST"]),
        Route("/api/v1/user_profiles", app.guarded(app.user_profiles), methods=["POST", "DELETE"]),
        Route("/api/v1/public_links", app.public_links, methods=["GET"]),
        *rdv_planning.routes(app),
    ]
    return Recorder(Starlette(routes=routes), state)


async def _body(request: Request) -> JsonObject | None:
    """The JSON object of the body, empty unless the media type is JSON (RDV-5); None when it cannot be read (RDV-9)."""
    raw = await request.body()
    if not raw or not request.headers.get("content-type", "").startswith("application/json"):
        return {}
    try:
        value: Json = json.loads(raw)
    except ValueError:
        return None
    return value if isinstance(value, dict) else {}
