"""The mark of what was not given: absent and ``None`` are different things to send."""

from typing import Final, final

__all__ = ["UNSET", "Unset"]


@final
class Unset:
    """The type of ``UNSET``, the default of every optional argument; such an argument is not sent at all."""

    __slots__ = ()
    _only: "Unset | None" = None

    def __new__(cls) -> "Unset":
        """Give the one instance, so that ``value is UNSET`` holds after a copy or a pickle as well."""
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only

    def __repr__(self) -> str:
        return "UNSET"

    def __bool__(self) -> bool:
        return False

    def __reduce__(self) -> "tuple[type[Unset], tuple[()]]":
        return (Unset, ())


UNSET: Final = Unset()
"""Not given. ``None`` is sent as ``null``; ``UNSET`` is left out."""
