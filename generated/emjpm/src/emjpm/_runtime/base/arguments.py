"""The argument values of one call."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .unset import UNSET, Unset

__all__ = ["Arguments"]


@dataclass(frozen=True, slots=True, repr=False)
class Arguments:
    """The argument values of one call, by wire name.

    ``page_size`` is the size of a page of a list that is limited as a whole.
    """

    path: Mapping[str, object] = field(default_factory=dict[str, object])
    query: Mapping[str, object] = field(default_factory=dict[str, object])
    header: Mapping[str, object] = field(default_factory=dict[str, object])
    cookie: Mapping[str, object] = field(default_factory=dict[str, object])
    body: object = UNSET
    page_size: int | Unset = UNSET
