"""The models that somebody would write by hand for the replies of the benchmarks."""

import datetime

from pydantic import BaseModel, ConfigDict

__all__ = ["Absence"]


class Agent(BaseModel):
    """An agent."""

    model_config = ConfigDict(extra="allow")
    id: int
    email: str | None
    first_name: str | None
    last_name: str


class Organisation(BaseModel):
    """An organisation."""

    model_config = ConfigDict(extra="allow")
    id: int
    name: str
    email: str | None
    phone_number: str | None


class Item(BaseModel):
    """An absence."""

    model_config = ConfigDict(extra="allow")
    id: int
    title: str
    first_day: datetime.date
    end_day: datetime.date
    start_time: str
    end_time: str
    ical_uid: str
    rrule: str | None
    agent: Agent
    organisation: Organisation


class Absence(BaseModel):
    """The reply with one absence."""

    absence: Item
