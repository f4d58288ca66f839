"""The credentials of one attempt, and the words for those that are missing."""

from typing import TYPE_CHECKING, NamedTuple

from ..base.credentials import Grant, Keeper
from ..base.redact import Secret
from ..base.security import Placed

if TYPE_CHECKING:
    from ..base.api import Api
    from ..base.operation import Security
    from ..base.security import Signer
    from ..base.wire import RawReply, Request

__all__ = ["Authority", "wanted"]


class Authority(NamedTuple):
    """The credentials of one attempt; ``grant`` is the grant they came from, to be renewed after a 401.

    ``asked`` is set if a function or a store of the caller returned one of them; it may return a different one after a
    401. ``signers`` compute the credentials that answer a challenge.
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


def wanted(api: "Api", keeper: "Keeper | None", security: "Security") -> str:
    """Return, in words, the credentials that the caller can pass for an operation."""
    schemes = {name: api.schemes.get(name) for names in security for name in names}
    arguments = {name: name if found is None else found.argument or name for name, found in schemes.items()}
    ways = [" and ".join(arguments[name] for name in names) for names in security if names]
    if api.login is not None:
        ways.append(" and ".join(api.login.secrets))
    if keeper is not None:
        ways.append(keeper.wanted())
    variables = sorted({found.variable for found in schemes.values() if found is not None and found.variable})
    return " or ".join(ways) + (f" (or set {', '.join(variables)} in the environment)" if variables else "")
