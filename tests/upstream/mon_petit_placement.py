"""Mon Petit Placement, after the facts MPP-*: a bearer token of a Keycloak, hydra lists, quotas per source, bans.

One application serves both hosts, distinguished by their paths: `/v1` is api.monpetitplacement.fr, `/realms` (and
`/auth/realms`, as in 2022) is sso.monpetitplacement.fr. Each keeps its own quota.
"""

import secrets
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import TypeAlias
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from upstream.mpp_data import ACCOUNT, MppState
from upstream.recorder import Recorder
from upstream.values import Json, JsonObject, read_form

Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]

TOKEN_PATH = "/realms/mpp-prod/protocol/openid-connect/token"
_LD_JSON = "application/ld+json"
_CURRENT_VALUE = "/user_investment_accounts/{id}/products/{product}/investment_compartments/{part}/current_value"
_DEFAULT_LIMIT = 30
_COLLECTIONS = {
    "/invest_profile_categories": "InvestProfileCategory",
    "/invest_profiles": "InvestProfile",
    "/kyc_categories": "KycCategory",
    "/product_values": "ProductValue",
    "/users/{id}/user_kycs": "UserKyc",
    "/users/{id}/user_coupons": "UserCoupon",
    "/users/{id}/coupons": "Coupon",
    "/user_kycs/{id}/available_products": "Product",
    "/investment_account_providers/{id}/kyc_questions": "KycQuestion",
    "/user_investment_accounts/{id}/user_investment_values": "UserInvestmentValue",
    "/user_investment_accounts/{id}/user_investment_account_products": "UserInvestmentAccountProduct",
    "/user_investment_accounts/{id}/investment_bills": "InvestmentBill",
    "/user_investment_accounts/{id}/invest_requests": "InvestRequest",
    "/user_investment_accounts/{id}/invest_orders": "InvestOrder",
    "/user_investment_accounts/{id}/products_current_values": "ProductCurrentValue",
}
_ITEMS = {
    "/user_investment_accounts/{id}": "UserInvestmentAccount",
    "/user_investment_accounts/{id}/user_financial_capital": "UserFinancialCapital",
    "/user_investment_accounts/{id}/advice_dto": "AdviceDto",
    _CURRENT_VALUE: "ProductCurrentValue",
    "/advice/{id}": "Advice",
    "/investment_account_providers/{id}": "InvestmentAccountProvider",
}


_POINT: JsonObject = {
    "date": "2026-03-06T00:00:00+00:00",
    "amount": 10200.5,
    "investedAmount": 10000,
    "repurchasedAmount": 0,
    "performance": 2.005,
    "gain": 200.5,
    "approximation": False,
}


