"""The type `Lead`.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

from .._runtime.model import Model

if TYPE_CHECKING:
    from .category import Category, CategoryInput
    from .collect_type import CollectType, CollectTypeInput
    from .publication_timeframe import PublicationTimeframe, PublicationTimeframeInput


class Lead(Model):
    """A person with a project.

    Every member is a string; empty descriptions of the documentation stay short.

    (MII-8)
    """

    email: str
    """Email address (MII-8)."""
    firstname: str
    """First name."""
    lastname: str
    """Last name."""
    phone: str
    """Phone number."""
    collect_type: CollectType
    """Collect type. Must be donation or lending."""
    project_description: str
    """Description of the project."""
    project_total_budget: str
    """Total budget of the project. A string, not a number."""
    publication_timeframe: PublicationTimeframe
    """Publication timeframe. Must be within_month, next_months or another_quarter."""
    birthdate: str | None = None
    """Birthdate. No specific format."""
    siret: str | None = None
    """Siret."""
    post_code: str | None = None
    """Zip code."""
    city: str | None = None
    """City."""
    project_name: str | None = None
    """Project name."""
    social_link: str | None = None
    """Social link like facebook, twitter and so on."""
    project_crowdfunding_budget: str | None = None
    """The part of the budget to be crowdfunded. A string; the documentation does not describe it
    (inferred).
    """
    project_loan_budget: str | None = None
    """The part of the budget to be lent. A string; the documentation does not describe it
    (inferred).
    """
    project_input_budget: str | None = None
    """The part of the budget brought in. A string; the documentation does not describe it
    (inferred).
    """
    department: str | None = None
    """Department code."""
    category: Category | None = None
    """Category. Must be one of the categories listed."""
    turnover: str | None = None
    """Turnover."""
    lead_source: str | None = None
    """The source of the lead."""
    campaign_id: str | None = None
    """Id of the campaign linked to this lead."""


class LeadInput(TypedDict):
    """`Lead` as a request takes it."""

    email: str
    firstname: str
    lastname: str
    phone: str
    collect_type: CollectTypeInput
    project_description: str
    project_total_budget: str
    publication_timeframe: PublicationTimeframeInput
    birthdate: NotRequired[str]
    siret: NotRequired[str]
    post_code: NotRequired[str]
    city: NotRequired[str]
    project_name: NotRequired[str]
    social_link: NotRequired[str]
    project_crowdfunding_budget: NotRequired[str]
    project_loan_budget: NotRequired[str]
    project_input_budget: NotRequired[str]
    department: NotRequired[str]
    category: NotRequired[CategoryInput]
    turnover: NotRequired[str]
    lead_source: NotRequired[str]
    campaign_id: NotRequired[str]
