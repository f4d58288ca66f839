"""The OAuth side of the eMJPM server: codes, pairs of tokens, and the user of a request (EMJ-T1, EMJ-T2)."""

import base64
import binascii
import time
from http import HTTPStatus
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from upstream.emjpm_data import EmjState, Pair
from upstream.values import read_form

_FORM = "application/x-www-form-urlencoded"


def oauth_error(status: HTTPStatus, error: str, description: str) -> Response:
    """An error as oauth2-server 3 writes it."""
    return JSONResponse({"error": error, "error_description": description}, status)


def _bad(error: str, description: str) -> Response:
    return oauth_error(HTTPStatus.BAD_REQUEST, error, f"{error.replace('_', ' ').capitalize()}: {description}")


class OAuth:
    """The two endpoints and the guard, over one state."""

    def __init__(self, state: EmjState) -> None:
        self.state = state

    async def token(self, request: Request) -> Response:
        """Exchange a code, or a refresh token, for a pair."""
        if request.method != "POST":
            return _bad("invalid_request", "method must be POST")
        if request.headers.get("content-type", "").partition(";")[0].strip() != _FORM:
            return _bad("invalid_request", f"content must be {_FORM}")
        form = await read_form(request)
        refusal = self._client_refusal(request, form)
        if refusal is not None:
            return refusal
        match form.get("grant_type"):
            case "authorization_code":
                return self._exchange(form)
            case "refresh_token":
                return self._refresh(form)
            case None:
                return _bad("invalid_request", "Missing parameter: `grant_type`")
            case _:
                return _bad("unsupported_grant_type", "`grant_type` is invalid")

    def _client_refusal(self, request: Request, form: dict[str, str]) -> Response | None:
        """The refusal of an unknown editor: 401 only when the credentials came by HTTP Basic."""
        scheme, _, encoded = request.headers.get("authorization", "").partition(" ")
        basic = scheme == "Basic"
        if basic:
            try:
                form["client_id"], _, form["client_secret"] = base64.b64decode(encoded).decode().partition(":")
            except (binascii.Error, UnicodeDecodeError):
                form["client_id"] = ""
        secret = self.state.editors.get(form.get("client_id", ""))
        if secret is not None and secret == form.get("client_secret"):
            return None
        response = _bad("invalid_client", "client is invalid")
        if basic:
            response.status_code = HTTPStatus.UNAUTHORIZED
            response.headers["www-authenticate"] = 'Basic realm="Service"'
        return response

    def _exchange(self, form: dict[str, str]) -> Response:
        code = self.state.codes.get(form.get("code", ""))
        if code is None or code.client_id != form["client_id"]:
            # The real server trips over its own null here: neither a 400 nor a useful text.
            message = "Cannot read properties of null (reading 'client')"
            return oauth_error(HTTPStatus.SERVICE_UNAVAILABLE, "server_error", message)
        if code.until <= time.monotonic():
            return _bad("invalid_grant", "authorization code has expired")
        if code.redirect_uri != form.get("redirect_uri"):
            return _bad("invalid_grant", "`redirect_uri` is invalid")
        del self.state.codes[form["code"]]
        return self._issued(self.state.issue(code.user, code.client_id))

    def _refresh(self, form: dict[str, str]) -> Response:
        for pair in self.state.pairs:
            if (pair.refresh, pair.client_id) == (form.get("refresh_token"), form["client_id"]):
                if pair.refresh_until <= time.monotonic():
                    return _bad("invalid_grant", "refresh token has expired")
                return self._issued(self.state.issue(pair.user, pair.client_id))
        return _bad("invalid_grant", "refresh token is invalid")

    def _issued(self, pair: Pair) -> Response:
        body = {
            "access_token": pair.access,
            "token_type": "Bearer",
            "expires_in": int(self.state.access_seconds),
            "refresh_token": pair.refresh,
        }
        return JSONResponse(body, headers={"cache-control": "no-store", "pragma": "no-cache"})

    async def authorize(self, request: Request) -> Response:
        """Handle the form that the authorization page posts when the user accepts (EMJ-7, EMJ-T9)."""
        form = await read_form(request)
        user = self.state.sessions.get(form.get("access_token", ""))
        if user is None or form.get("response_type") != "code" or form.get("client_id") not in self.state.editors:
            return _bad("invalid_request", "the authorization cannot be given")
        code = self.state.grant_code(user, form["redirect_uri"])
        answer = {"code": code, **({"state": form["state"]} if "state" in form else {})}
        return RedirectResponse(f"{form['redirect_uri']}?{urlencode(answer)}", HTTPStatus.FOUND)

    def who(self, request: Request) -> int | Response:
        """The user that a request acts for, or the refusal."""
        if "access_token" in request.query_params:
            return _bad("invalid_request", "do not send bearer tokens in query URLs")
        given = request.headers.get("authorization")
        if given is None:
            return Response(status_code=HTTPStatus.UNAUTHORIZED, headers={"www-authenticate": 'Bearer realm="Service"'})
        scheme, _, token = given.partition(" ")
        if scheme != "Bearer" or not token:
            return _bad("invalid_request", "malformed authorization header")
        for pair in self.state.pairs:
            if pair.access == token:
                if pair.access_until <= time.monotonic():
                    return _unauthorized("access token has expired")
                return pair.user
        return _unauthorized("access token is invalid")


def _unauthorized(description: str) -> Response:
    return oauth_error(HTTPStatus.UNAUTHORIZED, "invalid_token", f"Invalid token: {description}")
