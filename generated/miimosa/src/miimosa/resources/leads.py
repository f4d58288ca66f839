"""What `client.leads` can do.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._operations import leads as operations
from .._runtime.resource import AsyncResource, SyncResource, whole_async_reply, whole_reply
from .._runtime.unset import UNSET

if TYPE_CHECKING:
    from .._runtime.unset import Unset
    from .._runtime.values import JsonValue
    from ..models import CategoryInput, CollectTypeInput, PublicationTimeframeInput


class Leads(SyncResource):
    """Persons who would like to have a project funded on MiiMOSA."""

    @cached_property
    def with_response(self) -> LeadsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return LeadsWithResponse(self.whole())

    def create(
        self,
        *,
        email: str,
        firstname: str,
        lastname: str,
        phone: str,
        collect_type: CollectTypeInput,
        project_description: str,
        project_total_budget: str,
        publication_timeframe: PublicationTimeframeInput,
        birthdate: str | Unset = UNSET,
        siret: str | Unset = UNSET,
        post_code: str | Unset = UNSET,
        city: str | Unset = UNSET,
        project_name: str | Unset = UNSET,
        social_link: str | Unset = UNSET,
        project_crowdfunding_budget: str | Unset = UNSET,
        project_loan_budget: str | Unset = UNSET,
        project_input_budget: str | Unset = UNSET,
        department: str | Unset = UNSET,
        category: CategoryInput | Unset = UNSET,
        turnover: str | Unset = UNSET,
        lead_source: str | Unset = UNSET,
        campaign_id: str | Unset = UNSET,
    ) -> JsonValue:
        """Creates a lead.

        Creates a lead. All members are strings, budgets included. `collect_type`, `publication_timeframe`
        and `category` have fixed sets of values; all else is free text.

        Args:
            email: Email address (MII-8).
            firstname: First name.
            lastname: Last name.
            phone: Phone number.
            collect_type: Collect type. Must be donation or lending.
            project_description: Description of the project.
            project_total_budget: Total budget of the project. A string, not a number.
            publication_timeframe: Publication timeframe. Must be within_month, next_months or
                another_quarter.
            birthdate: Birthdate. No specific format.
            siret: Siret.
            post_code: Zip code.
            city: City.
            project_name: Project name.
            social_link: Social link like facebook, twitter and so on.
            project_crowdfunding_budget: The part of the budget to be crowdfunded. A string; the
                documentation does not describe it (inferred).
            project_loan_budget: The part of the budget to be lent. A string; the documentation
                does not describe it (inferred).
            project_input_budget: The part of the budget brought in. A string; the documentation
                does not describe it (inferred).
            department: Department code.
            category: Category. Must be one of the categories listed.
            turnover: Turnover.
            lead_source: The source of the lead.
            campaign_id: Id of the campaign linked to this lead.

        Returns:
            lead created (MII-8, MII-13).

        Raises:
            errors.BadRequest: invalid record.
            errors.ApiError: Any other status.

        ``POST /leads``, documented (MII-7, MII-8, MII-16).
        """
        return self._call(
            operations.CREATE_LEAD,
            body={
                "email": email,
                "firstname": firstname,
                "lastname": lastname,
                "phone": phone,
                "collect_type": collect_type,
                "project_description": project_description,
                "project_total_budget": project_total_budget,
                "publication_timeframe": publication_timeframe,
                "birthdate": birthdate,
                "siret": siret,
                "post_code": post_code,
                "city": city,
                "project_name": project_name,
                "social_link": social_link,
                "project_crowdfunding_budget": project_crowdfunding_budget,
                "project_loan_budget": project_loan_budget,
                "project_input_budget": project_input_budget,
                "department": department,
                "category": category,
                "turnover": turnover,
                "lead_source": lead_source,
                "campaign_id": campaign_id,
            },
        )


class LeadsWithResponse:
    """The methods of `Leads`, each giving the whole reply."""

    def __init__(self, resource: Leads) -> None:
        self.create = whole_reply(resource.create)


class AsyncLeads(AsyncResource):
    """Persons who would like to have a project funded on MiiMOSA."""

    @cached_property
    def with_response(self) -> AsyncLeadsWithResponse:
        """The same methods, each giving the whole reply: status, headers, request id and data."""
        return AsyncLeadsWithResponse(self.whole())

    async def create(
        self,
        *,
        email: str,
        firstname: str,
        lastname: str,
        phone: str,
        collect_type: CollectTypeInput,
        project_description: str,
        project_total_budget: str,
        publication_timeframe: PublicationTimeframeInput,
        birthdate: str | Unset = UNSET,
        siret: str | Unset = UNSET,
        post_code: str | Unset = UNSET,
        city: str | Unset = UNSET,
        project_name: str | Unset = UNSET,
        social_link: str | Unset = UNSET,
        project_crowdfunding_budget: str | Unset = UNSET,
        project_loan_budget: str | Unset = UNSET,
        project_input_budget: str | Unset = UNSET,
        department: str | Unset = UNSET,
        category: CategoryInput | Unset = UNSET,
        turnover: str | Unset = UNSET,
        lead_source: str | Unset = UNSET,
        campaign_id: str | Unset = UNSET,
    ) -> JsonValue:
        """Creates a lead.

        Creates a lead. All members are strings, budgets included. `collect_type`, `publication_timeframe`
        and `category` have fixed sets of values; all else is free text.

        Args:
            email: Email address (MII-8).
            firstname: First name.
            lastname: Last name.
            phone: Phone number.
            collect_type: Collect type. Must be donation or lending.
            project_description: Description of the project.
            project_total_budget: Total budget of the project. A string, not a number.
            publication_timeframe: Publication timeframe. Must be within_month, next_months or
                another_quarter.
            birthdate: Birthdate. No specific format.
            siret: Siret.
            post_code: Zip code.
            city: City.
            project_name: Project name.
            social_link: Social link like facebook, twitter and so on.
            project_crowdfunding_budget: The part of the budget to be crowdfunded. A string; the
                documentation does not describe it (inferred).
            project_loan_budget: The part of the budget to be lent. A string; the documentation
                does not describe it (inferred).
            project_input_budget: The part of the budget brought in. A string; the documentation
                does not describe it (inferred).
            department: Department code.
            category: Category. Must be one of the categories listed.
            turnover: Turnover.
            lead_source: The source of the lead.
            campaign_id: Id of the campaign linked to this lead.

        Returns:
            lead created (MII-8, MII-13).

        Raises:
            errors.BadRequest: invalid record.
            errors.ApiError: Any other status.

        ``POST /leads``, documented (MII-7, MII-8, MII-16).
        """
        return await self._call(
            operations.CREATE_LEAD,
            body={
                "email": email,
                "firstname": firstname,
                "lastname": lastname,
                "phone": phone,
                "collect_type": collect_type,
                "project_description": project_description,
                "project_total_budget": project_total_budget,
                "publication_timeframe": publication_timeframe,
                "birthdate": birthdate,
                "siret": siret,
                "post_code": post_code,
                "city": city,
                "project_name": project_name,
                "social_link": social_link,
                "project_crowdfunding_budget": project_crowdfunding_budget,
                "project_loan_budget": project_loan_budget,
                "project_input_budget": project_input_budget,
                "department": department,
                "category": category,
                "turnover": turnover,
                "lead_source": lead_source,
                "campaign_id": campaign_id,
            },
        )


class AsyncLeadsWithResponse:
    """The methods of `AsyncLeads`, each giving the whole reply."""

    def __init__(self, resource: AsyncLeads) -> None:
        self.create = whole_async_reply(resource.create)
