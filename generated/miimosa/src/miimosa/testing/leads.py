"""The fake of `leads`, and what the description says of its operations.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import leads as operations
from .._runtime.testing.described import Described, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

CREATE_LEAD = Described(
    operations.CREATE_LEAD,
    body={"$ref": "Lead"},
    replies=(
        Shown("200", {}),
        Shown("400", {}),
        Shown("default", {}),
    ),
)


class FakeLeads(ResourceFake):
    """Persons who would like to have a project funded on MiiMOSA."""

    def __init__(self, kit: Kit) -> None:
        self.create = OperationFake(kit, "leads.create", CREATE_LEAD)
        """``POST /leads``"""
