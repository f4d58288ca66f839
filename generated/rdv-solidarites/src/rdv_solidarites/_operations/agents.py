"""The operations of `agents`, as data.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Json, PagedOperation, PagePaging, Parameter, Retry
from .._runtime.values import JsonValue

if TYPE_CHECKING:
    from ..models import Agent

LIST_AGENTS: PagedOperation[Agent] = PagedOperation(
    id="listAgents",
    name="agents.list",
    method="GET",
    path="/api/v1/agents",
    parameters=(
        Parameter("organisation_id", "query"),
        Parameter("page", "query"),
    ),
    security=(("accessToken", "client", "uid"),),
    replies={
        "200": Json(lambda: list[models.Agent]),
        "401": Json(lambda: models.Erreurs),
        "403": Json(lambda: models.Erreurs),
        "500": Json(lambda: JsonValue),
        "default": Json(lambda: JsonValue),
    },
    paging=PagePaging(items="/agents", parameter="page", next="/meta/next_page", cap=100),
    retry=Retry.SAFE,
)
