"""The sentinel for arguments that are not passed, which differs from ``None``."""

from typing import ClassVar, Final, final

__all__ = ["UNSET", "Unset"]


@final
class Unset:
    """The type of ``UNSET``, the default of optional arguments; such an argument is not sent."""

    __slots__ = ()
    _only: ClassVar["Unset | None"] = None

    def __new__(cls) -> "Unset":
        """Return the only instance, so that ``value is UNSET`` holds after copying and pickling."""
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
"""The default of optional arguments, which are then not sent; ``None`` is sent as ``null``."""
