"""The types of the MiiMOSA API.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .category import Category as Category, CategoryInput as CategoryInput
    from .collect_type import CollectType as CollectType, CollectTypeInput as CollectTypeInput
    from .lead import Lead as Lead, LeadInput as LeadInput
    from .project_order import ProjectOrder as ProjectOrder, ProjectOrderInput as ProjectOrderInput
    from .publication_timeframe import (
        PublicationTimeframe as PublicationTimeframe,
        PublicationTimeframeInput as PublicationTimeframeInput,
    )
else:
    from .._runtime.lazy import lazy_exports

    __getattr__, __dir__ = lazy_exports(
        __name__,
        {
            "Category": "category",
            "CategoryInput": "category",
            "CollectType": "collect_type",
            "CollectTypeInput": "collect_type",
            "Lead": "lead",
            "LeadInput": "lead",
            "ProjectOrder": "project_order",
            "ProjectOrderInput": "project_order",
            "PublicationTimeframe": "publication_timeframe",
            "PublicationTimeframeInput": "publication_timeframe",
        },
    )

__all__ = [
    "Category",
    "CategoryInput",
    "CollectType",
    "CollectTypeInput",
    "Lead",
    "LeadInput",
    "ProjectOrder",
    "ProjectOrderInput",
    "PublicationTimeframe",
    "PublicationTimeframeInput",
]
