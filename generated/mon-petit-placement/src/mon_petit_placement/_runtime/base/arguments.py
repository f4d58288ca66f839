"""The argument values of one call."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .unset import UNSET, Unset

__all__ = ["Arguments"]


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Arguments:
    """The argument values of one call, by wire name.

    Not a tuple: error reports show the values of tuples. ``page_size`` is the page size of a list whose total number
    of items is limited.
    """

    path: Mapping[str, object] = field(default_factory=dict[str, object])
    query: Mapping[str, object] = field(default_factory=dict[str, object])
    header: Mapping[str, object] = field(default_factory=dict[str, object])
    cookie: Mapping[str, object] = field(default_factory=dict[str, object])
    body: object = UNSET
    page_size: int | Unset = UNSET
