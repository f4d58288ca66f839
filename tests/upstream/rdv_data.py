"""The state of the RDV-Solidarités server: agents, organisations, absences, users, sessions, and a test's switches."""

import re
import secrets
import time
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from upstream.recorder import State

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
JsonObject: TypeAlias = dict[str, Json]
ErrorForm: TypeAlias = Literal["attributes", "texts", "base"]
NotFoundForm: TypeAlias = Literal["name", "message", "empty"]

PAGE = 100
TWO_WEEKS = 14 * 24 * 3600
_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5]?[0-9])(?::([0-5]?[0-9]))?")


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent who may sign in. Admins act on their whole organisation, others on their service only (RDV-28)."""

    id: int
    email: str
    password: str
    first_name: str
    last_name: str
    role: str
    service_id: int
    organisation_id: int

    def short(self) -> JsonObject:
        """The agent as other resources show it (RDV-T2)."""
        return {"id": self.id, "email": self.email, "first_name": self.first_name, "last_name": self.last_name}

    def listed(self) -> JsonObject:
        """The agent as a resource (RDV-T15)."""
        return {**self.short(), "inclusion_connect_open_id_sub": None}

    def detail(self) -> JsonObject:
        """The agent as a sign-in shows it (RDV-22)."""
        return {
            "id": self.id,
            "deleted_at": None,
            "email": self.email,
            "provider": "email",
            "service_id": self.service_id,
            "role": self.role,
            "last_name": self.last_name,
            "first_name": self.first_name,
            "uid": self.email,
            "email_original": None,
            "allow_password_change": False,
        }


@dataclass(frozen=True, slots=True)
class Session:
    """The one token of an agent, until `expiry` (Unix seconds)."""

    token: str
    client: str
    uid: str
    expiry: int

    def headers(self) -> dict[str, str]:
        """The headers that a sign-in gives and that every reply to this session repeats (RDV-21, RDV-T1)."""
        return {
            "access-token": self.token,
            "token-type": "Bearer",
            "client": self.client,
            "expiry": str(self.expiry),
            "uid": self.uid,
        }


@dataclass(slots=True)
class Absence:
    """An absence as it is kept; `start_time` and `end_time` are `HH:MM:SS`."""

    id: int
    agent_id: int
    title: str | None
    first_day: date
    end_day: date
    start_time: str
    end_time: str


MARTINE = Agent(1, "martine@demo.rdv-solidarites.fr", "123456", "Martine", "VALIDAY", "admin", 1, 12)
EMILE = Agent(2, "emile@demo.rdv-solidarites.fr", "654321", "Émile", "Lefœuvre", "basic", 2, 12)


@dataclass(slots=True)
class RdvState(State):
    """The state of the server, and the switches of a test.

    Attributes:
        era: 3 pages its lists and describes them in `meta`; 1 has two operations on absences, cut at 100, no `meta`.
        send_expiry: Whether a sign-in says when its token expires.
        token_life: How long a token lives, in seconds (two weeks, whatever the documentation says: RDV-24).
        announced_life: What a sign-in says of it, in seconds from now, when that is not the truth.
        error_form: Which of its three shapes `errors` has in the 422 of an absence.
        not_found_form: Which of its three shapes a 404 has.
        public_limit: How many anonymous calls are allowed before a 429.
        retry_after: What the 429 says, in seconds.
    """

    era: Literal[1, 3] = 3
    send_expiry: bool = True
    token_life: int = TWO_WEEKS
    announced_life: int | None = None
    error_form: ErrorForm = "attributes"
    not_found_form: NotFoundForm = "name"
    public_limit: int = 50
    retry_after: int = 1
    public_calls: int = 0
    agents: list[Agent] = field(default_factory=lambda: [MARTINE, EMILE])
    sessions: dict[str, Session] = field(default_factory=dict[str, Session])
    organisation: JsonObject = field(
        default_factory=lambda: {"id": 12, "email": None, "name": "MDS de Sèvres", "phone_number": "0143219876"}
    )
    absences: dict[int, Absence] = field(default_factory=dict[int, Absence])
    users: dict[int, JsonObject] = field(default_factory=dict[int, JsonObject])
    profiles: set[tuple[int, int]] = field(default_factory=set[tuple[int, int]])
    motifs: list[JsonObject] = field(default_factory=list[JsonObject])
    rdvs: list[JsonObject] = field(default_factory=list[JsonObject])
    referents: set[tuple[int, int]] = field(default_factory=set[tuple[int, int]])
    webhooks: dict[int, JsonObject] = field(default_factory=dict[int, JsonObject])

    def open_session(self, agent: Agent) -> Session:
        """Sign an agent in. Only one device at a time: the agent's former token is worth nothing now (RDV-T1)."""
        expiry = int(time.time()) + self.token_life
        session = Session(secrets.token_urlsafe(16), secrets.token_urlsafe(16), agent.email, expiry)
        self.sessions[agent.email] = session
        return session

    def session_agent(self, token: str, client: str, uid: str) -> tuple[Session, Agent] | None:
        """The session that these three headers name together, and its agent; None when they do not or it is over."""
        session = self.sessions.get(uid)
        if session is None or (session.token, session.client) != (token, client) or session.expiry <= time.time():
            return None
        return session, next(agent for agent in self.agents if agent.email == uid)

    def revoke(self, email: str = MARTINE.email) -> None:
        """Forget the token of an agent, as a second sign-in elsewhere does."""
        self.sessions.pop(email, None)

    def seed_absences(self, count: int, agent: Agent = MARTINE) -> None:
        """Add `count` absences of a day each, titled in French."""
        for _ in range(count):
            number = len(self.absences) + 1
            day = date.fromordinal(date(2021, 1, 1).toordinal() + number)
            self.absences[number] = Absence(
                number, agent.id, f"Congé d'été n°{number}", day, day, "08:00:00", "18:30:00"
            )

    def visible(self, agent: Agent) -> list[Absence]:
        """The absences that an agent may see, most recent first."""
        found = [one for one in self.absences.values() if self.may_act(agent, one.agent_id)]
        return sorted(found, key=lambda one: (one.first_day, one.start_time), reverse=True)

    def may_act(self, agent: Agent, other_id: int) -> bool:
        """Return whether `agent` may act on absences of another: admins may, others in their service (RDV-11)."""
        other = next((one for one in self.agents if one.id == other_id), None)
        return other is not None and (agent.role == "admin" or agent.service_id == other.service_id)

    def render_absence(self, absence: Absence) -> JsonObject:
        """An absence as this era shows it (RDV-T2)."""
        agent = next(one for one in self.agents if one.id == absence.agent_id)
        shown: JsonObject = {
            "id": absence.id,
            "ical_uid": f"absence_{absence.id}@RDV Solidarités",
            "title": absence.title,
            "first_day": absence.first_day.isoformat(),
            "end_day": absence.end_day.isoformat(),
            "start_time": absence.start_time,
            "end_time": absence.end_time,
            "agent": agent.short(),
        }
        if self.era == 1:
            name = self.organisation["name"]
            return {**shown, "organisation": {"id": agent.organisation_id, "name": name, "departement": "75"}}
        ical = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"
        return {**shown, "organisation": dict(self.organisation), "rrule": None, "ical": ical}


def parse_time(value: Json) -> str | None:
    """`H:m[:s]` as `HH:MM:SS`; None when it is no such time (RDV-7)."""
    match = _TIME.fullmatch(value) if isinstance(value, str) else None
    return None if match is None else ":".join(f"{int(part or 0):02}" for part in match.groups())


def parse_date(value: Json) -> date | None:
    """`YYYY-MM-DD` as a date; None when it is no such date (RDV-6)."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None


def parse_number(value: Json) -> int | None:
    """A number, or a string of digits as Rails takes it (RDV-T2); None for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return int(value) if isinstance(value, str) and value.isdecimal() else None
