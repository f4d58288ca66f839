"""The operations of `user_kycs`, as data.

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
    from ..models import ConsultingAnalysis, HydraItem

LIST_AVAILABLE_PRODUCTS: PagedOperation[HydraItem] = PagedOperation(
    id="listAvailableProducts",
    name="user_kycs.list_available_products",
    method="GET",
    path="/user_kycs/{kyc_id}/available_products",
    parameters=(
        Parameter("kyc_id", "path"),
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

GET_CONSULTING_ANALYSIS: Operation[ConsultingAnalysis] = Operation(
    id="getConsultingAnalysis",
    name="user_kycs.get_consulting_analysis",
    method="GET",
    path="/user_kycs/{kyc_id}/consulting_analysis/{kind}",
    parameters=(
        Parameter("kyc_id", "path"),
        Parameter("kind", "path"),
    ),
    security=(("token",),),
    replies={
        "200": Json(lambda: models.ConsultingAnalysis),
        "400": Json(lambda: models.Error),
        "401": Json(lambda: models.Error),
        "404": Json(lambda: models.Error),
        "422": Json(lambda: models.Error),
        "429": Empty(),
        "default": Json(lambda: models.Error),
    },
    retry=Retry.SAFE,
)
