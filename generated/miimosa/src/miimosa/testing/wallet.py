"""The fake of `wallet`, and what the description says of its operations.

Stamped by pochoir from specs/miimosa/openapi.yaml; change the description, not this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._operations import wallet as operations
from .._runtime.testing.described import Described, Given, Shown
from .._runtime.testing.operation import OperationFake, ResourceFake

if TYPE_CHECKING:
    from .._runtime.testing.fake import Kit

GET_USER_WALLET = Described(
    operations.GET_USER_WALLET,
    given=(
        Given("user_email", "query", {"type": "string"}, required=True),
        Given("user_birthdate", "query", {"type": "string"}, required=True),
    ),
    replies=(
        Shown("200", {}),
        Shown("403", {}),
        Shown("404", {}),
        Shown("default", {}),
    ),
)


class FakeWallet(ResourceFake):
    """The wallet of a user."""

    def __init__(self, kit: Kit) -> None:
        self.get = OperationFake(kit, "wallet.get", GET_USER_WALLET)
        """``GET /user/wallet``"""
