"""The operations of `users`, as data.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import models
from .._runtime.operation import Empty, Json, PagedOperation, PagePaging, Parameter, Retry

if TYPE_CHECKING:
    from ..models import HydraItem

LIST_USER_KYCS: PagedOperation[HydraItem] = PagedOperation(
    id="listUserKycs",
    name="users.list_kycs",
    method="GET",
    path="/users/{user_id}/user_kycs",
    parameters=(
        Parameter("user_id", "path"),
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

LIST_USER_COUPONS: PagedOperation[HydraItem] = PagedOperation(
    id="listUserCoupons",
    name="users.list_user_coupons",
    method="GET",
    path="/users/{user_id}/user_coupons",
    parameters=(
        Parameter("user_id", "path"),
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

LIST_COUPONS: PagedOperation[HydraItem] = PagedOperation(
    id="listCoupons",
    name="users.list_coupons",
    method="GET",
    path="/users/{user_id}/coupons",
    parameters=(
        Parameter("user_id", "path"),
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
