"""The operations of `catalogue`, as data.

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

GET_ADVICE: Operation[HydraItem] = Operation(
    id="getAdvice",
    name="catalogue.get_advice",
    method="GET",
    path="/advice/{advice_id}",
    parameters=(Parameter("advice_id", "path"),),
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

LIST_INVEST_PROFILE_CATEGORIES: PagedOperation[HydraItem] = PagedOperation(
    id="listInvestProfileCategories",
    name="catalogue.list_invest_profile_categories",
    method="GET",
    path="/invest_profile_categories",
    parameters=(
        Parameter("page", "query"),
        Parameter("limit", "query"),
    ),
    security=(("token",),),
    replies={
        "200": Json(lambda: list[models.HydraItem], media_type="application/ld+json"),
        "400": Json(lambda: models.Error),
        "401": Json(lambda: models.Error),
        "422": Json(lambda: models.Error),
        "429": Empty(),
        "default": Json(lambda: models.Error),
    },
    paging=PagePaging(items="/hydra:member", parameter="page", more="/hydra:view/hydra:next"),
    retry=Retry.SAFE,
)

LIST_INVEST_PROFILES: PagedOperation[HydraItem] = PagedOperation(
    id="listInvestProfiles",
    name="catalogue.list_invest_profiles",
    method="GET",
    path="/invest_profiles",
    parameters=(
        Parameter("page", "query"),
        Parameter("limit", "query"),
    ),
    security=(("token",),),
    replies={
        "200": Json(lambda: list[models.HydraItem], media_type="application/ld+json"),
        "400": Json(lambda: models.Error),
        "401": Json(lambda: models.Error),
        "422": Json(lambda: models.Error),
        "429": Empty(),
        "default": Json(lambda: models.Error),
    },
    paging=PagePaging(items="/hydra:member", parameter="page", more="/hydra:view/hydra:next"),
    retry=Retry.SAFE,
)

LIST_KYC_CATEGORIES: PagedOperation[HydraItem] = PagedOperation(
    id="listKycCategories",
    name="catalogue.list_kyc_categories",
    method="GET",
    path="/kyc_categories",
    parameters=(
        Parameter("page", "query"),
        Parameter("limit", "query"),
    ),
    security=(("token",),),
    replies={
        "200": Json(lambda: list[models.HydraItem], media_type="application/ld+json"),
        "400": Json(lambda: models.Error),
        "401": Json(lambda: models.Error),
        "422": Json(lambda: models.Error),
        "429": Empty(),
        "default": Json(lambda: models.Error),
    },
    paging=PagePaging(items="/hydra:member", parameter="page", more="/hydra:view/hydra:next"),
    retry=Retry.SAFE,
)

LIST_PRODUCT_VALUES: PagedOperation[HydraItem] = PagedOperation(
    id="listProductValues",
    name="catalogue.list_product_values",
    method="GET",
    path="/product_values",
    parameters=(
        Parameter("product", "query"),
        Parameter("product[]", "query"),
        Parameter("product.isin", "query"),
        Parameter("date[before]", "query"),
        Parameter("date[strictly_before]", "query"),
        Parameter("date[after]", "query"),
        Parameter("date[strictly_after]", "query"),
        Parameter("order[date]", "query"),
        Parameter("page", "query"),
        Parameter("limit", "query"),
    ),
    security=(("token",),),
    replies={
        "200": Json(lambda: list[models.HydraItem], media_type="application/ld+json"),
        "400": Json(lambda: models.Error),
        "401": Json(lambda: models.Error),
        "422": Json(lambda: models.Error),
        "429": Empty(),
        "default": Json(lambda: models.Error),
    },
    paging=PagePaging(items="/hydra:member", parameter="page", more="/hydra:view/hydra:next"),
    retry=Retry.SAFE,
)
