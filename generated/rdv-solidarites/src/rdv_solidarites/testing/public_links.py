"""The fake of `public_links`, and what the description says of its operations.

Stamped by pochoir from specs/rdv-solidarites/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import public_links as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

LIST_PUBLIC_LINKS = Described(
    operations.LIST_PUBLIC_LINKS,
    given=(Given("territory", "query", {"type": "string"}, required=True),),
    replies=(
        Shown(
            "200",
            {
                "public_links": [
                    {
                        "external_id": "mds-valence",
                        "public_link": "https://www.rdv-solidarites.fr/org/12",
                    },
                ],
            },
            {"$ref": "ListeLiensPublics"},
        ),
        Shown("400", {"missing": "territory"}),
        Shown("404", {"not_found": "territory"}),
        Shown(
            "429",
            {"errors": ["Limite d'appels API atteinte. Merci de patienter.\n"]},
            headers={"RateLimit-Limit": "50", "RateLimit-Remaining": "0"},
        ),
        Shown("500", {}),
        Shown("default", {}),
    ),
)


class FakePublicLinks(ResourceFake):
    """Les liens publics de prise de rendez-vous."""

    def __init__(self, kit: Kit) -> None:
        self.list = OperationFake(kit, "public_links.list", LIST_PUBLIC_LINKS)
        """``GET /api/v1/public_links``"""
