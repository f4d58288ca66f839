"""The type `User`.

Stamped by pochoir from specs/mon-petit-placement/openapi.yaml; change the description, not this
file.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from .._runtime.model import Model
from .._runtime.values import JsonValue

if TYPE_CHECKING:
    from .id import Id
    from .investment_account_summary import InvestmentAccountSummary
    from .sensible_data import SensibleData


class User(Model):
    """A user. Public clients read these members; none of them is documented (observed, MPP-8,
    MPP-T3).
    """

    context: Annotated[JsonValue, Field(alias="@context")] = None
    """The JSON-LD context, a string or an object."""
    at_id: Annotated[str | None, Field(alias="@id")] = None
    """The IRI of this resource."""
    type: Annotated[str | None, Field(alias="@type")] = None
    """The JSON-LD type."""
    id: Id | None = None
    """The identifier, an integer in 2022."""
    username: str | None = None
    """The name to sign in with."""
    email: str | None = None
    """E-mail address."""
    is_test: Annotated[bool | None, Field(alias="isTest")] = None
    """Whether this is a test user."""
    last_login: Annotated[datetime | None, Field(alias="lastLogin")] = None
    """When the user last signed in."""
    roles: list[str] | None = None
    """The roles."""
    firstname: str | None = None
    """First name."""
    lastname: str | None = None
    """Last name."""
    gender: str | None = None
    """Gender; `man` and `woman` were seen."""
    phone: str | None = None
    """Phone number."""
    cgv_accepted: Annotated[bool | None, Field(alias="cgvAccepted")] = None
    """Whether the terms of sale were accepted."""
    validated_at: Annotated[datetime | None, Field(alias="validatedAt")] = None
    """When the user was validated."""
    birthdate: datetime | None = None
    """Date of birth, written as a date and time."""
    nationality: JsonValue = None
    """Nationality. Its type is not certain."""
    affiliate_provider: Annotated[JsonValue, Field(alias="affiliateProvider")] = None
    """The affiliate that the user came from, an object."""
    origin: str | None = None
    """Where the user came from."""
    view_preference: Annotated[str | None, Field(alias="viewPreference")] = None
    """The preferred view."""
    investment_accounts: Annotated[
        list[InvestmentAccountSummary] | None, Field(alias="investmentAccounts")
    ] = None
    """The investment accounts."""
    user_sensible_data: Annotated[list[SensibleData] | None, Field(alias="userSensibleData")] = None
    """Bank data. Objects in 2022, IRIs in 2023."""
    crisp_id: Annotated[str | None, Field(alias="crispId")] = None
    """Id in the chat of Mon Petit Placement."""
    crisp_segments: Annotated[list[str] | None, Field(alias="crispSegments")] = None
    """Segments in that chat."""
    uuid: str | None = None
    """UUID."""
    created_at: Annotated[datetime | None, Field(alias="createdAt")] = None
    """When it was created."""
    updated_at: Annotated[datetime | None, Field(alias="updatedAt")] = None
    """When it was last changed."""
    affiliation_level: Annotated[JsonValue, Field(alias="affiliationLevel")] = None
    """Level of affiliation. Its type is not certain."""
    affiliation_already_client_user_count: Annotated[
        float | None, Field(alias="affiliationAlreadyClientUserCount")
    ] = None
    """How many affiliated users were clients already."""
    affiliation_total_user_count: Annotated[
        float | None, Field(alias="affiliationTotalUserCount")
    ] = None
    """How many users are affiliated."""
    affiliation_savings_percent: Annotated[
        float | None, Field(alias="affiliationSavingsPercent")
    ] = None
    """Savings by affiliation, in percent."""
