"""eMJPM, after the facts EMJ-*: OAuth with one live pair per editor and user, mesures, errors of every shape."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import TypeAlias

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from upstream.emjpm_data import DIRECTION_USER, EmjState, Mesure
from upstream.emjpm_mesures import (
    STRICT,
    antenne_problem,
    court_problem,
    is_strict,
    problem,
    problems,
    save,
    type_error,
)
from upstream.emjpm_oauth import OAuth
from upstream.recorder import Recorder
from upstream.values import Json, JsonObject, elements, member, read_json, text

Handler: TypeAlias = Callable[[Request, int, Json], Awaitable[Response]]
Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]

MAX_BATCH = 1000
MANCHE: JsonObject = {"id_region": 28, "id": "50", "nom": "Manche"}
MAX_BYTES = 10 * 1024 * 1024
_TRY_LATER = "Une erreur est survenue, veuillez réessayer plus tard"


def errors(*found: Json, status: HTTPStatus = HTTPStatus.UNPROCESSABLE_ENTITY) -> Response:
    """The usual envelope of errors."""
    return JSONResponse({"errors": list(found)}, status)


def _internal_error() -> Response:
    return JSONResponse({"error": _TRY_LATER}, HTTPStatus.INTERNAL_SERVER_ERROR)


class Application:
    """The server's operations over one state."""

    def __init__(self, state: EmjState) -> None:
        self.state = state
        self.oauth = OAuth(state)

    # The guard of every operation but those of OAuth ------------------------------------------------------------

    def guarded(self, handler: Handler) -> Endpoint:
        """An endpoint behind the limit of requests, a readable body, then the token, in the server's own order."""

        async def endpoint(request: Request) -> Response:
            source = request.client.host if request.client else ""
            admitted = self.state.quota.admit(source)
            response = await self._answer(request, handler) if admitted else self._too_many()
            window = self.state.quota.windows[0]
            response.headers["x-ratelimit-limit"] = str(window.requests)
            response.headers["x-ratelimit-remaining"] = str(self.state.quota.remaining(source))
            response.headers["x-ratelimit-reset"] = str(int(time.time() + window.seconds * self.state.quota.scale))
            return response

        return endpoint

    def _too_many(self) -> Response:
        wait = max(1, round(self.state.quota.windows[0].seconds * self.state.quota.scale))
        message = "Too many requests, please try again later."
        headers = {"retry-after": str(wait), "content-type": "text/html; charset=utf-8"}
        return PlainTextResponse(message, HTTPStatus.TOO_MANY_REQUESTS, headers)

    async def _answer(self, request: Request, handler: Handler) -> Response:
        body: Json = None
        if request.method in ("POST", "PUT"):
            if len(await request.body()) > MAX_BYTES:
                return _internal_error()
            if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
                return errors({"msg": "The content-type must be 'application/json'"}, status=HTTPStatus.BAD_REQUEST)
            try:
                body = await read_json(request)
            except ValueError:
                return _internal_error()
        user = self.oauth.who(request)
        if isinstance(user, Response):
            return user
        if request.method != "GET":
            self.state.locked.add(user)  # whatever becomes of the write (EMJ-T8)
        return await handler(request, user, body)

    def listed(self, name: str, found: list[JsonObject], status: HTTPStatus = HTTPStatus.OK) -> Response:
        """A list: the server's envelope, or the documentation's bare array (EMJ-T4)."""
        return JSONResponse(list[Json](found) if self.state.bare else {name: list[Json](found)}, status)

    # Mesures ----------------------------------------------------------------------------------------------------

    async def list_mesures(self, request: Request, user: int, _body: Json) -> Response:
        """All mesures of the user at once; an unknown status finds none."""
        wanted = request.query_params.get("status")
        found = [one for one in self.state.of(user) if wanted in (None, one.status())]
        return self.listed("mesures", [one.render(in_list=True) for one in found])

    async def create_mesure(self, _request: Request, user: int, body: Json) -> Response:
        """Create or update one mesure: 201 either way."""
        refusal = self._refusal(body)
        if refusal is not None:
            return refusal
        if member(body, "strictNumeroRG") is True and not is_strict(text(member(body, "numero_rg"))):
            if self.state.strict_saves_anyway:
                save(self.state, user, body)
            return errors(problem("numero_rg", member(body, "numero_rg"), STRICT))
        return JSONResponse(save(self.state, user, body).render(), HTTPStatus.CREATED)

    def _refusal(self, body: Json, update: bool = False) -> Response | None:
        found = list(problems(body))
        if found:
            return errors(*found)
        failure = type_error(body, update)
        if failure:
            return errors({"msg": f"TypeError: {failure}"})
        for refused in (court_problem(self.state, body), antenne_problem(self.state, body)):
            if refused is not None:
                return errors(refused)
        return None

    async def create_batch(self, _request: Request, user: int, body: Json) -> Response:
        """All or none of at most a thousand mesures."""
        batch = elements(member(body, "mesures"))
        if len(batch) > MAX_BATCH:
            return errors({"msg": f"The number of mesures must be <= {MAX_BATCH}"})
        prefixes = [f"mesures[{number}]." for number in range(len(batch))]
        pairs = list(zip(batch, prefixes, strict=True))
        found = [one for mesure, prefix in pairs for one in problems(mesure, batch=True, prefix=prefix)]
        if member(body, "strictNumeroRG") is True:
            for mesure, prefix in pairs:
                if not is_strict(text(member(mesure, "numero_rg"))):
                    found.append(problem(f"{prefix}numero_rg", member(mesure, "numero_rg"), STRICT))
        if found:
            return errors(*found)
        failures = [failure for mesure in batch if (failure := type_error(mesure))]
        if failures:
            return errors({"msg": f"TypeError: {failures[0]}"})
        if self.state.hang_on_antenne and any(member(mesure, "antenne_id") is not None for mesure in batch):
            await asyncio.sleep(self.state.hang_on_antenne)
        checks = {
            "antenneErrors": [antenne_problem(self.state, mesure, prefix) for mesure, prefix in pairs],
            "tiErrors": [court_problem(self.state, mesure, prefix, batch=True) for mesure, prefix in pairs],
        }
        for name, refused in checks.items():
            if any(refused):
                return JSONResponse({name: [one for one in refused if one]}, HTTPStatus.UNPROCESSABLE_ENTITY)
        saved = [save(self.state, user, mesure) for mesure in batch]
        return self.listed("mesures", [one.render() for one in saved], HTTPStatus.CREATED)

    def _mine(self, request: Request, user: int) -> Mesure | Response | None:
        """The mesure of the path; an id that is no integer trips the server up."""
        identifier = request.path_params["id"]
        if not identifier.isdigit():
            message = "oups, something goes wrong. please contact support."
            return errors({"msg": message}, status=HTTPStatus.BAD_REQUEST)
        mesure = self.state.mesures.get(int(identifier))
        return mesure if mesure is not None and mesure.user == user else None

    async def get_mesure(self, request: Request, user: int, _body: Json) -> Response:
        """One mesure, or an empty 404."""
        mesure = self._mine(request, user)
        if isinstance(mesure, Response):
            return mesure
        return Response(status_code=HTTPStatus.NOT_FOUND) if mesure is None else JSONResponse(mesure.render())

    async def update_mesure(self, request: Request, user: int, body: Json) -> Response:
        """Replace a mesure: 201; one that does not exist is a 422."""
        refusal = self._refusal(body, update=True)
        if refusal is not None:
            return refusal
        mesure = self._mine(request, user)
        if isinstance(mesure, Response):
            return mesure
        if mesure is None:
            return errors({"msg": f"mesure with id = {request.path_params['id']} not found with service_id = 50"})
        return JSONResponse(save(self.state, user, body, mesure).render(), HTTPStatus.CREATED)

    async def delete_mesure(self, request: Request, user: int, _body: Json) -> Response:
        """Delete a mesure; none is a success too."""
        mesure = self._mine(request, user)
        if isinstance(mesure, Response):
            return mesure
        if mesure is not None:
            del self.state.mesures[mesure.id]
        return JSONResponse({"affected_rows": 0 if mesure is None else 1})

    async def delete_all(self, request: Request, user: int, _body: Json) -> Response:
        """Delete every mesure of the user, the awaiting ones too unless the switch says otherwise (EMJ-T8)."""
        forced = request.query_params.get("forceDeleteAwaitingMesures") == "true"
        spared = self.state.delete_all_spares_awaiting and not forced
        doomed = [one for one in self.state.of(user) if not (spared and one.awaiting)]
        for one in doomed:
            del self.state.mesures[one.id]
        return JSONResponse({"affected_rows": len(doomed)})

    # The rest ---------------------------------------------------------------------------------------------------

    async def antennes(self, _request: Request, _user: int, _body: Json) -> Response:
        """The antennes of the user's service."""
        address: JsonObject = {"adresse": "12 RUE JACQUARD", "code_postal": "69600", "ville": "OULLINS"}
        found: list[JsonObject] = [{"id": key, "nom": name, **address} for key, name in self.state.antennes.items()]
        return self.listed("antennes", found)

    async def courts(self, _request: Request, _user: int, _body: Json) -> Response:
        """All courts."""
        return self.listed("tribunaux", self.state.courts)

    async def user(self, _request: Request, user: int, _body: Json) -> Response:
        """The current user."""
        return JSONResponse(self.state.users[user])

    async def of_direction(self, _request: Request, user: int, _body: Json) -> Response:
        """A bare list for a direction, a 422 for anyone else (EMJ-T9)."""
        if self.state.users[user]["type"] != "direction":
            return errors({"error": "this api is only allowed for user of type 'direction'"})
        return JSONResponse([{"id": 121, "etablissement": "service-121", "siret": None, "departement": MANCHE}])

    async def dpfs_of_direction(self, _request: Request, user: int, _body: Json) -> Response:
        """The DPF of a direction, a 422 for anyone else (EMJ-T12)."""
        if self.state.users[user]["type"] != "direction":
            return errors({"error": "this api is only allowed for user of type 'direction'"})
        return JSONResponse([{"id": 12, "etablissement": "dpf-12", "dispo_max": 40, "departement": MANCHE}])

    async def agents(self, request: Request, user: int, _body: Json) -> Response:
        """The agents of directions; only some types of users may ask for them (EMJ-T11)."""
        asking = self.state.users[user]["type"]
        if asking not in ("direction", "service", "sdpf"):
            reason = "the usage of this api is reserved for profiles: direction,service,sdpf"
            return JSONResponse({"error": reason}, 403)
        direction: JsonObject = {"type": "national"}
        if "regionales" in request.url.path:
            direction = {"id": 4, "type": "regional", "region_id": 28, "region": {"id": 28, "nom": "Normandie"}}
        elif "departementales" in request.url.path:
            if "code" not in request.path_params and asking != "direction":
                reason = "the usage of this api is reserved for regional direction profiles"
                return JSONResponse({"error": reason}, 403)
            direction = {"id": 7, "type": "departemental", "departement_code": "50", "departement": MANCHE}
        return JSONResponse([{"id": DIRECTION_USER, "type": "direction", "nom": "direction", "direction": direction}])

    async def users_of(self, _request: Request, _user: int, _body: Json) -> Response:
        """The users of a service or of a DPF."""
        names = ("id", "nom", "prenom", "email", "type")
        return JSONResponse([{name: one.get(name) for name in names} for one in self.state.users.values()])

    def routes(self) -> list[Route]:
        """Every route; the token endpoint takes any method, to refuse all but one itself."""
        mesures, mandoline = "/api/editors/mesures", "/api/mandoline"
        table: list[tuple[str, str, Handler]] = [
            ("GET", mesures, self.list_mesures),
            ("POST", mesures, self.create_mesure),
            ("DELETE", mesures, self.delete_all),
            ("POST", f"{mesures}/batch", self.create_batch),
            ("GET", f"{mesures}/{{id}}", self.get_mesure),
            ("PUT", f"{mesures}/{{id}}", self.update_mesure),
            ("DELETE", f"{mesures}/{{id}}", self.delete_mesure),
            ("GET", "/api/editors/service-antennes", self.antennes),
            ("GET", "/api/editors/tribunaux", self.courts),
            ("GET", f"{mandoline}/user", self.user),
            ("GET", f"{mandoline}/service/{{id}}/users", self.users_of),
            ("GET", f"{mandoline}/dpf/{{id}}/users", self.users_of),
        ]
        table += [
            ("GET", f"{mandoline}/direction-services", self.of_direction),
            ("GET", f"{mandoline}/direction-dpfs", self.dpfs_of_direction),
        ]
        for path in ("nationales", "departementales", "regionales/{idOrName}", "departementales/{code}"):
            table.append(("GET", f"{mandoline}/directions/{path}", self.agents))
        oauth = [
            Route("/api/oauth/token", self.oauth.token, methods=["GET", "POST", "PUT", "DELETE"]),
            Route("/api/oauth/authorize", self.oauth.authorize, methods=["POST"]),
        ]
        return [*(Route(path, self.guarded(one), methods=[method]) for method, path, one in table), *oauth]


def application(state: EmjState) -> ASGIApp:
    """The server as an ASGI application; `state` may be read and changed while it runs."""
    return Recorder(Starlette(routes=Application(state).routes()), state)
