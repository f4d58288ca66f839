"""The checks of RDV-Solidarités before it writes, and the three shapes of its refusals."""

from http import HTTPStatus
from typing import TypeVar

from upstream.rdv_data import (
    Absence,
    Agent,
    ErrorForm,
    Json,
    JsonObject,
    RdvState,
    parse_date,
    parse_number,
    parse_time,
)

ValueT = TypeVar("ValueT")

_MUST_EXIST = "doit exister"
_MUST_BE_FILLED = "doit être rempli(e)"
_AFTER_START = "doit être après le début."


class RefusedError(Exception):
    """A request that the server understands and turns down."""

    def __init__(self, status: HTTPStatus, attribute: str, error: str, details: JsonObject | None = None) -> None:
        super().__init__(status, attribute, error)
        self.status = status
        self.attribute = attribute
        self.error = error
        self.details = details or {}

    def body(self, form: ErrorForm) -> JsonObject:
        """The body of the refusal: errors by attribute, as texts, or without attribute (RDV-15, RDV-T2, RDV-T3)."""
        message = f"{self.attribute} {self.error}"
        match form:
            case "attributes":
                errors: Json = {self.attribute: [{"error": self.error, **self.details}]}
                return {"success": False, "errors": errors, "error_messages": [message]}
            case "texts":
                return text_errors(message)
            case "base":
                return {"errors": [{"base": self.error}], "error_messages": [message]}


def text_errors(message: str) -> JsonObject:
    """Errors as a list of texts, without `error_messages`."""
    return {"success": False, "errors": [message]}


def create_absence(state: RdvState, agent: Agent, body: JsonObject) -> Absence:
    """Check and keep a new absence.

    Raises:
        RefusedError: 404 for an unknown e-mail, 403 for an agent of another service, 422 for the rest (RDV-11, RDV-12).
    """
    if state.era == 1 and parse_number(body.get("organisation_id")) is None:
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "organisation_id", "doit être rempli")
    agent_id = _absent_agent(state, body)
    first_day = _filled("first_day", parse_date(body.get("first_day")))
    start_time = _filled("start_time", parse_time(body.get("start_time")))
    end_time = _filled("end_time", parse_time(body.get("end_time")))
    end_day = parse_date(body.get("end_day")) or first_day
    if (end_day, end_time) <= (first_day, start_time):
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "ends_time", _AFTER_START)
    if not state.may_act(agent, agent_id):
        raise RefusedError(HTTPStatus.FORBIDDEN, "base", "forbidden")
    title = body.get("title")
    number = max(state.absences, default=0) + 1
    absence = Absence(
        number, agent_id, title if isinstance(title, str) else None, first_day, end_day, start_time, end_time
    )
    state.absences[number] = absence
    return absence


def _filled(attribute: str, value: ValueT | None) -> ValueT:
    if value is None:
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, attribute, _MUST_BE_FILLED)
    return value


def _absent_agent(state: RdvState, body: JsonObject) -> int:
    """The agent that `agent_id` names, or else `agent_email`; the number wins if both are there (RDV-T2)."""
    number = parse_number(body.get("agent_id"))
    email = body.get("agent_email")
    if number is None and email is not None and state.era == 3:
        number = next((agent.id for agent in state.agents if agent.email == email), None)
        if number is None:
            raise RefusedError(HTTPStatus.NOT_FOUND, "agent", "not found")
    if number is None or all(agent.id != number for agent in state.agents):
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "agent", _MUST_EXIST)
    return number


def update_absence(absence: Absence, body: JsonObject) -> None:
    """Check the given fields of an absence, then change them.

    Raises:
        RefusedError: a field is malformed, or the end would come before the start.
    """
    first_day = _filled("first_day", parse_date(body.get("first_day", absence.first_day.isoformat())))
    end_day = _filled("end_day", parse_date(body.get("end_day", absence.end_day.isoformat())))
    start_time = _filled("start_time", parse_time(body.get("start_time", absence.start_time)))
    end_time = _filled("end_time", parse_time(body.get("end_time", absence.end_time)))
    if (end_day, end_time) <= (first_day, start_time):
        raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "ends_time", _AFTER_START)
    title = body.get("title", absence.title)
    absence.title = title if isinstance(title, str) else None
    absence.first_day, absence.end_day = first_day, end_day
    absence.start_time, absence.end_time = start_time, end_time


def create_user(state: RdvState, body: JsonObject) -> JsonObject:
    """Check and keep a new user; an e-mail already taken names its user (RDV-T3).

    Raises:
        RefusedError: a name is missing or the e-mail is taken.
    """
    for name in ("first_name", "last_name"):
        if not body.get(name):
            raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, name, "blank")
    for number, user in state.users.items():
        if body.get("email") is not None and user["email"] == body["email"]:
            raise RefusedError(HTTPStatus.UNPROCESSABLE_ENTITY, "email", "taken", {"id": number})
    number = max(state.users, default=100) + 1
    user = {
        "id": number,
        "email": None,
        "address": None,
        "phone_number": None,
        "caisse_affiliation": None,
        "family_situation": None,
        "responsible": None,
        "user_profiles": None,
        "logement": None,
        "notes": None,
        "created_at": "2022-11-10 16:08:16 +0100",
    }
    user |= {name: value for name, value in body.items() if not name.endswith("_ids")}
    state.users[number] = user
    return user


def update_record(record: JsonObject, body: JsonObject, permitted: tuple[str, ...]) -> None:
    """Change the permitted members that the body has; `null` clears one."""
    record.update({name: body[name] for name in permitted if name in body})
