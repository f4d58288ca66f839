"""Confirmation of operations that cannot be undone."""

from ..base.errors import InvalidArgument

__all__ = ["require_confirmation"]


def require_confirmation(argument: str, value: object) -> None:
    """Require that the caller confirmed the call.

    Args:
        argument: the name of the confirming argument.
        value: its value; only ``True`` itself confirms, neither ``1`` nor ``"true"``.

    Raises:
        InvalidArgument: the call is not confirmed; nothing was sent.
    """
    if value is not True:
        raise InvalidArgument(
            f"{argument}: pass True to confirm this operation, which cannot be undone; nothing was sent"
        )