class Application:
    """The server's operations over one state."""

    def __init__(self, state: MppState) -> None:
        self.state = state

    def error(self, status: HTTPStatus, detail: str) -> Response:
        """An error in the one documented form (MPP-19, MPP-20)."""
        body: JsonObject = {
            "type": "https://tools.ietf.org/html/rfc2616#section-10",
            "title": "An error occurred",
            "detail": detail,
        }
        if self.state.error_message:
            body["message"] = self.state.error_message
        return JSONResponse(body, status, media_type=self.state.error_media)

    def guarded(self, endpoint: Callable[[Request], Response]) -> Endpoint:
        """An endpoint behind the quota, then the token (MPP-7, MPP-13): a banned source is not asked for its token."""

        async def guard(request: Request) -> Response:
            if not self.state.api.admit(_source(request)):
                return self.error(HTTPStatus.TOO_MANY_REQUESTS, "Too many requests")
            scheme, _, token = request.headers.get("authorization", "").partition(" ")
            if scheme != "Bearer" or self.state.tokens.get(token, 0.0) <= time.monotonic():
                return self.error(HTTPStatus.UNAUTHORIZED, "Invalid or expired token")
            return endpoint(request)

        return guard

    def me(self, _request: Request) -> Response:
        """The current user (MPP-8, MPP-T3)."""
        account: JsonObject = {"id": "34", "status": "opened", "watermark": 977733, "uuid": ACCOUNT}
        user: JsonObject = {
            **_resource("User", "/v1/users/12"),
            "id": 12,
            "username": self.state.username,
            "email": self.state.username,
            "isTest": False,
            "roles": ["ROLE_USER"],
            "gender": "woman",
            "birthdate": "1988-05-03T00:00:00+00:00",
            "investmentAccounts": [account],
            "userSensibleData": ["/v1/user_sensible_datas/7"],
            "createdAt": "2022-01-03T00:00:00+00:00",
        }
        return JSONResponse(user, media_type=_LD_JSON)

    def collection(self, kind: str) -> Callable[[Request], Response]:
        """The endpoint of a hydra collection, paged by `page` and `limit` (MPP-T3)."""

        def endpoint(request: Request) -> Response:
            query = request.query_params
            made_up: list[JsonObject] = [{"@id": f"{request.url.path}/1", "@type": kind, "id": "1"}]
            found = _filtered(self.state.lists.get(kind, made_up), request)
            try:
                page, limit = int(query.get("page", "1")), int(query.get("limit", str(_DEFAULT_LIMIT)))
            except ValueError:
                return self.error(HTTPStatus.BAD_REQUEST, "Page should be an integer.")
            if page < 1 or limit < 1:
                return self.error(HTTPStatus.BAD_REQUEST, "Page should not be less than 1.")
            members = found[(page - 1) * limit : page * limit]
            if not request.headers.get("accept", _LD_JSON).startswith((_LD_JSON, "*/*")):
                return JSONResponse(members)  # as API Platform answers other JSON: no envelope, no next page
            body: JsonObject = {
                **_resource("hydra:Collection", request.url.path),
                "hydra:member": list[Json](members),
                "hydra:totalItems": len(found),
            }
            if len(found) > limit and self.state.views:
                body["hydra:view"] = _view(request, page, -(-len(found) // limit))
            return JSONResponse(body, media_type=_LD_JSON)

        return endpoint

    def item(self, kind: str) -> Callable[[Request], Response]:
        """The endpoint of a single resource; the id `unknown` is a 404."""

        def endpoint(request: Request) -> Response:
            identifier = request.path_params["id"]
            if identifier == "unknown":
                return self.error(HTTPStatus.NOT_FOUND, "Not Found")
            body: JsonObject = {**_resource(kind, request.url.path), "id": identifier, "amount": 9777.33}
            return JSONResponse(body, media_type=_LD_JSON)

        return endpoint

    async def token(self, request: Request) -> Response:
        """Sign in, or refresh (MPP-T3); ten calls a minute, or a ban of an hour (MPP-15)."""
        if not self.state.sso.admit(_source(request)):
            return self.error(HTTPStatus.TOO_MANY_REQUESTS, "Too many requests")
        form = await read_form(request)
        if form.get("client_id") != "mpp-app":
            return _sso_error("invalid_client", "Invalid client credentials")
        match form.get("grant_type"):
            case "password":
                if (form.get("username"), form.get("password")) != (self.state.username, self.state.password):
                    return _sso_error("invalid_grant", "Invalid user credentials")
            case "refresh_token":
                if form.get("refresh_token") not in self.state.refresh_tokens:
                    return _sso_error("invalid_grant", "Invalid refresh token")
            case _:
                return _sso_error("unsupported_grant_type", "Unsupported grant_type")
        refresh = secrets.token_urlsafe(16)
        self.state.refresh_tokens.add(refresh)
        body: JsonObject = {
            "access_token": self.state.issue(),
            "expires_in": self.state.token_seconds,
            "refresh_expires_in": 1800,
            "refresh_token": refresh,
            "token_type": "Bearer",
            "not-before-policy": 0,
            "session_state": "0b2f6f6c-3d2f-4c1e-8a5b-2f6d8f1a7c9e",
            "scope": "email profile",
        }
        return JSONResponse(body)

    async def not_found(self, _request: Request, _error: Exception) -> Response:
        """Any other path: `//me` for one (MPP-2)."""
        return self.error(HTTPStatus.NOT_FOUND, "Not Found")

    def routes(self) -> list[Route]:
        """Every route of both hosts."""
        gets: dict[str, Callable[[Request], Response]] = {"/me": self.me}
        gets |= {path: self.collection(kind) for path, kind in _COLLECTIONS.items()}
        gets |= {path: self.item(kind) for path, kind in _ITEMS.items()}
        gets |= {
            "/user_investment_accounts/{id}/financial_history": _plain({"financialValues": [_POINT]}),
            "/user_kycs/{id}/consulting_analysis/{kind}": _plain([{"name": "Énergie", "percent": 100, "funds": []}]),
            "/settings/twitch.json": _plain({"key": "twitch", "readable": True, "value": {"isLive": False}}),
            "/settings/advice-waiting-video.json": _plain({"key": "video", "readable": True, "value": {}}),
        }
        sso = [Route(f"{prefix}{TOKEN_PATH}", self.token, methods=["POST"]) for prefix in ("", "/auth")]
        return [*(Route(f"/v1{path}", self.guarded(one), methods=["GET"]) for path, one in gets.items()), *sso]


def application(state: MppState) -> ASGIApp:
    """The server as an ASGI application; `state` may be read and changed while it runs."""
    server = Application(state)
    return Recorder(Starlette(routes=server.routes(), exception_handlers={404: server.not_found}), state)


def _plain(body: Json) -> Callable[[Request], Response]:
    return lambda _request: JSONResponse(body)


def _source(request: Request) -> str:
    return request.client.host if request.client else ""


def _resource(kind: str, path: str) -> JsonObject:
    return {"@context": f"/v1/contexts/{kind}", "@id": path, "@type": kind}


def _sso_error(error: str, description: str) -> Response:
    status = HTTPStatus.UNAUTHORIZED if error != "unsupported_grant_type" else HTTPStatus.BAD_REQUEST
    return JSONResponse({"error": error, "error_description": description}, status)


def _filtered(found: list[JsonObject], request: Request) -> list[JsonObject]:
    after, before = request.query_params.get("date[strictly_after]"), request.query_params.get("date[strictly_before]")
    kind = request.query_params.get("type")
    if kind:
        found = [one for one in found if one.get("type") == kind]
    if after:
        found = [one for one in found if str(one.get("date"))[:10] > after[:10]]
    if before:
        found = [one for one in found if str(one.get("date"))[:10] < before[:10]]
    return found


def _view(request: Request, page: int, last: int) -> JsonObject:
    kept = {name: value for name, value in request.query_params.items() if name != "page"}

    def iri(number: int) -> str:
        return f"{request.url.path}?{urlencode({**kept, 'page': number})}"

    view: JsonObject = {
        "@id": iri(page),
        "@type": "hydra:PartialCollectionView",
        "hydra:first": iri(1),
        "hydra:last": iri(last),
    }
    if page > 1:
        view["hydra:previous"] = iri(page - 1)
    if page < last:
        view["hydra:next"] = iri(page + 1)
    return view
