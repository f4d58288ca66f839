"""The credentials of one attempt."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..base.credentials import Grant
from ..base.redact import Secret
from ..base.security import Placed

if TYPE_CHECKING:
    from ..base.security import Signer
    from ..base.wire import RawReply, Request

__all__ = ["Authority"]


@dataclass(frozen=True, slots=True)
class Authority:
    """The credentials of one attempt; ``grant`` is the grant they came from, to be renewed after a 401.

    ``asked`` is set if a function or a store of the caller returned one of them; it may return another after a 401.
    ``signers`` compute the credentials that answer a challenge.
    """

    placed: tuple[Placed, ...] = ()
    grant: Grant | None = None
    asked: bool = False
    signers: "tuple[tuple[Signer, Secret], ...]" = ()

    def same(self, other: "Authority") -> bool:
        """Return whether another attempt would send the same credentials."""
        return self._texts() == other._texts()

    def _texts(self) -> list[str]:
        return [
            each.reveal() for each in (*(one.value for one in self.placed), *(secret for _, secret in self.signers))
        ]

    def sign(self, request: "Request") -> "Request":
        """Return a request with the credentials that answer a challenge of the server."""
        for signer, secret in self.signers:
            request = signer.sign(request, secret)
        return request

    def answers(self, reply: "RawReply") -> bool:
        """Return whether a response has a challenge that another attempt can answer."""
        # Each signer has to see the response.
        answered = [signer.answers(reply) for signer, _ in self.signers]
        return any(answered)
