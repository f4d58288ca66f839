"""What the MiiMOSA API takes and gives, as JSON Schema.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .._runtime.values import JsonValue

SCHEMAS: Mapping[str, JsonValue] = {
    "Category": {
        "type": "string",
        "enum": [
            "apiculture",
            "aquaculture",
            "alcool",
            "soft",
            "elevage",
            "sale",
            "sucre",
            "horticulture",
            "innovation",
            "nature",
            "lait",
            "viticulture",
        ],
    },
    "CollectType": {"type": "string", "enum": ["donation", "lending"]},
    "Lead": {
        "type": "object",
        "required": [
            "email",
            "firstname",
            "lastname",
            "phone",
            "collect_type",
            "project_description",
            "project_total_budget",
            "publication_timeframe",
        ],
        "properties": {
            "email": {"type": "string"},
            "firstname": {"type": "string"},
            "lastname": {"type": "string"},
            "phone": {"type": "string"},
            "collect_type": {"$ref": "CollectType"},
            "project_description": {"type": "string"},
            "project_total_budget": {"type": "string"},
            "publication_timeframe": {"$ref": "PublicationTimeframe"},
            "birthdate": {"type": "string"},
            "siret": {"type": "string"},
            "post_code": {"type": "string"},
            "city": {"type": "string"},
            "project_name": {"type": "string"},
            "social_link": {"type": "string"},
            "project_crowdfunding_budget": {"type": "string"},
            "project_loan_budget": {"type": "string"},
            "project_input_budget": {"type": "string"},
            "department": {"type": "string"},
            "category": {"$ref": "Category"},
            "turnover": {"type": "string"},
            "lead_source": {"type": "string"},
            "campaign_id": {"type": "string"},
        },
    },
    "ProjectOrder": {"type": "string", "enum": ["populars", "in_progress", "recent"]},
    "PublicationTimeframe": {
        "type": "string",
        "enum": ["within_month", "next_months", "another_quarter"],
    },
}
