"""Absences, agents and errors."""

from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from .._runtime.codec.model import Model
from .._runtime.codec.values import JsonValue

Status: TypeAlias = Literal["seen", "excused"] | str


class Agent(Model):
    """Un agent."""

    id: int
    email: str
    role: str | None = None


class Absence(Model):
    """Une absence."""

    id: int
    first_day: date
    """Premier jour."""
    title: str | None = None
    class_: Annotated[str | None, Field(alias="class")] = None
    status: Status | None = None
    agent: Agent | None = None
    tags: list[str] | None = None
    extra: JsonValue = None


class Erreurs(Model):
    """Les erreurs d'une requête."""

    errors: JsonValue
    error_messages: list[str] | None = None
    success: bool | None = None
