"""The operations of `providers`, as data.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import (
    Empty,
    Json,
    Operation,
    PagedOperation,
    PagePaging,
    Parameter,
    Retry,
)

if TYPE_CHECKING:
    from ..models import HydraItem

GET_INVESTMENT_ACCOUNT_PROVIDER: Operation[HydraItem] = Operation(
    id="getInvestmentAccountProvider",
    name="providers.get",
    method="GET",
    path="/investment_account_providers/{provider}",
    parameters=(Parameter("provider", "path"),),
    security=(("token",),),
    replies={
        "200": Json(lambda: models.HydraItem, media_type="application/ld+json"),
        "400": Json(lambda: models.Error),
        "401": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "422": Json(lambda: models.Error),
        "429": Empty(),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)

LIST_KYC_QUESTIONS: PagedOperation[HydraItem] = PagedOperation(
    id="listKycQuestions",
    name="providers.list_kyc_questions",
    method="GET",
    path="/investment_account_providers/{provider}/kyc_questions",
    parameters=(
        Parameter("provider", "path"),
        Parameter("page", "query"),
        Parameter("limit", "query"),
    ),
    security=(("token",),),
    replies={
        "200": Json(lambda: list[models.HydraItem], media_type="application/ld+json"),
        "400": Json(lambda: models.Error),
        "401": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "422": Json(lambda: models.Error),
        "429": Empty(),
        "default": Json(lambda: models.Error),
    },
    paging=PagePaging(items="/hydra:member", parameter="page", more="/hydra:view/hydra:next"),
    retry=Retry.SAFE,
)
