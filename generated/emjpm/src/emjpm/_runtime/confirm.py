"""The question before what cannot be undone."""

from .errors import InvalidArgument

__all__ = ["require_confirmation"]


def require_confirmation(argument: str, value: object) -> None:
    """Let a call go on whose caller said that it is meant.

    Args:
        argument: the name of the argument.
        value: what was given for it; only ``True`` itself confirms, neither ``1`` nor ``"true"``.

    Raises:
        InvalidArgument: it was not confirmed; nothing was sent.
    """
    if value is not True:
        raise InvalidArgument(f"{argument}: must be True to confirm what cannot be undone; nothing was sent")
