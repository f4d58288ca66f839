"""Rdvs, motifs, referents and webhook endpoints of RDV-Solidarités, after the facts RDV-T7 to RDV-T11."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from http import HTTPStatus
from typing import Protocol, TypeAlias
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from upstream.rdv_answers import answer
from upstream.rdv_data import Agent, Json, JsonObject, RdvState, parse_number
from upstream.rdv_writes import RefusedError, text_errors, update_record

Handler: TypeAlias = Callable[[Request, Agent, JsonObject], Response]

_PARIS = ZoneInfo("Europe/Paris")
_FIELDS = ("target_url", "subscriptions")


class Guard(Protocol):
    """Shared with the operations on absences."""

    state: RdvState

    def guarded(self, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
        """An endpoint that first wants a valid session."""
        ...

    def collection(self, request: Request, name: str, found: list[JsonObject]) -> Response:
        """A page of a list."""
        ...

    def not_found(self, name: str) -> Response:
        """A 404."""
        ...


def routes(app: Guard) -> list[Route]:
    """The routes of these operations."""
    planning = Planning(app)
    organisation = "/api/v1/organisations/{organisation_id}"
    hooks = f"{organisation}/webhook_endpoints"
    referents = "/api/v1/referent_assignations"
    return [
        Route(f"{organisation}/rdvs", app.guarded(planning.list_rdvs), methods=["GET"]),
        Route(f"{organisation}/motifs", app.guarded(planning.list_motifs), methods=["GET"]),
        Route(referents, app.guarded(planning.referent_assignations), methods=["POST", "DELETE"]),
        Route(hooks, app.guarded(planning.webhook_endpoints), methods=["GET", "POST"]),
        Route(f"{hooks}/{{id}}", app.guarded(planning.one_webhook_endpoint), methods=["PUT", "PATCH"]),
        Route("/api/v1/participations/{id}", app.guarded(planning.one_participation), methods=["PUT", "PATCH"]),
    ]


def instant(text: str) -> datetime:
    """An instant as Rails reads it: a day begins at midnight, and a time without a zone is of Paris."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=_PARIS)


def unprocessable(attribute: str, error: str) -> Response:
    """A 422 about one attribute."""
    refusal = RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, attribute, error)
    return answer(HTTPStatus.UNPROCESSABLE_ENTITY, refusal.body("attributes"))


class Planning:
    """These operations over the state of the server."""

    def __init__(self, app: Guard) -> None:
        self.app = app
        self.state = app.state

    def list_rdvs(self, request: Request, _agent: Agent, _body: JsonObject) -> Response:
        """The rdvs that start between two instants, both included (RDV-T7)."""
        after, before = (request.query_params.get(name) for name in ("starts_after", "starts_before"))
        found = [
            rdv
            for rdv in self.state.rdvs
            if (not after or instant(str(rdv["starts_at"])) >= instant(after))
            and (not before or instant(str(rdv["starts_at"])) <= instant(before))
        ]
        return self.app.collection(request, "rdvs", found)

    def list_motifs(self, request: Request, _agent: Agent, _body: JsonObject) -> Response:
        """The motifs that every given filter keeps (RDV-T8)."""
        query = request.query_params
        public = query.get("bookable_publicly")
        found = [
            motif
            for motif in self.state.motifs
            if ("active" not in query or (motif["deleted_at"] is None) == (query["active"] == "true"))
            and (public is None or motif["bookable_publicly"] is (public == "true"))
            and ("service_id" not in query or str(motif["service_id"]) == query["service_id"])
        ]
        return self.app.collection(request, "motifs", found)

    def referent_assignations(self, request: Request, _agent: Agent, body: JsonObject) -> Response:
        """Make an agent the referent of a user, or no longer (RDV-T9)."""
        given: JsonObject = {**body, **request.query_params}
        agent_id, user_id = (parse_number(given.get(name)) or 0 for name in ("agent_id", "user_id"))
        if request.method == "DELETE":
            if (agent_id, user_id) not in self.state.referents:
                return self.app.not_found("referent_assignation")
            self.state.referents.remove((agent_id, user_id))
            return Response(b"", HTTPStatus.NO_CONTENT)
        agent = next((one for one in self.state.agents if one.id == agent_id), None)
        user = self.state.users.get(user_id)
        if agent is None or user is None or (agent_id, user_id) in self.state.referents:
            return unprocessable("agent", "taken" if agent and user else "doit exister")
        self.state.referents.add((agent_id, user_id))
        return answer(HTTPStatus.OK, {"referent_assignation": {"user": user, "agent": agent.listed()}})

    def webhook_endpoints(self, request: Request, _agent: Agent, body: JsonObject) -> Response:
        """List the webhook endpoints, or create one; no reply shows a secret (RDV-T10)."""
        organisation = parse_number(request.path_params["organisation_id"])
        if organisation != self.state.organisation["id"]:
            return self.app.not_found("organisation")
        if request.method == "GET":
            url = request.query_params.get("target_url")
            found = [hook for hook in self.state.webhooks.values() if url in (None, hook["target_url"])]
            return self.app.collection(request, "webhook_endpoints", found)
        for name in ("target_url", "secret"):
            if not body.get(name):
                return unprocessable(name, "blank")
        number = max(self.state.webhooks, default=29) + 1
        hook: JsonObject = {"id": number, "organisation_id": organisation, "subscriptions": []}
        self.state.webhooks[number] = hook | {name: body[name] for name in _FIELDS if name in body}
        return answer(HTTPStatus.OK, {"webhook_endpoint": self.state.webhooks[number]})

    def one_webhook_endpoint(self, request: Request, _agent: Agent, body: JsonObject) -> Response:
        """Change a webhook endpoint (RDV-T10)."""
        hook = self.state.webhooks.get(parse_number(request.path_params["id"]) or 0)
        if hook is None:
            return self.app.not_found("webhook_endpoint")
        update_record(hook, body, _FIELDS)
        return answer(HTTPStatus.OK, {"webhook_endpoint": hook})

    def one_participation(self, request: Request, _agent: Agent, body: JsonObject) -> Response:
        """Change the status of a participation and show its rdv, whose status follows (RDV-T11)."""
        change = body.get("participation")
        if not isinstance(change, dict) or not change:
            missing = "param is missing or the value is empty: participation"
            return answer(HTTPStatus.UNPROCESSABLE_ENTITY, text_errors(missing))
        wanted = parse_number(request.path_params["id"])
        for rdv in self.state.rdvs:
            participations: Json = rdv["participations"]
            for each in participations if isinstance(participations, list) else []:
                if isinstance(each, dict) and each["id"] == wanted:
                    each["status"] = rdv["status"] = change["status"]
                    return answer(HTTPStatus.OK, {"rdv": rdv})
        return self.app.not_found("participation")
