"""The fake of `pledges`, and what the description says of its operations.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import pledges as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

LIST_USER_PLEDGES = Described(
    operations.LIST_USER_PLEDGES,
    given=(
        Given("user_email", "query", {"type": "string"}, required=True),
        Given("user_birthdate", "query", {"type": "string"}, required=True),
    ),
    replies=(
        Shown("200", []),
        Shown("403", {}),
        Shown("404", {}),
        Shown("default", {}),
    ),
)


class FakePledges(ResourceFake):
    """The valid lending pledges of a user."""

    def __init__(self, kit: Kit) -> None:
        self.list = OperationFake(kit, "pledges.list", LIST_USER_PLEDGES)
        """``GET /user/pledges``"""
